"""The presenter of the shop's settings: reads them, says what cannot be, saves, takes back; makes backups."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos_app.domain.office_rules import OfficeRules
from pos_app.domain.shop import ShopInfo
from pos_app.errors import BadInput
from ui.error_messages import sentence
from ui.notify import Action
from ui.settings import shop_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.shop import Backups, ShopDetails
    from pos_app.services.shop import Shop
    from ui.settings.shop_page import ShopPage
    from ui.workplace import Workplace

READ, BACKUPS = "settings.shop", "settings.shop.backups"


class ShopPresenter(QObject):
    """What was typed and not saved stays while another page or screen is in front."""

    def __init__(self, workplace: "Workplace", page: "ShopPage", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace, self.widget = workplace, page
        self._kept: tuple[ShopInfo, OfficeRules] | None = None
        page.edited.connect(self._on_edited)
        page.save_pressed.connect(self._on_save)
        page.undo_pressed.connect(self._on_undo)
        page.backup_pressed.connect(self._on_backup)

    def open(self) -> None:
        """Read what is kept, unless something that was typed waits to be saved."""
        if self._kept is None or not self._is_changed:
            self._read()
        self._ask_for_backups()

    def _read(self) -> None:
        def read(shop: "Shop") -> "tuple[ShopDetails, OfficeRules]":
            return shop.details.get(), shop.house_rules.get().office

        self._workplace.ask(read, lambda kept: self._show(*kept), self._on_trouble, newest=READ, owner=self)

    @property
    def _is_changed(self) -> bool:
        return self._kept is not None and self.widget.values != shop_words.as_values(*self._kept)

    def _show(self, details: "ShopDetails", office: OfficeRules) -> None:
        self._kept = (details.info, office)
        self.widget.show_trouble("")
        self.widget.show_currency(fixed=details.currency_fixed)
        self._show_kept()

    def _show_kept(self) -> None:
        if self._kept is not None:
            self.widget.show_values(shop_words.as_values(*self._kept))
            self.widget.show_refusals({})
            self.widget.show_changed(changed=False)

    def _on_trouble(self, error: Exception) -> None:
        """A choice that the service cannot follow is said in its own words: it names what was typed."""
        self.widget.show_trouble(str(error) if type(error) is BadInput else sentence(error))
        self.widget.show_changed(changed=self._is_changed)

    def _typed(self) -> tuple[ShopInfo, OfficeRules] | None:
        try:
            read = shop_words.read(self.widget.values)
        except shop_words.Unreadable as error:
            self.widget.show_refusals({error.field: str(error)})
            return None
        self.widget.show_refusals({})
        return read

    def _on_edited(self) -> None:
        self.widget.show_trouble("")
        fit = self._typed() is not None
        self.widget.show_changed(changed=self._is_changed, fit=fit)

    def _on_save(self) -> None:
        typed, before = self._typed(), self._kept
        if typed is not None and before is not None:
            self.widget.show_busy()
            self._set(*typed, lambda: self._on_saved(before))

    def _set(self, info: ShopInfo, office: OfficeRules, done: "Callable[[], object]") -> None:
        actor = self._workplace.actor
        if actor is None:
            return

        def save(shop: "Shop") -> ShopInfo:
            kept = shop.details.set(actor, info)
            shop.house_rules.set(actor, office=office)
            return kept

        def saved(kept: ShopInfo) -> None:
            self._workplace.learn(kept)
            self._workplace.read_rules()
            self._read()
            done()

        self._workplace.do(save, saved, self._on_trouble, owner=self)

    def _on_saved(self, before: tuple[ShopInfo, OfficeRules]) -> None:
        self._workplace.notifier.toast(
            self.tr("Saved. Every till goes by it within five seconds."),
            tone="success",
            action=Action(self.tr("Undo"), lambda: self._set(*before, lambda: None)),
            seconds=6,
        )

    def _on_undo(self) -> None:
        self.widget.show_trouble("")
        self._show_kept()

    # --- backups ------------------------------------------------------------------------------------------------------

    def _ask_for_backups(self) -> None:
        actor = self._workplace.actor
        if actor is not None:
            self._workplace.ask(
                lambda shop: shop.backups.listed(actor),
                self._show_backups,
                self._on_trouble,
                newest=BACKUPS,
                owner=self,
            )

    def _show_backups(self, kept: "Backups") -> None:
        lines = [shop_words.backup_line(each, self._workplace.formats) for each in kept.latest]
        self.widget.show_backups(kept.folder, lines, self.tr("No backup was made yet."))

    def _on_backup(self) -> None:
        actor = self._workplace.actor
        if actor is not None:
            self.widget.show_backup_told(
                self.tr("Copying and checking the copy … The shop goes on selling."), busy=True
            )
            self._workplace.look_through(
                lambda shop: shop.backups.make(actor), self._on_made, self._on_not_made, owner=self
            )

    def _on_made(self, name: str) -> None:
        self.widget.show_backup_told(self.tr("Copied and checked: %1").replace("%1", name), tone="success")
        self._ask_for_backups()

    def _on_not_made(self, error: Exception) -> None:
        self.widget.show_backup_told(sentence(error), tone="danger")
