"""An opened receipt as its card shows it, in words: what stands beside the paper."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from pos_app.domain import phone as phones
from pos_app.domain.catalogue import Kind
from pos_app.domain.opened_receipts import OpenedOrder, OpenedReceipt
from pos_app.domain.receipts import ReceiptData, ReceiptKind
from pos_app.domain.refunds import RefundEntry
from pos_app.domain.sales import Tender
from ui.formats import Formats
from ui.order_status import status_tone, status_words


@dataclass(frozen=True, slots=True)
class SlipRow:
    """A slip that can be put on the paper: the sale itself (`id` is ""), or what went back of it."""

    id: str
    title: str
    when: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptFace:
    """The words beside the paper; `marks` are (words, tone), `facts` are (name, value), `guest` is "" for nobody."""

    title: str
    when: str
    about: str
    marks: tuple[tuple[str, str], ...]
    total: str
    given_back: str
    left: str
    facts: tuple[tuple[str, str], ...]
    slips: tuple[SlipRow, ...]
    guest: str
    can_give_back: bool
    can_void: bool
    can_change_guest: bool


def face_of(opened: OpenedReceipt, formats: Formats) -> ReceiptFace:
    """Everything beside the paper, in the shop's way of writing."""
    receipt = opened.receipt
    went_back = bool(opened.refunds or receipt.refunded)
    return ReceiptFace(
        _title(opened),
        formats.moment(receipt.at),
        _about(opened),
        _marks(opened),
        formats.money(receipt.total),
        formats.money(-receipt.refunded) if went_back else "",
        formats.money(receipt.total - receipt.refunded) if went_back else "",
        tuple((name, value) for name, value in _facts(opened, formats) if value),
        _slips(opened, formats),
        opened.name or _number(opened.phone_number, formats),
        opened.can_give_back,
        opened.can_void,
        opened.can_change_guest,
    )


def _title(opened: OpenedReceipt) -> str:
    tr = QCoreApplication.translate
    if opened.receipt.number:
        return tr("OpenedReceipt", "Order %1").replace("%1", opened.receipt.number)
    only_merch = all(each.kind is Kind.MERCH for each in opened.orders)
    return tr("OpenedReceipt", "Merchandise") if only_merch else tr("OpenedReceipt", "Food and drink")


def _about(opened: OpenedReceipt) -> str:
    tr = QCoreApplication.translate
    if opened.receipt.kind is ReceiptKind.ORDER:
        return tr(
            "OpenedReceipt",
            "Taken over from the old system: a record of the order, not a receipt that was printed. "
            "How it was paid is not known.",
        )
    if opened.receipt.kind is ReceiptKind.TAB and not opened.is_cancelled:
        return tr("OpenedReceipt", "On a tab: it has not been paid yet.")
    if opened.receipt.kind is ReceiptKind.SALE and opened.is_cancelled:
        return tr("OpenedReceipt", "The sale was voided: it counts for nobody any more.")
    return ""


def _marks(opened: OpenedReceipt) -> tuple[tuple[str, str], ...]:
    """How far each order is; of two orders, which is which."""
    tr = QCoreApplication.translate
    if len(opened.orders) == 1 or opened.is_cancelled:
        only = opened.orders[0].status
        return ((status_words(only), status_tone(only)),)
    kinds = {Kind.FOOD: tr("OpenedReceipt", "Food: %1"), Kind.MERCH: tr("OpenedReceipt", "Merch: %1")}
    return tuple(
        (kinds[each.kind].replace("%1", status_words(each.status)), status_tone(each.status)) for each in opened.orders
    )


def _facts(opened: OpenedReceipt, formats: Formats) -> list[tuple[str, str]]:
    tr = QCoreApplication.translate
    receipt = opened.receipt
    points = sum(each.points for each in opened.orders)
    nobody = tr("OpenedReceipt", "No phone") if receipt.kind is ReceiptKind.SALE else ""
    guest = "\n".join(part for part in (opened.name, _number(opened.phone_number, formats)) if part)
    return [
        (tr("OpenedReceipt", "Customer"), guest if opened.customer_id else nobody),
        (tr("OpenedReceipt", "Placed as"), "\n".join(_placed(each, formats) for each in opened.orders).strip()),
        (tr("OpenedReceipt", "Points"), ("+" if points > 0 else "−") + formats.number(abs(points)) if points else ""),
        (tr("OpenedReceipt", "Served by"), receipt.staff),
        (tr("OpenedReceipt", "Till"), receipt.till),
        (tr("OpenedReceipt", "Note"), receipt.note),
        (tr("OpenedReceipt", "Reprint"), _reprint(opened)),
    ]


def _reprint(opened: OpenedReceipt) -> str:
    """That it was printed before, and what another one says; a record says what it is anyway."""
    is_copy = opened.was_printed and opened.receipt.kind is not ReceiptKind.ORDER
    return QCoreApplication.translate("OpenedReceipt", "Printed before: marked as COPY") if is_copy else ""


def _placed(order: OpenedOrder, formats: Formats) -> str:
    """The name and number an order was placed with, as they were written then."""
    number = order.original_phone or ""
    number = formats.phone(number) if phones.is_stored_form(number) else number
    return ", ".join(part for part in (order.original_name, number) if part)


def _number(phone_number: str, formats: Formats) -> str:
    """A number as the shop writes it; nothing for one that was never readable, given up or erased."""
    return formats.phone(phone_number) if phones.is_stored_form(phone_number) else ""


def _slips(opened: OpenedReceipt, formats: Formats) -> tuple[SlipRow, ...]:
    """The sale and each refund; none while there is nothing to choose between."""
    tr = QCoreApplication.translate
    if not opened.refunds:
        return ()
    receipt = opened.receipt
    record = receipt.kind is ReceiptKind.ORDER
    words = tr("OpenedReceipt", "The order") if record else tr("OpenedReceipt", "The sale")
    sale = SlipRow("", f"{words} {formats.money(receipt.total)}", formats.time(receipt.at))
    return (sale, *(_refund(each, receipt, formats) for each in opened.refunds))


def _refund(entry: RefundEntry, receipt: ReceiptData, formats: Formats) -> SlipRow:
    tr = QCoreApplication.translate
    ways = {
        Tender.CASH: tr("OpenedReceipt", "Cash"),
        Tender.CARD: tr("OpenedReceipt", "Card"),
        Tender.POINTS: tr("OpenedReceipt", "Points"),
        Tender.VOUCHER: tr("OpenedReceipt", "Voucher"),
    }
    kind = tr("OpenedReceipt", "Voided") if entry.kind == "VOID" else tr("OpenedReceipt", "Given back")
    title = f"{kind} {formats.money(-entry.value - entry.tip)}"
    who = f"{entry.staff} ({entry.approved_by})" if entry.approved_by else entry.staff
    methods = [*(part.method for part in entry.parts), *([Tender.POINTS] if entry.points else [])] or [entry.method]
    by = ", ".join(dict.fromkeys(ways[method] for method in methods))
    said = ": ".join(part for part in (who, entry.reason) if part)
    return SlipRow(entry.id, title, _when(entry, receipt, formats), f"{by} · {said}")


def _when(entry: RefundEntry, receipt: ReceiptData, formats: Formats) -> str:
    """The time of day on the day of the sale, the day and time later."""
    info = formats.info
    same = info.local(entry.created_at).date() == info.local(receipt.at).date()
    return formats.time(entry.created_at) if same else formats.moment(entry.created_at)
