"""Opens sales and orders as their receipts: reads and draws them in the background, keeps an open one current.

What can be done with one is asked of whoever does it, by the application's events.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from pos_app.domain.opened_receipts import OpenedReceipt
from pos_app.domain.printing import DOTS, Subject
from ui.app_events import LateGuestWanted, ReceiptWanted, RefundWanted
from ui.print_events import PrintWanted
from ui.printing import raster
from ui.printing.drawing import laid_out, page_of
from ui.printing.receipt_face import ReceiptFace, face_of

if TYPE_CHECKING:
    from pos_app.services.shop import Shop
    from ui.printing.receipt_card import ReceiptCard
    from ui.workplace import Workplace

READ = "receipt.read"
Answer = tuple[OpenedReceipt, ReceiptFace, QImage]


class OpenReceiptPresenter(QObject):
    """Opens on `receipt_wanted`; one card a window."""

    def __init__(self, workplace: "Workplace", card: "ReceiptCard", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace, self._card = workplace, card
        self._wanted: ReceiptWanted | None = None
        self._opened: OpenedReceipt | None = None
        self._slip = ""
        card.print_pressed.connect(lambda: self._print(as_pdf=False))
        card.pdf_pressed.connect(lambda: self._print(as_pdf=True))
        card.refund_pressed.connect(self._on_refund)
        card.guest_pressed.connect(self._on_guest)
        card.slip_chosen.connect(self._on_slip)
        card.closed.connect(self._forget)
        events = workplace.events
        events.receipt_wanted.connect(self.show_receipt)
        events.receipt_forgone.connect(self._on_forgone)
        events.sale_changed.connect(self._on_changed)
        events.signed_out.connect(self._on_signed_out)

    def show_receipt(self, wanted: ReceiptWanted) -> None:
        """Read what is wanted, and open the card with it."""
        self._wanted, self._slip = wanted, ""
        self._read()

    def _on_forgone(self) -> None:
        if not self._card.isVisible():
            self._forget()

    def _on_changed(self, _sale_id: str) -> None:
        """Something was given back, or the sale has another guest: what is open may be that sale."""
        if self._card.isVisible():
            self._read()

    def _on_signed_out(self) -> None:
        self._card.close_card()
        self._forget()

    def _forget(self) -> None:
        """The next one at the till sees nothing of it, not even for a moment."""
        self._workplace.drop(READ)
        self._wanted, self._opened, self._slip = None, None, ""
        self._card.clear()

    def _on_slip(self, slip: str) -> None:
        self._slip = slip
        self._read()

    def _read(self) -> None:
        wanted, slip = self._wanted, self._slip
        actor, formats = self._workplace.actor, self._workplace.formats
        if wanted is None or actor is None:
            return

        def read(shop: "Shop") -> Answer:
            opened = shop.receipts.opened(wanted.sale_id, wanted.order_id, actor=actor)
            receipt = shop.receipts.of_refund(slip, actor=actor) if slip else opened.receipt
            picture = raster.picture(laid_out(page_of(receipt, formats), DOTS[80]))
            return opened, face_of(opened, formats), picture

        def show(answer: Answer) -> None:
            self._opened, face, picture = answer
            self._card.show_receipt(face, picture, slip)

        self._workplace.ask(read, show, newest=READ, owner=self)

    # --- what can be done ---------------------------------------------------------------------------------------------

    def _print(self, *, as_pdf: bool) -> None:
        """What is on the paper."""
        opened = self._opened
        if opened is None:
            return
        if self._slip:
            what, subject = Subject.REFUND, self._slip
        elif opened.sale_id is not None:
            what, subject = Subject.SALE, opened.sale_id
        else:
            what, subject = Subject.ORDER, opened.receipt.subject
        self._workplace.events.print_wanted.emit(PrintWanted(what, subject, as_pdf=as_pdf))

    def _on_refund(self) -> None:
        opened = self._opened
        if opened is not None and opened.can_give_back:
            order_id = None if opened.sale_id is not None else opened.receipt.subject
            self._workplace.events.refund_wanted.emit(RefundWanted(opened.sale_id, order_id))

    def _on_guest(self) -> None:
        opened = self._opened
        if opened is not None and opened.sale_id is not None and opened.can_change_guest:
            who = face_of(opened, self._workplace.formats).guest
            self._workplace.events.late_guest_wanted.emit(LateGuestWanted(opened.sale_id, who))
