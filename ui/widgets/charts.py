"""Bars and a heat map: pyqtgraph behind a thin wrapper, in the colours of the theme.

A chart is a picture of a table that stands beside it: keyboard and screen readers use the table. pyqtgraph, and the
numpy under it, are imported when the first chart is made.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.theme import current_tokens, font, measures, theme_events

MOST_LABELS = 9
"""So many words fit below the bars; of more bars every second, third ... is named."""

BAR_WIDTH, WIDTH_BEHIND = 0.56, 0.9
SHADES = 64


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar for each label; `before` is drawn behind them, for what they are compared with."""

    labels: tuple[str, ...]
    values: tuple[int, ...]
    before: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Heat:
    """A cell for each row and column; the strongest colour is the highest value."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[int, ...], ...]


class Chart(QWidget):
    """Shows one picture at a time, with what the mouse points at in words above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Bars | Heat | None = None
        self._words: Callable[[int], str] = str
        self._plot: Any = None
        self._pointed = QLabel(self)
        self._pointed.setObjectName("chartPointed")
        self._pointed.setProperty("role", "muted")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._pointed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme_events().theme_changed.connect(self._draw)

    def show_picture(self, picture: Bars | Heat | None, words: Callable[[int], str], name: str) -> None:
        """Draw; `words` writes a value as the shop writes it, `name` is what a screen reader calls the picture."""
        self._picture, self._words = picture, words
        self.setAccessibleName(name)
        self._draw()

    def _draw(self) -> None:
        self._pointed.setText("")
        if self._picture is None:
            return
        if self._plot is None:
            self._plot = self._new_plot()
            self._column.addWidget(self._plot, 1)
        tokens = current_tokens()
        self._plot.setBackground(tokens.color("surface"))
        item = self._plot.getPlotItem()
        item.clear()
        item.getViewBox().invertY(isinstance(self._picture, Heat))
        for side in ("left", "bottom"):
            axis = item.getAxis(side)
            axis.setTextPen(tokens.color("text_muted"))
            axis.setPen(tokens.color("border"))
            axis.setTickFont(font(measures()["type_small"]))
        if isinstance(self._picture, Bars):
            self._draw_bars(item, self._picture)
        else:
            self._draw_heat(item, self._picture)

    def _new_plot(self) -> Any:
        import pyqtgraph

        pyqtgraph.setConfigOptions(antialias=True)
        plot = pyqtgraph.PlotWidget(self, enableMenu=False)
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.setMouseEnabled(x=False, y=False)
        plot.hideButtons()
        plot.viewport().installEventFilter(self)
        plot.viewport().setMouseTracking(True)
        return plot

    # --- bars ---------------------------------------------------------------------------------------------------------

    def _draw_bars(self, item: Any, bars: Bars) -> None:
        from pyqtgraph import BarGraphItem

        tokens, places = current_tokens(), list(range(len(bars.values)))
        if bars.before:
            behind = tokens.color("border_strong")
            item.addItem(BarGraphItem(x=places, height=list(bars.before), width=WIDTH_BEHIND, brush=behind, pen=behind))
        front = tokens.color("accent")
        item.addItem(BarGraphItem(x=places, height=list(bars.values), width=BAR_WIDTH, brush=front, pen=front))
        every = max(1, -(-len(places) // MOST_LABELS))
        item.getAxis("bottom").setTicks([[(at, bars.labels[at]) for at in places[::every]]])
        highest = max((*bars.values, *bars.before, 1))
        item.getAxis("left").setTicks([[(at, self._words(at)) for at in _steps(highest)]])
        item.showGrid(x=False, y=True, alpha=0.15)
        item.setXRange(-0.6, len(places) - 0.4, padding=0)
        item.setYRange(0, highest * 1.05, padding=0)

    # --- heat ---------------------------------------------------------------------------------------------------------

    def _draw_heat(self, item: Any, heat: Heat) -> None:
        import numpy as np
        from pyqtgraph import ImageItem

        low, high = current_tokens().color("sunken"), current_tokens().color("accent")
        ends = [np.array([colour.red(), colour.green(), colour.blue()], float) for colour in (low, high)]
        shades = np.linspace(ends[0], ends[1], SHADES).astype(np.ubyte)
        values = np.array(heat.values, float)
        picture = ImageItem(values, axisOrder="row-major")
        picture.setLookupTable(shades)
        picture.setLevels((0, max(float(values.max(initial=0)), 1.0)))
        item.addItem(picture)
        every = max(1, -(-len(heat.columns) // MOST_LABELS))
        columns = [(at + 0.5, word) for at, word in enumerate(heat.columns)]
        item.getAxis("bottom").setTicks([columns[::every]])
        item.getAxis("left").setTicks([[(at + 0.5, word) for at, word in enumerate(heat.rows)]])
        item.showGrid(x=False, y=False)
        item.setXRange(0, len(heat.columns), padding=0.01)
        item.setYRange(0, len(heat.rows), padding=0.02)

    # --- pointing -----------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """Say what the mouse is over; nothing where it is over nothing."""
        if event.type() == QEvent.Type.Leave:
            self._pointed.setText("")
        elif event.type() == QEvent.Type.MouseMove and self._picture is not None and self._plot is not None:
            position: QPointF = event.position()  # type: ignore[attr-defined] # a mouse event has one
            at = self._plot.getPlotItem().getViewBox().mapSceneToView(position)
            self._pointed.setText(self._said_at(at.x(), at.y()))
        return bool(super().eventFilter(watched, event))

    def _said_at(self, x: float, y: float) -> str:
        if isinstance(self._picture, Bars):
            place = round(x)
            if 0 <= place < len(self._picture.values):
                said = f"{self._picture.labels[place]}: {self._words(self._picture.values[place])}"
                before = self._picture.before[place : place + 1]
                return f"{said} ({self._words(before[0])})" if before else said
        elif isinstance(self._picture, Heat):
            row, column = int(y // 1), int(x // 1)
            if 0 <= row < len(self._picture.rows) and 0 <= column < len(self._picture.columns):
                value = self._words(self._picture.values[row][column])
                return f"{self._picture.rows[row]} {self._picture.columns[column]}: {value}"
        return ""


def _steps(highest: int) -> Sequence[int]:
    """Four or five round numbers up to the highest."""
    rough = max(highest / 4, 1)
    power = 1
    while power * 10 <= rough:
        power *= 10
    step = next((power * each for each in (1, 2, 5, 10) if power * each >= rough), power * 10)
    return range(0, highest + step, step)
