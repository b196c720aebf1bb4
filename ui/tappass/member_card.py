"""The member card as a picture: an ID-1 card (85.60 x 53.98 mm, ISO/IEC 7810) at 300 dots an inch, or of any size.

Its colours are those of the light theme in both themes: a card that is saved or printed looks the same everywhere.
"""

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QTransform,
)

from ui.tappass.sign_up import CardFace
from ui.theme import font, tokens
from ui.widgets.qr_code import qr_image, qr_path

WIDTH, HEIGHT = 1012, 638
"""Dots of the whole card; every measure below is in these."""
DOTS_PER_METRE = round(WIDTH / 0.0856)
RADIUS = 38
EDGE = 60
CODE = QRectF(648, 274, 304, 304)
WORDS_WIDTH = 548

_NAME_ONE_LINE = (56, 50, 44)
_NAME_TWO_LINES = (44, 38, 33, 28)


def card_image(face: CardFace) -> QImage:
    """The card at print resolution, its corners let through."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    image.setDotsPerMeterX(DOTS_PER_METRE)
    image.setDotsPerMeterY(DOTS_PER_METRE)
    painter = QPainter(image)
    paint_card(painter, face, QRectF(0, 0, WIDTH, HEIGHT))
    painter.end()
    return image


def paint_card(painter: QPainter, face: CardFace, area: QRectF, *, on_paper: bool = False, bleed: bool = False) -> None:
    """Paint the card into an area of its proportions.

    `on_paper` draws the code as a shape rather than in whole dots of a screen; with `bleed` the corners are filled,
    for paper that has the card's own.
    """
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setTransform(QTransform.fromTranslate(area.left(), area.top()), combine=True)
    painter.scale(area.width() / WIDTH, area.height() / HEIGHT)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    paper = tokens("light")
    level = (face.level or "BRONZE").lower()
    ink = paper.color(f"{level}_text")
    _ground(painter, paper.color(level), ink, 0 if bleed else RADIUS)
    _heading(painter, face, ink)
    _person(painter, face, ink)
    _code(painter, face.tap_pass_id, ink, on_paper=on_paper)
    painter.restore()


def _faded(ink: QColor, strength: float) -> QColor:
    made = QColor(ink)
    made.setAlphaF(strength)
    return made


def _ground(painter: QPainter, color: QColor, ink: QColor, radius: int) -> None:
    """The level's colour, deeper towards the lower corner, with rings as a glass leaves them on a bar."""
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(0, 0, WIDTH, HEIGHT), radius, radius)
    light = QLinearGradient(QPointF(0, 0), QPointF(WIDTH, HEIGHT))
    light.setColorAt(0, color.lighter(104))
    light.setColorAt(0.55, color)
    light.setColorAt(1, color.darker(122))
    painter.fillPath(shape, light)
    painter.setClipPath(shape)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for at, ring, weight in ((QPointF(760, 40), 300, 34), (QPointF(760, 40), 232, 4), (QPointF(1010, 330), 330, 4)):
        painter.setPen(QPen(_faded(ink, 0.07), weight))
        painter.drawEllipse(at, ring, ring)
    painter.setClipping(False)


def _heading(painter: QPainter, face: CardFace, ink: QColor) -> None:
    words = face.level_words
    pill = QRectF()
    if words:
        label = font(28, QFont.Weight.Bold)
        width = QFontMetricsF(label).horizontalAdvance(words) + 48
        pill = QRectF(WIDTH - EDGE - width, 56, width, 54)
        painter.setPen(QPen(_faded(ink, 0.55), 2.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(pill, 27, 27)
        painter.setPen(ink)
        painter.setFont(label)
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter.value), words)
    room = QRectF(EDGE, 50, WIDTH - 2 * EDGE - pill.width() - 32, 58)
    _line(painter, room, face.shop, (44, 38, 32, 28), QFont.Weight.Bold, ink)
    mark = font(26, QFont.Weight.Medium)
    mark.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 118)
    painter.setFont(mark)
    painter.setPen(_faded(ink, 0.86))
    painter.drawText(QRectF(EDGE, 112, 600, 40), _flags(Qt.AlignmentFlag.AlignVCenter), "TapPass")


