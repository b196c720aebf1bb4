"""The presenter of the board: asks what changed while the board is in sight, and moves what was pressed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from pos_app.domain.board import Board, PickUpStep, Step, step_after, step_before
from pos_app.errors import DatabaseTrouble, NotSignedIn
from ui.board.cards import COLUMNS, PICK_UPS, Card, column_words, food_card, pick_up_card
from ui.error_messages import sentence
from ui.notify import Action

if TYPE_CHECKING:
    from pos_app.domain.sales import SaleDone
    from ui.board.screen import BoardScreen
    from ui.workplace import Workplace

BOARD = "board.changes"
EVERY_MS, AFTER_TROUBLE_MS = 700, 3_000
"""How long after an answer it is asked again; longer while the database does not answer."""

AGES_EVERY = 15
"""Seconds after which the ages on the cards are worked out again."""


class BoardPresenter(QObject):
    """Nothing is asked of the database while the board is out of sight, or while nobody is signed in."""

    def __init__(self, workplace: "Workplace", screen: "BoardScreen", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace, self._screen = workplace, screen
        self._board = Board("")
        self._underway: dict[str, Step | None] = {}
        self._aged = 0
        self._focus_due = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        screen.shown.connect(self._on_shown)
        screen.hidden.connect(self._on_hidden)
        screen.moved_on.connect(self._on_moved_on)
        screen.moved_back.connect(self._on_moved_back)
        events = workplace.events
        events.signed_in.connect(lambda _actor: self._on_shown() if screen.isVisible() else None)
        events.signed_out.connect(self._on_hidden)
        events.sale_completed.connect(self._on_sale_completed)
        if screen.isVisible():
            self._on_shown()

    # --- what is on it ------------------------------------------------------------------------------------------------

    def _on_shown(self) -> None:
        self._focus_due = True
        self._show()
        self.look()

    def _on_hidden(self) -> None:
        self._timer.stop()
        self._workplace.drop(BOARD)

    def _on_sale_completed(self, _done: "SaleDone") -> None:
        if self._screen.isVisible():
            self.look()

    def look(self) -> None:
        """Ask whether anything changed, and so on as long as the board is in sight."""
        self._timer.stop()
        if not self._screen.isVisible() or self._workplace.actor is None:
            return
        version = self._board.version
        self._workplace.ask(
            lambda shop: shop.board.changed_since(version), self._on_looked, self._on_trouble, newest=BOARD, owner=self
        )

    def _on_looked(self, board: Board | None) -> None:
        self._timer.start(EVERY_MS)
        self._screen.trouble.show_message("")
        if board is not None:
            self._board = board
        if board is not None or self._aged != self._age_now():
            self._show()
        if self._focus_due:
            self._focus_due = False
            self._screen.take_focus()

    def _on_trouble(self, error: Exception) -> None:
        """Say it once, where the eye is, and go on asking: the board is as it was when it was last seen."""
        self._timer.start(AFTER_TROUBLE_MS)
        if isinstance(error, DatabaseTrouble):
            words = self.tr("The board is not up to date: the database does not answer. It is asked again.")
            self._screen.trouble.show_message(words, "warning")

    @staticmethod
    def _age_now() -> int:
        return int(datetime.now(UTC).timestamp()) // AGES_EVERY

    def _show(self) -> None:
        self._aged = self._age_now()
        now, formats, board = datetime.now(UTC), self._workplace.formats, self._board
        cards: dict[str, list[Card]] = {column: [] for column in COLUMNS}
        for order in board.orders:
            step = self._underway.get(order.id) or order.step
            cards[step].append(food_card(formats, replace(order, step=step), now, board.late_minutes))
        for column in (Step.DELIVERED,):
            cards[column].reverse()
        for pick_up in board.pick_ups:
            if pick_up.id not in self._underway:
                cards[PICK_UPS].append(pick_up_card(formats, pick_up, now))
        self._screen.show_cards(cards, more_pick_ups=board.more_pick_ups)

    # --- moving -------------------------------------------------------------------------------------------------------

    def _on_moved_on(self, card: Card) -> None:
        if card.is_merch:
            self._hand_over(card, PickUpStep.PICKED_UP)
        elif after := step_after(Step(card.column)):
            self._move(card, Step(card.column), after)

    def _on_moved_back(self, card: Card) -> None:
        if not card.is_merch and (before := step_before(Step(card.column))):
            self._move(card, Step(card.column), before)

    def _move(self, card: Card, seen: Step, to: Step) -> None:
        """The card is at its new place at once; it goes back where the database says otherwise."""
        actor = self._workplace.actor
        if actor is None:
            self._workplace.explain(NotSignedIn())
            return
        said = self.tr("%1: %2").replace("%1", card.head).replace("%2", column_words(to))
        self._begin(
            card.id,
            to,
            lambda: self._workplace.do(
                lambda shop: shop.board.move(actor, card.id, to, seen=seen),
                lambda _moved: self._on_moved(card.id, said, lambda: self._move(card, to, seen)),
                lambda error: self._on_refused(card.id, error),
                owner=self,
            ),
        )

    def _hand_over(self, card: Card, to: PickUpStep) -> None:
        actor = self._workplace.actor
        if actor is None:
            self._workplace.explain(NotSignedIn())
            return
        picked_up = to is PickUpStep.PICKED_UP
        words = self.tr("%1: picked up") if picked_up else self.tr("%1: waits again")
        back = PickUpStep.PAID if picked_up else PickUpStep.PICKED_UP
        self._begin(
            card.id,
            None,
            lambda: self._workplace.do(
                lambda shop: shop.board.hand_over(actor, card.id, to),
                lambda _moved: self._on_moved(
                    card.id, words.replace("%1", card.who), lambda: self._hand_over(card, back)
                ),
                lambda error: self._on_refused(card.id, error),
                owner=self,
            ),
        )

    def _begin(self, card_id: str, to: Step | None, call: Callable[[], object]) -> None:
        self._underway[card_id] = to
        self._show()
        call()

    def _on_moved(self, card_id: str, said: str, undo: Callable[[], None]) -> None:
        """Written: show it as read anew, and offer the way back."""
        self._workplace.notifier.toast(said, tone="success", action=Action(self.tr("Undo"), undo), seconds=6)
        self._read_again(card_id)

    def _on_refused(self, card_id: str, error: Exception) -> None:
        self._workplace.notifier.toast(sentence(error), tone="warning")
        self._read_again(card_id)

    def _read_again(self, card_id: str) -> None:
        """The card stays where it was put until the board was read after the move."""
        self._workplace.ask(
            lambda shop: shop.board.open_orders(),
            lambda board: self._on_read_again(card_id, board),
            lambda error: self._on_read_again(card_id, None, error),
            owner=self,
        )

    def _on_read_again(self, card_id: str, board: Board | None, error: Exception | None = None) -> None:
        self._underway.pop(card_id, None)
        if board is not None:
            self._board = board
        self._show()
        if error is not None:
            self._on_trouble(error)
