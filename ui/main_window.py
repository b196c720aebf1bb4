"""The one window: a top bar, a slim navigation rail, the screens; and the keys that lead to them. Navigation only."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.icons import set_icon
from ui.theme import current_tokens
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.nav_button import NavButton
from ui.widgets.overlay import Overlay, press_focused_button

LEAST_WIDTH, LEAST_HEIGHT = 1024, 700
CLOCK_EVERY_MS = 5_000


class MainWindow(QMainWindow):
    """Screens are added with their button; what a key does is given by whoever knows."""

    lock_pressed = Signal()
    theme_pressed = Signal()
    digit_typed = Signal(str)
    """A digit or plus, typed while no field had the focus."""
    screen_wanted = Signal(str)
    """That screen is about to be shown: whoever made only its place fills it now."""
    screen_shown = Signal(str)
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle(self.tr("TapPass POS"))
        self.setAccessibleName(self.tr("TapPass POS"))
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self._buttons = QButtonGroup(self)
        self._buttons.setExclusive(True)
        self._screens: dict[str, tuple[QWidget, NavButton]] = {}
        self._clock_words: Callable[[datetime], str] = lambda _now: ""
        self._build()
        self._lay_out()
        self._clock = QTimer(self)
        self._clock.setInterval(CLOCK_EVERY_MS)
        self._clock.timeout.connect(self.show_clock)

    def _build(self) -> None:
        self._shop = ElidedLabel(parent=self)
        self._shop.setObjectName("shopName")
        self._shop.setProperty("role", "heading")
        self._till = QLabel(self)
        self._till.setProperty("role", "muted")
        self._time = QLabel(self)
        self._time.setProperty("role", "muted")
        self._who = ElidedLabel(parent=self)
        self._who.setObjectName("whoIsSignedIn")
        self._who.setProperty("role", "heading")
        self._theme = self._tool("themeButton", self.tr("Switch between light and dark"))
        self._theme.clicked.connect(self.theme_pressed)
        self._lock = self._tool("lockButton", self.tr("Lock (Ctrl+L)"))
        set_icon(self._lock, "lock", "text_muted", 20)
        self._lock.clicked.connect(self.lock_pressed)
        self.show_theme()

    def _tool(self, name: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setProperty("role", "icon")
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        whole = QWidget(self)
        whole.setProperty("role", "page")
        whole.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top_bar())
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._rail())
        row.addWidget(self._upright_rule())
        self._stack = QStackedWidget(whole)
        row.addWidget(self._stack, 1)
        column.addLayout(row, 1)
        self.setCentralWidget(whole)

    def _top_bar(self) -> QWidget:
        bar = QWidget(self)
        bar.setProperty("role", "bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setFixedHeight(52)
        row = QHBoxLayout(bar)
        start, end = 18, 8
        row.setContentsMargins(*((end, 0, start, 0) if self.isRightToLeft() else (start, 0, end, 0)))
        row.setSpacing(16)
        row.addWidget(self._shop)
        row.addWidget(self._till)
        row.addStretch(1)
        row.addWidget(self._time)
        row.addWidget(self._who)
        tools = QHBoxLayout()
        tools.setSpacing(0)
        tools.addWidget(self._theme)
        tools.addWidget(self._lock)
        row.addLayout(tools)
        return bar

    def _rail(self) -> QWidget:
        rail = QWidget(self)
        rail.setProperty("role", "rail")
        rail.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        rail.setFixedWidth(72)
        self._rail_column = QVBoxLayout(rail)
        self._rail_column.setContentsMargins(4, 12, 4, 12)
        self._rail_column.setSpacing(4)
        self._rail_column.addStretch(1)
        return rail

    def _upright_rule(self) -> QWidget:
        rule = QWidget(self)
        rule.setProperty("role", "vline")
        rule.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        rule.setFixedWidth(1)
        return rule

    def add_screen(self, name: str, words: str, icon: str, key: str, screen: QWidget) -> None:
        """Put a screen into the window: its button in the rail is named `name`, its key is `key`."""
        button = NavButton(icon, words, self, key=key)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.show_screen(name))
        self._buttons.addButton(button)
        self._rail_column.insertWidget(self._rail_column.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._stack.addWidget(screen)
        self._screens[name] = (screen, button)
        self.on_key(key, lambda: self.show_screen(name))
        if len(self._screens) == 1:
            button.setChecked(True)

    def show_count(self, name: str, count: int, late: int) -> None:
        """Say on a screen's button how many wait there, and whether some of them are late."""
        self._screens[name][1].show_count(count, late)

    def add_strip(self, strip: QWidget) -> None:
        """Put something that all screens share between the top bar and the screen; it is there while it is visible."""
        self._column.insertWidget(1, strip)

    def show_screen(self, name: str) -> None:
        """Go to a screen."""
        self.screen_wanted.emit(name)
        screen, button = self._screens[name]
        button.setChecked(True)
        self._stack.setCurrentWidget(screen)
        self.screen_shown.emit(name)

    def is_showing(self, name: str) -> bool:
        """Whether that screen is in front."""
        return self._stack.currentWidget() is self._screens[name][0]

    def on_key(self, key: str, act: Callable[[], object], *, on: str = "") -> None:
        """Have a key do something, while no sheet lies over the window and, with `on`, that screen is in front."""
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(lambda: self._on_key(key, act, on))

    def _on_key(self, key: str, act: Callable[[], object], on: str) -> None:
        """Esc belongs to the topmost sheet, which decides what it means; every other key waits for it."""
        sheet = Overlay.topmost(self)
        if sheet is None:
            if not on or self.is_showing(on):
                act()
        elif key == "Esc":
            sheet.escape()

    def show_shop(self, name: str, till: str, clock: Callable[[datetime], str]) -> None:
        """Say whose counter this is, which till, and the time as the shop writes it."""
        self._shop.setText(name)
        self._till.setText(till)
        self._clock_words = clock
        self.show_clock()
        self._clock.start()

    def show_clock(self) -> None:
        """Show the time now."""
        self._time.setText(self._clock_words(datetime.now(UTC)))

    def show_who(self, words: str) -> None:
        """Say who is signed in; nobody when empty."""
        self._who.setText(words)
        self._lock.setVisible(bool(words))

    def show_theme(self) -> None:
        """The button shows what pressing it gives."""
        set_icon(self._theme, "sun" if current_tokens().dark else "moon", "text_muted", 20)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits that nobody took land in the phone field."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        text = event.text()
        if plain and len(text) == 1 and (text.isdigit() or text == "+") and Overlay.topmost(self) is None:
            self.digit_typed.emit(text)
            event.accept()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and Overlay.topmost(self) is None:
            press_focused_button()
            event.accept()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_theme"):
            self.show_theme()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)
