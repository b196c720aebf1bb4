"""A member's level, or that somebody is none, as a small coloured tag."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import set_look


class LevelPill(QLabel):
    """The word tells the level, the colour repeats it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "levelPill")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_level(self, level: str, words: str = "") -> None:
        """Show a level by its name in the database (`SILVER`; "" for none), in `words` where given."""
        self.setText(words or level)
        set_look(self, level=level)
        self.setVisible(bool(words or level))
