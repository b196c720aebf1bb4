"""The questions about receipts and printers, and the way between their answers and what is kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from pos_app.domain.printing import Automatic, Printer, PrinterKind, TillPrinting
from pos_app.domain.receipts import ReceiptText
from ui.settings.form import FieldSpec, Group, Kind, Value

BAUDS = ("9600", "19200", "38400", "57600", "115200")


@dataclass(frozen=True, slots=True)
class Chosen:
    """Everything the page is about: this till's printers, and the words on all tills' receipts."""

    till: TillPrinting
    text: ReceiptText


def groups() -> tuple[Group, ...]:
    """Every question, in the order it is asked."""
    return (_printer("receipt"), _after_a_sale(), _words(), _printer("kitchen"))


def _printer(role: str) -> Group:
    tr = QCoreApplication.translate
    title = (
        tr("PrintingSettings", "Receipt printer of this till")
        if role == "receipt"
        else tr("PrintingSettings", "Kitchen printer of this till")
    )
    kinds = (
        (PrinterKind.NONE.value, tr("PrintingSettings", "None")),
        (PrinterKind.NETWORK.value, tr("PrintingSettings", "On the network (ESC/POS)")),
        (PrinterKind.DEVICE.value, tr("PrintingSettings", "USB or serial (ESC/POS)")),
        (PrinterKind.SYSTEM.value, tr("PrintingSettings", "Printer of the system")),
        (PrinterKind.FILE.value, tr("PrintingSettings", "A file, to try it out")),
    )
    address = tr("PrintingSettings", "192.168.1.50, /dev/usb/lp0, or the system's name for it (empty: its default).")
    papers = (("80", tr("PrintingSettings", "80 mm")), ("58", tr("PrintingSettings", "58 mm")))
    fields = [
        FieldSpec(f"{role}_kind", tr("PrintingSettings", "Printer"), kind=Kind.CHOICE, choices=kinds),
        FieldSpec(f"{role}_address", tr("PrintingSettings", "Address"), address, kind=Kind.TEXT, wide=True),
        FieldSpec(f"{role}_paper", tr("PrintingSettings", "Paper"), kind=Kind.CHOICE, choices=papers),
        FieldSpec(
            f"{role}_baud",
            tr("PrintingSettings", "Speed"),
            tr("PrintingSettings", "Of a serial line only, as the printer's own test slip says."),
            kind=Kind.CHOICE,
            choices=tuple((baud, baud) for baud in BAUDS),
        ),
    ]
    return Group(title, tuple(fields))


def _after_a_sale() -> Group:
    tr = QCoreApplication.translate
    choices = (
        (Automatic.ALWAYS.value, tr("PrintingSettings", "Print it")),
        (Automatic.ASK.value, tr("PrintingSettings", "Offer it")),
        (Automatic.NEVER.value, tr("PrintingSettings", "Do not offer it")),
    )
    return Group(
        tr("PrintingSettings", "After a sale at this till"),
        (
            FieldSpec("automatic", tr("PrintingSettings", "The receipt"), kind=Kind.CHOICE, choices=choices),
            FieldSpec(
                "drawer",
                tr("PrintingSettings", "Open the drawer for cash"),
                tr("PrintingSettings", "The drawer hangs on the receipt printer."),
                kind=Kind.SWITCH,
                wide=True,
            ),
        ),
    )


def _words() -> Group:
    tr = QCoreApplication.translate
    return Group(
        tr("PrintingSettings", "On every receipt, at all tills"),
        (
            FieldSpec(
                "header",
                tr("PrintingSettings", "Below the shop's name"),
                tr("PrintingSettings", "Address, telephone, tax number."),
                kind=Kind.LINES,
            ),
            FieldSpec("footer", tr("PrintingSettings", "At the end"), kind=Kind.LINES),
            FieldSpec(
                "tap_pass",
                tr("PrintingSettings", "Tell guests of TapPass"),
                tr("PrintingSettings", "The points the visit would have earned, for guests who are no members."),
                kind=Kind.SWITCH,
                wide=True,
            ),
            FieldSpec("code", tr("PrintingSettings", "QR code of the sale"), kind=Kind.SWITCH, wide=True),
        ),
    )


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
