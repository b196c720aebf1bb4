"""A till's report in the reader's words, as blocks: one layout for the screen, the printer and the PDF."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from pos_app.domain.page import Align, Block, Page, Pair, Row, Rule, Size, Space, Text
from pos_app.domain.till_report import Sum, TillReport
from ui.formats import Formats

HASH_SHOWN = 16


def title(report: TillReport) -> str:
    """`Z report 12`, or `X report`."""
    if report.z_number is None:
        return QCoreApplication.translate("TillReport", "X report")
    return QCoreApplication.translate("TillReport", "Z report %1").replace("%1", str(report.z_number))


def method_words(method: str) -> str:
    """How people call a way to pay."""
    tr = QCoreApplication.translate
    words = {
        "CASH": tr("TillReport", "Cash"),
        "CARD": tr("TillReport", "Card"),
        "POINTS": tr("TillReport", "Points"),
        "VOUCHER": tr("TillReport", "Voucher"),
    }
    return words.get(method, method)


def difference_words(formats: Formats, difference: int) -> tuple[str, str]:
    """What is said after the count, and its tone."""
    tr = QCoreApplication.translate
    if not difference:
        return tr("TillReport", "The drawer is right to the cent."), "success"
    amount = formats.money(abs(difference))
    if difference < 0:
        return tr("TillReport", "%1 is missing from the drawer.").replace("%1", amount), "danger"
    return tr("TillReport", "%1 more than expected is in the drawer.").replace("%1", amount), "warning"


def report_page(report: TillReport, formats: Formats) -> Page:
    """The whole report from top to bottom."""
    blocks = [
        *_head(report, formats),
        *_sales(report, formats),
        *_payments(report, formats),
        *_taxes(report, formats),
        *_groups(report, formats),
        *_staff(report, formats),
        *_given_back(report, formats),
        *_vouchers(report, formats),
        *_points(report, formats),
        *_drawer(report, formats),
        *_foot(report),
    ]
    return Page(f"{title(report)} {report.till} {report.business_day.isoformat()}", tuple(blocks))


def _head(report: TillReport, formats: Formats) -> Iterator[Block]:
    tr = QCoreApplication.translate
    yield Text(formats.info.name, Size.NORMAL, Align.CENTER, bold=True)
    yield Text(title(report), Size.LARGE, Align.CENTER, bold=True)
    yield Space()
    yield Pair(tr("TillReport", "Till"), report.till)
    yield Pair(tr("TillReport", "Business day"), formats.calendar_day(report.business_day))
    yield Pair(tr("TillReport", "Opened"), _by(formats.moment(report.opened_at), report.opened_by))
    made = tr("TillReport", "Closed") if report.is_z else tr("TillReport", "Made")
    yield Pair(made, _by(formats.moment(report.made_at), report.made_by))


def _by(moment: str, who: str) -> str:
    return f"{moment}, {who}"


def _section(words: str) -> Iterator[Block]:
    yield Space()
    yield Text(words, bold=True)
    yield Rule()


def _sales(report: TillReport, formats: Formats) -> Iterator[Block]:
    tr = QCoreApplication.translate
    money = formats.money
    yield from _section(tr("TillReport", "Sales"))
    yield Pair(tr("TillReport", "Number of sales"), formats.number(report.sales))
    if report.first_order:
        numbers = f"{report.first_order} – {report.last_order}"
        yield Pair(tr("TillReport", "Order numbers"), numbers)
    yield Pair(tr("TillReport", "Subtotal"), money(report.subtotal))
    if report.discounted:
        words = tr("TillReport", "Discounts (%1)").replace("%1", formats.number(report.discounted))
        yield Pair(words, money(-report.discount))
    if report.tax:
        yield Pair(tr("TillReport", "Tax"), money(report.tax))
    yield Pair(tr("TillReport", "Total"), money(report.total), bold=True)
    yield Pair(tr("TillReport", "Average sale"), money(report.average))
    if report.tips:
        yield Pair(tr("TillReport", "Tips"), money(report.tips))
    if report.rounding:
        yield Pair(tr("TillReport", "Cash rounding"), money(report.rounding))


def _payments(report: TillReport, formats: Formats) -> Iterator[Block]:
    if report.methods:
        yield from _section(QCoreApplication.translate("TillReport", "Payments, less change"))
        for each in report.methods:
            yield _row(formats, each, method_words(each.name))


def _row(formats: Formats, each: Sum, words: str) -> Row:
    return Row((words, formats.number(each.count), formats.money(each.amount)))


def _taxes(report: TillReport, formats: Formats) -> Iterator[Block]:
    tr = QCoreApplication.translate
    if not report.taxes:
        return
    yield from _section(tr("TillReport", "Tax by rate, less what was given back"))
    yield Row(("", tr("TillReport", "net"), tr("TillReport", "tax")), Size.SMALL)
    for each in report.taxes:
        percent = f"{each.rate / 1000:f}".rstrip("0").rstrip(".")
        yield Row((f"{each.name} {percent}%", formats.money(each.net), formats.money(each.tax)))


def _groups(report: TillReport, formats: Formats) -> Iterator[Block]:
    tr = QCoreApplication.translate
    if not report.groups:
        return
    kinds = {"FOOD": tr("TillReport", "Food and drink"), "MERCH": tr("TillReport", "Merchandise")}
    yield from _section(tr("TillReport", "What was sold"))
    for each in report.groups:
        yield _row(formats, each, kinds.get(each.name, each.name))
    yield Space()
    for each in report.categories:
        yield _row(formats, each, each.name or tr("TillReport", "No category"))


def _staff(report: TillReport, formats: Formats) -> Iterator[Block]:
    tr = QCoreApplication.translate
    if not report.staff:
        return
    yield from _section(tr("TillReport", "Staff"))
    for each in report.staff:
        yield Row((each.name, formats.number(each.sales), formats.money(each.total)))
        if each.discount:
            yield Pair(tr("TillReport", "Discounts"), formats.money(-each.discount), Size.SMALL, inset=True)
        if each.tips:
            yield Pair(tr("TillReport", "Tips"), formats.money(each.tips), Size.SMALL, inset=True)


def _given_back(report: TillReport, formats: Formats) -> Iterator[Block]:
    tr = QCoreApplication.translate
    if not report.given_back:
        return
    yield from _section(tr("TillReport", "Given back"))
    yield _row(formats, report.refunds, tr("TillReport", "Refunds"))
    yield _row(formats, report.voids, tr("TillReport", "Voids"))
    for each in report.given_back:
        yield Pair(method_words(each.name), formats.money(each.amount), Size.SMALL, inset=True)


def _vouchers(report: TillReport, formats: Formats) -> Iterator[Block]:
    tr = QCoreApplication.translate
    if not (report.vouchers_sold or report.vouchers_taken_back):
        return
    yield from _section(tr("TillReport", "Vouchers, which are no sales"))
    told = (
        (tr("TillReport", "Sold: %1"), report.vouchers_sold),
        (tr("TillReport", "Taken back: %1"), report.vouchers_taken_back),
    )
    for words, rows in told:
        for each in rows:
            yield _row(formats, each, words.replace("%1", method_words(each.name)))


def _points(report: TillReport, formats: Formats) -> Iterator[Block]:
    tr = QCoreApplication.translate
    if not (report.points_given or report.points_spent or report.points_returned):
        return
    yield from _section(tr("TillReport", "TapPass points"))
    yield Pair(tr("TillReport", "Given"), formats.number(report.points_given))
    yield Pair(tr("TillReport", "Spent"), formats.number(report.points_spent))
    if report.points_returned:
        yield Pair(tr("TillReport", "Returned"), formats.number(report.points_returned))


def _drawer(report: TillReport, formats: Formats) -> Iterator[Block]:
    tr = QCoreApplication.translate
    money = formats.money
    yield from _section(tr("TillReport", "Drawer"))
    yield Pair(tr("TillReport", "Float at the opening"), money(report.opening_float))
    yield Pair(tr("TillReport", "Cash taken"), money(report.cash_taken))
    if report.cash_given_back:
        yield Pair(tr("TillReport", "Cash given back"), money(-report.cash_given_back))
    in_cash = sum(each.amount for each in report.vouchers_sold + report.vouchers_taken_back if each.name == "CASH")
    if in_cash:
        yield Pair(tr("TillReport", "Vouchers in cash"), money(in_cash))
    for each in report.movements:
        yield Pair(f"{formats.time(each.at)} {each.reason}", money(each.amount), Size.SMALL, inset=True)
    if report.movements:
        yield Pair(tr("TillReport", "Paid in"), money(report.paid_in))
        yield Pair(tr("TillReport", "Paid out"), money(-report.paid_out))
    if report.expected is not None:
        yield Pair(tr("TillReport", "Expected"), money(report.expected), bold=True)
    if report.counted is not None:
        yield Pair(tr("TillReport", "Counted"), money(report.counted), bold=True)
    if report.difference is not None:
        yield Rule(heavy=True)
        yield Pair(tr("TillReport", "Difference"), money(report.difference), Size.LARGE, bold=True)
    if report.note:
        yield Text(report.note)


def _foot(report: TillReport) -> Iterator[Block]:
    tr = QCoreApplication.translate
    yield Space()
    words = tr("TillReport", "Journal entry %1").replace("%1", str(report.chain_number))
    yield Pair(words, f"{report.chain_hash[:HASH_SHOWN]}…" if report.chain_hash else "", Size.SMALL)
