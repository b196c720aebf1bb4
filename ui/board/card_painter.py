"""How a card looks: laid out once for its width, painted as often as it is scrolled past."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption, QTransform

from ui.board.cards import Card, CardLine
from ui.icons import pixmap
from ui.theme import current_tokens, font, measures
from ui.widgets.product_tile import wrapped

PADDING = 10
STRIP = 44
"""The lower edge of a card: its way back at the start, where pressing leads at the end."""

HEAD = 32
TAG = 22
INDENT = 30
GAP = 4
SIZES = {"who": 14, "quantity": 14, "name": 14, "choices": 13, "note": 13, "tag": 12}
NEW_LINE = "\u2028"
MOST_LINES_OF_A_NAME, MOST_LINES_OF_A_DISH = 2, 3
BOLD = {"who": QFont.Weight.DemiBold, "quantity": QFont.Weight.Bold, "name": QFont.Weight.Medium}


@dataclass
class Piece:
    """Some text at its place in the card."""

    layout: QTextLayout
    tone: str
    at: QPointF
    ground: str = ""
    height: float = 0.0


@dataclass
class Sheet:
    """A card laid out for a width: what is where, and how tall it is."""

    width: int
    pieces: list[Piece] = field(default_factory=list)
    bottom: float = 0.0

    @property
    def height(self) -> int:
        """The whole card with its strip."""
        return int(self.bottom) + 1 + STRIP


def lay_out(card: Card, width: int, *, mirrored: bool) -> Sheet:
    """Place the texts of a card; long words are broken rather than cut, a name that needs more lines ends in …."""
    sheet = Sheet(width)
    room = width - 2 * PADDING
    top = float(PADDING + HEAD + (TAG + GAP if card.tags else 0))
    if card.who:
        tone = "merch" if card.is_merch else "text"
        who = NEW_LINE.join(wrapped(card.who, font(SIZES["who"], BOLD["who"]), room, MOST_LINES_OF_A_NAME))
        top = _put(sheet, who, "who", tone, (PADDING, top), room, mirrored=mirrored) + GAP
    for line in card.lines:
        top = _put_line(sheet, line, top, room, mirrored=mirrored) + GAP
    if card.note:
        top = _put_note(sheet, card.note, (PADDING, top + 2), room, mirrored=mirrored) + GAP
    sheet.bottom = top + 4
    return sheet


def _put_line(sheet: Sheet, line: CardLine, top: float, room: int, *, mirrored: bool) -> float:
    wide = max(INDENT, QFontMetrics(font(SIZES["quantity"], QFont.Weight.Bold)).horizontalAdvance(line.quantity) + 6)
    inner = PADDING if mirrored else PADDING + wide
    outer = PADDING + room - wide if mirrored else PADDING
    _put(sheet, line.quantity, "quantity", "accent_ink", (outer, top), wide, mirrored=mirrored)
    tone = "info" if line.is_new else "text"
    name = NEW_LINE.join(wrapped(line.name, font(SIZES["name"], BOLD["name"]), room - wide, MOST_LINES_OF_A_DISH))
    bottom = _put(sheet, name, "name", tone, (inner, top), room - wide, mirrored=mirrored)
    if line.choices:
        bottom = _put(sheet, line.choices, "choices", "text_muted", (inner, bottom), room - wide, mirrored=mirrored)
    if line.note:
        bottom = _put_note(sheet, line.note, (inner, bottom + 2), room - wide, mirrored=mirrored)
    return bottom


def _put_note(sheet: Sheet, text: str, at: tuple[float, float], room: int, *, mirrored: bool) -> float:
    """A note on a ground of its own: what must not be missed."""
    inside = (at[0] + 6, at[1] + 3)
    bottom = _put(sheet, text, "note", "warning", inside, room - 12, mirrored=mirrored)
    sheet.pieces[-1].ground = "warning_soft"
    return bottom + 4


def _put(sheet: Sheet, text: str, what: str, tone: str, at: tuple[float, float], room: int, *, mirrored: bool) -> float:
    """Add a paragraph; returns where the next one may begin."""
    layout = QTextLayout(text, font(SIZES[what], BOLD.get(what, QFont.Weight.Normal)))
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(20, room))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    sheet.pieces.append(Piece(layout, tone, QPointF(*at), height=height))
    return at[1] + height


@dataclass(frozen=True)
class Look:
    """What the card is doing: `current` is the one the keys act on, `focused` while its column has the keyboard."""

    current: bool = False
    focused: bool = False
    hovered: bool = False
    mirrored: bool = False


def paint(painter: QPainter, rect: QRect, card: Card, sheet: Sheet, look: Look) -> None:
    """Paint a card into a rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    _ground(painter, rect, card, look)
    painter.setTransform(QTransform.fromTranslate(rect.left(), rect.top()), combine=True)
    inside = QRect(PADDING, PADDING, rect.width() - 2 * PADDING, HEAD)
    _head(painter, inside, card, mirrored=look.mirrored)
    if card.tags:
        _tags(painter, inside.translated(0, HEAD), card, mirrored=look.mirrored)
    tokens = current_tokens()
    for piece in sheet.pieces:
        if piece.ground:
            box = piece.layout.boundingRect().translated(piece.at).adjusted(-6, -3, 6, 3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color(piece.ground))
            painter.drawRoundedRect(box, 5, 5)
        painter.setPen(tokens.color(piece.tone))
        piece.layout.draw(painter, piece.at)
    _strip(painter, QRect(0, rect.height() - STRIP, rect.width(), STRIP), card, mirrored=look.mirrored)
    painter.restore()


