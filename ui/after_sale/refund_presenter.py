"""Between the refund's card and the service: reads what is left, works the amount out as it is chosen, gives back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos_app.domain.ids import WALK_IN, new_id
from pos_app.domain.refunds import GiveBack, Refundable, RefundDone, RefundEntry
from pos_app.domain.sales import Tender
from pos_app.domain.staff import Act, Approval
from pos_app.errors import NothingToRefund, PosError
from ui.after_sale.words import RefundFace, RefundLine
from ui.app_events import RefundWanted
from ui.error_messages import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.services.shop import Shop
    from ui.after_sale.refund_card import RefundCard
    from ui.workplace import Workplace

READ = "refund.read"
AS_PAID = "AS_PAID"
"""Names the choice of giving back by several ways, as it was paid by them."""


class RefundPresenter(QObject):
    """Opens on `refund_wanted`; announces `sale_changed` and `customer_changed`."""

    def __init__(self, workplace: "Workplace", card: "RefundCard", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace, self._card = workplace, card
        self._wanted = RefundWanted()
        self._left: Refundable | None = None
        self._refund_id = ""
        self._busy = False
        card.changed.connect(self._on_changed)
        card.refunded.connect(self.give_back)
        card.voided.connect(self.void)
        workplace.events.refund_wanted.connect(self.ask)
        workplace.events.signed_out.connect(card.close_card)

    def ask(self, wanted: RefundWanted) -> None:
        """Ask what goes back, of what is left."""
        self._wanted = wanted
        actor = self._workplace.actor

        def read(shop: "Shop") -> Refundable:
            return shop.refunds.refundable(wanted.sale_id, wanted.order_id, actor=actor)

        self._workplace.ask(read, self._on_read, newest=READ, owner=self._card)

    def _on_read(self, left: Refundable) -> None:
        if not left.has_left:
            self._workplace.notifier.toast(self.tr("There is nothing left to give back."), tone="warning")
            return
        self._left, self._refund_id, self._busy = left, new_id(), False
        self._card.begin(self._face(left))

    def _face(self, left: Refundable) -> RefundFace:
        formats = self._workplace.formats
        title = self.tr("Give back order %1").replace("%1", left.number) if left.number else self.tr("Give back")
        void = self.tr("Void the sale: %1").replace("%1", formats.money(left.total - left.refunded))
        return RefundFace(
            title,
            f"{formats.moment(left.created_at)} · {formats.money(left.total)}",
            tuple(
                RefundLine(
                    line.name or self.tr("The whole order"),
                    self._detail(line.quantity, line.done),
                    line.left,
                    formats.money(line.amount_of(line.left)),
                )
                for line in left.lines
            ),
            self._tenders(left),
            tuple(self._earlier(each) for each in left.refunds),
            left.can_void,
            void,
        )

    def _detail(self, quantity: int, done: int) -> str:
        if done:
            return self.tr("%1 sold, %2 given back").replace("%1", str(quantity)).replace("%2", str(done))
        return self.tr("%1 sold").replace("%1", str(quantity))

    def _earlier(self, entry: RefundEntry) -> str:
        formats = self._workplace.formats
        words = self.tr("%1 given back on %2 by %3").replace("%1", formats.money(entry.amount))
        who = f"{entry.staff} ({entry.approved_by})" if entry.approved_by else entry.staff
        said = words.replace("%2", formats.moment(entry.created_at)).replace("%3", who)
        return f"{said}: {entry.reason}" if entry.reason else said

    def _tenders(self, left: Refundable) -> tuple[tuple[str, str], ...]:
        """The way it was paid first; points for whoever has them."""
        words = {
            Tender.CASH: self.tr("Cash"),
            Tender.CARD: self.tr("Card"),
            Tender.VOUCHER: self.tr("Voucher"),
        }
        paid = [each for each in left.paid_by if each in words]
        if left.points:
            words[Tender.POINTS] = self.tr("Points")
        order = [*paid, *(each for each in words if each not in paid)]
        found = tuple((each.value, words[each]) for each in order)
        return ((AS_PAID, self.tr("As it was paid")), *found) if len(left.paid) > 1 else found

    @property
    def _to(self) -> Tender | None:
        """The way that was chosen; None for how it was paid."""
        return Tender(self._card.method) if self._card.method else None

    def _on_changed(self) -> None:
        left, formats, to = self._left, self._workplace.formats, self._to
        if left is None:
            return
        by_card = any(each.method is Tender.CARD for each in left.paid)
        self._card.show_reference(wanted=to is Tender.CARD or (to is None and by_card))
        self._card.show_void(self._where_voided(left, to))
        try:
            back = left.give_back(self._card.wanted, to)
        except NothingToRefund:
            self._card.show_amount(formats.money(0), self.tr("Choose what goes back."), can_go=False)
            return
        amount = 0 if to is Tender.POINTS else back.amount
        ways = self._where(back, to) if back.points or len(back.parts) > 1 or to is Tender.POINTS else ""
        self._card.show_amount(formats.money(amount), ways, can_go=not self._busy)

    def _where_voided(self, left: Refundable, to: Tender | None) -> str:
        """What of a void would go where, if it is more than one way."""
        if not left.can_void or to is not None:
            return ""
        back = left.give_back(None, to, with_tip=True)
        if len(back.parts) + bool(back.points) < 2:  # noqa: PLR2004 (one way is on the button)
            return ""
        return self.tr("A void gives back %1").replace("%1", self._where(back, to))

    def _where(self, back: GiveBack, to: Tender | None) -> str:
        """What of it goes where."""
        formats = self._workplace.formats
        if to is Tender.POINTS:
            return self.tr("All of it as points")
        words = {
            Tender.CASH: self.tr("%1 in cash"),
            Tender.CARD: self.tr("%1 to the card %2"),
            Tender.VOUCHER: self.tr("%1 to the voucher %2"),
        }
        ways = [
            words[each.method].replace("%1", formats.money(each.amount)).replace("%2", each.reference).strip()
            for each in back.parts
        ]
        if back.points:
            ways.append(self.tr("%1 points").replace("%1", formats.number(back.points)))
        return " · ".join(ways)

    def give_back(self) -> None:
        """Give back what is chosen, where it takes that with a lead's PIN; once, whatever is pressed meanwhile."""
        left = self._left
        if left is None or self._busy or not self._card.wanted:
            return
        wanted, to = self._card.wanted, self._to
        reason, reference = self._card.reason.text(), self._reference
        asked, refund_id, actor = self._wanted, self._refund_id, self._workplace.actor
        amount = self._workplace.formats.money(left.give_back(wanted, to).amount)

        def go_on(approval: Approval | None) -> None:
            if actor is None:
                return
            self._do(
                lambda shop: shop.refunds.refund(
                    actor,
                    asked.sale_id,
                    asked.order_id,
                    wanted,
                    to,
                    reason=reason,
                    refund_id=refund_id,
                    approval=approval,
                    reference=reference,
                )
            )

        self._workplace.with_approval(Act.REFUND, self.tr("Give back %1").replace("%1", amount), go_on)

    @property
    def _reference(self) -> str:
        """What the terminal printed, where some of it may go back to a card."""
        return "" if self._card.reference.isHidden() else self._card.reference.text()

    def void(self) -> None:
        """Cancel the sale, where it takes that with a lead's PIN."""
        left, actor = self._left, self._workplace.actor
        if left is None or self._busy or left.sale_id is None or not left.can_void:
            return
        sale_id, refund_id, reason = left.sale_id, self._refund_id, self._card.reason.text()
        to, reference = self._to, self._reference

        def go_on(approval: Approval | None) -> None:
            if actor is not None:
                self._do(
                    lambda shop: shop.refunds.void(
                        actor, sale_id, reason, to, refund_id=refund_id, approval=approval, reference=reference
                    )
                )

        amount = self._workplace.formats.money(left.total - left.refunded)
        self._workplace.with_approval(Act.VOID, self.tr("Void the sale of %1").replace("%1", amount), go_on)

    def _do(self, call: "Callable[[Shop], RefundDone]") -> None:
        if self._busy:
            return
        self._busy = True
        self._card.show_busy(busy=True)
        self._workplace.do(call, self._on_done, self._on_refused)

    def _on_refused(self, error: Exception) -> None:
        self._busy = False
        self._card.show_busy(busy=False)
        if isinstance(error, PosError):
            self._card.show_trouble(sentence(error))

    def _on_done(self, done: RefundDone) -> None:
        self._busy = False
        self._card.close_card()
        self._workplace.notifier.toast(self._said(done), tone="success", seconds=8)
        self._workplace.events.sale_changed.emit(done.sale_id or "")
        if done.voucher_code:
            self._workplace.events.voucher_filled.emit(done.voucher_code)
        if done.customer_id != WALK_IN:
            self._workplace.events.customer_changed.emit(done.customer_id)

    def _said(self, done: RefundDone) -> str:
        """What is to be done by hand, way by way."""
        formats = self._workplace.formats
        ways = {
            Tender.CASH: self.tr("Give the guest %1 in cash."),
            Tender.CARD: self.tr("Give %1 back on the card's terminal."),
            Tender.VOUCHER: self.tr("%1 is on the voucher %2."),
        }
        said = [
            ways[each.method].replace("%1", formats.money(each.amount)).replace("%2", each.voucher_code)
            for each in done.parts
        ]
        if done.points_back:
            said.append(self.tr("%1 points went back.").replace("%1", formats.number(done.points_back)))
        words = " ".join(said) or self.tr("There was nothing to give back.")
        return self.tr("Voided. %1").replace("%1", words) if done.kind == "VOID" else words
