"""The presenter of lists: a file is shown as what it would do, then brought in whole; the catalogue is saved."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos_app.domain.stocking import Brought, ListedProduct, StockPlan
from pos_app.errors import RowsRefused
from ui.error_messages import sentence
from ui.settings.catalogue_words import ChangeRow, plan_rows, plan_summary
from ui.settings.row_words import row_problem

if TYPE_CHECKING:
    from pos_app.services.shop import Shop
    from ui.settings.catalogue_page import CataloguePage
    from ui.settings.catalogue_presenter import CataloguePresenter
    from ui.settings.list_card import ListCard
    from ui.workplace import Workplace


class ListPresenter(QObject):
    """Nothing is written before the card's button is pressed."""

    def __init__(self, workplace: "Workplace", page: "CataloguePage", parent: "CataloguePresenter") -> None:
        super().__init__(parent)
        self._workplace, self._page, self._catalogue = workplace, page, parent
        page.file_chosen.connect(self._on_file)
        page.place_chosen.connect(self._on_place)

    def _on_place(self, path: Path) -> None:
        actor = self._workplace.actor
        if actor is None:
            return
        self._workplace.do(
            lambda shop: shop.save_listing(shop.assortment.listing(actor), path),
            lambda saved: self._catalogue.say(self.tr("Saved as %1.").replace("%1", saved.name), None),
            owner=self,
        )

    def _on_file(self, path: Path) -> None:
        actor = self._workplace.actor
        if actor is None:
            return

        def look(shop: "Shop") -> tuple[list[ListedProduct], StockPlan]:
            rows = shop.products_in(actor, path)
            return rows, shop.stocking.plan(actor, rows)

        def done(found: tuple[list[ListedProduct], StockPlan]) -> None:
            self._show_plan(self._page.cards.open_list(path.name), *found)

        def failed(error: Exception) -> None:
            if not isinstance(error, RowsRefused):
                self._workplace.explain(error)
                return
            note = self.tr("Nothing was changed. The file needs these corrections:")
            rows = [ChangeRow(row_problem(problem), "", "danger") for problem in error.problems]
            self._page.cards.open_list(path.name).show_rows(note, rows, can_apply=False, wrong=True)

        self._workplace.ask(look, done, failed, owner=self)

    def _show_plan(self, card: "ListCard", rows: list[ListedProduct], plan: StockPlan) -> None:
        formats = self._workplace.formats
        can_apply = not plan.problems and not plan.does_nothing
        note = plan_summary(plan, formats)
        if plan.problems:
            note = self.tr("Nothing was changed. The file needs these corrections:")
        shown = plan_rows(plan, self._catalogue.everything.categories, formats)
        card.show_rows(note, shown, can_apply=can_apply, wrong=bool(plan.problems))
        card.applied.connect(lambda: self._on_applied(card, rows, plan))

    def _on_applied(self, card: "ListCard", rows: list[ListedProduct], plan: StockPlan) -> None:
        actor = self._workplace.actor
        if actor is None:
            return
        shown = plan_rows(plan, self._catalogue.everything.categories, self._workplace.formats)

        def done(brought: Brought) -> None:
            self._page.cards.close()
            self._catalogue.changed()
            words = self.tr("%1 products are new, %2 changed.")
            for mark, count in (("%1", len(brought.added)), ("%2", len(brought.changed))):
                words = words.replace(mark, self._workplace.formats.number(count))
            self._catalogue.say(words, lambda shop: shop.stocking.take_back(actor, brought))

        def failed(error: Exception) -> None:
            card.show_rows(sentence(error), shown, can_apply=False, wrong=True)

        self._workplace.do(lambda shop: shop.stocking.bring_in(actor, rows, seen=plan), done, failed, owner=self)