def _ground(painter: QPainter, rect: QRect, card: Card, look: Look) -> None:
    tokens, radius = current_tokens(), measures()["radius_control"]
    painter.setBrush(tokens.color("hover" if look.hovered else "surface"))
    painter.setPen(tokens.color("danger" if card.is_late else "border"))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    if card.is_late:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("danger"))
        edge = rect.right() - 3 if look.mirrored else rect.left()
        painter.drawRoundedRect(QRect(edge, rect.top() + 8, 4, rect.height() - 16), 2, 2)
    if look.current and look.focused:
        pen = painter.pen()
        pen.setStyle(Qt.PenStyle.SolidLine)
        pen.setColor(tokens.color("focus_ring"))
        pen.setWidth(2)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius)


def _head(painter: QPainter, room: QRect, card: Card, *, mirrored: bool) -> None:
    """The number, which is called out and never cut, and how long it waits; a narrow card leaves out the clock."""
    tokens = current_tokens()
    small = font(measures()["type_small"], QFont.Weight.Bold if card.is_late else QFont.Weight.Normal)
    big = font(24, QFont.Weight.Bold)
    number = 24 if card.is_merch else QFontMetrics(big).horizontalAdvance(card.head)
    words = QFontMetrics(small).horizontalAdvance(card.age) + (14 if card.is_late else 0)
    icon = 18 if card.is_late and number + words + 18 + 6 <= room.width() else 0
    wide = min(words + icon, room.width() - 40)
    age = QRect(room.left() if mirrored else room.right() - wide + 1, room.top() + 3, wide, 22)
    if number + wide + 6 > room.width():
        big = font(18, QFont.Weight.Bold)
    _age(painter, age, card, small, icon, mirrored=mirrored)
    left = room.adjusted(wide + 4, -4, 0, -4) if mirrored else room.adjusted(0, -4, -wide - 4, -4)
    if card.is_merch:
        sign = pixmap("shirt", "merch", 22, painter.device().devicePixelRatio())
        painter.drawPixmap(room.right() - 21 if mirrored else room.left(), room.top() + 2, sign)
    painter.setFont(big)
    painter.setPen(tokens.color("text"))
    painter.drawText(left, _side(mirrored) | int(Qt.TextFlag.TextDontClip), card.head)


def _age(painter: QPainter, box: QRect, card: Card, small: QFont, icon: int, *, mirrored: bool) -> None:
    tokens = current_tokens()
    if card.is_late:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("danger_soft"))
        painter.drawRoundedRect(box, 11, 11)
    if icon:
        sign = pixmap("clock", "danger", 14, painter.device().devicePixelRatio())
        painter.drawPixmap(box.right() - 20 if mirrored else box.left() + 7, box.top() + 4, sign)
    painter.setFont(small)
    painter.setPen(tokens.color("danger" if card.is_late else "text_muted"))
    words = box.adjusted(0, 0, -icon, 0) if mirrored else box.adjusted(icon, 0, 0, 0)
    painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), card.age)


def _side(mirrored: bool) -> int:
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    return int(side.value | Qt.AlignmentFlag.AlignAbsolute.value | Qt.AlignmentFlag.AlignVCenter.value)


def _tags(painter: QPainter, room: QRect, card: Card, *, mirrored: bool) -> None:
    tokens = current_tokens()
    words_font = font(SIZES["tag"], QFont.Weight.DemiBold)
    painter.setFont(words_font)
    at = room.right() if mirrored else room.left()
    for words, tone in card.tags:
        wide = QFontMetrics(words_font).horizontalAdvance(words) + 16
        box = QRect(at - wide + 1 if mirrored else at, room.top(), wide, TAG - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color(f"{tone}_soft"))
        painter.drawRoundedRect(box, 10, 10)
        painter.setPen(tokens.color(tone))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
        at += -(wide + 6) if mirrored else wide + 6


def _strip(painter: QPainter, room: QRect, card: Card, *, mirrored: bool) -> None:
    tokens, ratio = current_tokens(), painter.device().devicePixelRatio()
    painter.setPen(tokens.color("border"))
    painter.drawLine(room.left() + PADDING, room.top(), room.right() - PADDING, room.top())
    if card.back:
        back = way_back(room, mirrored=mirrored)
        sign = pixmap("undo-2", "text_muted", 18, ratio)
        painter.drawPixmap(back.center().x() - 9, back.center().y() - 9, sign)
    if not card.on:
        return
    arrow = pixmap("chevron-left" if mirrored else "chevron-right", "accent_ink", 18, ratio)
    middle = room.center().y() - 8
    painter.drawPixmap(room.left() + 6 if mirrored else room.right() - 24, middle, arrow)
    words_font = font(measures()["type_small"], QFont.Weight.DemiBold)
    painter.setFont(words_font)
    painter.setPen(tokens.color("accent_ink"))
    start, end = (STRIP - 6 if card.back else PADDING), 25
    words_room = room.adjusted(end, 0, -start, 0) if mirrored else room.adjusted(start, 0, -end, 0)
    words = QFontMetrics(words_font).elidedText(card.on, Qt.TextElideMode.ElideRight, words_room.width())
    painter.drawText(words_room, _side(not mirrored), words)


def way_back(strip: QRect, *, mirrored: bool) -> QRect:
    """Where a press on the strip means back."""
    left = strip.right() - STRIP + 1 if mirrored else strip.left()
    return QRect(left, strip.top(), STRIP, strip.height())
