"""The presenter of printing: queues what a sale prints by itself and what is asked for, and keeps the lane going.

A printer that is away is said once, in the strip, and tried again by itself; nothing of it touches a sale.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from pos_app import errors
from pos_app.domain.page import Page
from pos_app.domain.printing import Automatic, PrintKind, PrintTask, Subject, TillPrinting, WaitingSlip
from pos_app.domain.sales import SaleDone
from ui.error_messages import sentence
from ui.notify import Action
from ui.print_events import PageWanted, PrintWanted
from ui.printing.drawing import page_of, print_next, save_pdf

if TYPE_CHECKING:
    from pos_app.services.shop import Shop
    from ui.printing.strip import PrinterStrip
    from ui.workplace import Workplace

Standing = tuple[PrintTask | None, list[WaitingSlip], float | None]
"""What was printed last, what did not come out, and the seconds until something may be tried."""

LOOK_EVERY_MS = 5_000
"""Another window of this till may have queued something, or taken a job and died."""
SOONEST_MS = 200


class PrintingPresenter(QObject):
    """One per window."""

    def __init__(self, workplace: "Workplace", strip: "PrinterStrip", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace, self._strip = workplace, strip
        self.settings = TillPrinting()
        self._is_known = False
        self._done_before: list[SaleDone] = []
        """Sales that were done before this till's printers were known."""
        self._is_looking = self._look_again = False
        self._asked_for = 0
        self._pdf: tuple[Page, bool] | None = None
        self._left: set[PrintKind] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        strip.again_pressed.connect(self._on_again)
        strip.without_pressed.connect(self._on_without)
        strip.pdf_path_chosen.connect(self._on_pdf_path)
        events = workplace.events
        events.shop_opened.connect(self.read_settings)
        events.signed_in.connect(lambda _actor: self.read_settings())
        events.sale_completed.connect(self.after_sale)
        events.print_wanted.connect(self.print_out)
        events.printing_learned.connect(self._on_learned)
        events.slip_queued.connect(self.look)
        if workplace.is_open:
            self.read_settings()

    # --- settings -----------------------------------------------------------------------------------------------------

    def read_settings(self) -> None:
        """Read this till's printers, and go on with what waits for them."""
        self._workplace.ask(
            lambda shop: shop.printing.settings(),
            self._workplace.events.printing_learned.emit,
            lambda _error: None,
            newest="printing.settings",
            owner=self,
        )

    def _on_learned(self, settings: TillPrinting) -> None:
        self.settings, self._is_known = settings, True
        waiting, self._done_before = self._done_before, []
        for done in waiting:
            self.after_sale(done)
        self.look()

    @property
    def _prints(self) -> bool:
        return self.settings.receipt.is_there or self.settings.kitchen.is_there

    # --- what is asked for --------------------------------------------------------------------------------------------

    def after_sale(self, done: SaleDone) -> None:
        """Queue what this till prints by itself; the sale is done whatever becomes of it."""
        if not self._is_known:
            self._done_before.append(done)
            return
        settings, actor = self.settings, self._workplace.actor
        by_itself = settings.automatic is Automatic.ALWAYS and settings.receipt.is_there
        if actor is not None and (by_itself or settings.kicks or settings.kitchen.is_there):
            self._workplace.do(
                lambda shop: shop.printing.after_sale(actor, done.sale_id),
                self._on_queued,
                self._on_refused,
                owner=self,
            )

    def _on_queued(self, _answer: object) -> None:
        self.look()

    def print_out(self, wanted: PrintWanted | PageWanted) -> None:
        """Queue it for its printer, or ask where its PDF goes."""
        if wanted.as_pdf:
            self._prepare_pdf(wanted)
            return
        actor = self._workplace.actor
        if actor is None:
            self._workplace.explain(errors.NotSignedIn())
            return

        def queue(shop: "Shop") -> str:
            if isinstance(wanted, PrintWanted):
                return shop.printing.receipt(actor, wanted.what, wanted.subject)
            return shop.printing.page(actor, wanted.page, wanted.kind, wanted.subject, wanted.role)

        self._asked_for += 1
        self._workplace.do(queue, self._on_queued, lambda error: self._on_not_queued(error, wanted), owner=self)

    def _on_not_queued(self, error: Exception, wanted: PrintWanted | PageWanted) -> None:
        """Without a printer there is still the PDF."""
        self._asked_for -= 1
        is_test = isinstance(wanted, PageWanted) and wanted.kind is PrintKind.TEST
        if isinstance(error, errors.PrinterMissing) and not is_test:
            pdf = Action(self.tr("Save as PDF"), lambda: self._prepare_pdf(wanted))
            self._workplace.notifier.toast(sentence(error), tone="warning", action=pdf, seconds=8)
        else:
            self._on_refused(error)

    def _on_refused(self, error: Exception) -> None:
        self._workplace.notifier.toast(sentence(error), tone="warning", seconds=8)

    # --- PDF ----------------------------------------------------------------------------------------------------------

    def _prepare_pdf(self, wanted: PrintWanted | PageWanted) -> None:
        if isinstance(wanted, PageWanted):
            self._ask_for_path(wanted.page, a4=True)
            return
        actor, formats = self._workplace.actor, self._workplace.formats

        def read(shop: "Shop") -> Page:
            reading = {
                Subject.SALE: shop.receipts.of_sale,
                Subject.REFUND: shop.receipts.of_refund,
                Subject.ORDER: shop.receipts.of_order,
            }
            return page_of(reading[wanted.what](wanted.subject, actor=actor), formats)

        self._workplace.ask(read, lambda page: self._ask_for_path(page, a4=False), owner=self)

    def _ask_for_path(self, page: Page, *, a4: bool) -> None:
        self._pdf = (page, a4)
        self._strip.ask_for_pdf(page.title)

    def _on_pdf_path(self, path: str) -> None:
        if self._pdf is not None:
            page, a4 = self._pdf
            self._pdf = None
            self._workplace.print_out(
                lambda _shop: save_pdf(page, Path(path), a4=a4), lambda _done: self._on_pdf_saved(path), owner=self
            )

    def _on_pdf_saved(self, path: str) -> None:
        self._workplace.notifier.toast(self.tr("Saved: %1").replace("%1", path), tone="success")

    # --- the lane -----------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Print what is due, one slip after the other, beside everything else."""
        if self._is_looking or not self._workplace.is_open or not self._prints:
            self._look_again = self._is_looking
            return
        self._is_looking, self._look_again = True, False
        formats, background = self._workplace.formats, self._workplace.background

        def work(shop: "Shop") -> Standing:
            task = print_next(shop, formats, lambda: background.is_stopped)
            return task, shop.printing.left(), shop.printing.seconds_to_next()

        self._workplace.print_out(work, self._on_looked, self._on_look_failed, owner=self)

    def _on_looked(self, standing: Standing) -> None:
        self._is_looking = False
        task, left, seconds = standing
        self._show_left(left)
        if task is not None and task.id not in {slip.id for slip in left}:
            self._tell_printed(task)
        if task is not None or self._look_again:
            self.look()
            return
        wait = LOOK_EVERY_MS if seconds is None else int(seconds * 1000) + SOONEST_MS
        self._timer.start(min(LOOK_EVERY_MS, wait))

    def _on_look_failed(self, _error: Exception) -> None:
        """The database is away: whoever sells says so. The queue is looked at again."""
        self._is_looking = False
        self._timer.start(LOOK_EVERY_MS)

    def _tell_printed(self, task: PrintTask) -> None:
        """Only what somebody asked for is told; what comes out by itself tells itself."""
        if self._asked_for and task.kind is not PrintKind.DRAWER:
            self._asked_for -= 1
            self._workplace.notifier.toast(self.tr("Printed."), tone="success", seconds=2)

    def _show_left(self, left: list[WaitingSlip]) -> None:
        troubled = [slip for slip in left if slip.trouble]
        if not troubled:
            self._strip.show_trouble("", "")
            return
        self._asked_for = 0
        words = [sentence(_trouble(troubled[0].trouble))]
        if len(left) > 1:
            words.append(self.tr("Slips waiting: %1").replace("%1", self._workplace.formats.number(len(left))))
        self._left = {slip.kind for slip in left}
        receipts = self._left == {PrintKind.RECEIPT}
        without = self.tr("Without receipt") if receipts else self.tr("Do without")
        self._strip.show_trouble(" ".join(words), without)

    def _on_again(self) -> None:
        actor = self._workplace.actor
        if actor is not None:
            self._workplace.do(lambda shop: shop.printing.try_again(actor), self._on_queued, owner=self)

    def _on_without(self) -> None:
        actor = self._workplace.actor
        if actor is not None:
            kinds = frozenset(self._left)
            self._workplace.do(lambda shop: shop.printing.do_without(actor, kinds), self._on_queued, owner=self)


def _trouble(name: str) -> Exception:
    """The error a job was left with; a printer's trouble in general where its name says nothing to a cashier."""
    found = getattr(errors, name, None)
    if isinstance(found, type) and issubclass(found, errors.PrinterTrouble):
        return found()
    return errors.PrinterTrouble()
