"""Pictures from a file to the tile: made small whatever comes, chosen and dropped in the form, shown at the counter."""

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from pos_app.domain import pictures
from pos_app.errors import PictureNotPossible
from tests.ui.driver import Driver
from tests.ui.test_catalogue_page import names, open_page, product, undo
from ui.pictures import MOST_PIXELS, drawn, small
from ui.settings.product_card import ProductCard
from ui.widgets.product_tile import ProductTile

UPSIDE_DOWN = (
    b"\xff\xe1\x00\x22Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08"
    b"\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x03\x00\x00\x00\x00\x00\x00"
)
"""What a camera that was held upside down writes behind a JPEG's first two bytes (Exif 2.3, orientation 3)."""


def halves(kind: str, width: int = 800, height: int = 600) -> bytes:
    """Red above, blue below."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    painter = QPainter(image)
    painter.fillRect(0, height // 2, width, height, Qt.GlobalColor.blue)
    painter.end()
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind, 95)  # type: ignore[call-overload] # the stubs want bytes, Qt takes text
    return bytes(held.data())


def saved(folder: Path, content: bytes, name: str = "picture.jpg") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def is_blue(color: QColor) -> bool:
    return color.blue() > 200 and color.red() < 60


@pytest.mark.parametrize("kind", ["JPG", "PNG", "WEBP"])
def test_any_file_becomes_a_small_upright_square(tmp_path: Path, kind: str) -> None:
    content = small(saved(tmp_path, halves(kind, 3000, 2000), "has no.ending"))
    pictures.check(content)
    assert pictures.pixels(content) == (pictures.SIDE, pictures.SIDE)
    assert is_blue(drawn(content, 100, 60).pixelColor(50, 55))
    assert not is_blue(drawn(content, 100, 60).pixelColor(50, 5))


def test_a_camera_held_upside_down_glass_and_a_stamp(tmp_path: Path) -> None:
    plain = halves("JPG")
    turned = small(saved(tmp_path, plain[:2] + UPSIDE_DOWN + plain[2:]))
    assert is_blue(drawn(turned, 100, 100).pixelColor(50, 5))
    glass = QImage(40, 90, QImage.Format.Format_ARGB32)
    glass.fill(Qt.GlobalColor.transparent)
    path = tmp_path / "glass.png"
    assert glass.save(str(path))
    content = small(path)
    assert pictures.pixels(content) == (40, 40)
    assert drawn(content, 30, 20).pixelColor(3, 3) == QColor("white")


def test_what_cannot_be_read_is_refused_and_never_decoded_beyond_the_limits(tmp_path: Path) -> None:
    bomb = bytearray(halves("PNG", 10, 10))
    bomb[16:24] = MOST_PIXELS.to_bytes(4, "big") + (2).to_bytes(4, "big")
    cases = {
        "kind": [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a"],
        "large": [bytes(bomb)],
        "broken": [halves("PNG")[:60], halves("WEBP")[:40]],
    }
    for why, contents in cases.items():
        for content in contents:
            with pytest.raises(PictureNotPossible) as refused:
                small(saved(tmp_path, content))
            assert refused.value.why == why
    with pytest.raises(PictureNotPossible):
        small(tmp_path / "is not there.png")
    assert drawn(b"no picture", 10, 10).isNull()


def tile(counter: Driver, own_id: str) -> ProductTile:
    return counter.get(f"productTile_{own_id}", ProductTile)


def shows_blue(counter: Driver, own_id: str) -> bool:
    found = tile(counter, own_id)
    return is_blue(found.grab().toImage().pixelColor(found.width() // 2, 60))


def drop(card: ProductCard, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(20, 20), copy, data, left, none)
    QApplication.sendEvent(card, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(card, QDropEvent(QPointF(20, 20), copy, data, left, none))


def test_a_picture_is_chosen_seen_on_the_tile_replaced_refused_and_taken_away(
    counter: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = next(each for each in counter.shop.catalogue.products() if each.favourite)
    plain_height = tile(counter, there.id).height()
    open_page(counter)
    counter.until(lambda: counter.rows("catalogueTable") > 20, "the products")

    def open_card() -> ProductCard:
        counter.find("cataloguePage").product_opened.emit(product(counter, there.name))  # type: ignore[attr-defined] # found by its name
        counter.settle()
        return next(each for each in counter.window.findChildren(ProductCard) if each.isVisible())

    path = saved(tmp_path, halves("JPG"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    card = open_card()
    counter.click("choosePictureButton")
    counter.until(lambda: not card.picture.image.isNull(), "the picture in the form")
    counter.click("saveProductButton")
    counter.settle()
    assert product(counter, there.name).picture
    counter.window.show_screen("navCounter")  # type: ignore[attr-defined]  # the window is ours
    counter.until(lambda: shows_blue(counter, there.id), "the picture on the tile")
    assert tile(counter, there.id).height() > plain_height
    counter.click(f"productTile_{there.id}")
    assert counter.rows("cartTable") == 1

    open_page(counter)
    undo(counter)
    counter.until(lambda: not product(counter, there.name).picture, "the picture is taken back")
    counter.settle()
    assert tile(counter, there.id).height() == plain_height

    card = open_card()
    drop(card, saved(tmp_path, b"GIF89a", "moving.gif"))
    said = card.findChildren(QLabel)
    counter.until(lambda: any("no JPEG, PNG or WebP" in each.text() and each.isVisible() for each in said), "why not")
    drop(card, path)
    counter.until(lambda: not card.picture.image.isNull(), "the picture in the form")
    counter.click("saveProductButton")
    counter.settle()
    kept = product(counter, there.name).picture
    assert kept

    card = open_card()
    counter.until(lambda: not card.picture.image.isNull(), "the kept picture in the form")
    counter.click("removePictureButton")
    assert card.picture.image.isNull()
    counter.click("saveProductButton")
    counter.settle()
    assert not product(counter, there.name).picture
    undo(counter)
    counter.until(lambda: product(counter, there.name).picture == kept, "the picture is back")
    assert there.name in names(counter)
    assert counter.shop.doctor.check() == []
