"""The language of the window: English, or one that somebody translated it into, as this machine was told."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

OURS = "en"
"""The language the program is written in."""
SYSTEM = "system"
FOLDER = Path(__file__).resolve().parent.parent / "resources" / "translations"

_spoken = OURS


def spoken() -> str:
    """The code of the language in force, for the names of days, countries and currencies."""
    return _spoken


def languages(folder: Path = FOLDER) -> list[tuple[str, str]]:
    """What can be chosen: code and name, in the language itself; English first."""
    codes = sorted(path.stem.partition("_")[2] for path in folder.glob("tappass_*.qm"))
    return [(OURS, "English"), *((code, QLocale(code).nativeLanguageName()) for code in codes)]


def speak(app: "QApplication", language: str, folder: Path = FOLDER) -> None:
    """Make the window speak it, to be called before one is built: a code, or `system`; English where nobody did it."""
    global _spoken  # noqa: PLW0603 (one window speaks one language, and what formats a date is no widget)
    code = _known(language, folder)
    if code == OURS:
        return
    for name, where in (
        (f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (
            f"tappass_{code}",
            str(folder),
        ),
    ):
        translator = QTranslator(app)
        if translator.load(name, where):
            app.installTranslator(translator)
    _spoken = code
    right_to_left = QLocale(code).textDirection() == Qt.LayoutDirection.RightToLeft
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)


def _known(language: str, folder: Path) -> str:
    wanted = [language] if language != SYSTEM else [each.replace("-", "_") for each in QLocale.system().uiLanguages()]
    there = {code for code, _name in languages(folder)}
    asked = (each for code in wanted for each in (code, code.partition("_")[0]))
    return next((each for each in asked if each in there), OURS)
