"""A product on the counter: its name, its price or why it cannot be sold, and above them its picture.

Painted rather than composed, because two hundred of them are shown at once.
"""

import itertools
import re

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.pictures import covering
from ui.theme import current_tokens, font, measures

SELLABLE, SOLD_OUT, UNPRICED = "sellable", "soldOut", "unpriced"
PADDING = 12
FADED = 0.4
"""How much is seen of the picture of what cannot be sold."""
NAME_SIZES, LARGE_NAME_SIZES = (14, 13), (16, 14, 13)
"""A smaller one where a word is wider than the tile."""
NO_BREAK_HYPHEN, SOFT_HYPHEN, NO_SPACE = "\u2011", "\u00ad", "\u200b"
VOWELS = "aeiouyäöüáéíóúàèâêîôû"
SYLLABLE = re.compile(
    rf"(?<=[^\W\d_]{{3}})(?=(?:sch|[cpst]h|ck|qu|[bdgkpt][lr]|f[lr]|[bcdfghj-np-tv-xzßçñ])[{VOWELS}][^\W\d_]{{2}})"
    r"(?<!s(?=ch))(?<!sc)(?<![cpst](?=h))(?<!c(?=k))(?<![bdfgkpt](?=[lr]))",
    re.IGNORECASE,
)
"""Before the consonant that a vowel follows, three letters from either end: near enough to where a reader breaks."""