def _person(painter: QPainter, face: CardFace, ink: QColor) -> None:
    _name(painter, QRectF(EDGE, 246, WORDS_WIDTH, 164), face.name, ink)
    tap_pass = font(46, QFont.Weight.DemiBold)
    tap_pass.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 107)
    painter.setFont(tap_pass)
    painter.setPen(ink if face.tap_pass_id else _faded(ink, 0.55))
    shown = face.tap_pass_id or "TP-••••-••••"
    painter.drawText(QRectF(EDGE, 432, WORDS_WIDTH, 60), _flags(Qt.AlignmentFlag.AlignVCenter), shown)
    room = QRectF(EDGE, 528, WORDS_WIDTH, 50)
    _line(painter, room, face.since, (28, 24), QFont.Weight.Medium, _faded(ink, 0.86), Qt.AlignmentFlag.AlignBottom)


def _name(painter: QPainter, room: QRectF, name: str, ink: QColor) -> None:
    """The name as large as it fits: on one line, else on two, at worst cut with … at the end."""
    painter.setPen(ink)
    for size in _NAME_ONE_LINE:
        if QFontMetricsF(font(size, QFont.Weight.Bold)).horizontalAdvance(name) <= room.width():
            painter.setFont(font(size, QFont.Weight.Bold))
            painter.drawText(room, _flags(Qt.AlignmentFlag.AlignBottom), name)
            return
    flags = _flags(Qt.AlignmentFlag.AlignBottom) | int(Qt.TextFlag.TextWordWrap.value)
    shown = name
    for size in _NAME_TWO_LINES:
        face = font(size, QFont.Weight.Bold)
        painter.setFont(face)
        metrics = QFontMetricsF(face)
        needed = metrics.boundingRect(QRectF(0, 0, room.width(), 10_000), flags, name)
        if needed.height() <= 2.2 * metrics.height() and needed.width() <= room.width():
            break
    else:
        metrics = QFontMetricsF(painter.font())
        flags |= int(Qt.TextFlag.TextWrapAnywhere.value)
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width() * 1.7)
    painter.drawText(room, flags, shown)


def _line(
    painter: QPainter,
    room: QRectF,
    text: str,
    sizes: tuple[int, ...],
    weight: QFont.Weight,
    ink: QColor,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
) -> None:
    """One line in the largest of the sizes that fits; cut with … where none does."""
    for size in sizes:
        painter.setFont(font(size, weight))
        if QFontMetricsF(painter.font()).horizontalAdvance(text) <= room.width():
            break
    shown = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.setPen(ink)
    painter.drawText(room, _flags(side), shown)


def _flags(vertical: Qt.AlignmentFlag) -> int:
    """At the left whatever the writing: the code stands at the right."""
    return int((Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | vertical).value)


def _code(painter: QPainter, tap_pass_id: str, ink: QColor, *, on_paper: bool) -> None:
    """The QR code of the ID; on a screen in whole device pixels a module, so that a scanner reads it there as well."""
    painter.setPen(Qt.PenStyle.NoPen)
    if not tap_pass_id:
        painter.setBrush(_faded(ink, 0.08))
        painter.drawRoundedRect(CODE, 24, 24)
        _corners(painter, ink)
        return
    painter.setBrush(QColor(Qt.GlobalColor.white))
    painter.drawRoundedRect(CODE, 24, 24)
    if on_paper:
        _code_on_paper(painter, tap_pass_id)
        return
    code = qr_image(tap_pass_id)
    to_device = painter.deviceTransform()
    place = to_device.mapRect(CODE.adjusted(4, 4, -4, -4))
    side = max(1, math.floor(place.width() / code.width())) * code.width()
    corner = QPointF(round(place.center().x() - side / 2), round(place.center().y() - side / 2))
    target = to_device.inverted()[0].mapRect(QRectF(corner, QSizeF(side, side)))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
    painter.drawImage(target, code)


def _code_on_paper(painter: QPainter, tap_pass_id: str) -> None:
    """One shape of all dark modules: no seam between two of them, whatever the printer's dots."""
    shape, side = qr_path(tap_pass_id)
    painter.save()
    painter.setTransform(QTransform.fromTranslate(CODE.left(), CODE.top()), combine=True)
    painter.scale(CODE.width() / side, CODE.height() / side)
    painter.fillPath(shape, QColor(Qt.GlobalColor.black))
    painter.restore()


def _corners(painter: QPainter, ink: QColor) -> None:
    """Where the code will be: the four corners of a viewfinder."""
    painter.setPen(QPen(_faded(ink, 0.35), 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    frame, arm = CODE.adjusted(64, 64, -64, -64), 44
    for x, way_x in ((frame.left(), arm), (frame.right(), -arm)):
        for y, way_y in ((frame.top(), arm), (frame.bottom(), -arm)):
            painter.drawLine(QLineF(x, y, x + way_x, y))
            painter.drawLine(QLineF(x, y, x, y + way_y))
