"""The questions about receipts and printers, and the way between their answers and what is kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from pos_app.domain.printing import Automatic, Printer, PrinterKind, TillPrinting
from pos_app.domain.receipts import ReceiptText
from ui.settings.form_field import Value

BAUDS = ("9600", "19200", "38400", "57600", "115200")


@dataclass(frozen=True, slots=True)
class Chosen:
    """Everything the page is about: this till's printers, and the words on all tills' receipts."""

    till: TillPrinting
    text: ReceiptText


def as_values(chosen: Chosen) -> dict[str, Value]:
    """What is kept, as the fields show it."""
    values: dict[str, Value] = {
        "automatic": chosen.till.automatic.value,
        "drawer": chosen.till.drawer,
        "header": chosen.text.header,
        "footer": chosen.text.footer,
        "tap_pass": chosen.text.tap_pass,
        "code": chosen.text.code,
    }
    for role, printer in (("receipt", chosen.till.receipt), ("kitchen", chosen.till.kitchen)):
        values |= {
            f"{role}_kind": printer.kind.value,
            f"{role}_address": printer.address,
            f"{role}_paper": str(printer.paper),
            f"{role}_baud": str(printer.baud),
        }
    return values


def read(values: Mapping[str, Value], logo: bytes) -> Chosen:
    """What the fields say."""
    till = TillPrinting(
        _read_printer(values, "receipt"),
        _read_printer(values, "kitchen"),
        Automatic(str(values["automatic"])),
        bool(values["drawer"]),
    )
    header, footer = str(values["header"] or ""), str(values["footer"] or "")
    return Chosen(till, ReceiptText(header, footer, logo, bool(values["tap_pass"]), bool(values["code"])))


def _read_printer(values: Mapping[str, Value], role: str) -> Printer:
    return Printer(
        PrinterKind(str(values[f"{role}_kind"])),
        str(values[f"{role}_address"] or "").strip(),
        int(str(values[f"{role}_paper"])),
        int(str(values[f"{role}_baud"])),
    )
