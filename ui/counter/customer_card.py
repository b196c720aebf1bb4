"""The customer at the counter: name, level, points, visits, the offer to join, notes, and the usual, one tap each."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.icons import pixmap
from ui.theme import theme_events
from ui.widgets.action_button import OfferButton, RowButton
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.level_pill import LevelPill
from ui.widgets.wrapped_label import WrappedLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.counter.guest_words import CardLines, Figure, UsualLine

SIDE, FIGURE_GAP = 16, 20


class CustomerCardView(QWidget):
    """Shows `CardLines`; tells what was tapped."""

    join_pressed = Signal()
    usual_pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: list[tuple[QLabel, QLabel]] = []
        self._rows: list[RowButton] = []
        self._build()
        self._lay_out()
        theme_events().theme_changed.connect(self._redraw)

    def _build(self) -> None:
        self._card = QFrame(self)
        self._card.setProperty("role", "card")
        self._name = WrappedLabel(parent=self._card)
        self._name.setObjectName("customerName")
        self._detail = ElidedLabel(parent=self._card)
        self._detail.setProperty("role", "muted")
        self._last = WrappedLabel(parent=self._card)
        self._last.setObjectName("customerLastOrder")
        self._last.setProperty("role", "muted")
        self._level = LevelPill(self._card)
        self._level.setObjectName("customerLevel")
        self._points = QLabel(self._card)
        self._points.setObjectName("customerPoints")
        self._points.setProperty("role", "figure")
        self._points_label = QLabel(self.tr("points"), self._card)
        self._points_label.setProperty("role", "figureLabel")
        for _ in range(3):
            value, label = QLabel(self._card), QLabel(self._card)
            value.setProperty("role", "figure")
            label.setProperty("role", "figureLabel")
            self._figures.append((value, label))
        self._join = OfferButton("", self._card, icon="sparkles", key="F6")
        self._join.setObjectName("joinTapPassButton")
        self._join.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._join.clicked.connect(self.join_pressed)
        self._notes = QFrame(self)
        self._notes.setProperty("role", "inset")
        self._notes_icon, self._notes_words = QLabel(self._notes), QLabel(self._notes)
        self._notes_words.setWordWrap(True)
        self._notes_words.setTextFormat(Qt.TextFormat.PlainText)
        self._usual_title = QLabel(self.tr("The usual"), self)
        self._usual_title.setProperty("role", "section")
        self._redraw()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._card)
        self._lay_out_card()
        note = QHBoxLayout(self._notes)
        note.setContentsMargins(12, 10, 12, 10)
        note.setSpacing(8)
        note.addWidget(self._notes_icon, 0, Qt.AlignmentFlag.AlignTop)
        note.addWidget(self._notes_words, 1)
        column.addWidget(self._notes)
        column.addWidget(self._usual_title)
        self._usual = QVBoxLayout()
        self._usual.setSpacing(8)
        column.addLayout(self._usual)

    def _lay_out_card(self) -> None:
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(SIDE, 14, SIDE, 16)
        inside.setSpacing(4)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(8)
        self._top.addWidget(self._name, 1)
        self._top.addWidget(self._level, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        inside.addLayout(self._top)
        inside.addWidget(self._detail)
        inside.addWidget(self._last)
        inside.addSpacing(8)
        self._pairs: list[QWidget] = []
        self._rows_of_figures: list[QHBoxLayout] = []
        for value, label in [(self._points, self._points_label), *self._figures]:
            held = QWidget(self._card)
            pair = QVBoxLayout(held)
            pair.setContentsMargins(0, 0, 0, 0)
            pair.setSpacing(0)
            pair.addWidget(value)
            pair.addWidget(label)
            self._pairs.append(held)
            row = QHBoxLayout()
            row.setSpacing(FIGURE_GAP)
            row.addStretch(1)
            self._rows_of_figures.append(row)
            inside.addLayout(row)
        inside.addSpacing(6)
        inside.addWidget(self._join)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Nothing is cut: the level goes below a long name, a long figure to a row of its own."""
        room = self.width() - 2 * SIDE
        beside = self._name.sizeHint().width() + FIGURE_GAP + self._level.sizeHint().width() <= room
        self._top.setDirection(
            QBoxLayout.Direction.LeftToRight if beside or self._level.isHidden() else QBoxLayout.Direction.TopToBottom
        )
        for pair in self._pairs:
            for row in self._rows_of_figures:
                row.removeWidget(pair)
        at = taken = 0
        for pair in self._pairs:
            if pair.isHidden():
                continue
            width = pair.sizeHint().width()
            if taken and taken + width > room:
                at, taken = at + 1, 0
            row = self._rows_of_figures[at]
            row.insertWidget(row.count() - 1, pair)
            taken += width + FIGURE_GAP

    def _redraw(self) -> None:
        self._notes_icon.setPixmap(pixmap("message-square", "text_muted", 18, self.devicePixelRatioF()))

    def show_card(self, lines: "CardLines") -> None:
        """Show a customer."""
        self._name.setText(lines.name)
        self._detail.setText(lines.detail)
        self._detail.setVisible(bool(lines.detail))
        self._last.setText(lines.last)
        self._last.setVisible(bool(lines.last))
        self._level.show_level(lines.level, lines.level_words)
        self._points.setText(lines.points)
        self._points.setAccessibleName(self.tr("%1 points").replace("%1", lines.points))
        self._pairs[0].setVisible(bool(lines.points))
        self._show_figures(lines.figures)
        self._fit()
        self._join.setText(lines.offer)
        self._join.show_subtitle(lines.offer_detail)
        self._join.setVisible(bool(lines.offer))
        self._notes_words.setText(lines.notes)
        self._notes.setVisible(bool(lines.notes))
        self._show_usual(lines.usual)

    def _show_figures(self, figures: "Sequence[Figure]") -> None:
        for at, (value, label) in enumerate(self._figures):
            figure = figures[at] if at < len(figures) else None
            value.setText(figure.value if figure else "")
            label.setText(figure.label if figure else "")
            self._pairs[at + 1].setVisible(figure is not None)

    def _show_usual(self, usual: "Sequence[UsualLine]") -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        for line in usual:
            row = RowButton(line.words, self, trailing=line.times)
            row.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.setAccessibleName(self.tr("Add the usual: %1").replace("%1", line.words))
            row.clicked.connect(lambda _checked=False, thing=line.thing: self.usual_pressed.emit(thing))
            self._usual.addWidget(row)
            self._rows.append(row)
        self._usual_title.setVisible(bool(usual))
