"""The receipt of the last sale: offered on the done panel, shown, printed or saved on request."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.app_events import ReceiptWanted

if TYPE_CHECKING:
    from pos_app.domain.printing import TillPrinting
    from pos_app.domain.sales import SaleDone
    from ui.counter.done_panel import DonePanel
    from ui.workplace import Workplace


class ReceiptPresenter(QObject):
    """Asks for receipts; who prints them is told by the application's events."""

    def __init__(self, workplace: "Workplace", done: "DonePanel", parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self._done = workplace, done
        self._last_sale = ""
        workplace.events.sale_completed.connect(self._on_sale)
        workplace.events.printing_learned.connect(self._on_learned)
        done.print_pressed.connect(self.print_last)
        done.pdf_pressed.connect(self.save_last)
        done.receipt_pressed.connect(self.show_last)
        done.show_receipt(printer=False, wanted=True)

    def _on_sale(self, done: "SaleDone") -> None:
        self._last_sale = done.sale_id

    def _on_learned(self, settings: "TillPrinting") -> None:
        from pos_app.domain.printing import Automatic  # noqa: PLC0415 (loaded by whoever learned it)

        wanted = settings.automatic is not Automatic.NEVER
        self._done.show_receipt(printer=settings.receipt.is_there, wanted=wanted)

    def print_last(self) -> None:
        """F9: the receipt of the last sale, or once more as a copy."""
        self._want(as_pdf=False)

    def save_last(self) -> None:
        """Likewise, as a PDF."""
        self._want(as_pdf=True)

    def show_last(self) -> None:
        """Shift+F9: the receipt of the last sale on the screen."""
        if self._last_sale:
            self._workplace.events.receipt_wanted.emit(ReceiptWanted(self._last_sale))
        else:
            self._tell_none()

    def _tell_none(self) -> None:
        self._workplace.notifier.toast(self.tr("No sale was done here yet."))

    def _want(self, *, as_pdf: bool) -> None:
        from pos_app.domain.printing import Subject  # noqa: PLC0415 (no look-up waits for what a printer needs)
        from ui.print_events import PrintWanted  # noqa: PLC0415 (likewise)

        if self._last_sale:
            self._workplace.events.print_wanted.emit(PrintWanted(Subject.SALE, self._last_sale, as_pdf=as_pdf))
        else:
            self._tell_none()
