"""A button of the navigation rail: the icon above its word, accented while its screen is shown."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from ui.icons import set_icon


class NavButton(QToolButton):
    """Checkable; put several in an exclusive QButtonGroup."""

    def __init__(self, icon: str, text: str, parent: QWidget | None = None, *, key: str = "") -> None:
        super().__init__(parent)
        self.setProperty("role", "nav")
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(f"{text}  {key}" if key else text)
        set_icon(self, icon, "text_muted", 22, checked="accent_ink")
