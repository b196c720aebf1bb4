"""The pages of the settings, in their order. A new page is one line here, and a function that builds it.

A page is a presenter with its widget; it is built when it is first opened. Its labels, help texts and limits stand in
one table of its own, from which the widget is made.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, QObject

from pos_app.domain.staff import Act

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.workplace import Workplace


class SettingsPage(Protocol):
    """What the frame needs of a page's presenter."""

    @property
    def widget(self) -> "QWidget":
        """What stands on the right."""
        ...

    def open(self) -> None:
        """The page is in front: read what is kept, unless something typed waits to be saved."""


@runtime_checkable
class Waiting(Protocol):
    """A page on which something that was typed may wait to be saved."""

    @property
    def waits(self) -> bool:
        """Whether something does."""
        ...


@dataclass(frozen=True, slots=True)
class Page:
    """A line of the list; `build` makes the page on the window's thread, and imports it there."""

    name: str
    icon: str
    title: Callable[[], str]
    build: "Callable[[Workplace, QObject], SettingsPage]"
    needs: Act = Act.MANAGE_SETTINGS


def _loyalty(workplace: "Workplace", parent: QObject) -> SettingsPage:
    from ui.settings.loyalty_page import LoyaltyPage  # noqa: PLC0415 (when it is first opened)
    from ui.settings.loyalty_presenter import LoyaltyPresenter  # noqa: PLC0415 (likewise)

    return LoyaltyPresenter(workplace, LoyaltyPage(), parent)


def _printing(workplace: "Workplace", parent: QObject) -> SettingsPage:
    from ui.settings.printing_page import PrintingPage  # noqa: PLC0415 (when it is first opened)
    from ui.settings.printing_presenter import PrintingSettingsPresenter  # noqa: PLC0415 (likewise)

    return PrintingSettingsPresenter(workplace, PrintingPage(), parent)


def _taxes(workplace: "Workplace", parent: QObject) -> SettingsPage:
    from ui.settings.taxes_page import TaxesPage  # noqa: PLC0415 (when it is first opened)
    from ui.settings.taxes_presenter import TaxesPresenter  # noqa: PLC0415 (likewise)

    return TaxesPresenter(workplace, TaxesPage(), parent)


def _staff(workplace: "Workplace", parent: QObject) -> SettingsPage:
    from ui.settings.staff_page import StaffPage  # noqa: PLC0415 (when it is first opened)
    from ui.settings.staff_presenter import StaffPresenter  # noqa: PLC0415 (likewise)

    return StaffPresenter(workplace, StaffPage(), parent)


def _catalogue(workplace: "Workplace", parent: QObject) -> SettingsPage:
    from ui.settings.catalogue_page import CataloguePage  # noqa: PLC0415 (when it is first opened)
    from ui.settings.catalogue_presenter import CataloguePresenter  # noqa: PLC0415 (likewise)

    return CataloguePresenter(workplace, CataloguePage(), parent)


def _journal(workplace: "Workplace", parent: QObject) -> SettingsPage:
    from ui.settings.journal_page import JournalPage  # noqa: PLC0415 (when it is first opened)
    from ui.settings.journal_presenter import JournalPresenter  # noqa: PLC0415 (likewise)

    return JournalPresenter(workplace, JournalPage(), parent)


def _shop(workplace: "Workplace", parent: QObject) -> SettingsPage:
    from ui.settings.shop_page import ShopPage  # noqa: PLC0415 (when it is first opened)
    from ui.settings.shop_presenter import ShopPresenter  # noqa: PLC0415 (likewise)

    return ShopPresenter(workplace, ShopPage(), parent)


PAGES: tuple[Page, ...] = (
    Page("loyalty", "sparkles", lambda: QCoreApplication.translate("Settings", "Loyalty"), _loyalty),
    Page("taxes", "percent", lambda: QCoreApplication.translate("Settings", "Taxes"), _taxes),
    Page(
        "catalogue",
        "tag",
        lambda: QCoreApplication.translate("Settings", "Catalogue"),
        _catalogue,
        Act.MANAGE_CATALOGUE,
    ),
    Page("printing", "printer", lambda: QCoreApplication.translate("Settings", "Printing"), _printing),
    Page("staff", "users", lambda: QCoreApplication.translate("Settings", "Staff"), _staff, Act.MANAGE_STAFF),
    Page("journal", "history", lambda: QCoreApplication.translate("Settings", "Journal"), _journal, Act.SEE_JOURNAL),
    Page("shop", "store", lambda: QCoreApplication.translate("Settings", "Shop"), _shop),
)
