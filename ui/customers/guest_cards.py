"""The cards over the customers' screen that change who somebody is: another number, merging, erasing."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.customers.erase_card import WIDTH as ERASE_WIDTH
from ui.customers.erase_card import EraseCard
from ui.customers.merge_card import WIDTH as MERGE_WIDTH
from ui.customers.merge_card import MergeCard
from ui.customers.number_card import WIDTH as NUMBER_WIDTH
from ui.customers.number_card import NumberCard
from ui.customers.rows import CustomerFace
from ui.widgets.overlay import Overlay


class GuestCards(QObject):
    """Opens one at a time; what is done in it is emitted by the card."""

    number_saved = Signal(str)
    merge_instead = Signal(str)
    text_typed = Signal(str)
    other_chosen = Signal(str)
    kept_chosen = Signal(str)
    merge_pressed = Signal()
    erase_pressed = Signal()

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        self._screen = screen
        self._overlay: Overlay | None = None
        self.number: NumberCard | None = None
        self.merging: MergeCard | None = None
        self.erasing: EraseCard | None = None

    def open_number(self, face: CustomerFace, region: str) -> None:
        """Ask for another number."""
        over = self._over(NUMBER_WIDTH, "changeNumberDialog")
        card = self.number = NumberCard(face, region)
        card.saved.connect(self.number_saved)
        card.merge_wanted.connect(self.merge_instead)
        card.dismissed.connect(self.close_card)
        over.show_content(card)
        over.open(card.number)

    def open_merge(self, name: str) -> None:
        """Ask for the other customer, and whether the two are one."""
        over = self._over(MERGE_WIDTH, "mergeDialog")
        card = self.merging = MergeCard(name)
        card.text_typed.connect(self.text_typed)
        card.other_chosen.connect(self.other_chosen)
        card.kept_chosen.connect(self.kept_chosen)
        card.merge_pressed.connect(self.merge_pressed)
        card.dismissed.connect(self.close_card)
        over.show_content(card)
        over.open(card.search)

    def open_erase(self, face: CustomerFace) -> None:
        """Say what erasing means, and ask for the digits."""
        over = self._over(ERASE_WIDTH, "eraseCustomerDialog")
        card = self.erasing = EraseCard(face)
        card.erase_pressed.connect(self.erase_pressed)
        card.dismissed.connect(self.close_card)
        over.show_content(card)
        over.open(card.typed)

    def close_card(self) -> None:
        """Close whichever is open."""
        if self._overlay is not None:
            self._overlay.close_card()
        self.number = self.merging = self.erasing = None

    def _over(self, width: int, name: str) -> Overlay:
        self.close_card()
        if self._overlay is not None:
            self._overlay.deleteLater()
        over = self._overlay = Overlay(self._screen.window(), width=width)
        over.setObjectName(name)
        return over
