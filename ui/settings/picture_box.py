"""The picture of a product in its form: seen as it will be kept, chosen from a file or dropped, taken away again."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QSizePolicy, QToolButton, QWidget

from ui import icons
from ui.icons import set_icon
from ui.theme import current_tokens, font, measures

SIDE = 140
"""As high as two lines of the form, which stand beside it."""
CORNER = 6


class PictureBox(QAbstractButton):
    """A press asks for a file. Emits which was chosen, or that there shall be none; it is told what to show."""

    file_chosen = Signal(Path)
    taken_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("choosePictureButton")
        self.setAccessibleName(self.tr("Choose a picture"))
        self.setAccessibleDescription(self.tr("JPEG, PNG or WebP; its middle is cut to a square."))
        self.setToolTip(self.accessibleDescription())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.image = QImage()
        self._is_busy = self._is_under_drop = False
        self._take_away = QToolButton(self)
        self._take_away.setObjectName("removePictureButton")
        self._take_away.setAccessibleName(self.tr("Take the picture away"))
        self._take_away.setToolTip(self._take_away.accessibleName())
        self._take_away.setProperty("role", "onPicture")
        set_icon(self._take_away, "trash-2", "text", 20)
        self._take_away.clicked.connect(self.taken_away)
        self.clicked.connect(self._on_choose)
        self.show_image(QImage())

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = measures()["size_target"]
        x = CORNER if self.isRightToLeft() else self.width() - side - CORNER
        self._take_away.setGeometry(x, self.height() - side - CORNER, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, radius = QRectF(self.rect()).adjusted(1, 1, -1, -1), measures()["radius_control"]
        if self.image.isNull() or self._is_under_drop or self._is_busy:
            self._paint_empty(painter, box, radius)
        else:
            self._paint_image(painter, box, radius)
        if self.hasFocus():
            painter.setPen(QPen(current_tokens().color("focus_ring"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, radius, radius)

    def _paint_empty(self, painter: QPainter, box: QRectF, radius: int) -> None:
        """A dashed frame with what can be done, or what is being done."""
        tokens, taking = current_tokens(), self._is_under_drop
        edge = QPen(tokens.color("accent_ink" if taking else "border_strong"), 2 if taking else 1)
        edge.setDashPattern([4, 4])
        painter.setPen(edge)
        painter.setBrush(tokens.color("accent_soft" if taking else "hover" if self.underMouse() else "sunken"))
        painter.drawRoundedRect(box, radius, radius)
        role = "accent_ink" if taking else "text_muted"
        picture = icons.pixmap("image", role, 28, self.devicePixelRatioF())
        painter.drawPixmap(round(box.center().x()) - 14, round(box.center().y()) - 34, picture)
        painter.setPen(tokens.color(role))
        painter.setFont(font(12))
        room = QRectF(box.left() + 8, box.center().y() + 4, box.width() - 16, box.height() / 2 - 8)
        words = self.tr("Reading …") if self._is_busy else self.tr("Choose a picture, or drop it here")
        painter.drawText(room, int((Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap).value), words)

    def _paint_image(self, painter: QPainter, box: QRectF, radius: int) -> None:
        ratio = self.devicePixelRatioF()
        shown = QPixmap.fromImage(
            self.image.scaled(
                self.size() * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        )
        shown.setDevicePixelRatio(ratio)
        outline = QPainterPath()
        outline.addRoundedRect(box, radius, radius)
        painter.fillPath(outline, QBrush(shown))
        painter.setPen(QPen(current_tokens().color("border"), 1))
        painter.drawPath(outline)

    def _on_choose(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self.window(),
            self.tr("Choose a picture"),
            str(Path.home()),
            self.tr("Pictures (*.jpg *.jpeg *.png *.webp)"),
        )
        if path:
            self.file_chosen.emit(Path(path))

    def show_image(self, image: QImage) -> None:
        """Show the picture as it is kept; a null one is none."""
        self.image, self._is_busy = image, False
        self._take_away.setVisible(not image.isNull())
        self.update()

    def show_busy(self, *, busy: bool) -> None:
        """Whether a file is being read; what was there before stays when that is over."""
        self._is_busy = busy
        self.update()

    def show_drop(self, *, under: bool) -> None:
        """A file is held over the form, or no longer."""
        self._is_under_drop = under
        self.update()


def dropped(data: QMimeData) -> Path | None:
    """The one file that is dragged; what it holds is looked at when it is dropped."""
    urls = data.urls() if data.hasUrls() else []
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
