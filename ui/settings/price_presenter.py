"""The presenter of the price change: works out every price before anything is written, and takes it all back as one."""

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos_app.domain import money, price_change
from pos_app.domain.catalogue import Catalogue
from pos_app.domain.phone import ascii_digits
from pos_app.domain.price_change import PriceChange, PriceMove
from pos_app.errors import BadInput
from ui.error_messages import sentence
from ui.settings.catalogue_words import category_lines, ending_words, move_rows

if TYPE_CHECKING:
    from ui.settings.catalogue_page import CataloguePage
    from ui.settings.catalogue_presenter import CataloguePresenter
    from ui.settings.catalogue_words import MoveRow
    from ui.settings.price_card import PriceCard, Wish
    from ui.workplace import Workplace


class PricePresenter(QObject):
    """Open while the card is; what is left out by hand stays out while the amount is tried."""

    def __init__(self, workplace: "Workplace", page: "CataloguePage", parent: "CataloguePresenter") -> None:
        super().__init__(parent)
        self._workplace, self._page, self._catalogue = workplace, page, parent
        self._everything = Catalogue((), ())
        self._left_out: set[str] = set()
        self._moves: tuple[PriceMove, ...] = ()
        self._card: PriceCard | None = None

    def open(self, everything: Catalogue) -> None:
        """Ask by how much."""
        self._everything, self._left_out = everything, set()
        self._endings = price_change.endings(self._workplace.info.currency)
        words = [ending_words(each, self._workplace.formats) for each in self._endings]
        card = self._page.cards.open_prices(category_lines(everything), words, self._page.category)
        self._card = card
        card.changed.connect(self._show)
        card.row_toggled.connect(self._on_toggled)
        card.applied.connect(self._on_applied)
        self._show()

    def _read(self, wish: "Wish") -> PriceChange | None:
        """What is wished for; None where the amount is none."""
        ending = self._endings[wish.ending]
        if wish.how == "round":
            return PriceChange(ending=ending)
        sign = -1 if wish.how.startswith("lower") else 1
        if wish.how.endswith("amount"):
            amount = money.parse(ascii_digits(wish.amount), self._workplace.info.currency)
            return None if amount is None else PriceChange(amount=sign * amount, ending=ending)
        share = price_change.percent(ascii_digits(wish.amount))
        if share is None:
            return None
        try:
            return PriceChange(Decimal(sign) * share, ending=ending)
        except BadInput:
            return None

    def _show(self) -> None:
        card = self._card
        if card is None:
            return
        wish = card.wish
        change = self._read(wish)
        products = [
            each
            for each in self._everything.products
            if each.active and wish.category in ("", each.category_id) and wish.kind in ("", each.kind.value)
        ]
        self._moves = price_change.moves(products, change) if change is not None else ()
        taken = self._taken
        if change is None:
            empty = self.tr("Type by how much, and every price is shown before it changes.")
        else:
            empty = self.tr("No price changes.")
        priced = sum(each.price is not None for each in products)
        note = self.tr("%1 of %2 prices change. Prices of choices stay.")
        formats = self._workplace.formats
        note = note.replace("%1", formats.number(len(taken))).replace("%2", formats.number(priced))
        card.show_moves(
            move_rows(self._moves, self._everything, self._left_out, formats),
            empty,
            note if change is not None else "",
            can_apply=bool(taken) and all(move.possible for move in taken),
            wrong=change is None and bool(wish.amount),
        )

    @property
    def _taken(self) -> tuple[PriceMove, ...]:
        return tuple(move for move in self._moves if move.product_id not in self._left_out)

    def _on_toggled(self, row: "MoveRow") -> None:
        self._left_out ^= {row.move.product_id}
        self._show()

    def _on_applied(self) -> None:
        actor, moves, card = self._workplace.actor, self._taken, self._card
        if actor is None or not moves or card is None:
            return

        def done(back: tuple[PriceMove, ...]) -> None:
            self._page.cards.close()
            self._catalogue.changed()
            words = self.tr("%1 prices changed.").replace("%1", self._workplace.formats.number(len(moves)))
            self._catalogue.say(words, lambda shop: shop.assortment.change_prices(actor, back))

        def failed(error: Exception) -> None:
            card.show_note(sentence(error), danger=True)

        self._workplace.do(lambda shop: shop.assortment.change_prices(actor, moves), done, failed, owner=self)
