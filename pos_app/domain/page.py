"""What is printed, as blocks: a slip's content without a font, a width or a printer. `ui/printing` draws it.

A page is kept as JSON while it waits for its printer, so every block is made of text and numbers.
"""

from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self


class Size(StrEnum):
    """How large: SMALL for what is rarely read, HUGE for what is read from across the room."""

    SMALL = "SMALL"
    NORMAL = "NORMAL"
    LARGE = "LARGE"
    HUGE = "HUGE"


class Align(StrEnum):
    """Where a text stands; START is the left, or the right where people write from there."""

    START = "START"
    CENTER = "CENTER"
    END = "END"


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; line breaks in it are kept."""

    text: str
    size: Size = Size.NORMAL
    align: Align = Align.START
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Words at the start, a figure at the end; `lead` stands before the words, `inset` belongs to the line above."""

    left: str
    right: str = ""
    size: Size = Size.NORMAL
    bold: bool = False
    inset: bool = False
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the first cell is words, the others are figures. Rows that follow one another are one table."""

    cells: tuple[str, ...]
    size: Size = Size.NORMAL
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across; `heavy` above what everything adds up to."""

    heavy: bool = False


@dataclass(frozen=True, slots=True)
class Space:
    """Half a line of nothing."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture in the middle, black and white: a PNG."""

    png: bytes


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code in the middle."""

    text: str


Block = Text | Pair | Row | Rule | Space | Logo | Code

_BLOCKS: dict[str, type[Block]] = {
    "text": Text,
    "pair": Pair,
    "row": Row,
    "rule": Rule,
    "space": Space,
    "logo": Logo,
    "code": Code,
}
_NAMES = {kind: name for name, kind in _BLOCKS.items()}


@dataclass(frozen=True, slots=True)
class Page:
    """A slip from top to bottom; `title` names the file it is saved as."""

    title: str
    blocks: tuple[Block, ...]

    def kept(self) -> dict[str, Any]:
        """The page as it waits for its printer."""
        return {"title": self.title, "blocks": [_kept(block) for block in self.blocks]}

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        """The page again. Raises KeyError, TypeError or ValueError for what is none."""
        return cls(str(kept["title"]), tuple(_block(each) for each in kept["blocks"]))


def _kept(block: Block) -> dict[str, Any]:
    found = {"block": _NAMES[type(block)]} | asdict(block)
    return found | {"png": b64encode(block.png).decode()} if isinstance(block, Logo) else found


def _block(kept: dict[str, Any]) -> Block:
    given = {name: value for name, value in kept.items() if name != "block"}
    for name, kind in (("size", Size), ("align", Align), ("cells", tuple), ("png", b64decode)):
        if name in given:
            given[name] = kind(given[name])
    return _BLOCKS[kept["block"]](**given)