class ProductTile(QAbstractButton):
    """`clicked` sells one. What cannot be sold stays readable, is told by word and by a dashed frame, does not click.

    `note` is the price as the reader writes it, or the words for what is wrong ("Sold out", "No price yet").
    """

    def __init__(self, product_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.product_id = product_id
        self.setObjectName(f"productTile_{product_id}")
        self.setProperty("role", "productTile")
        self._note, self._tag, self._in_cart = "", "", 0
        self.picture = ""
        """The hash of the picture that belongs on it, "" for none."""
        self._image = QImage()
        self._strip = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_product(self, name: str, note: str, *, kind: str = "food", state: str = SELLABLE, tag: str = "") -> None:
        """Show a product. `kind`: food, merch; `state`: sellable, soldOut, unpriced; `tag`: a word for merch."""
        self.setText(name)
        self._note, self._tag = note, tag
        self.setProperty("kind", kind)
        self.setProperty("state", state)
        self.setEnabled(state == SELLABLE)
        self.setAccessibleName(", ".join(part for part in (name, tag, note) if part))
        self.setToolTip("")
        self.update()

    def show_picture_of(self, picture: str) -> None:
        """The tile has room for the picture of that hash, "" for none; what it showed before is another's."""
        if picture != self.picture:
            self.picture = picture
            self._image, self._strip = QImage(), QPixmap()
            self.update()

    def show_picture(self, image: QImage) -> None:
        """Show the picture; a null one is damaged, and leaves the room for it empty."""
        if self.picture:
            self._image, self._strip = image, QPixmap()
            self.update()

    @property
    def picture_room(self) -> QSize:
        """How large the picture is on the tile, in device pixels."""
        return (QSizeF(self.width() - 2, measures()["size_tile_picture"]) * self.devicePixelRatioF()).toSize()

    @property
    def lacks_picture(self) -> bool:
        """Whether there is a picture that it does not show yet, or shows in another size."""
        return bool(self.picture) and self._image.size() != self.picture_room

    def show_in_cart(self, quantity: int) -> None:
        """Show how many of it are in the order; 0 shows nothing."""
        if quantity != self._in_cart:
            self._in_cart = quantity
            self.update()

    @property
    def note(self) -> str:
        """The price, or why there is none to pay."""
        return self._note

    def sizeHint(self) -> QSize:
        height = "size_tile_pictured_height" if self.picture else "size_tile_height"
        return QSize(measures()["size_tile_width"], measures()[height])

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._paint_ground(painter)
        room = self.rect().adjusted(PADDING, 10, -PADDING, -10)
        self._paint_note(painter, room)
        badge = self._badge() if self._in_cart else QRectF()
        if self.picture:
            self._paint_name(painter, room.adjusted(0, measures()["size_tile_picture"] - 2, 0, -22))
        else:
            inwards = round(badge.width()) + self._badge_inset() - PADDING + 4 if self._in_cart else 0
            self._paint_name(painter, room.adjusted(0, 0, 0, -22), beside=inwards)
        if self._in_cart:
            self._paint_quantity(painter, badge)

    def _ground(self) -> str:
        if not self.isEnabled():
            return "window"
        return "pressed" if self.isDown() else "hover" if self.underMouse() else "surface"

    def _paint_ground(self, painter: QPainter) -> None:
        tokens, radius = current_tokens(), measures()["radius_control"] + 2
        merch = self.property("kind") == "merch"
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = QPen(tokens.color("border_strong" if not self.isEnabled() else "border"), 1)
        if not self.isEnabled():
            edge.setDashPattern([4, 4])
        if self.hasFocus():
            box = box.adjusted(0.5, 0.5, -0.5, -0.5)
            edge = QPen(tokens.color("focus_ring"), 2)
        painter.setPen(edge)
        painter.setBrush(tokens.color(self._ground()))
        painter.drawRoundedRect(box, radius, radius)
        if self.picture:
            self._paint_picture(painter, radius)
            painter.setPen(edge)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, radius, radius)
        if merch:
            self._paint_corner(painter, box, radius)

    def _paint_picture(self, painter: QPainter, radius: int) -> None:
        """Across the tile under its upper edge, with the tile's own corners; until it is there, its room."""
        if self._image.isNull():
            room = QRectF(1, 1, self.width() - 2, measures()["size_tile_picture"])
            painter.setPen(Qt.PenStyle.NoPen)
            painter.fillPath(_with_upper_corners(room, radius - 1), current_tokens().color("sunken"))
            return
        if self._strip.size() != self.picture_room:
            self._strip = self._cut(self.picture_room, radius)
        if not self.isEnabled():
            painter.setOpacity(FADED)
        painter.drawPixmap(1, 1, self._strip)
        painter.setOpacity(1)

    def _cut(self, size: QSize, radius: int) -> QPixmap:
        ratio = self.devicePixelRatioF()
        strip = QPixmap(size)
        strip.fill(Qt.GlobalColor.transparent)
        image = self._image if self._image.size() == size else covering(self._image, size)
        painter = QPainter(strip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(0, 0, size.width(), size.height())
        painter.fillPath(_with_upper_corners(room, (radius - 1) * ratio), QBrush(image))
        painter.end()
        strip.setDevicePixelRatio(ratio)
        return strip

    def _paint_corner(self, painter: QPainter, box: QRectF, radius: int) -> None:
        """The mark of merchandise: a folded corner, as on a hang tag."""
        fold = 16.0
        mirrored = self._mirrored()
        corner = box.topLeft() if mirrored else box.topRight()
        way = fold if mirrored else -fold
        triangle = QPainterPath(corner)
        triangle.lineTo(corner + QPointF(way, 0))
        triangle.lineTo(corner + QPointF(0, fold))
        triangle.closeSubpath()
        inside = QPainterPath()
        inside.addRoundedRect(box, radius, radius)
        painter.fillPath(triangle.intersected(inside), QColor(current_tokens().merch))

    def _paint_note(self, painter: QPainter, room: QRect) -> None:
        tokens, enabled = current_tokens(), self.isEnabled()
        baseline = QRect(room.left(), room.bottom() - 19, room.width(), 20)
        lead, trail = self._side(start=True), self._side(start=False)
        middle = int(Qt.AlignmentFlag.AlignVCenter.value)
        painter.setFont(font(14 if enabled else 12, QFont.Weight.Medium if enabled else QFont.Weight.DemiBold))
        painter.setPen(tokens.color("text_muted"))
        painter.drawText(baseline, lead | middle, self._note)
        taken = painter.fontMetrics().horizontalAdvance(self._note)
        if self._tag:
            painter.setFont(font(11, QFont.Weight.DemiBold))
            if taken + painter.fontMetrics().horizontalAdvance(self._tag) + 6 <= baseline.width():
                painter.setPen(tokens.color("merch"))
                painter.drawText(baseline, trail | middle, self._tag)

    def _paint_name(self, painter: QPainter, room: QRect, *, beside: int = 0) -> None:
        painter.setPen(current_tokens().color("text" if self.isEnabled() else "text_muted"))
        sizes = NAME_SIZES if self.width() < measures()["size_tile_width_large"] else LARGE_NAME_SIZES
        faces = [font(size, QFont.Weight.DemiBold) for size in sizes]
        face = next((each for each in faces if widest_word(self.text(), each) <= room.width()), faces[-1])
        height = QFontMetricsF(face).lineSpacing()
        lines = wrapped(self.text(), face, room.width(), max(1, int(room.height() // height)), beside=beside)
        painter.setFont(face)
        for at, line in enumerate(lines):
            box = QRectF(room.left(), room.top() + at * height, room.width(), height)
            painter.drawText(box, self._side(start=True) | int(Qt.TextFlag.TextDontClip.value), line)
        if "".join(lines).endswith("…"):
            self.setToolTip(self.text())

    def _badge_inset(self) -> int:
        """Further in on merchandise, whose corner is folded."""
        return 20 if self.property("kind") == "merch" else 7

    def _badge(self) -> QRectF:
        width = max(22, QFontMetricsF(font(12, QFont.Weight.Bold)).horizontalAdvance(str(self._in_cart)) + 12)
        inset = self._badge_inset()
        return QRectF(inset if self._mirrored() else self.width() - width - inset, 7, width, 22)

    def _paint_quantity(self, painter: QPainter, badge: QRectF) -> None:
        tokens = current_tokens()
        painter.setFont(font(12, QFont.Weight.Bold))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("accent"))
        if self.picture:
            painter.setPen(QPen(tokens.color("surface"), 2))
        painter.drawRoundedRect(badge, 11, 11)
        painter.setPen(tokens.color("accent_text"))
        painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter.value), str(self._in_cart))

    def _side(self, *, start: bool) -> int:
        """The flag for the start or the end of a line: the tile mirrors, whatever the script of the text."""
        side = Qt.AlignmentFlag.AlignRight if start is self._mirrored() else Qt.AlignmentFlag.AlignLeft
        return int((side | Qt.AlignmentFlag.AlignAbsolute).value)

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft


def _with_upper_corners(room: QRectF, radius: float) -> QPainterPath:
    """The room, its upper corners round."""
    whole, made = QPainterPath(), QPainterPath()
    whole.addRoundedRect(room.adjusted(0, 0, 0, radius), radius, radius)
    made.addRect(room)
    return made.intersected(whole)


def widest_word(text: str, face: QFont) -> float:
    """How wide the widest word is that can be broken with a hyphen."""
    metrics = QFontMetricsF(face)
    return max((metrics.horizontalAdvance(word) for word in text.split()), default=0)


def wrapped(text: str, face: QFont, width: float, most: int, *, beside: float = 0) -> list[str]:
    """The text in at most so many lines, broken between words and never at a hyphen; the last is cut with … if need be.

    A single word wider than the room is broken between its syllables, so that a long German name can still be read.
    The first line is shorter by what stands `beside` it.
    """
    metrics = QFontMetricsF(face)
    widths = (width if at else width - beside for at in itertools.count())
    plain = " ".join(
        _breakable(word) if metrics.horizontalAdvance(word) > most_wide else word
        for word, most_wide in zip(text.split(), widths, strict=False)
    )
    layout = QTextLayout(plain.replace("-", NO_BREAK_HYPHEN), face)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    units = plain.encode("utf-16-le", "surrogatepass")
    room = width - metrics.horizontalAdvance("-") if SOFT_HYPHEN in plain else width
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= most and (line := layout.createLine()).isValid():
        line.setLineWidth(room if starts else room - beside)
        starts.append(2 * line.textStart())
    layout.endLayout()
    ends = [*starts[1:], len(units)]
    lines = [_hyphenated(_text(units[start:end]).strip()) for start, end in zip(starts[:most], ends, strict=False)]
    if len(starts) > most:
        rest = _text(units[starts[most - 1] :]).replace(SOFT_HYPHEN, "").replace(NO_SPACE, "")
        lines[-1] = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width if most > 1 else width - beside)
    return lines


def _breakable(word: str) -> str:
    """The word with the places where it may be broken; no part is without a vowel."""
    if "-" in word:
        return f"-{NO_SPACE}".join(map(_breakable, word.split("-")))
    parts = [""]
    for part in SYLLABLE.split(word):
        if any(letter in VOWELS for letter in parts[-1].lower()):
            parts.append(part)
        else:
            parts[-1] += part
    return SOFT_HYPHEN.join(parts)


def _hyphenated(line: str) -> str:
    """A line that ends inside a word says so; the other places where it could have been broken are not seen."""
    return line.replace(SOFT_HYPHEN, "").replace(NO_SPACE, "") + ("-" if line.endswith(SOFT_HYPHEN) else "")


def _text(units: bytes) -> str:
    """Qt counts UTF-16 units, so a line is cut out of those: an emoji has two."""
    return units.decode("utf-16-le", "surrogatepass")
