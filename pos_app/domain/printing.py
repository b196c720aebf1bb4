"""Which printers a till has, when it prints by itself, and what waits for them."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from pos_app.domain.page import Page
from pos_app.domain.receipts import KitchenSlip, ReceiptData

PORT = 9100
"""Where receipt printers listen (HP's JetDirect, which all of them took over)."""

DOTS = {58: 384, 80: 576}
"""Dots across the printable width of each paper, at 203 dots an inch (8 a millimetre)."""


class PrinterKind(StrEnum):
    """How a printer is reached."""

    NONE = "NONE"
    SYSTEM = "SYSTEM"
    NETWORK = "NETWORK"
    DEVICE = "DEVICE"
    FILE = "FILE"


class Automatic(StrEnum):
    """What happens after a sale: the receipt comes out, it is offered, or nothing is said of it."""

    ALWAYS = "ALWAYS"
    ASK = "ASK"
    NEVER = "NEVER"


class PrintKind(StrEnum):
    """What is printed."""

    RECEIPT = "RECEIPT"
    KITCHEN = "KITCHEN"
    REPORT = "REPORT"
    DRAWER = "DRAWER"
    TEST = "TEST"


class PrinterRole(StrEnum):
    """The two printers a till may have."""

    RECEIPT = "RECEIPT"
    KITCHEN = "KITCHEN"


class Subject(StrEnum):
    """What a receipt is about."""

    SALE = "SALE"
    REFUND = "REFUND"
    ORDER = "ORDER"


@dataclass(frozen=True, slots=True)
class Printer:
    """One printer: `address` is `host` or `host:port`, a device's or a file's path, or the system's name for it."""

    kind: PrinterKind = PrinterKind.NONE
    address: str = ""
    paper: int = 80
    baud: int = 9600

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        """The printer as it was kept; what is not known has its default."""
        known = {name: value for name, value in kept.items() if name in cls.__dataclass_fields__}
        return cls(**known | {"kind": PrinterKind(known.get("kind", PrinterKind.NONE))})

    @property
    def is_there(self) -> bool:
        """Whether there is anything to print on."""
        return self.kind is not PrinterKind.NONE

    @property
    def is_raster(self) -> bool:
        """Whether it is sent ESC/POS rather than pages of the system."""
        return self.is_there and self.kind is not PrinterKind.SYSTEM

    @property
    def dots(self) -> int:
        """How wide it prints."""
        return DOTS.get(self.paper, DOTS[80])

    @property
    def host(self) -> tuple[str, int]:
        """Host and port of a network printer; `[::1]:9100` for one with colons of its own."""
        host, colon, port = self.address.rpartition(":")
        if not colon or (":" in host and not host.endswith("]")) or not port.isdigit():
            return self.address.strip("[]"), PORT
        return host.strip("[]"), int(port)


@dataclass(frozen=True, slots=True)
class TillPrinting:
    """A till's printers, and what they do by themselves."""

    receipt: Printer = field(default_factory=Printer)
    kitchen: Printer = field(default_factory=Printer)
    automatic: Automatic = Automatic.ASK
    drawer: bool = False

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        """The choices as they were kept."""
        return cls(
            Printer.of(kept.get("receipt", {})),
            Printer.of(kept.get("kitchen", {})),
            Automatic(kept.get("automatic", Automatic.ASK)),
            bool(kept.get("drawer", False)),
        )

    def kept(self) -> dict[str, Any]:
        """The choices as they are stored."""
        return asdict(self)

    def printer(self, role: PrinterRole) -> Printer:
        """The printer of a role."""
        return self.kitchen if role is PrinterRole.KITCHEN else self.receipt

    @property
    def kicks(self) -> bool:
        """Whether the drawer opens by itself; it hangs on the receipt printer, and the system's cannot be told to."""
        return self.drawer and self.receipt.is_raster


@dataclass(frozen=True, slots=True)
class PrintTask:
    """A job taken to be printed now; a DRAWER has no content."""

    id: str
    kind: PrintKind
    role: PrinterRole
    printer: Printer
    content: ReceiptData | KitchenSlip | Page | None
    tries: int = 1


@dataclass(frozen=True, slots=True)
class WaitingSlip:
    """A job that is not printed: `trouble` is the name of the error's class, `given_up` where it waits for a person."""

    id: str
    kind: PrintKind
    role: PrinterRole
    subject: str | None
    at: datetime
    trouble: str
    given_up: bool
