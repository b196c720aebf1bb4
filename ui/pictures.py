"""Products' pictures: whatever file is chosen becomes a small square, and a kept one is drawn at a tile's size.

All of it belongs in the background. A file is believed only after its first bytes were read, and decoded within limits.
"""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from pos_app.domain.pictures import MOST_BYTES, SIDE, pixels
from pos_app.errors import PictureNotPossible

MOST_FILE = 30_000_000
"""Bytes of a file that is chosen; a telephone's photograph has 2 to 12 million."""
MOST_PIXELS = 50_000_000
"""Of it: decoded, that is 200 MB for a moment."""
QUALITIES = (86, 70, 50)
"""JPEG's, best first; noise that is too large in the first is kept in the next."""


def small(path: Path) -> bytes:
    """The picture of a file, upright, its middle cut to a square of at most SIDE pixels, on white, as JPEG.

    Raises PictureNotPossible.
    """
    try:
        if path.stat().st_size > MOST_FILE:
            raise PictureNotPossible("large")
        content = path.read_bytes()
    except OSError as error:
        raise PictureNotPossible("broken") from error
    size = pixels(content)
    if size is None:
        raise PictureNotPossible("kind")
    if size.width * size.height > MOST_PIXELS:
        raise PictureNotPossible("large")
    image = _read(content, least=2 * SIDE)
    if image.isNull():
        raise PictureNotPossible("broken")
    return _written(_on_white(_square(image)))


def drawn(content: bytes, width: int, height: int) -> QImage:
    """A kept picture, filling a rectangle of so many device pixels; null where it is damaged."""
    image = _read(content, least=0) if pixels(content) is not None and len(content) <= MOST_BYTES else QImage()
    return image if image.isNull() else covering(image, QSize(width, height))


def covering(image: QImage, size: QSize) -> QImage:
    """The picture's middle, filling that size."""
    wide = image.scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation)
    left, top = (wide.width() - size.width()) // 2, (wide.height() - size.height()) // 2
    return wide.copy(QRect(left, top, size.width(), size.height()))


def _read(content: bytes, *, least: int) -> QImage:
    """The image, turned as its camera said; decoded smaller, its sides at least `least` (0: as it is)."""
    held = QByteArray(content)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    shorter = min(size.width(), size.height())
    if least and shorter > least:
        reader.setScaledSize(size * (least / shorter))
    return reader.read()


def _square(image: QImage) -> QImage:
    side = min(image.width(), image.height())
    image = image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)
    if side > SIDE:
        image = image.scaled(
            SIDE, SIDE, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    return image


def _on_white(image: QImage) -> QImage:
    """What is seen through would be dark on the dark theme; colours are those of every screen."""
    if image.colorSpace().isValid():
        image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    ground = QImage(image.size(), QImage.Format.Format_RGB32)
    ground.fill(Qt.GlobalColor.white)
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
    return ground


def _written(image: QImage) -> bytes:
    for quality in QUALITIES:
        held = QByteArray()
        buffer = QBuffer(held)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QImageWriter(buffer, QByteArray(b"jpeg"))
        writer.setQuality(quality)
        writer.setOptimizedWrite(True)
        if writer.write(image) and held.size() <= MOST_BYTES:
            return bytes(held.data())
    raise PictureNotPossible("broken")
