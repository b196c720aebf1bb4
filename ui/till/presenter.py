"""The presenter of the till: its state for every screen, opening, cash in and out, the count, and the reports."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from pos_app.domain.denominations import denominations
from pos_app.domain.ids import new_id
from pos_app.domain.staff import Act
from pos_app.domain.till_csv import report_csv
from pos_app.errors import BadInput, PosError, ShiftClosed, TillAlreadyOpen, TillNotOpen
from ui.error_messages import sentence
from ui.print_events import PageWanted
from ui.till.report_words import difference_words, report_page, title
from ui.till.screen import PastRow, StateShown

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.staff import Actor, Approval
    from pos_app.domain.till import CashCount, Movement, PastShift, PastShifts, Shift, Takings
    from pos_app.domain.till_report import TillReport
    from pos_app.services.shop import Shop
    from ui.till.screen import TillScreen
    from ui.workplace import Workplace

STATE, FIGURES, PAST, DRAWER = "till.state", "till.figures", "till.past", "till.drawer"
LOOK_EVERY_MS = 60_000
"""How often the till is looked at again: its business day may be over, another window may have closed it."""


class TillPresenter(QObject):
    """One per window. `events.till_changed` tells every screen which shift the till is in."""

    def __init__(self, workplace: "Workplace", screen: "TillScreen", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace, self._screen = workplace, screen
        self._shift: Shift | None = None
        self._is_known = False
        self._told_overdue = ""
        self._sign = 0
        self._movement_id = ""
        self._report: TillReport | None = None
        self._next: str | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._connect()
        if workplace.actor is not None:
            self._on_signed_in()

    @property
    def shift(self) -> "Shift | None":
        """The till's shift when it was last looked at; none while it is closed."""
        return self._shift

    def _connect(self) -> None:
        screen, events = self._screen, self._workplace.events
        screen.shown.connect(self.look)
        screen.open_pressed.connect(self.ask_for_float)
        screen.pay_in_pressed.connect(lambda: self._ask_for_movement(1))
        screen.pay_out_pressed.connect(lambda: self._ask_for_movement(-1))
        screen.voucher_pressed.connect(events.voucher_wanted)
        screen.find_voucher_pressed.connect(events.voucher_look_up_wanted)
        screen.x_pressed.connect(self._show_x)
        screen.drawer_pressed.connect(self._open_drawer)
        screen.close_pressed.connect(self.ask_for_count)
        screen.past_chosen.connect(self._show_z)
        screen.more_wanted.connect(self._ask_for_more)
        screen.amount.given.connect(self._on_amount)
        screen.count.counted.connect(self._on_counted)
        screen.report.note_given.connect(self._on_note)
        screen.report.csv_wanted.connect(self._save_csv)
        screen.report.print_pressed.connect(lambda: self._print(as_pdf=False))
        screen.report.pdf_pressed.connect(lambda: self._print(as_pdf=True))
        events.signed_in.connect(lambda _actor: self._on_signed_in())
        events.signed_out.connect(screen.close_cards)
        events.sale_completed.connect(lambda _done: self.look() if screen.isVisible() else None)
        events.till_doubted.connect(self.look)
        events.cash_moved.connect(self.look)
        events.till_opening_wanted.connect(self.ask_for_float)

    # --- the state ----------------------------------------------------------------------------------------------------

    def _on_signed_in(self) -> None:
        self._told_overdue = ""
        self._timer.start()
        self.look()

    def look(self) -> None:
        """See which shift the till is in."""
        if self._workplace.actor is not None:
            self._workplace.ask(
                lambda shop: shop.till.current(), self._on_state, lambda _error: None, newest=STATE, owner=self
            )

    def _on_state(self, shift: "Shift | None") -> None:
        changed = not self._is_known or shift != self._shift
        self._shift, self._is_known = shift, True
        if changed:
            self._workplace.events.till_changed.emit(shift)
        if shift is not None and shift.overdue and self._told_overdue != shift.id:
            self._told_overdue = shift.id
            words = self.tr("The till was left open. Count and close it.")
            self._workplace.notifier.toast(words, tone="warning", seconds=8)
        self._show_state()
        if self._screen.isVisible():
            self._ask_for_figures()

    def _overdue_words(self, shift: "Shift") -> str:
        words = self.tr("The till has been open since %1. Count and close it; sales go on meanwhile.")
        return words.replace("%1", self._workplace.formats.moment(shift.opened_at))

    def _show_state(self, figures: "list[tuple[str, str]] | None" = None) -> None:
        shift, formats = self._shift, self._workplace.formats
        may = self._workplace.may(Act.CLOSE_TILL)
        if shift is None:
            text = (
                self.tr("Nothing can be sold. Count the float into the drawer and open the till.")
                if may
                else self.tr("Nothing can be sold. Count the float and open the till with a shift lead's PIN.")
            )
            self._screen.show_state(StateShown(self.tr("The till is closed"), text, may_act=may))
            return
        text = self.tr("Since %1, by %2").replace("%1", formats.moment(shift.opened_at)).replace("%2", shift.opened_by)
        known = [(self.tr("Float"), formats.money(shift.opening_float)), *(figures or [])] if may else []
        warning = self._overdue_words(shift) if shift.overdue else ""
        self._screen.show_state(
            StateShown(self.tr("The till is open"), text, known, is_open=True, may_act=may, warning=warning)
        )

    def _ask_for_figures(self) -> None:
        actor = self._workplace.actor
        self._ask_for_drawer()
        if actor is None or not self._workplace.may(Act.SEE_REPORTS):
            return
        if self._shift is not None:
            sees_cash = self._workplace.may(Act.SEE_EXPECTED_CASH)

            def read(shop: "Shop") -> "tuple[Takings, int | None, tuple[Movement, ...]]":
                expected = shop.till.expected_cash(actor) if sees_cash else None
                return shop.till.takings(actor), expected, shop.till.movements(actor)

            self._workplace.ask(read, self._on_figures, self._on_doubt, newest=FIGURES, owner=self)
        self._workplace.ask(
            lambda shop: shop.till.past(actor),
            lambda page: self._on_past(page, after=False),
            lambda _error: None,
            newest=PAST,
            owner=self,
        )

    def _ask_for_drawer(self) -> None:
        if not self._workplace.may(Act.OPEN_DRAWER):
            self._screen.show_drawer(shown=False)
            return
        self._workplace.ask(
            lambda shop: shop.printing.settings(),
            lambda chosen: self._screen.show_drawer(shown=chosen.receipt.is_raster),
            lambda _error: None,
            newest=DRAWER,
            owner=self,
        )

    def _open_drawer(self) -> None:
        """Without a sale: the journal tells who."""
        actor = self._workplace.actor
        if actor is not None:
            self._workplace.do(lambda shop: shop.printing.open_drawer(actor, ""), self._on_drawer, owner=self)

    def _on_drawer(self, _job: str) -> None:
        self._workplace.events.slip_queued.emit()
        self._workplace.notifier.toast(self.tr("The drawer opens. The journal says who opened it."))

    def _on_doubt(self, error: Exception) -> None:
        if isinstance(error, TillNotOpen):
            self.look()

    def _on_figures(self, found: "tuple[Takings, int | None, tuple[Movement, ...]]") -> None:
        takings, expected, movements = found
        formats = self._workplace.formats
        figures = [
            (self.tr("Sales"), formats.number(takings.sales)),
            (self.tr("Taken"), formats.money(takings.total)),
        ]
        if takings.vouchers:
            figures.append((self.tr("Vouchers sold"), formats.money(takings.vouchers)))
        if expected is not None:
            figures.append((self.tr("Cash expected"), formats.money(expected)))
        self._show_state(figures)
        self._screen.show_movements([
            (each.reason, f"{formats.time(each.at)}, {each.staff}", formats.money(each.amount))
            for each in reversed(movements)
        ])  # fmt: skip

    # --- opening, cash in and out -------------------------------------------------------------------------------------

    def ask_for_float(self) -> None:
        """Open the till: ask what is in the drawer, and a lead's PIN of whoever needs it."""
        self._sign = 0
        self._screen.amount.ask(
            self.tr("Open the till"),
            self.tr("How much cash is in the drawer?"),
            self.tr("Open"),
            currency=self._workplace.info.currency,
        )

    def _ask_for_movement(self, sign: int) -> None:
        self._sign, self._movement_id = sign, new_id()
        words = (
            (self.tr("Pay in"), self.tr("Cash that goes into the drawer and is no sale."), self.tr("such as: change"))
            if sign > 0
            else (self.tr("Pay out"), self.tr("Cash that leaves the drawer and is no refund."), self.tr("such as: ice"))
        )
        heading, hint, reason = words
        self._screen.amount.ask(heading, hint, heading, currency=self._workplace.info.currency, reason=reason)

    def _on_amount(self, amount: int, reason: str) -> None:
        actor = self._workplace.actor
        if actor is None:
            return
        sign, own_id = self._sign, self._movement_id
        shown = self._workplace.formats.money(amount)

        def move(approval: "Approval | None") -> None:
            self._screen.amount.show_busy(busy=True)
            self._workplace.do(
                lambda shop: shop.till.move(actor, sign * amount, reason, own_id, approval),
                self._on_moved,
                self._on_refused,
            )

        def start(approval: "Approval | None") -> None:
            self._screen.amount.show_busy(busy=True)
            self._workplace.do(lambda shop: shop.till.open(actor, amount, approval), self._on_opened, self._on_refused)

        if sign:
            words = self.tr("Pay in %1") if sign > 0 else self.tr("Pay out %1")
            self._workplace.with_approval(Act.MOVE_CASH, words.replace("%1", shown), move)
        else:
            words = self.tr("Open the till with %1").replace("%1", shown)
            self._workplace.with_approval(Act.OPEN_TILL, words, start)

    def _on_opened(self, shift: "Shift") -> None:
        self._screen.amount.close_card()
        words = self.tr("The till is open with %1 in the drawer.")
        float_words = self._workplace.formats.money(shift.opening_float)
        self._workplace.notifier.toast(words.replace("%1", float_words), tone="success")
        self._on_state(shift)

    def _on_moved(self, moved: "Movement") -> None:
        self._screen.amount.close_card()
        words = self.tr("Paid in: %1") if moved.amount > 0 else self.tr("Paid out: %1")
        amount = self._workplace.formats.money(abs(moved.amount))
        self._workplace.notifier.toast(words.replace("%1", amount), tone="success")
        self.look()

    def _on_refused(self, error: Exception) -> None:
        self._screen.amount.show_busy(busy=False)
        if not isinstance(error, PosError):
            return
        if isinstance(error, TillAlreadyOpen | TillNotOpen):
            self._screen.amount.close_card()
            self._workplace.notifier.toast(sentence(error), tone="warning")
            self.look()
        else:
            self._screen.amount.show_error(sentence(error))

    # --- the count ----------------------------------------------------------------------------------------------------

    def ask_for_count(self) -> None:
        """Close the till: count first, without a word on what should be there."""
        if self._shift is not None and self._workplace.may(Act.CLOSE_TILL):
            formats = self._workplace.formats
            currency = formats.info.currency
            self._screen.count.ask(self._shift.id, denominations(currency), currency, formats.money)

    def _on_counted(self, count: "CashCount") -> None:
        actor, shift = self._workplace.actor, self._shift
        if actor is None or shift is None:
            return
        self._screen.count.show_busy(busy=True)
        self._workplace.do(
            lambda shop: shop.till.close(actor, shift.id, count), self._on_closed, self._on_close_refused
        )

    def _on_closed(self, report: "TillReport") -> None:
        self._screen.count.close_card()
        self._screen.count.forget()
        self._show_report(report)
        self._on_state(None)

    def _on_close_refused(self, error: Exception) -> None:
        self._screen.count.show_busy(busy=False)
        if not isinstance(error, PosError):
            return
        if isinstance(error, ShiftClosed):
            self._screen.count.close_card()
            self._workplace.explain(error)
            self.look()
        else:
            self._screen.count.show_error(sentence(error))

    # --- reports ------------------------------------------------------------------------------------------------------

    def _on_past(self, page: "PastShifts", *, after: bool) -> None:
        self._next = page.next
        rows = [self._past_row(each) for each in page.shifts]
        self._screen.show_past(rows, more=page.next is not None, after=after)

    def _past_row(self, past: "PastShift") -> PastRow:
        formats = self._workplace.formats
        tone = "danger" if past.difference < 0 else "warning" if past.difference else "success"
        sign = "+" if past.difference > 0 else ""
        name = self.tr("Z %1").replace("%1", str(past.z_number))
        detail = f"{past.till}, {formats.calendar_day(past.business_day)}, {past.closed_by}"
        when, total = formats.moment(past.closed_at), formats.money(past.total)
        return PastRow(past.id, name, detail, when, total, f"{sign}{formats.money(past.difference)}", tone)

    def _ask_for_more(self) -> None:
        actor, before = self._workplace.actor, self._next
        if actor is not None and before is not None:
            self._workplace.ask(
                lambda shop: shop.till.past(actor, before), lambda page: self._on_past(page, after=True), owner=self
            )

    def _show_x(self) -> None:
        self._read_report(lambda shop, actor: shop.till.x_report(actor))

    def _show_z(self, shift_id: str) -> None:
        self._read_report(lambda shop, actor: shop.till.z_report(actor, shift_id))

    def _read_report(self, read: "Callable[[Shop, Actor], TillReport]") -> None:
        actor = self._workplace.actor
        if actor is not None:
            self._workplace.ask(lambda shop: read(shop, actor), self._show_report, owner=self)

    def _show_report(self, report: "TillReport") -> None:
        self._report = report
        formats = self._workplace.formats
        asks = bool(report.difference)
        note = report.note if asks else None
        self._screen.report.show_report(title(report), report_page(report, formats), self._said(report), note=note)

    def _said(self, report: "TillReport") -> tuple[str, str]:
        if report.difference is None:
            return "", "info"
        return difference_words(self._workplace.formats, report.difference)

    def _on_note(self, note: str) -> None:
        actor, report = self._workplace.actor, self._report
        if actor is not None and report is not None:
            self._workplace.do(lambda shop: shop.till.explain(actor, report.shift_id, note), self._on_noted)

    def _on_noted(self, report: "TillReport") -> None:
        self._report = report
        self._screen.report.refresh(report_page(report, self._workplace.formats), self._said(report))
        self._workplace.notifier.toast(self.tr("Kept with the report."), tone="success")

    def _save_csv(self, path: str) -> None:
        report, currency = self._report, self._workplace.info.currency
        if report is not None:
            told = self.tr("Saved as %1").replace("%1", Path(path).name)
            self._workplace.ask(
                lambda _shop: _write(Path(path), report_csv(report, currency)),
                lambda _none: self._workplace.notifier.toast(told, tone="success"),
                owner=self,
            )

    def _print(self, *, as_pdf: bool) -> None:
        if self._report is not None:
            page = report_page(self._report, self._workplace.formats)
            wanted = PageWanted(page, subject=self._report.shift_id, as_pdf=as_pdf)
            self._workplace.events.print_wanted.emit(wanted)


def _write(path: Path, text: str) -> None:
    """Write a file. Raises BadInput where it cannot be written."""
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise BadInput(f"The file could not be saved: {error.strerror}.") from error
