"""What is asked of the printers, by `AppEvents.print_wanted`: a receipt, or a page that is ready."""

from dataclasses import dataclass

from pos_app.domain.page import Page
from pos_app.domain.printing import PrinterRole, PrintKind, Subject


@dataclass(frozen=True, slots=True)
class PrintWanted:
    """A receipt should be printed, or saved as a PDF: of a sale, a refund or an adopted order."""

    what: Subject
    subject: str
    as_pdf: bool = False


@dataclass(frozen=True, slots=True)
class PageWanted:
    """A report or another slip that is ready should be printed, or saved as a PDF; `subject` is what it is about."""

    page: Page
    subject: str | None = None
    kind: PrintKind = PrintKind.REPORT
    role: PrinterRole = PrinterRole.RECEIPT
    as_pdf: bool = False
