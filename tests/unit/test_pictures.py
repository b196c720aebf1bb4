"""What is kept as a picture: known by its first bytes, small in bytes and in pixels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from pos_app.domain import pictures
from pos_app.errors import PictureNotPossible


def encoded(kind: str, width: int, height: int, quality: int = -1) -> bytes:
    """A picture as another program writes it."""
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(0x80C04020)
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind, quality)  # type: ignore[call-overload] # the stubs want bytes, Qt takes text
    return bytes(held.data())


@pytest.mark.parametrize(("kind", "quality"), [("PNG", -1), ("JPG", 80), ("WEBP", 80), ("WEBP", 100)])
def test_the_size_is_read_from_the_first_bytes(kind: str, quality: int) -> None:
    content = encoded(kind, 300, 200, quality)
    assert pictures.pixels(content) == (300, 200)
    pictures.check(content)
    for end in range(0, 40, 3):
        found = pictures.pixels(content[:end])
        assert found in (None, (300, 200))


def test_what_is_no_picture_or_too_large_is_refused() -> None:
    for content in (b"", b"GIF89a\x01\x00\x01\x00", b"<svg xmlns='x'/>", b"%PDF-1.7", b"\xff\xd8\xff\xd9", b"RIFF" * 9):
        with pytest.raises(PictureNotPossible) as refused:
            pictures.check(content)
        assert refused.value.why == "kind"
    with pytest.raises(PictureNotPossible) as refused:
        pictures.check(encoded("PNG", pictures.MOST_SIDE + 1, 1))
    assert refused.value.why == "large"
    with pytest.raises(PictureNotPossible, match="too large"):
        pictures.check(encoded("PNG", 1, 1) + bytes(pictures.MOST_BYTES))


@given(st.sampled_from([b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"RIFF0000WEBPVP8X", b""]), st.binary(max_size=60))
def test_whatever_it_holds_it_is_read_or_refused(start: bytes, rest: bytes) -> None:
    found = pictures.pixels(start + rest)
    assert found is None or (found.width >= 0 and found.height >= 0)
