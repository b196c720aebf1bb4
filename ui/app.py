"""The application: the window with its phone field is painted first; everything else is built and opened behind it.

Start order matters (design page 4): nothing before the first paint imports SQLAlchemy, Alembic, phonenumbers or Babel,
nor any screen but the phone panel.
"""

import gc
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMainWindow

from ui.counter.screen import CounterScreen
from ui.language import OURS, speak
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.theme import apply_theme, system_prefers_dark

if TYPE_CHECKING:
    from types import TracebackType

    from pos_app.settings import Settings
    from ui.desk import Desk

COUNTER = "navCounter"
SETTLED_MS = 5_000
"""From the first paint until all that stays was made."""


class Start(QObject):
    """A window on its way up: painted with its phone field, then joined to everything else by a Desk."""

    def __init__(self, window: MainWindow, database_url: str, *, as_owner: bool, demo: bool, till: str) -> None:
        super().__init__(window)
        self.window = window
        self.desk: Desk | None = None
        self._opening = Opening(database_url, as_owner=as_owner, demo=demo, till=till, parent=self)
        self._screen = CounterScreen(window)
        words = QCoreApplication.translate("Desk", "Counter")
        window.add_screen(COUNTER, words, "calculator", "Ctrl+1", self._screen)
        self._screen.phone.phone.setFocus()

    def after_the_first_paint(self) -> None:
        """Join the rest, and open the shop, once the window is on the screen.

        What is made on the way up stays: nobody looks for garbage in it before, and afterwards only in what is new, so
        that no later search stops the window to walk through all that was loaded.
        """
        self.window.installEventFilter(self)
        gc.disable()
        QTimer.singleShot(SETTLED_MS, self, self._settle)
        self.window.closing.connect(self._settle)

    def _settle(self) -> None:
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint."""
        if watched is self.window and event.type() == QEvent.Type.Paint:
            self.window.removeEventFilter(self)
            QTimer.singleShot(0, self, self.join)
        return False

    def join(self) -> "Desk":
        """Build what is not there yet, and open the shop in the background."""
        from ui.desk import Desk  # noqa: PLC0415 (see the module's promise on the start)

        self.desk = Desk(self.window, self._screen, self._opening)
        QTimer.singleShot(0, self.desk, self.desk.open)
        return self.desk


def build_window(
    database_url: str, *, as_owner: bool = False, demo: bool = False, till: str = "", theme: str = ""
) -> QMainWindow:
    """The whole application in one window, not yet shown; a QApplication exists. `as_owner` skips the sign-in."""
    start = _begin(database_url, as_owner=as_owner, demo=demo, till=till, theme=theme)
    start.join().later.complete()
    return start.window


def start_window(settings: "Settings") -> Start:
    """The window of the command: it can be shown at once, and is completed after its first paint."""
    theme = "" if settings.theme == "system" else settings.theme
    app = QApplication.instance()
    if isinstance(app, QApplication) and settings.language != OURS:
        speak(app, settings.language)
    start = _begin(settings.database, as_owner=False, demo=False, till=settings.till, theme=theme)
    start.after_the_first_paint()
    return start


def _begin(database_url: str, *, as_owner: bool, demo: bool, till: str, theme: str) -> Start:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        apply_theme(app, theme or ("dark" if system_prefers_dark() else "light"))
    return Start(MainWindow(), database_url, as_owner=as_owner, demo=demo, till=till)


def desk_of(window: QMainWindow) -> "Desk":
    """What holds a built window together."""
    start = next(child for child in window.children() if isinstance(child, Start))
    if start.desk is None:
        raise LookupError("The window was not completed yet.")
    return start.desk


def start_logging(settings: "Settings") -> None:
    """Write the log, and what Qt says into it. Raises DatabaseReadOnly when its folder cannot be written."""
    import logging  # noqa: PLC0415 (likewise)

    from pos_app import logs  # noqa: PLC0415 (see the module's promise on the start)

    logs.start(settings.log_dir)
    qt = logging.getLogger("qt")
    levels = {QtMsgType.QtInfoMsg: logging.INFO, QtMsgType.QtWarningMsg: logging.WARNING}
    qInstallMessageHandler(lambda kind, _context, text: qt.log(levels.get(kind, logging.ERROR), "%s", text))


def catch_the_unforeseen(start: Start) -> None:
    """What no code expected is logged, and told in one calm dialog; the sale in progress stays where it is."""
    import logging  # noqa: PLC0415 (see the module's promise on the start)

    log = logging.getLogger("tappass")

    def on_exception(kind: type[BaseException], error: BaseException, trace: "TracebackType | None") -> None:
        log.error("Unforeseen", exc_info=(kind, error, trace))
        if isinstance(error, Exception) and start.desk is not None:
            start.desk.show_unforeseen(error)

    sys.excepthook = on_exception
    threading.excepthook = lambda args: log.error("Unforeseen in a thread", exc_info=args.exc_value)
