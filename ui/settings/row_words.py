"""What is wrong with a row of a list, in the reader's language; headings and cells as the file has them."""

from PySide6.QtCore import QCoreApplication

from pos_app.errors import RowProblem, RowTrouble
from ui.error_messages import sentence


def row_problem(problem: RowProblem) -> str:
    """The trouble as a sentence, its line first."""
    words = _file_words() | _cell_words() | _catalogue_words()
    said = words[problem.kind]
    explained = sentence(problem.error) if problem.error else ""
    about = (("%1", str(problem.other)), ("%2", problem.currency), ("%3", problem.column), ("%4", explained))
    for mark, text in (*about, ("%5", problem.value)):
        said = said.replace(mark, text)
    line = QCoreApplication.translate("Catalogue", "Line %1: ")
    return line.replace("%1", str(problem.line)) + said if problem.line else said


def _file_words() -> dict[RowTrouble, str]:
    tr = QCoreApplication.translate
    return {
        RowTrouble.TOO_LARGE: tr("Catalogue", "The file is larger than %5 MB."),
        RowTrouble.EMPTY_FILE: tr("Catalogue", "The file holds no products."),
        RowTrouble.NOT_UTF8: tr("Catalogue", "This is not UTF-8 text. Save the file as CSV in UTF-8."),
        RowTrouble.NOT_CSV: tr("Catalogue", "The file is no CSV that can be read. Save it again, or as XLSX."),
        RowTrouble.NOT_XLSX: tr(
            "Catalogue", "The file is no XLSX workbook that can be read. Save it again, or as CSV."
        ),
        RowTrouble.COLUMN_MISSING: tr("Catalogue", "A column is missing: %3. The first line names the columns: %5."),
        RowTrouble.COLUMN_TWICE: tr("Catalogue", "A column is there twice: %3."),
    }


def _cell_words() -> dict[RowTrouble, str]:
    tr = QCoreApplication.translate
    return {
        RowTrouble.EMPTY: tr("Catalogue", "The column %3 is empty."),
        RowTrouble.TWICE: tr("Catalogue", "In the column %3 is what line %1 has already."),
        RowTrouble.NOT_KEPT: tr("Catalogue", "What is in the column %3 cannot be kept. %4"),
        RowTrouble.KIND: tr("Catalogue", "The kind “%5” is neither food nor merch."),
        RowTrouble.YES_NO: tr("Catalogue", "“%5” in the column %3 is neither yes nor no."),
        RowTrouble.TAX_CLASS: tr("Catalogue", "The tax class “%5” is not one of the shop’s."),
        RowTrouble.PRICE: tr("Catalogue", "The price “%5” is not an amount in %2."),
        RowTrouble.CODE: tr("Catalogue", "“%5” in the column %3 cannot be typed or scanned."),
        RowTrouble.MODIFIER_PRICE: tr("Catalogue", "The price of the choice “%5” is not an amount in %2."),
    }


def _catalogue_words() -> dict[RowTrouble, str]:
    tr = QCoreApplication.translate
    return {
        RowTrouble.BARCODE_TAKEN: tr("Catalogue", "Another product has that barcode already: %5."),
        RowTrouble.SAME_PRODUCT: tr("Catalogue", "This is the product of line %1 already."),
    }
