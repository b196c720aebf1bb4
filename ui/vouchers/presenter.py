"""Between the vouchers' cards and the service: issues, shows the code, looks up, prints."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from pos_app.domain.ids import new_id
from pos_app.domain.sales import Tender
from pos_app.domain.staff import Act
from pos_app.domain.vouchers import VoucherStory
from pos_app.errors import PosError, TillNotOpen, VoucherNotReturnable
from ui.error_messages import sentence
from ui.print_events import PageWanted
from ui.vouchers.issue_card import LastDay
from ui.vouchers.voucher_card import VoucherShown
from ui.vouchers.words import issued_words, last_day_words, move_words, slip

if TYPE_CHECKING:
    from pos_app.domain.staff import Approval
    from pos_app.domain.vouchers import Voucher, VoucherBack
    from ui.vouchers.issue_card import IssueCard
    from ui.vouchers.voucher_card import VoucherCard
    from ui.workplace import Workplace

LOOK_UP = "vouchers.look_up"
YEARS = (1, 2, 3)
"""After how many years a voucher may end."""


class VoucherPresenter(QObject):
    """One per window. Opens on `voucher_wanted`, `voucher_look_up_wanted` and `voucher_filled`."""

    def __init__(
        self, workplace: "Workplace", issue: "IssueCard", card: "VoucherCard", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workplace, self._issue, self._card = workplace, issue, card
        self._own_id = ""
        self._is_till_open = False
        self._shown: VoucherStory | None = None
        issue.issued.connect(self._on_issued)
        card.looked_up.connect(self._on_looked_up)
        card.copy_pressed.connect(self._copy)
        card.print_pressed.connect(lambda: self._print(as_pdf=False))
        card.pdf_pressed.connect(lambda: self._print(as_pdf=True))
        card.take_back_pressed.connect(self._take_back)
        events = workplace.events
        events.till_changed.connect(self.learn_till)
        events.voucher_wanted.connect(self.ask)
        events.voucher_look_up_wanted.connect(self.ask_for_code)
        events.voucher_filled.connect(self.show_filled)
        events.signed_out.connect(issue.close_card)
        events.signed_out.connect(card.close_card)

    def learn_till(self, shift: object) -> None:
        """Without a shift the till is closed, and nothing is sold."""
        self._is_till_open = shift is not None

    # --- issuing ------------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask what the voucher is to be."""
        self._own_id = new_id()
        self._issue.ask(self._workplace.info.currency, self._last_days(), can_sell=self._is_till_open)

    def _last_days(self) -> list[LastDay]:
        today = self._workplace.info.business_day(datetime.now(UTC))
        days = [LastDay(self.tr("None"), self.tr("It is good for ever."))]
        for years in YEARS:
            words = self.tr("1 year") if years == 1 else self.tr("%1 years").replace("%1", str(years))
            day = _years_after(today, years)
            hint = self.tr("Good through %1").replace("%1", self._workplace.formats.calendar_day(day))
            days.append(LastDay(words, hint, day))
        return days

    def _on_issued(self) -> None:
        card, own_id, actor = self._issue, self._own_id, self._workplace.actor
        amount, reason, until = card.amount.amount, card.reason.text().strip(), card.last_day
        if actor is None or amount is None:
            return
        paid_by, reference = card.paid_by, card.reference.text()

        def go_on(approval: "Approval | None") -> None:
            card.show_busy(busy=True)
            self._workplace.do(
                lambda shop: shop.vouchers.issue(actor, amount, until, reason, own_id, approval, paid_by, reference),
                self._on_made,
                self._on_refused,
            )

        words = self.tr("Issue a voucher of %1").replace("%1", self._workplace.formats.money(amount))
        self._workplace.with_approval(Act.ISSUE_VOUCHER, words, go_on)

    def _on_made(self, made: "Voucher") -> None:
        self._issue.close_card()
        self._workplace.events.cash_moved.emit()
        self._card.show_voucher(self.tr("The voucher is ready"), self._in_words(VoucherStory(made, ())))
        self._ask_again(made.code)

    def _on_refused(self, error: Exception) -> None:
        self._issue.show_busy(busy=False)
        if isinstance(error, TillNotOpen):
            self._workplace.events.till_doubted.emit()
        if isinstance(error, PosError):
            self._issue.show_error(sentence(error))

    # --- looking up ---------------------------------------------------------------------------------------------------

    def ask_for_code(self) -> None:
        """Ask which voucher is to be looked up."""
        self._card.ask()

    def _on_looked_up(self, code: str) -> None:
        actor = self._workplace.actor
        if not code.strip():
            self._card.show_error(self.tr("Type or scan the voucher's code."))
        elif actor is not None:
            self._workplace.ask(
                lambda shop: shop.vouchers.look_up(actor, code),
                self._on_found,
                self._on_not_found,
                newest=LOOK_UP,
                owner=self,
            )

    def _on_found(self, story: VoucherStory) -> None:
        self._card.show_error("")
        self._card.refresh(self._in_words(story))

    def _on_not_found(self, error: Exception) -> None:
        if isinstance(error, PosError):
            self._card.show_error(sentence(error))

    def show_filled(self, code: str) -> None:
        """Something was given back onto a voucher: the guest needs its code."""
        actor = self._workplace.actor
        if actor is not None:
            self._workplace.ask(
                lambda shop: shop.vouchers.look_up(actor, code),
                lambda story: self._card.show_voucher(self.tr("It is on this voucher"), self._in_words(story)),
                newest=LOOK_UP,
                owner=self,
            )

    def _ask_again(self, code: str, trouble: str = "") -> None:
        """The card has the voucher; what became of it is added when it is read, and the trouble said again."""

        def show(story: VoucherStory) -> None:
            self._card.refresh(self._in_words(story))
            self._card.show_trouble(trouble)

        actor = self._workplace.actor
        if actor is not None:
            self._workplace.ask(
                lambda shop: shop.vouchers.look_up(actor, code),
                show,
                lambda _error: None,
                newest=LOOK_UP,
                owner=self,
            )

    def _in_words(self, story: VoucherStory) -> VoucherShown:
        voucher, formats = story.voucher, self._workplace.formats
        self._shown = story
        state, tone = self.tr("Good"), "success"
        if story.is_taken_back:
            state, tone = self.tr("Taken back"), ""
        elif story.is_over:
            state, tone = self.tr("Over"), "danger"
        elif not voucher.balance:
            state, tone = self.tr("Used up"), ""
        return VoucherShown(
            voucher.code,
            formats.money(voucher.balance),
            issued_words(story, formats),
            last_day_words(voucher, formats),
            self.tr("Reason: %1").replace("%1", voucher.reason) if voucher.reason else "",
            state,
            tone,
            [(move_words(each), formats.moment(each.at), formats.money(each.amount)) for each in story.moves],
            can_take_back=story.can_take_back is not None,
        )

    # --- taking back --------------------------------------------------------------------------------------------------

    def _take_back(self) -> None:
        """Take the voucher on the card back, where it takes that with a lead's PIN; once, whatever is pressed."""
        actor, own_id = self._workplace.actor, new_id()
        if actor is None or self._shown is None:
            return
        voucher = self._shown.voucher

        def go_on(approval: "Approval | None") -> None:
            self._card.take_back.setEnabled(False)
            self._workplace.do(
                lambda shop: shop.vouchers.take_back(actor, voucher.code, own_id, approval),
                self._on_taken_back,
                self._on_not_taken_back,
            )

        words = self.tr("Take a voucher of %1 back").replace("%1", self._workplace.formats.money(voucher.balance))
        self._workplace.with_approval(Act.ISSUE_VOUCHER, words, go_on)

    def _on_taken_back(self, back: "VoucherBack") -> None:
        words = {
            Tender.CASH: self.tr("Give the guest %1 in cash."),
            Tender.CARD: self.tr("Give %1 back on the card's terminal."),
        }[back.method]
        amount = self._workplace.formats.money(back.amount)
        self._workplace.notifier.toast(words.replace("%1", amount), tone="success", seconds=8)
        self._workplace.events.cash_moved.emit()
        self._card.show_title(self.tr("The voucher is taken back"))
        self._ask_again(back.code)

    def _on_not_taken_back(self, error: Exception) -> None:
        self._card.take_back.setEnabled(True)
        if isinstance(error, PosError):
            self._card.show_trouble(sentence(error))
        if isinstance(error, VoucherNotReturnable) and self._shown is not None:
            self._ask_again(self._shown.voucher.code, sentence(error))

    # --- keeping ------------------------------------------------------------------------------------------------------

    def _copy(self) -> None:
        if self._shown is not None:
            QGuiApplication.clipboard().setText(self._shown.voucher.code)
            self._workplace.notifier.toast(self.tr("The code is copied."), tone="success", seconds=2)

    def _print(self, *, as_pdf: bool) -> None:
        if self._shown is not None:
            page = slip(self._shown, self._workplace.formats)
            wanted = PageWanted(page, subject=self._shown.voucher.id, as_pdf=as_pdf)
            self._workplace.events.print_wanted.emit(wanted)


def _years_after(day: date, years: int) -> date:
    """The same day that many years later; the last of February where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
