"""Lucide icons in the theme's colours, sharp at every scale of screen.

An icon holds no picture: it draws itself when asked, with the colour its role has at that moment, so it follows the
theme, the disabled state and the checked state by itself. Pictures are kept by file, size and colour.
"""

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton

from ui.theme import RESOURCES, current_tokens, measures

STROKE = "1.8"
"""Line weight on Lucide's grid of 24: a little under its own 2, to sit with Inter's medium weight."""

_pictures: dict[tuple[str, int, int, str], QPixmap] = {}


class _ThemedEngine(QIconEngine):
    """Draws one icon in the colour its role has in the theme in force."""

    def __init__(self, name: str, role: str, checked: str) -> None:
        super().__init__()
        self._name, self._role, self._checked = name, role, checked

    def clone(self) -> QIconEngine:
        return _kept(_ThemedEngine(self._name, self._role, self._checked))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio()
        wanted = QSize(round(rect.width() * ratio), round(rect.height() * ratio))
        painter.drawPixmap(rect, picture(self._name, wanted, self._color(mode, state)))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return picture(self._name, size, self._color(mode, state))

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return picture(self._name, size * scale, self._color(mode, state))

    def _color(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        chosen = current_tokens()
        if mode == QIcon.Mode.Disabled:
            return chosen.text_faint
        return str(getattr(chosen, self._checked if state == QIcon.State.On else self._role))


_engines: list[_ThemedEngine] = []


def _kept(engine: _ThemedEngine) -> _ThemedEngine:
    """Keep the Python half of an engine alive as long as the program: Qt owns the other half."""
    _engines.append(engine)
    return engine


@cache
def icon(name: str, role: str = "text", checked: str = "") -> QIcon:
    """The icon `name` of `resources/icons` in the colour of a token; `checked` is the token while a button is on."""
    return QIcon(_kept(_ThemedEngine(name, role, checked or role)))


def pixmap(name: str, role: str = "text", size: int = 0, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture `size` pixels square, in the theme of now; for what paints itself."""
    side = round((size or measures()["size_icon"]) * ratio)
    made = QPixmap(picture(name, QSize(side, side), str(getattr(current_tokens(), role))))
    made.setDevicePixelRatio(ratio)
    return made


def set_icon(button: QAbstractButton, name: str, role: str = "text", size: int = 0, checked: str = "") -> None:
    """Give a button an icon that stays in step with the theme."""
    side = size or measures()["size_icon"]
    button.setIcon(icon(name, role, checked))
    button.setIconSize(QSize(side, side))


def picture(name: str, size: QSize, color: str) -> QPixmap:
    """The drawing itself, `size` in device pixels; raises FileNotFoundError for an icon that is not there."""
    key = (name, size.width(), size.height(), color)
    found = _pictures.get(key)
    if found is None:
        found = _pictures[key] = _drawn(name, size, color)
    return found


def _drawn(name: str, size: QSize, color: str) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    source = _source(name).replace("currentColor", color).replace('stroke-width="2"', f'stroke-width="{STROKE}"')
    made = QPixmap(size)
    made.fill(Qt.GlobalColor.transparent)
    side = min(size.width(), size.height())
    corner = QPoint((size.width() - side) // 2, (size.height() - side) // 2)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(QRect(corner, QSize(side, side))))
    painter.end()
    return made


@cache
def _source(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def program_icon() -> QIcon:
    """The program's own sign, for the window's frame and the task bar."""
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(str(RESOURCES / "brand" / "tappass-pos.svg"))
    made = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        sheet = QPixmap(side, side)
        sheet.fill(Qt.GlobalColor.transparent)
        painter = QPainter(sheet)
        renderer.render(painter)
        painter.end()
        made.addPixmap(sheet)
    return made
