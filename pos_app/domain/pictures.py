"""A product's picture as it is kept: a small square in a format that every till can show, told apart by its hash.

What a file really is, is read from its first bytes; whoever shows it decodes no more pixels than are promised here.
"""

from typing import NamedTuple

from pos_app.errors import PictureNotPossible

MOST_BYTES = 256 * 1024
"""Of a picture that is kept. One of SIDE pixels has 10 to 40 KB."""
MOST_SIDE = 1024
"""Pixels of a picture that is kept, each way."""
SIDE = 256
"""Pixels each way of the pictures this program makes of whatever file is chosen."""

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_HEADER = 24
"""Bytes up to the end of the height."""
_WEBP_HEADER = 30
"""Bytes that each of its first chunks has at least."""
_WEBP_LOSSLESS = 0x2F
_MARKER = 0xFF
_STANDALONE = (0x01, *range(0xD0, 0xD9))
"""JPEG's markers that have no length (ITU-T T.81, table B.1)."""
_FRAMES = tuple(marker for marker in range(0xC0, 0xD0) if marker not in (0xC4, 0xC8, 0xCC))
"""JPEG's markers before which the size stands."""


class PixelSize(NamedTuple):
    """Width and height."""

    width: int
    height: int


def digest(content: bytes) -> str:
    """The name of a picture's content: the same everywhere, another for any other picture."""
    import hashlib  # noqa: PLC0415 (the counter's start knows of pictures, and hashes none)

    return hashlib.sha256(content).hexdigest()


def check(content: bytes) -> None:
    """Raise PictureNotPossible for what is no JPEG, PNG or WebP, or is larger than MOST_BYTES or MOST_SIDE."""
    if len(content) > MOST_BYTES:
        raise PictureNotPossible("large")
    size = pixels(content)
    if size is None:
        raise PictureNotPossible("kind")
    if not (1 <= size.width <= MOST_SIDE and 1 <= size.height <= MOST_SIDE):
        raise PictureNotPossible("large")


def pixels(content: bytes) -> PixelSize | None:
    """The size that the content says it has; None where it is no JPEG, PNG or WebP."""
    if content.startswith(_PNG):
        return _png(content)
    if content.startswith(b"\xff\xd8\xff"):
        return _jpeg(content)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _webp(content)
    return None


def _png(content: bytes) -> PixelSize | None:
    if content[12:16] != b"IHDR" or len(content) < _PNG_HEADER:
        return None
    return PixelSize(int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big"))


def _jpeg(content: bytes) -> PixelSize | None:
    """Go from segment to segment up to the frame's header."""
    at = 2
    while at + 9 <= len(content) and content[at] == _MARKER:
        marker = content[at + 1]
        if marker in (_MARKER, *_STANDALONE):
            at += 1 if marker == _MARKER else 2
            continue
        if marker in _FRAMES:
            height, width = content[at + 5 : at + 7], content[at + 7 : at + 9]
            return PixelSize(int.from_bytes(width, "big"), int.from_bytes(height, "big"))
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return None


def _webp(content: bytes) -> PixelSize | None:
    """The three kinds of a first chunk (RFC 9649): lossy, lossless, and one that only names the canvas."""
    if len(content) < _WEBP_HEADER:
        return None
    kind = content[12:16]
    if kind == b"VP8 " and content[23:26] == b"\x9d\x01\x2a":
        width, height = (int.from_bytes(content[at : at + 2], "little") & 0x3FFF for at in (26, 28))
        return PixelSize(width, height)
    if kind == b"VP8L" and content[20] == _WEBP_LOSSLESS:
        bits = int.from_bytes(content[21:25], "little")
        return PixelSize((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if kind == b"VP8X":
        width, height = (int.from_bytes(content[at : at + 3], "little") + 1 for at in (24, 27))
        return PixelSize(width, height)
    return None
