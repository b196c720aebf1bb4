"""A receipt as a page: what it says, in the shop's way of writing, from top to bottom."""

from collections.abc import Iterator
from decimal import Decimal

from PySide6.QtCore import QObject

from pos_app.domain.page import Align, Block, Code, Logo, Page, Pair, Row, Rule, Size, Space, Text
from pos_app.domain.receipts import ReceiptData, ReceiptKind, ReceiptLine, ReceiptPayment, ReceiptTax
from ui.formats import Formats


class ReceiptWords(QObject):
    """Writes receipts for one shop; the words are translated, the amounts are those of the data."""

    def __init__(self, formats: Formats, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formats = formats

    def page(self, receipt: ReceiptData) -> Page:
        """The whole receipt."""
        blocks = [
            *self._head(receipt),
            *self._lines(receipt),
            *self._sums(receipt),
            *self._money(receipt),
            *self._taxes(receipt.taxes),
            *self._tap_pass(receipt),
            *self._foot(receipt),
        ]
        return Page(self._title(receipt), tuple(blocks))

    def _title(self, receipt: ReceiptData) -> str:
        titles = {
            ReceiptKind.SALE: self.tr("Receipt %1"),
            ReceiptKind.ORDER: self.tr("Record of order %1"),
            ReceiptKind.TAB: self.tr("Order %1"),
        }
        return titles.get(receipt.kind, self.tr("Refund %1")).replace("%1", receipt.number or receipt.subject)

    @staticmethod
    def _gives_back(receipt: ReceiptData) -> bool:
        return receipt.kind in (ReceiptKind.REFUND, ReceiptKind.VOID)

    # --- the shop, and which sale it is -------------------------------------------------------------------------------

    def _head(self, receipt: ReceiptData) -> Iterator[Block]:
        if receipt.text.logo:
            yield Logo(receipt.text.logo)
        yield Text(receipt.shop.name, Size.LARGE, Align.CENTER, bold=True)
        if receipt.text.header:
            yield Text(receipt.text.header, Size.SMALL, Align.CENTER)
        yield Space()
        yield from self._marks(receipt)
        if receipt.number:
            yield Text(self.tr("Order"), Size.SMALL, Align.CENTER)
            yield Text(receipt.number, Size.HUGE, Align.CENTER, bold=True)
        yield Pair(self._formats.moment(receipt.at), receipt.till, Size.SMALL)
        if receipt.staff:
            yield Text(self.tr("Served by %1").replace("%1", receipt.staff), Size.SMALL)

    def _marks(self, receipt: ReceiptData) -> Iterator[Block]:
        """What has to be seen before anything else: that it is no receipt, or none of a sale that still counts."""
        marks = {
            ReceiptKind.REFUND: self.tr("REFUND"),
            ReceiptKind.VOID: self.tr("VOID"),
            ReceiptKind.ORDER: self.tr("RECORD"),
            ReceiptKind.TAB: "" if receipt.is_cancelled else self.tr("NOT PAID YET"),
        }
        is_sale = receipt.kind is ReceiptKind.SALE
        cancelled = self.tr("VOIDED") if is_sale else self.tr("CANCELLED")
        is_copy = receipt.is_copy and receipt.kind is not ReceiptKind.ORDER
        told = (
            marks.get(receipt.kind, ""),
            cancelled if receipt.is_cancelled else "",
            self.tr("COPY") if is_copy else "",
        )
        for words in told:
            if words:
                yield Text(words, Size.LARGE, Align.CENTER, bold=True)
        if receipt.kind is ReceiptKind.ORDER:
            words = self.tr("Taken over from the old system,\nnot a receipt that was printed.")
            yield Text(words, Size.SMALL, Align.CENTER)
        if any(told):
            yield Space()

    # --- what was sold ------------------------------------------------------------------------------------------------

    def _lines(self, receipt: ReceiptData) -> Iterator[Block]:
        yield Rule()
        for line in receipt.lines:
            yield from self._line(line, line.gross if receipt.kind is ReceiptKind.SALE else line.total)
        if receipt.note:
            yield Text(receipt.note, Size.SMALL)
        yield Rule()

    def _line(self, line: ReceiptLine, amount: int) -> Iterator[Block]:
        money = self._formats.money
        yield Pair(line.name, money(amount), lead=f"{line.quantity} ×")
        if line.quantity > 1 and line.unit_price:
            yield self._beside(self.tr("%1 each").replace("%1", money(line.unit_price)))
        for modifier in line.modifiers:
            price = f" ({money(modifier.price)})" if modifier.price else ""
            yield self._beside(f"+ {modifier.name}{price}")
        if line.discount:
            words = f"{self.tr('Discount')} {money(-line.discount)}"
            yield self._beside(" · ".join(part for part in (words, line.discount_reason) if part))
        if line.note:
            yield self._beside(line.note)

    @staticmethod
    def _beside(words: str) -> Pair:
        return Pair(words, "", Size.SMALL, inset=True)

    # --- what it comes to ---------------------------------------------------------------------------------------------

    def _sums(self, receipt: ReceiptData) -> Iterator[Block]:
        money = self._formats.money
        if receipt.discount or receipt.added_tax:
            yield Pair(self.tr("Subtotal"), money(receipt.subtotal))
        if receipt.discount:
            words = self.tr("Discount")
            if receipt.discount_reason:
                words = self.tr("Discount: %1").replace("%1", receipt.discount_reason)
            yield Pair(words, money(-receipt.discount))
        added = [each for each in receipt.taxes if not each.included]
        if receipt.added_tax and sum(each.tax for each in added) == receipt.added_tax:
            for each in added:
                yield Pair(self._tax_name(each), money(each.tax))
        elif receipt.added_tax:
            yield Pair(self.tr("Tax"), money(receipt.added_tax))
        yield Pair(self._total_word(receipt), money(receipt.total), Size.LARGE, bold=True)

    def _total_word(self, receipt: ReceiptData) -> str:
        return self.tr("Given back") if self._gives_back(receipt) else self.tr("Total")

    def _money(self, receipt: ReceiptData) -> Iterator[Block]:
        money = self._formats.money
        for words, amount in ((self.tr("Tip"), receipt.tip), (self.tr("Cash rounding"), receipt.rounding)):
            if amount:
                yield Pair(words, money(amount))
        if receipt.due != receipt.total:
            yield Pair(self.tr("To pay"), money(receipt.due), bold=True)
        if receipt.payments:
            yield Space()
        for payment in receipt.payments:
            yield Pair(self._paid_by(payment), money(payment.amount))
        if receipt.change:
            yield Pair(self.tr("Change"), money(receipt.change), bold=True)
        if receipt.reason:
            yield Text(self.tr("Reason: %1").replace("%1", receipt.reason), Size.SMALL)
        if receipt.refunded:
            yield Pair(self.tr("Given back since"), money(-receipt.refunded))

    def _paid_by(self, payment: ReceiptPayment) -> str:
        words = {
            "CASH": self.tr("Cash"),
            "CARD": self.tr("Card"),
            "VOUCHER": self.tr("Voucher"),
            "POINTS": self.tr("%1 points").replace("%1", self._formats.number(abs(payment.points))),
        }
        return " ".join(part for part in (words.get(payment.method, payment.method), payment.reference) if part)

    def _taxes(self, taxes: tuple[ReceiptTax, ...]) -> Iterator[Block]:
        if not taxes:
            return
        amount = self._formats.figure
        yield Space()
        yield Row((self.tr("Tax"), self.tr("Net"), self.tr("Tax"), self.tr("Gross")), Size.SMALL, bold=True)
        for each in taxes:
            figures = (amount(each.net), amount(each.tax), amount(each.net + each.tax))
            yield Row((self._tax_name(each), *figures), Size.SMALL)

    @staticmethod
    def _tax_name(tax: ReceiptTax) -> str:
        rate = f"{Decimal(tax.rate).scaleb(-3).normalize():f}%"
        return tax.name if rate in tax.name or not tax.rate else f"{tax.name} {rate}"

    # --- TapPass, and the end -----------------------------------------------------------------------------------------

    def _tap_pass(self, receipt: ReceiptData) -> Iterator[Block]:
        points, number = receipt.points, self._formats.number
        if points is not None:
            yield Rule()
            level = self._formats.level(points.level)
            yield Pair(self.tr("TapPass %1").replace("%1", points.member_id), level, bold=True)
            told = (
                (self.tr("Points earned"), points.earned),
                (self.tr("Points spent"), -points.spent),
                (self.tr("Points balance"), points.balance),
            )
            for words, count in told:
                if count is not None and (count or words == told[-1][0]):
                    yield Pair(words, number(count))
        elif receipt.text.tap_pass and receipt.would_earn and receipt.kind is ReceiptKind.SALE:
            yield Rule()
            words = self.tr("Join TapPass: this visit would have earned %1 points.")
            yield Text(words.replace("%1", number(receipt.would_earn)), Size.NORMAL, Align.CENTER, bold=True)

    @staticmethod
    def _foot(receipt: ReceiptData) -> Iterator[Block]:
        if receipt.text.footer and receipt.kind is not ReceiptKind.ORDER:
            yield Space()
            yield Text(receipt.text.footer, Size.NORMAL, Align.CENTER)
        yield Space()
        if receipt.text.code:
            yield Code(receipt.subject)
        yield Text(receipt.subject, Size.SMALL, Align.CENTER)
