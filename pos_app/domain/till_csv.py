"""A till's report as CSV, for spreadsheets: one row a figure, in sections. Names of sections and figures do not change.

Amounts are in whole units with a point (`-12.50`). A cell that a spreadsheet would take for a formula is made harmless:
product names, reasons and staff names are other people's text.
"""

import csv
from collections.abc import Iterator
from io import StringIO

from pos_app.domain import money
from pos_app.domain.till_report import TillReport

Cells = tuple[str, str, str, str]

HEADINGS: Cells = ("section", "name", "count", "amount")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would work it out."""
    return f"'{text}" if text.startswith(FORMULA) else text


def report_csv(report: TillReport, currency: str) -> str:
    """The whole report. Begins with a byte order mark, without which Excel garbles every other script."""
    written = StringIO(newline="")
    rows = csv.writer(written)
    rows.writerow(HEADINGS)
    for section, name, count, amount in _rows(report, currency):
        rows.writerow((section, harmless(name), count, amount))
    return f"\ufeff{written.getvalue()}"


Figures = Iterator[tuple[str, str, int | None, int | None]]
"""Section, name, count and amount, minor units."""


def _rows(report: TillReport, currency: str) -> Iterator[Cells]:
    yield from _head(report)
    for figures in (_sales(report), _sums(report), _given_back(report), _drawer(report)):
        for section, name, count, amount in figures:
            whole = "" if amount is None else money.plain(amount, currency)
            yield section, name, "" if count is None else str(count), whole


def _sales(report: TillReport) -> Figures:
    yield "sales", "sales", report.sales, report.total
    for name in ("subtotal", "discount", "tax", "total", "tips", "rounding", "average"):
        count = report.discounted if name == "discount" else None
        yield "sales", name, count, getattr(report, name)


def _sums(report: TillReport) -> Figures:
    for section in ("methods", "categories", "groups"):
        for each in getattr(report, section):
            yield section, each.name, each.count, each.amount
    for tax in report.taxes:
        yield "tax net", _rate(tax.name, tax.rate), None, tax.net
        yield "tax", _rate(tax.name, tax.rate), None, tax.tax
    for person in report.staff:
        yield "staff", person.name, person.sales, person.total
        yield "staff discounts", person.name, None, person.discount
        yield "staff tips", person.name, None, person.tips


def _given_back(report: TillReport) -> Figures:
    yield "refunds", "refunds", report.refunds.count, report.refunds.amount
    yield "refunds", "voids", report.voids.count, report.voids.amount
    for each in report.given_back:
        yield "given back", each.name, each.count, each.amount
    for section, rows in (("vouchers sold", report.vouchers_sold), ("vouchers taken back", report.vouchers_taken_back)):
        for each in rows:
            yield section, each.name, each.count, each.amount
    for name in ("points_given", "points_spent", "points_returned"):
        yield "points", name, getattr(report, name), None


def _drawer(report: TillReport) -> Figures:
    for name in ("opening_float", "cash_taken", "cash_given_back", "paid_in", "paid_out"):
        yield "drawer", name, None, getattr(report, name)
    for moved in report.movements:
        yield "movements", moved.reason, None, moved.amount
    for name in ("expected", "counted", "difference"):
        yield "drawer", name, None, getattr(report, name)


def _head(report: TillReport) -> Iterator[Cells]:
    facts = {
        "report": "Z" if report.is_z else "X",
        "number": "" if report.z_number is None else str(report.z_number),
        "till": report.till,
        "business day": report.business_day.isoformat(),
        "opened at": report.opened_at.isoformat(),
        "opened by": report.opened_by,
        "made at": report.made_at.isoformat(),
        "made by": report.made_by,
        "first order": report.first_order,
        "last order": report.last_order,
        "journal number": str(report.chain_number),
        "journal hash": report.chain_hash,
        "note": report.note,
    }
    for name, value in facts.items():
        yield "report", name, "", harmless(value)


def _rate(name: str, rate: int) -> str:
    percent = f"{rate / 1000:f}".rstrip("0").rstrip(".")
    return f"{name} {percent}%"
