"""Receipts and the printers of a till."""

from PySide6.QtCore import QCoreApplication

from pos_app.domain.printing import Automatic, Printer, PrinterKind, TillPrinting
from pos_app.domain.receipts import ReceiptText
from ui.settings.form import Group
from ui.settings.form_field import Kind
from ui.settings.questions.declaring import ask

BAUDS = ("9600", "19200", "38400", "57600", "115200")


def groups() -> tuple[Group, ...]:
    """Receipts and printers, in the order they are asked."""
    return (_printer("receipt"), _after_a_sale(), _words(), _printer("kitchen"))


def _printer(role: str) -> Group:
    translate = QCoreApplication.translate
    title = (
        translate("PrintingSettings", "Receipt printer of this till")
        if role == "receipt"
        else translate("PrintingSettings", "Kitchen printer of this till")
    )
    address = translate(
        "PrintingSettings", "192.168.1.50, /dev/usb/lp0, or the system's name for it (empty: its default)."
    )
    papers = (("80", translate("PrintingSettings", "80 mm")), ("58", translate("PrintingSettings", "58 mm")))
    fields = [
        ask(
            Printer,
            "kind",
            translate("PrintingSettings", "Printer"),
            translate("PrintingSettings", "How this till reaches it."),
            kind=Kind.CHOICE,
            choices=_kinds(),
            name=f"{role}_kind",
        ),
        ask(
            Printer,
            "address",
            translate("PrintingSettings", "Address"),
            address,
            kind=Kind.TEXT,
            wide=True,
            name=f"{role}_address",
        ),
        ask(
            Printer,
            "paper",
            translate("PrintingSettings", "Paper"),
            translate("PrintingSettings", "How wide the roll is."),
            kind=Kind.CHOICE,
            choices=papers,
            name=f"{role}_paper",
        ),
        ask(
            Printer,
            "baud",
            translate("PrintingSettings", "Speed"),
            translate("PrintingSettings", "Of a serial line only, as the printer's own test slip says."),
            kind=Kind.CHOICE,
            choices=tuple((baud, baud) for baud in BAUDS),
            name=f"{role}_baud",
        ),
    ]
    return Group(title, tuple(fields))


def _kinds() -> tuple[tuple[str, str], ...]:
    translate = QCoreApplication.translate
    return (
        (PrinterKind.NONE.value, translate("PrintingSettings", "None")),
        (PrinterKind.NETWORK.value, translate("PrintingSettings", "On the network (ESC/POS)")),
        (PrinterKind.DEVICE.value, translate("PrintingSettings", "USB or serial (ESC/POS)")),
        (PrinterKind.SYSTEM.value, translate("PrintingSettings", "Printer of the system")),
        (PrinterKind.FILE.value, translate("PrintingSettings", "A file, to try it out")),
    )


def _after_a_sale() -> Group:
    translate = QCoreApplication.translate
    choices = (
        (Automatic.ALWAYS.value, translate("PrintingSettings", "Print it")),
        (Automatic.ASK.value, translate("PrintingSettings", "Offer it")),
        (Automatic.NEVER.value, translate("PrintingSettings", "Do not offer it")),
    )
    return Group(
        translate("PrintingSettings", "After a sale at this till"),
        (
            ask(
                TillPrinting,
                "automatic",
                translate("PrintingSettings", "The receipt"),
                translate("PrintingSettings", "What this till does with it when a sale is done."),
                kind=Kind.CHOICE,
                choices=choices,
            ),
            ask(
                TillPrinting,
                "drawer",
                translate("PrintingSettings", "Open the drawer for cash"),
                translate("PrintingSettings", "The drawer hangs on the receipt printer."),
                kind=Kind.SWITCH,
                wide=True,
            ),
        ),
    )


def _words() -> Group:
    translate = QCoreApplication.translate
    return Group(
        translate("PrintingSettings", "On every receipt, at all tills"),
        (
            ask(
                ReceiptText,
                "header",
                translate("PrintingSettings", "Below the shop's name"),
                translate("PrintingSettings", "Address, telephone, tax number."),
                kind=Kind.LINES,
            ),
            ask(
                ReceiptText,
                "footer",
                translate("PrintingSettings", "At the end"),
                translate("PrintingSettings", "A thank-you, opening hours, how things are taken back."),
                kind=Kind.LINES,
            ),
            ask(
                ReceiptText,
                "tap_pass",
                translate("PrintingSettings", "Tell guests of TapPass"),
                translate("PrintingSettings", "The points the visit would have earned, for guests who are no members."),
                kind=Kind.SWITCH,
                wide=True,
            ),
            ask(
                ReceiptText,
                "code",
                translate("PrintingSettings", "QR code of the sale"),
                translate("PrintingSettings", "It holds the number of the sale."),
                kind=Kind.SWITCH,
                wide=True,
            ),
        ),
    )
