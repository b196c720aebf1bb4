"""ESC/POS, as much of it as a raster printer needs: six commands, as bytes.

Source: Epson's *ESC/POS Command Reference*. The tests hold the bytes to those of python-escpos.
"""

from dataclasses import dataclass

START = b"\x1b@"
"""ESC @: forget what was set before."""
FEED_AND_CUT = b"\x1bd\x06\x1dV\x00"
"""ESC d 6, GS V 0: six lines, so that the last one is past the knife, then the knife."""
ASK_OFFLINE = b"\x10\x04\x02"
"""DLE EOT 2: answered at once, even by a printer that has stopped: cover, paper, fault."""
ASK_PAPER = b"\x10\x04\x04"
"""DLE EOT 4: likewise, the paper's sensor."""
ASK_DONE = b"\x1dr\x01"
"""GS r 1: answered in its turn, so only when everything before it has been printed."""

BAND = 960
"""Rows a raster command carries: printers have little memory."""

_COVER_OPEN, _PAPER_STOPPED, _FAULT = 0x04, 0x20, 0x40
_PAPER_OUT = 0x60
_PAPER_OUT_IN_TURN = 0x0C


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture in black and white: `rows` packs eight dots a byte, the first in the highest bit; set is black."""

    width: int
    height: int
    rows: bytes

    @property
    def row_bytes(self) -> int:
        """Bytes a row takes."""
        return -(-self.width // 8)


def slip(raster: Raster) -> bytes:
    """A whole slip: the picture, in bands the printer can hold, and the cut."""
    return START + pictures(raster) + FEED_AND_CUT


def pictures(raster: Raster) -> bytes:
    """GS v 0 for each band of the picture."""
    parts = []
    for top in range(0, raster.height, BAND):
        height = min(BAND, raster.height - top)
        size = raster.row_bytes.to_bytes(2, "little") + height.to_bytes(2, "little")
        parts.append(b"\x1dv0\x00" + size + raster.rows[top * raster.row_bytes : (top + height) * raster.row_bytes])
    return b"".join(parts)


def kick(*, second: bool = False) -> bytes:
    """ESC p: the pulse that opens the drawer at the printer's first (or second) connector, 100 ms on and off."""
    return b"\x1bp" + bytes([int(second)]) + b"22"


def is_out_of_paper(offline: int | None, paper: int | None) -> bool:
    """Whether the printer's answers to ASK_OFFLINE and ASK_PAPER say that there is no paper."""
    return bool((offline or 0) & _PAPER_STOPPED) or bool((paper or 0) & _PAPER_OUT == _PAPER_OUT)


def is_not_ready(offline: int | None) -> bool:
    """Whether the answer to ASK_OFFLINE says that the cover is open or something is wrong."""
    return bool((offline or 0) & (_COVER_OPEN | _FAULT))


def ran_out(answer: int) -> bool:
    """Whether the answer to ASK_DONE says that the paper has come to its end."""
    return answer & _PAPER_OUT_IN_TURN == _PAPER_OUT_IN_TURN
