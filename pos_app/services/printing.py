"""Printing: a till's printers, and the queue between the sale that is done and the paper that may be out.

Nothing here runs inside a sale's transaction: a window's print lane queues, takes, draws and sends.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from pos_app.data.tables import order, payment, sale, setting
from pos_app.domain import escpos, names
from pos_app.domain.page import Page
from pos_app.domain.printing import (
    DOTS,
    Automatic,
    Printer,
    PrinterKind,
    PrinterRole,
    PrintKind,
    PrintTask,
    Subject,
    TillPrinting,
    WaitingSlip,
)
from pos_app.domain.receipts import KitchenSlip, ReceiptData, ReceiptKind, ReceiptText
from pos_app.domain.staff import Act, Actor
from pos_app.errors import BadInput, NotFound, PosError, PrinterMissing
from pos_app.services import print_queue, printer_lines, receipt_texts, receipts
from pos_app.services.journal import Journal
from pos_app.services.premises import Premises
from pos_app.services.welcome import save_setting

PRINTER = "printer"
"""The setting a till's printers are kept under is `printer:<till>`."""

MAX_ADDRESS = 200
BAUDS = (2400, 4800, 9600, 19200, 38400, 57600, 115200)

_SUBJECTS = {ReceiptKind.SALE: Subject.SALE, ReceiptKind.ORDER: Subject.ORDER, ReceiptKind.TAB: Subject.ORDER}


def queue_kitchen(connection: Connection, premises: Premises, order_id: str, slip: KitchenSlip) -> str | None:
    """Queue a slip in the caller's transaction; None where this till has no printer in the kitchen."""
    name = f"{PRINTER}:{premises.till}"
    kept = connection.execute(select(setting.c.value).where(setting.c.name == name)).scalar()
    if not TillPrinting.of(kept if isinstance(kept, dict) else {}).kitchen.is_there:
        return None
    role, document = PrinterRole.KITCHEN, {"slip": slip.kept()}
    return print_queue.add(connection, premises.till, role, PrintKind.KITCHEN, order_id, document, premises.now())


