"""Pictures on a receipt, in black and white: the shop's logo, dithered, and QR codes, to the dot."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from ui.widgets.qr_code import qr_image

LOGO_WIDTH, LOGO_HEIGHT = 0.7, 260
"""Of the paper's width, and in dots: no logo is larger."""
CODE_WIDTH = 0.36


def logo_picture(png: bytes, dots: int) -> QImage:
    """The logo as it is printed on paper so wide; a null image for what is no picture."""
    picture = QImage.fromData(png)
    if picture.isNull():
        return picture
    most = QSize(int(dots * LOGO_WIDTH), LOGO_HEIGHT)
    if picture.width() > most.width() or picture.height() > most.height():
        picture = picture.scaled(most, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    paper = QImage(picture.size(), QImage.Format.Format_RGB32)
    paper.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(paper)
    painter.drawImage(0, 0, picture)
    painter.end()
    dithered = paper.convertToFormat(
        QImage.Format.Format_Mono, Qt.ImageConversionFlag.DiffuseDither | Qt.ImageConversionFlag.MonoOnly
    )
    return dithered.convertToFormat(QImage.Format.Format_RGB32)


def code_picture(text: str, dots: int) -> QImage:
    """The QR code of a text, as many whole dots a module as there is room for; none for a text too long for a code."""
    try:
        code = qr_image(text)
    except ValueError:
        return QImage()
    times = max(1, int(dots * CODE_WIDTH) // code.width())
    return code.scaled(code.width() * times, code.height() * times)
