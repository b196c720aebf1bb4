"""The owner's words and logo for receipts, as they are kept and as they may be."""

from base64 import b64decode, b64encode
from typing import Any

from pos_app.domain import names
from pos_app.domain.receipts import ReceiptText
from pos_app.errors import BadInput

RECEIPT = "receipt"
"""The setting they are kept under, for all tills."""

MAX_LINES = 12
MAX_LOGO = 200_000
"""Bytes of the logo's file: it is read with every receipt."""
MAX_SIDE = 2_000
"""Dots of a logo's side: a small file can unpack to a huge picture."""

_PNG = b"\x89PNG\r\n\x1a\n"
_HEADER = 24
"""Bytes up to the end of a PNG's width and height (ISO/IEC 15948: signature, then the IHDR chunk)."""


def text_of(kept: dict[str, Any]) -> ReceiptText:
    """The words as they were kept; what is not there has its default."""
    return ReceiptText(
        header=str(kept.get("header", "")),
        footer=str(kept.get("footer", "")),
        logo=b64decode(kept.get("logo", "")),
        tap_pass=bool(kept.get("tap_pass", True)),
        code=bool(kept.get("code", False)),
    )


def kept(text: ReceiptText) -> dict[str, Any]:
    """The words as they are stored."""
    return {
        "header": text.header,
        "footer": text.footer,
        "logo": b64encode(text.logo).decode(),
        "tap_pass": text.tap_pass,
        "code": text.code,
    }


def checked(text: ReceiptText) -> ReceiptText:
    """The words fit to be kept. Raises TextNotStorable, CardNumberInText, and BadInput for a logo that is none."""
    return ReceiptText(
        _lines(text.header, "receipt's header"),
        _lines(text.footer, "receipt's footer"),
        _logo(text.logo),
        text.tap_pass,
        text.code,
    )


def _lines(text: str, field: str) -> str:
    kept_lines = [line.rstrip() for line in names.note(text, field).splitlines()]
    if len(kept_lines) > MAX_LINES:
        raise BadInput(f"The {field} has more than {MAX_LINES} lines.")
    return "\n".join(kept_lines)


def _logo(png: bytes) -> bytes:
    if not png:
        return b""
    if not png.startswith(_PNG) or len(png) < _HEADER:
        raise BadInput("The logo has to be a PNG picture.")
    if len(png) > MAX_LOGO:
        raise BadInput(f"The logo's file is larger than {MAX_LOGO // 1000} KB.")
    sides = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    if not all(0 < side <= MAX_SIDE for side in sides):
        raise BadInput(f"The logo is wider or higher than {MAX_SIDE} dots.")
    return png
