"""What can be wrong with a row of a list that is brought in: a kind and what it is about, said in any language."""

from dataclasses import dataclass, field
from enum import StrEnum

from pos_app.errors.base import PosError

LONGEST = 40
"""Characters of a cell that are repeated to the reader."""


class RowTrouble(StrEnum):
    """Each with its English words; `{...}` are the fields of a RowProblem."""

    TOO_LARGE = "The file is larger than {value} MB."
    EMPTY_FILE = "The file holds no products."
    NOT_UTF8 = "this is not UTF-8 text. Save the file as CSV in UTF-8."
    NOT_CSV = "The file is not CSV: {value}."
    NOT_XLSX = "The file is no XLSX workbook that can be read. Save it again, or as CSV."
    COLUMN_MISSING = "a column is missing: {column}. The first line names the columns: {value}."
    COLUMN_TWICE = "a column is there twice: {column}."
    EMPTY = "the {column} is empty."
    TWICE = "the {column} is that of line {other} already."
    NOT_KEPT = "the {column} cannot be kept. {error}"
    KIND = 'the kind "{value}" is neither food nor merch.'
    YES_NO = '{column} "{value}" is neither yes nor no.'
    TAX_CLASS = 'the tax class "{value}" is not one of the shop\'s.'
    PRICE = 'the price "{value}" is not an amount in {currency}.'
    CODE = 'the {column} "{value}" is not one that can be typed or scanned.'
    MODIFIER_PRICE = 'the modifier "{value}" has a price that is not an amount in {currency}.'
    BARCODE_TAKEN = "another product has that barcode already: {value}."
    SAME_PRODUCT = "this is the product of line {other} already."


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A trouble of a row; `line` is counted from 1, 0 is the whole file, and `other` is another line.

    `column` is a heading as the file has it, `value` what stands in the cell, shortened, or what it clashes with.
    """

    kind: RowTrouble
    line: int = 0
    column: str = ""
    value: str = ""
    other: int = 0
    currency: str = ""
    error: PosError | None = field(default=None, compare=False)

    def __str__(self) -> str:
        """In English, with the line before it."""
        said = self.kind.value.format(
            column=self.column, value=self.value, other=self.other, currency=self.currency, error=self.error or ""
        ).strip()
        return f"Line {self.line}: {said}" if self.line else said


def shortened(text: str) -> str:
    """A cell as it is repeated to the reader."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."
