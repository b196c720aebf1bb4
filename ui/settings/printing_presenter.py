"""The presenter of receipts and printers: reads them, shows what would come out, tries a printer out, saves."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from pos_app.domain.printing import Printer, PrinterKind, PrinterRole
from pos_app.errors import BadInput
from ui.error_messages import sentence
from ui.printing import paper, raster
from ui.printing.drawing import laid_out, page_of
from ui.printing.sample import sample_receipt
from ui.printing.slip_pages import SlipWords
from ui.settings.printing_words import Chosen, as_values, read

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from pos_app.services.shop import Shop
    from ui.settings.printing_page import PrintingPage
    from ui.workplace import Workplace

READ = "settings.printing"
PAUSE_MS = 250
"""After the last key, before the receipt is drawn anew."""
LARGEST_LOGO = 200_000


class PrintingSettingsPresenter(QObject):
    """What was typed and not saved stays while another page or screen is in front."""

    def __init__(self, workplace: "Workplace", page: "PrintingPage", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace, self.widget = workplace, page
        self._kept: Chosen | None = None
        self._logo = b""
        self._is_testing = False
        self._drawn = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._draw)
        page.edited.connect(self._on_edited)
        page.save_pressed.connect(self._on_save)
        page.undo_pressed.connect(self._on_undo)
        page.preview.logo_chosen.connect(self._on_logo)
        page.preview.test_pressed.connect(self._on_test)

    def open(self) -> None:
        """Read what is kept, unless something that was typed waits to be saved."""
        if self._kept is None or not self._is_changed:
            self._workplace.ask(
                lambda shop: Chosen(shop.printing.settings(), shop.printing.text()),
                self._show,
                self._on_trouble,
                newest=READ,
                owner=self,
            )

    @property
    def _typed(self) -> Chosen:
        return read(self.widget.values, self._logo)

    @property
    def waits(self) -> bool:
        """Whether something that was typed waits to be saved."""
        return self._is_changed

    @property
    def _is_changed(self) -> bool:
        return self._kept is not None and self._typed != self._kept

    def _show(self, chosen: Chosen) -> None:
        self._kept, self._logo = chosen, chosen.text.logo
        self.widget.show_trouble("")
        self.widget.show_values(as_values(chosen))
        self.widget.show_changed(changed=False)
        self._show_can()
        self._draw()

    def _on_trouble(self, error: Exception) -> None:
        """A refusal in its own words: which address, which file, and why."""
        self._is_testing = False
        self.widget.show_trouble(str(error) if type(error) is BadInput else sentence(error))
        self.widget.show_changed(changed=self._is_changed)
        self._show_can()

    def _on_edited(self) -> None:
        self.widget.show_changed(changed=self._is_changed)
        self._show_can()
        self._pause.start()

    def _show_can(self) -> None:
        till = self._typed.till
        self.widget.preview.show_can(
            receipt=till.receipt.is_there,
            kitchen=till.kitchen.is_there,
            drawer=till.receipt.is_raster,
            logo=bool(self._logo),
            busy=self._is_testing,
        )

    def _on_undo(self) -> None:
        if self._kept is not None:
            self._show(self._kept)

    # --- the preview --------------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        """Draw the receipt beside everything else; only the newest drawing is shown."""
        self._pause.stop()
        chosen, formats = self._typed, self._workplace.formats
        self._drawn += 1
        number = self._drawn

        def draw(_shop: "Shop") -> "QImage":
            page = page_of(sample_receipt(formats.info, chosen.text), formats)
            return raster.picture(laid_out(page, chosen.till.receipt.dots))

        self._workplace.ask(draw, lambda picture: self._on_drawn(number, picture), self._on_trouble, owner=self)

    def _on_drawn(self, number: int, picture: "QImage") -> None:
        if number == self._drawn:
            self.widget.preview.show_slip(picture)

    def _on_logo(self, path: str) -> None:
        if not path:
            self._take_logo(b"")
            return

        def load(_shop: "Shop") -> bytes:
            try:
                with Path(path).open("rb") as file:
                    return file.read(LARGEST_LOGO + 1)
            except OSError as error:
                raise BadInput(f"{path}: {error.strerror}") from error

        self._workplace.print_out(load, self._take_logo, self._on_trouble, owner=self)

    def _take_logo(self, png: bytes) -> None:
        if len(png) > LARGEST_LOGO:
            self.widget.show_trouble(self.tr("That picture is too large. A logo has at most 200 KB."))
            return
        self._logo = png
        self.widget.show_trouble("")
        self._on_edited()

    # --- trying out ---------------------------------------------------------------------------------------------------

    def _on_test(self, what: str) -> None:
        """Send a test to the printer as it is typed, saved or not."""
        actor, formats, background = self._workplace.actor, self._workplace.formats, self._workplace.background
        if actor is None or self._is_testing:
            return
        role = PrinterRole.KITCHEN if what == "kitchen" else PrinterRole.RECEIPT
        printer = self._typed.till.printer(role)
        self._is_testing = True
        self._show_can()

        def work(shop: "Shop") -> None:
            if what == "drawer":
                shop.printing.try_out(actor, printer, None, lambda: background.is_stopped)
                return
            page = SlipWords(formats).test(printer, role, formats.info.name)
            document = laid_out(page, printer.dots)
            if printer.kind is PrinterKind.SYSTEM:
                paper.print_on(document, printer.address, page.title)
            else:
                dots = raster.raster(raster.picture(document))
                shop.printing.try_out(actor, printer, dots, lambda: background.is_stopped)

        self._workplace.print_out(work, lambda _done: self._on_tested(printer), self._on_trouble, owner=self)

    def _on_tested(self, printer: Printer) -> None:
        self._is_testing = False
        self.widget.show_trouble("")
        self._show_can()
        self._workplace.notifier.toast(self.tr("Sent to %1.").replace("%1", printer.address or "-"), tone="success")

    # --- saving -------------------------------------------------------------------------------------------------------

    def _on_save(self) -> None:
        actor, chosen, before = self._workplace.actor, self._typed, self._kept
        if actor is None or before is None:
            return
        self.widget.show_busy()

        def save(shop: "Shop") -> Chosen:
            text = shop.printing.save_text(actor, chosen.text) if chosen.text != before.text else before.text
            till = shop.printing.save_settings(actor, chosen.till) if chosen.till != before.till else before.till
            return Chosen(till, text)

        self._workplace.do(save, self._on_saved, self._on_trouble, owner=self)

    def _on_saved(self, chosen: Chosen) -> None:
        self._show(chosen)
        self._workplace.events.printing_learned.emit(chosen.till)
        self._workplace.notifier.toast(self.tr("Saved."), tone="success")