class Printing:
    """The queue of this till, and its settings."""

    def __init__(self, premises: Premises, journal: Journal) -> None:
        """Nothing is read before the first call."""
        self._premises = premises
        self._journal = journal

    # --- settings -------------------------------------------------------------------------------------------------

    def settings(self) -> TillPrinting:
        """This till's printers."""
        with self._premises.database.read() as connection:
            return self._settings(connection)

    def text(self) -> ReceiptText:
        """The shop's words and logo on receipts."""
        with self._premises.database.read() as connection:
            return receipts.receipt_text(connection)

    def save_settings(self, actor: Actor, chosen: TillPrinting) -> TillPrinting:
        """Keep this till's printers. Raises NotAllowed for all but the owner, BadInput for what cannot be."""
        self._premises.allow(actor, Act.MANAGE_SETTINGS)
        for printer in (chosen.receipt, chosen.kitchen):
            _check(printer)
        self._save(actor, f"{PRINTER}:{self._premises.till}", chosen.kept())
        return chosen

    def save_text(self, actor: Actor, text: ReceiptText) -> ReceiptText:
        """Keep the shop's words and logo, for all tills. Raises NotAllowed for all but the owner, and BadInputs."""
        self._premises.allow(actor, Act.MANAGE_SETTINGS)
        checked = receipt_texts.checked(text)
        self._save(actor, receipt_texts.RECEIPT, receipt_texts.kept(checked))
        return checked

    def _save(self, actor: Actor, name: str, value: dict[str, Any]) -> None:
        def work(connection: Connection) -> None:
            save_setting(connection, name, value, self._premises.now)
            self._journal.write(connection, "settings_changed", actor=actor, subject=name, data={"setting": name})

        self._premises.database.call(work)

    def _settings(self, connection: Connection) -> TillPrinting:
        name = f"{PRINTER}:{self._premises.till}"
        kept = connection.execute(select(setting.c.value).where(setting.c.name == name)).scalar()
        return TillPrinting.of(kept if isinstance(kept, dict) else {})

    # --- queueing -------------------------------------------------------------------------------------------------

    def after_sale(self, actor: Actor, sale_id: str) -> int:
        """Queue what this till prints by itself after a sale, once: drawer, receipt, kitchen slip; how many.

        The drawer opens for cash. An order that the kitchen was told of as a tab is not told again. Raises NotFound.
        """
        self._premises.allow(actor, Act.SELL)
        return self._premises.database.call(lambda connection: self._after_sale(connection, sale_id))

    def _after_sale(self, connection: Connection, sale_id: str) -> int:
        chosen = self._settings(connection)
        food = connection.execute(select(order.c.id, order.c.lines).where(order.c.sale_id == sale_id)).first()
        order_id = food.id if food and not any(item.get("round") for item in food.lines) else None
        if connection.execute(select(sale.c.id).where(sale.c.id == sale_id)).scalar() is None:
            raise NotFound
        known = print_queue.kinds_queued(connection, sale_id)
        wanted: list[tuple[PrintKind, PrinterRole, str, dict[str, Any]]] = []
        if chosen.kicks and _was_cash(connection, sale_id):
            wanted.append((PrintKind.DRAWER, PrinterRole.RECEIPT, sale_id, {}))
        if chosen.automatic is Automatic.ALWAYS and chosen.receipt.is_there:
            wanted.append((PrintKind.RECEIPT, PrinterRole.RECEIPT, sale_id, _receipt(Subject.SALE, is_copy=False)))
        if chosen.kitchen.is_there and order_id and not print_queue.kinds_queued(connection, order_id):
            wanted.append((PrintKind.KITCHEN, PrinterRole.KITCHEN, order_id, {}))
        new = [each for each in wanted if each[0].value not in known]
        for kind, role, subject, document in new:
            self._add(connection, role, kind, subject, document)
        return len(new)

    def receipt(self, actor: Actor, what: Subject, subject: str) -> str:
        """Print a receipt; one that was printed before is marked as a copy, and journalled. The job's id.

        Raises PrinterMissing, NotFound, and NotAllowed for a cashier who asks for an older day's.
        """
        reader = receipts.Receipts(self._premises, actor)
        read = {Subject.SALE: reader.of_sale, Subject.REFUND: reader.of_refund, Subject.ORDER: reader.of_order}
        found = read[what](subject)

        def work(connection: Connection) -> str:
            if not self._settings(connection).receipt.is_there:
                raise PrinterMissing
            is_copy = print_queue.was_printed(connection, found, self._premises.now())
            if is_copy:
                self._note_copy(connection, actor, found.subject)
            document = _receipt(_SUBJECTS.get(found.kind, Subject.REFUND), is_copy=is_copy)
            return self._add(connection, PrinterRole.RECEIPT, PrintKind.RECEIPT, found.subject, document)

        return self._premises.database.call(work)

    def page(
        self,
        actor: Actor,
        page: Page,
        kind: PrintKind = PrintKind.REPORT,
        subject: str | None = None,
        role: PrinterRole = PrinterRole.RECEIPT,
    ) -> str:
        """Print something that is ready as it is: a report, a voucher, a test. The job's id. Raises PrinterMissing.

        A kind that would open the drawer needs the right to open it.
        """
        self._premises.allow(actor, Act.OPEN_DRAWER if kind is PrintKind.DRAWER else Act.SELL)

        def work(connection: Connection) -> str:
            if not self._settings(connection).printer(role).is_there:
                raise PrinterMissing
            return self._add(connection, role, kind, subject, {"page": page.kept()})

        return self._premises.database.call(work)

    def kitchen(self, actor: Actor, order_id: str, slip: KitchenSlip) -> str | None:
        """Tell the kitchen; None where this till has no printer there. The order's later sale tells it no more."""
        self._premises.allow(actor, Act.SELL)
        return self._premises.database.call(
            lambda connection: queue_kitchen(connection, self._premises, order_id, slip)
        )

    def open_drawer(self, actor: Actor, reason: str) -> str:
        """Open the drawer without a sale, journalled. Raises NotAllowed for a cashier, PrinterMissing, BadInputs."""
        self._premises.allow(actor, Act.OPEN_DRAWER)
        note = names.note(reason, "reason")

        def work(connection: Connection) -> str:
            if not self._settings(connection).receipt.is_raster:
                raise PrinterMissing
            self._journal.write(connection, "drawer_opened", actor=actor, subject=None, data={}, note=note)
            return self._add(connection, PrinterRole.RECEIPT, PrintKind.DRAWER, None, {})

        return self._premises.database.call(work)

    def _add(
        self, connection: Connection, role: PrinterRole, kind: PrintKind, subject: str | None, document: dict[str, Any]
    ) -> str:
        now = self._premises.now()
        return print_queue.add(connection, self._premises.till, role, kind, subject, document, now)

    def _note_copy(self, connection: Connection, actor: Actor, subject: str) -> None:
        self._journal.write(connection, "receipt_copied", actor=actor, subject=subject, data={})

    # --- the print lane ---------------------------------------------------------------------------------------------

    def take(self) -> PrintTask | None:
        """The next job of this till, for whoever prints; no other window gets it. None while nothing is due."""
        return self._premises.database.call(self._take)

    def _take(self, connection: Connection) -> PrintTask | None:
        while (row := print_queue.take(connection, self._premises.till, self._premises.now())) is not None:
            tries = row.tries + 1
            try:
                content = self._content(connection, row)
            except (PosError, KeyError, TypeError, ValueError):
                self._fail(connection, row.id, tries, "NotFound", for_good=True)
                continue
            role = PrinterRole(row.printer)
            printer = self._settings(connection).printer(role)
            return PrintTask(row.id, PrintKind(row.kind), role, printer, content, tries)
        return None

    def _content(self, connection: Connection, row: Any) -> ReceiptData | KitchenSlip | Page | None:
        """What is to be drawn. A job that somebody took and was not heard of again may have come out: it is a copy."""
        document = row.document or {}
        may_be_out = bool(row.tries and not row.error)
        if row.kind == PrintKind.DRAWER:
            return None
        if "page" in document:
            return Page.of(document["page"])
        if row.kind == PrintKind.KITCHEN:
            slip = document.get("slip")
            found = KitchenSlip.of(slip) if slip else receipts.kitchen_slip(connection, row.subject)
            return found.marked() if may_be_out else found
        receipt = receipts.by_subject(connection, self._premises, document["what"], row.subject)
        return receipt.marked() if may_be_out or document["copy"] else receipt

    def send(
        self, task: PrintTask, raster: escpos.Raster | None, stopped: printer_lines.Stopped = lambda: False
    ) -> None:
        """Send a task that goes to a raster printer; a drawer needs no picture. Raises PrinterTroubles."""
        if raster is None:
            printer_lines.send(task.printer, escpos.kick(), stopped, needs_paper=False)
        else:
            printer_lines.send(task.printer, escpos.slip(raster), stopped)

    def try_out(
        self,
        actor: Actor,
        printer: Printer,
        raster: escpos.Raster | None,
        stopped: printer_lines.Stopped = lambda: False,
    ) -> None:
        """Send a test to a printer that is not kept yet; without a picture, open the drawer.

        Raises NotAllowed for all but the owner, BadInput, and PrinterTroubles.
        """
        self._premises.allow(actor, Act.MANAGE_SETTINGS)
        _check(printer)
        if raster is None:
            printer_lines.send(printer, escpos.kick(), stopped, needs_paper=False)
        else:
            printer_lines.send(printer, escpos.slip(raster), stopped)

    def done(self, task: PrintTask) -> None:
        """It came out."""
        now = self._premises.now()
        self._premises.database.call(lambda connection: print_queue.finish(connection, task.id, task.tries, now))

    def failed(self, task: PrintTask, error: PosError) -> None:
        """It did not come out, and waits; with no printer, or when the content cannot be drawn, for a person."""
        for_good = isinstance(error, PrinterMissing)
        self._premises.database.call(
            lambda connection: self._fail(connection, task.id, task.tries, type(error).__name__, for_good=for_good)
        )

    def _fail(self, connection: Connection, job_id: str, tries: int, error: str, *, for_good: bool) -> None:
        print_queue.fail(connection, job_id, tries, error, self._premises.now(), for_good=for_good)

    # --- what is left -----------------------------------------------------------------------------------------------

    def left(self) -> list[WaitingSlip]:
        """What did not come out at this till and what waits behind it, oldest first; `trouble` tells the two apart."""
        with self._premises.database.read() as connection:
            return [_waiting(row) for row in print_queue.left(connection, self._premises.till)]

    def seconds_to_next(self) -> float | None:
        """How long until a job may be taken; None while nothing waits."""
        with self._premises.database.read() as connection:
            at = print_queue.next_free_at(connection, self._premises.till)
        return None if at is None else max(0.0, (at - self._premises.now()).total_seconds())

    def try_again(self, actor: Actor) -> int:
        """Print everything that did not come out, from now on; how many slips."""
        self._premises.allow(actor, Act.SELL)
        now, till = self._premises.now(), self._premises.till
        return self._premises.database.call(lambda connection: print_queue.again(connection, till, now))

    def do_without(self, actor: Actor, kinds: Iterable[PrintKind] = (PrintKind.RECEIPT,)) -> int:
        """Let go of the receipts (or other slips) that did not come out, journalled; how many."""
        self._premises.allow(actor, Act.SELL)
        chosen = tuple(kinds)

        def work(connection: Connection) -> int:
            count = print_queue.drop(connection, self._premises.till, chosen, self._premises.now())
            if count:
                data = {"slips": count}
                self._journal.write(connection, "slips_dropped", actor=actor, subject=None, data=data)
            return count

        return self._premises.database.call(work)


def _receipt(what: Subject, *, is_copy: bool) -> dict[str, Any]:
    return {"what": what.value, "copy": is_copy}


def _was_cash(connection: Connection, sale_id: str) -> bool:
    wanted = select(payment.c.id).where(payment.c.sale_id == sale_id, payment.c.method == "CASH").limit(1)
    return connection.execute(wanted).first() is not None


def _waiting(row: Any) -> WaitingSlip:
    given_up = row.state == "FAILED"
    return WaitingSlip(
        row.id, PrintKind(row.kind), PrinterRole(row.printer), row.subject, row.created_at, row.error, given_up
    )


def _check(printer: Printer) -> None:
    """Raise BadInput, or TextNotStorable, for a printer that cannot be."""
    names.storable(printer.address, "printer's address", MAX_ADDRESS)
    if printer.paper not in DOTS or printer.baud not in BAUDS:
        raise BadInput("That paper or speed is not possible.")
    if printer.is_there and not printer.address.strip() and printer.kind is not PrinterKind.SYSTEM:
        raise BadInput("The printer needs an address.")
