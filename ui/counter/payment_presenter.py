"""Paying at the sheet: payments are put together until nothing is missing, by the same rules as the checkout's."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.domain import loyalty, money, pricing
from pos_app.domain.parked import NO_TIP, TipChosen
from pos_app.domain.sales import Payment, Tender
from pos_app.domain.settlement import Settlement, settle
from pos_app.errors import PosError
from ui.counter.discount_words import percent
from ui.counter.order_words import order_line, sum_lines
from ui.counter.payment_words import PointsOffer, breakdown, payment_line
from ui.error_messages import sentence

if TYPE_CHECKING:
    from pos_app.domain.vouchers import Voucher
    from ui.counter.payment_sheet import PaymentSheet
    from ui.counter.sale_in_progress import SaleInProgress
    from ui.workplace import Workplace

VOUCHER = "counter.voucher"
FROM_FIELD = 0
"""A tip of the amount in the field."""


class PaymentPresenter(QObject):
    """Between the payment sheet and the sale in progress; `settled` when everything is paid.

    What was taken belongs to the sale in progress: it stays while the order is changed, also over a crash.
    """

    settled = Signal(object, int)
    """The payments, and the tip in minor units."""

    def __init__(self, workplace: "Workplace", sale: "SaleInProgress", sheet: "PaymentSheet", parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self._sale, self._sheet = workplace, sale, sheet
        self._sale_id = sale.sale_id
        self._points: int | None = None
        self._part: int | None = None
        sheet.cash_typed.connect(self._on_cash_typed)
        sheet.cash_given.connect(self.on_cash_given)
        sheet.quick_pressed.connect(self._on_quick_pressed)
        ways = sheet.ways
        ways.card_paid.connect(self.on_card_paid)
        ways.points_pressed.connect(self.on_points_paid)
        ways.points_stepped.connect(self._on_points_stepped)
        ways.voucher_entered.connect(self.on_voucher_entered)
        ways.tip_pressed.connect(self._on_tip_pressed)
        ways.payment_removed.connect(self._on_payment_removed)
        workplace.events.rules_changed.connect(self._on_rules_changed)

    # --- where it stands ----------------------------------------------------------------------------------------------

    @property
    def total(self) -> int:
        """What the order comes to with its taxes, in minor units."""
        return pricing.price(self._sale.cart, self._workplace.rules.taxes).total

    @property
    def tip(self) -> int:
        """The tip that is given, in minor units; none that the owner does not offer any more."""
        rates, chosen = self._workplace.rules.counter.tips, self._sale.tip
        return chosen.of(self.total) if rates and chosen.rate in (FROM_FIELD, *rates) else 0

    def _settle(self, *more: Payment) -> Settlement:
        """Where it stands with these payments as well. Raises PaymentNotPossible."""
        coin = self._workplace.rules.counter.coin
        return settle(self.total, [*self._sale.paid, *more], tip=self.tip, coin=coin)

    def _stand(self) -> Settlement:
        """Where it stands; payments that the order has become too small for count as missing nothing."""
        try:
            return self._settle()
        except PosError as error:
            self._sheet.show_error(sentence(error))
            paid = sum(each.amount for each in self._sale.paid)
            return Settlement(self.total, self.tip, paid, 0, 0, 0, 0)

    def _with(self, payment: Payment) -> Settlement | None:
        """Where it stands with one payment more; None, with the words in place, where it cannot be taken."""
        try:
            return self._settle(payment)
        except PosError as error:
            self._sheet.show_error(sentence(error))
            return None

    def begin_anew(self) -> None:
        """Forget what was taken, where another sale is in progress."""
        if self._sale.sale_id != self._sale_id:
            self._sale_id = self._sale.sale_id
            self._points = self._part = None

    # --- the sheet ----------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Open the sheet for the order in progress."""
        self.begin_anew()
        self._points = self._part = None
        self._workplace.read_rules()
        self._sheet.ask(self._title(), self._workplace.info.currency)
        self._show_paid_for()
        self.show_again()
        self._on_cash_typed(None)

    def _show_paid_for(self) -> None:
        formats = self._workplace.formats
        lines = [order_line(formats, each) for each in self._sale.cart.lines]
        sums = sum_lines(formats, pricing.price(self._sale.cart, self._workplace.rules.taxes))
        self._sheet.ways.paid_for.show_lines([(f"{each.quantity} {each.name}", each.amount) for each in lines], sums)

    def _title(self) -> str:
        guest = self._sale.guest
        if guest.name:
            return self.tr("To pay for %1").replace("%1", guest.name)
        if guest.phone:
            return self.tr("To pay for %1").replace("%1", self._workplace.formats.phone(guest.phone))
        return self.tr("To pay, without a phone number")

    def show_again(self) -> None:
        """Show where it stands now."""
        formats, stand = self._workplace.formats, self._stand()
        unit = money.unit(formats.info.currency)
        complete = self.tr("Take cash") if stand.missing else self.tr("Complete the sale")
        self._sheet.show_due(formats.money(stand.missing), breakdown(formats, stand), complete)
        due = stand.missing_in_cash
        quick = [(amount, formats.money(amount)) for amount in pricing.quick_amounts(due, unit)] if due else []
        exact = self.tr("Exact %1").replace("%1", formats.money(due)) if stand.missing else ""
        self._sheet.show_quick(exact, quick)
        self._sheet.ways.show_taken([payment_line(formats, each) for each in self._sale.paid])
        self._show_tips()
        self._show_card(stand)
        self._sheet.ways.show_points(self._points_offer(stand))
        self._sheet.ways.make_room()

    def _show_tips(self) -> None:
        rates, chosen = self._workplace.rules.counter.tips, self._sale.tip
        money_words = self._workplace.formats.money
        tips = [(rate, f"{percent(rate)}  ·  {money_words(TipChosen(rate, 0).of(self.total))}") for rate in rates]
        if rates:
            own = self._workplace.formats.money(chosen.amount) if chosen.rate == FROM_FIELD else self.tr("Amount")
            tips.append((FROM_FIELD, own))
        self._sheet.ways.show_tips(tips, chosen.rate)

    def _show_card(self, stand: Settlement) -> None:
        """The card pays what is missing, or the smaller amount in the field."""
        amount = self._card_amount(stand)
        words = self.tr("Paid by card: %1").replace("%1", self._workplace.formats.money(amount)) if amount else ""
        self._sheet.ways.show_card(words)

    def _card_amount(self, stand: Settlement) -> int:
        typed = self._sheet.cash.amount
        return min(typed, stand.missing) if typed else stand.missing

    def _points_offer(self, stand: Settlement) -> PointsOffer | None:
        """As many points as can be spent, or as few as were asked for; None for a guest who has no step of them."""
        rules, card = self._workplace.rules.loyalty, self._sale.guest.card
        if card is None or card.points is None:
            return None
        spent = sum(each.quantity for each in self._sale.paid)
        balance = card.points - spent
        if rules.spend_worth <= 0 or card.points < rules.spend_step:
            return None
        by_points = sum(each.amount for each in self._sale.paid if each.method is Tender.POINTS)
        most = loyalty.spendable(balance, min(stand.missing, self.total - by_points), rules)
        quantity = most if self._points is None else min(self._points, most)
        formats = self._workplace.formats
        told = self.tr("%1 points, worth %2")
        told = told.replace("%1", formats.number(balance)).replace("%2", formats.money(loyalty.worth(balance, rules)))
        words = self.tr("%1 points: %2").replace("%1", formats.number(quantity))
        button = words.replace("%2", formats.money(loyalty.worth(quantity, rules)))
        fewer = max(0, quantity - rules.spend_step)
        more = quantity + rules.spend_step if quantity + rules.spend_step <= most else 0
        return PointsOffer(told, button if quantity else self.tr("No points to spend here"), quantity, fewer, more)

    def _on_rules_changed(self) -> None:
        if self._sheet.isVisible():
            self.show_again()

    # --- ways to pay --------------------------------------------------------------------------------------------------

    def _on_cash_typed(self, amount: int | None) -> None:
        formats = self._workplace.formats
        self._part = None
        self._sheet.show_error("")
        stand = self._stand()
        self._show_card(stand)
        if amount is None:
            self._sheet.show_change("", "")
            return
        done = self._with(Payment.cash(amount))
        if done is None:
            return
        if done.missing:
            self._sheet.show_change(self.tr("Missing"), formats.money(done.missing_in_cash), "danger")
        else:
            self._sheet.show_change(self.tr("Change"), formats.money(done.change), "success")

    def on_cash_given(self) -> None:
        """The cash in the field is what the guest handed over; with nothing missing the sale is completed."""
        amount, stand = self._sheet.cash.amount, self._stand()
        if amount is None:
            empty = not self._sheet.cash.text().strip()
            if empty and not stand.missing:
                self._finish()
                return
            words = self.tr("Type what the guest gave, or press Exact.")
            self._refuse(words if empty else self.tr("That is not an amount of money."))
            return
        payment = Payment.cash(amount)
        done = self._with(payment)
        if done is None:
            return
        if not done.missing:
            self._finish(payment)
        elif amount and self._part == amount:
            self._take(payment)
        else:
            self._part = amount
            missing = self._workplace.formats.money(done.missing_in_cash)
            words = self.tr("That is less than the total: %1 is missing. Enter again takes it as a part.")
            self._refuse(words.replace("%1", missing))

    def _refuse(self, words: str) -> None:
        self._sheet.show_error(words)
        self._sheet.cash.setFocus()

    def _on_quick_pressed(self, amount: int) -> None:
        self._finish(Payment.cash(self._stand().missing_in_cash if amount < 0 else amount))

    def pay_exactly(self) -> None:
        """What is missing in cash, at once, with whatever was taken before."""
        self.begin_anew()
        self._finish(Payment.cash(self._stand().missing_in_cash))

    def on_card_paid(self, reference: str) -> None:
        """The outside terminal took what is missing, or the part in the field."""
        stand = self._stand()
        amount = self._card_amount(stand)
        try:
            payment = Payment.card(amount, reference)
        except PosError as error:
            self._sheet.show_error(sentence(error))
            return
        if amount == stand.missing:
            self._finish(payment)
        else:
            self._take(payment)

    def on_points_paid(self, quantity: int) -> None:
        """So many points pay their worth."""
        if quantity > 0:
            worth = loyalty.worth(quantity, self._workplace.rules.loyalty)
            self._take(replace(Payment.points(quantity), amount=worth))

    def _on_points_stepped(self, quantity: int) -> None:
        self._points = quantity
        self.show_again()
        self._sheet.cash.setFocus()

    def on_voucher_entered(self, code: str) -> None:
        """Look the voucher up; it pays what is missing, as far as it goes, or the part in the field."""
        if not code.strip():
            self._sheet.show_error(self.tr("Type or scan the voucher's code."))
            self._sheet.ways.code.setFocus()
            return
        self._workplace.ask(
            lambda shop: shop.vouchers.find(code),
            self._on_voucher_found,
            lambda error: self._sheet.show_error(sentence(error)),
            newest=VOUCHER,
            owner=self,
        )

    def _on_voucher_found(self, voucher: "Voucher") -> None:
        spent = sum(each.amount for each in self._sale.paid if each.reference == voucher.code)
        amount = min(voucher.balance - spent, self._card_amount(self._stand()))
        if amount <= 0:
            self._sheet.show_error(self.tr("Nothing is left on that voucher."))
            return
        self._sheet.ways.code.clear()
        self._take(Payment.voucher(voucher.code, amount))

    def _on_tip_pressed(self, rate: int) -> None:
        """Give this tip, or none where it was given already."""
        chosen, own = self._sale.tip, 0
        if rate == FROM_FIELD and chosen.rate != FROM_FIELD:
            amount = self._sheet.cash.amount
            if not amount:
                self._show_tips()
                self._refuse(self.tr("Type the tip first, then press Amount."))
                return
            own = amount
            self._sheet.cash.show_amount(None)
        self._sale.take_tip(NO_TIP if rate == chosen.rate else TipChosen(rate, own))
        self.show_again()
        self._on_cash_typed(self._sheet.cash.amount)
        self._sheet.cash.setFocus()

    def _take(self, payment: Payment) -> None:
        """Keep a part that was paid, and show what is still missing."""
        if self._with(payment) is None:
            return
        self._sale.take_payments((*self._sale.paid, payment))
        self._points = None
        self._sheet.ways.reference.clear()
        self._sheet.cash.show_amount(None)
        self._on_cash_typed(None)
        self.show_again()
        (self._sheet.cash if self._stand().missing else self._sheet.complete).setFocus()

    def _on_payment_removed(self, at: int) -> None:
        self._sale.take_payments((*self._sale.paid[:at], *self._sale.paid[at + 1 :]))
        self._sheet.show_error("")
        self.show_again()
        self._on_cash_typed(self._sheet.cash.amount)
        self._sheet.cash.setFocus()

    def _finish(self, *last: Payment) -> None:
        """Everything is paid; what points are worth is the checkout's to say."""
        payments = [
            replace(each, amount=0) if each.method is Tender.POINTS else each for each in (*self._sale.paid, *last)
        ]
        self.settled.emit(payments, self.tip)
