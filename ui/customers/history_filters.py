"""What of a history is shown: a search in the items, the kind, and status, period and product behind three menus."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QWidget

from pos_app.domain.catalogue import Kind
from pos_app.domain.histories import HistoryFilter, ProductBought, Standing
from ui.customers.history_periods import MONTH, RANGE, TWELVE_MONTHS, days_of, days_typed
from ui.icons import set_icon
from ui.theme import set_look
from ui.widgets.action_button import ActionButton
from ui.widgets.icon_edit import IconEdit

WIDE = 980
"""From here on all stands in one row."""

DAY_WIDTH, LONGEST_PRODUCT = 136, 22


class HistoryFilters(QWidget):
    """Emits the whole filter at every change of a part of it."""

    changed = Signal(object)
    """A HistoryFilter."""
    left = Signal()
    """Enter, Down or Esc in the search: on to the orders."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: Kind | None = None
        self._standing: Standing | None = None
        self._period, self._product = "", ""
        self._days: tuple[date | None, date | None] = (None, None)
        self._today: date | None = None
        self._products: Sequence[ProductBought] = ()
        self._years: Sequence[int] = ()
        self._build()
        self._lay_out()
        self._tell()

    def _build(self) -> None:
        self.search = IconEdit("search", self, key="Ctrl+F")
        self.search.setObjectName("historySearchEdit")
        self.search.setAccessibleName(self.tr("Search in the items"))
        self.search.setPlaceholderText(self.tr("Item, choice or note"))
        self.search.setMinimumWidth(180)
        self.search.textEdited.connect(lambda _text: self._emit())
        self.search.installEventFilter(self)
        self._kinds = self._make_kinds()
        self._status = self._menu_button("historyStatusButton", self._open_status)
        self._when = self._menu_button("historyPeriodButton", self._open_period)
        self._what = self._menu_button("historyProductButton", self._open_product)
        self.clear_button = QPushButton(self.tr("Clear"), self)
        self.clear_button.setObjectName("historyClearButton")
        self.clear_button.setAccessibleName(self.tr("Show all orders again"))
        self.clear_button.setProperty("role", "link")
        self.clear_button.setAutoDefault(True)
        self.clear_button.clicked.connect(self._on_clear)
        self._range = self._make_range()

    def _make_kinds(self) -> list[QPushButton]:
        group, made = QButtonGroup(self), []
        for name, text, kind in (
            ("historyAllButton", self.tr("All"), None),
            ("historyFoodButton", self.tr("Food"), Kind.FOOD),
            ("historyMerchButton", self.tr("Merch"), Kind.MERCH),
        ):
            button = QPushButton(text, self)
            button.setObjectName(name)
            button.setAccessibleName(self.tr("Show %1").replace("%1", text))
            button.setProperty("role", "chip")
            button.setCheckable(True)
            button.setAutoDefault(True)
            button.setChecked(kind is None)
            button.clicked.connect(lambda _on, kind=kind: self._on_kind(kind))
            group.addButton(button)
            made.append(button)
        return made

    def _menu_button(self, name: str, opened: object) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setProperty("role", "chip")
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        set_icon(button, "chevron-down", "text_muted", 16)
        button.setAutoDefault(True)
        button.setCheckable(True)
        button.clicked.connect(opened)
        return button

    def _make_range(self) -> QWidget:
        box = QWidget(self)
        self.first, self.last = (QLineEdit(box) for _ in range(2))
        for edit, name, words in (
            (self.first, "historyFirstDay", self.tr("First day")),
            (self.last, "historyLastDay", self.tr("Last day")),
        ):
            edit.setObjectName(name)
            edit.setAccessibleName(words)
            edit.setPlaceholderText(self.tr("2026-05-31"))
            edit.setMaxLength(10)
            edit.setFixedWidth(DAY_WIDTH)
            edit.returnPressed.connect(self._on_range)
        apply = ActionButton(self.tr("Show"), box, role="secondary")
        apply.setObjectName("historyRangeButton")
        apply.setAccessibleName(self.tr("Show these days"))
        apply.clicked.connect(self._on_range)
        self._wrong = QLabel(box)
        self._wrong.setObjectName("historyRangeError")
        self._wrong.setProperty("role", "fieldError")
        self._wrong.setWordWrap(True)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.first, self.last, apply):
            row.addWidget(widget)
        row.addWidget(self._wrong, 1)
        box.hide()
        return box

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        above.addWidget(self.search, 1)
        for button in self._kinds:
            above.addWidget(button)
        for button in (self._status, self._when, self._what, self.clear_button):
            below.addWidget(button)
        below.addStretch(1)
        self._rows = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        for row in (above, below):
            row.setSpacing(8)
            self._rows.addLayout(row)
        self._rows.setSpacing(8)
        self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._column.setSpacing(8)
        self._column.addLayout(self._rows)
        self._column.addWidget(self._range)
        self.show_low(low=False)

    def show_low(self, *, low: bool) -> None:
        """Take a little less height."""
        self._column.setContentsMargins(12, 4 if low else 8, 12, 0 if low else 4)
        self._rows.setSpacing(6 if low else 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across = self.width() >= WIDE
        self._rows.setDirection(QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom)

    # What can be chosen

    def show_choices(self, products: Sequence[ProductBought], years: Sequence[int], today: date | None) -> None:
        """The customer's products and years (latest first), and the business day it is."""
        self._products, self._years, self._today = products, years, today

    def chosen(self) -> HistoryFilter:
        """What is chosen now."""
        first, last = self._days
        return HistoryFilter(self._kind, self._standing, first, last, self._product, self.search.text())

    def reset(self) -> None:
        """Choose nothing, and say so to nobody."""
        self._kind = self._standing = None
        self._period = self._product = ""
        self._days = (None, None)
        self._kinds[0].setChecked(True)
        for edit in (self.search, self.first, self.last):
            edit.clear()
        self._say_wrong("")
        self._range.hide()
        self._tell()

    def _emit(self) -> None:
        self._tell()
        self.changed.emit(self.chosen())

    def _on_kind(self, kind: Kind | None) -> None:
        self._kind = kind
        self._emit()

    def _on_clear(self) -> None:
        self.reset()
        self._emit()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    # The menus

    def _standings(self) -> list[tuple[str, str]]:
        return [
            ("", self.tr("Any status")),
            (Standing.OPEN, self.tr("Open")),
            (Standing.DONE, self.tr("Done")),
            (Standing.CANCELLED, self.tr("Cancelled")),
            (Standing.REFUNDED, self.tr("Refunded")),
        ]

    def _periods(self) -> list[tuple[str, str]]:
        return [
            ("", self.tr("Any time")),
            (MONTH, self.tr("This month")),
            (TWELVE_MONTHS, self.tr("Last 12 months")),
            *((str(year), str(year)) for year in self._years),
            (RANGE, self.tr("From … to …")),
        ]

    def _open_status(self) -> None:
        self._open(self._status, self._standings(), self._standing or "", self._on_standing)

    def _open_period(self) -> None:
        self._open(self._when, self._periods(), self._period, self._on_period)

    def _open_product(self) -> None:
        listed = [("", self.tr("Any product")), *((each.key, each.name) for each in self._products)]
        self._open(self._what, listed, self._product, self._on_product)

    def _open(self, button: QPushButton, listed: list[tuple[str, str]], now: str, chosen: object) -> None:
        self._tell()  # a click alone checks nothing
        menu = QMenu(self)
        menu.setObjectName(f"{button.objectName()}Menu")
        menu.setToolTipsVisible(True)
        for key, words in listed:
            action = QAction(words.replace("&", "&&"), menu)
            action.setData(key)
            action.setCheckable(True)
            action.setChecked(key == now)
            menu.addAction(action)
        menu.triggered.connect(lambda action: chosen(action.data()))  # type: ignore[operator] # one of the three below
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _on_standing(self, key: str) -> None:
        self._standing = Standing(key) if key else None
        self._emit()

    def _on_product(self, key: str) -> None:
        self._product = key
        self._emit()

    def _on_period(self, key: str) -> None:
        self._period = key
        self._range.setVisible(key == RANGE)
        if key == RANGE:
            self._tell()
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._days = days_of(key, self._today) if self._today else (None, None)
        self._emit()

    def _on_range(self) -> None:
        days = days_typed(self.first.text(), self.last.text())
        if days is None:
            self._say_wrong(self.tr("Write a day as year, month and day: 2026-05-31."))
            return
        if days[0] and days[1] and days[1] < days[0]:
            self._say_wrong(self.tr("The last day lies before the first."))
            return
        self._say_wrong("")
        self._days = days
        self._emit()

    def _say_wrong(self, words: str) -> None:
        self._wrong.setText(words)
        for edit in (self.first, self.last):
            set_look(edit, state="invalid" if words else "")

    def _tell(self) -> None:
        """Every button says what is chosen with it."""
        products = {each.key: each.name for each in self._products}
        product = products.get(self._product, self.tr("Product"))
        if len(product) > LONGEST_PRODUCT:
            product = f"{product[:LONGEST_PRODUCT]}…"
        for button, what, words, on in (
            (self._status, self.tr("Status"), dict(self._standings()).get(self._standing or "", ""), self._standing),
            (self._when, self.tr("Period"), dict(self._periods()).get(self._period, ""), self._period),
            (self._what, self.tr("Product"), product, self._product),
        ):
            said = words if on else what
            button.setText(said.replace("&", "&&"))
            button.setChecked(bool(on))
            button.setAccessibleName(f"{what}: {words}" if on else what)
        self.clear_button.setVisible(self.chosen() != HistoryFilter() or bool(self._period))

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc empties the search, then leaves it; Enter and Down go on to the orders."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                self._emit()
                return True
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
