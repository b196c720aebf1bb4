"""Bars, ranks and a heat map: pyqtgraph behind a thin wrapper, in the colours of the theme.

A chart is a picture of a table that stands beside it: keyboard and screen readers use the table. pyqtgraph, and the
numpy under it, are imported when the first chart is made.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import current_tokens, font, measures, theme_events
from ui.widgets.elided_label import ElidedLabel

MOST_LABELS, LABEL_WIDTH = 9, 60
"""So many words stand below the bars, and so wide is each; of more bars every second, third ... is named."""

BAR_WIDTH, MARK_WIDTH = 0.56, 0.9
FEWEST_PLACES = 6
"""The room that is always left for, so that one bar is a bar and no wall."""

LONGEST_NAME = 150
"""Pixels for a name beside its bar; the table has all of it."""

BESIDE_NAME = 24
SHADES, FAINTEST = 64, 0.16
"""The least that was sold is told from nothing."""


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar for each label; `before` is a line across it, what it is compared with. `said` explains, above it."""

    labels: tuple[str, ...]
    values: tuple[int, ...]
    before: tuple[int, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class Ranks:
    """Bars that lie beside their names, the first on top: for names, which are longer than days."""

    labels: tuple[str, ...]
    values: tuple[int, ...]
    said: str = ""


@dataclass(frozen=True, slots=True)
class Heat:
    """A cell for each row and column; the strongest colour is the highest value. `said` stands above it."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[int, ...], ...]
    said: str = ""


Drawn = Bars | Ranks | Heat


class Chart(QWidget):
    """Shows one picture at a time, with what the mouse points at in words above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Drawn | None = None
        self._words: Callable[[int], str] = str
        self._steps: Callable[[int], str] = str
        self._plot: Any = None
        self._labels_drawn = 0
        self._pointed = ElidedLabel(parent=self)
        self._pointed.setObjectName("chartPointed")
        self._pointed.setProperty("role", "muted")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._pointed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme_events().theme_changed.connect(self._draw)

    def show_picture(
        self, picture: Drawn | None, words: Callable[[int], str], name: str, steps: Callable[[int], str] | None = None
    ) -> None:
        """Draw; `words` writes a value, `steps` one beside the axis; a screen reader calls the picture by its name."""
        self._picture, self._words, self._steps = picture, words, steps or words
        self.setAccessibleName(name)
        self._draw()

    def _draw(self) -> None:
        self._say("")
        if self._picture is None:
            return
        self._labels_drawn = self._most_labels()
        if self._plot is None:
            self._plot = self._new_plot()
            self._column.addWidget(self._plot, 1)
        tokens = current_tokens()
        self._plot.setBackground(tokens.color("surface"))
        item = self._plot.getPlotItem()
        item.clear()
        item.getViewBox().invertY(not isinstance(self._picture, Bars))
        item.getViewBox().invertX(self.isRightToLeft())
        for side in ("left", "bottom"):
            axis = item.getAxis(side)
            axis.setTextPen(tokens.color("text_muted"))
            axis.setPen(tokens.color("border"))
            axis.setTickFont(font(measures()["type_small"]))
            axis.setStyle(tickLength=0)
            (axis.setWidth if side == "left" else axis.setHeight)(None)
        if isinstance(self._picture, Bars):
            self._draw_bars(item, self._picture)
        elif isinstance(self._picture, Ranks):
            self._draw_ranks(item, self._picture)
        else:
            self._draw_heat(item, self._picture)

    def _most_labels(self) -> int:
        return max(2, min(MOST_LABELS, self.width() // LABEL_WIDTH - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drawn anew where more or fewer words fit below."""
        super().resizeEvent(event)
        if self._plot is not None and self._labels_drawn != self._most_labels():
            self._draw()

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
        front = tokens.color("accent")
        item.addItem(BarGraphItem(x=places, height=list(bars.values), width=BAR_WIDTH, brush=front, pen=front))
        if any(bars.before):
            item.addItem(_marks(bars.before[: len(places)]))
        every = max(1, -(-len(places) // self._most_labels()))
        item.getAxis("bottom").setTicks([[(at, bars.labels[at]) for at in places[::every]]])
        highest = max((*bars.values, *bars.before, 1))
        item.getAxis("left").setTicks([[(at, self._steps(at)) for at in _steps(highest)]])
        item.showGrid(x=False, y=True, alpha=0.15)
        spare = max(0, FEWEST_PLACES - len(places)) / 2
        item.setXRange(-0.6 - spare, len(places) - 0.4 + spare, padding=0)
        item.setYRange(0, highest * 1.05, padding=0)

    def _draw_ranks(self, item: Any, ranks: Ranks) -> None:
        from pyqtgraph import BarGraphItem

        front, places = current_tokens().color("accent"), list(range(len(ranks.values)))
        item.addItem(BarGraphItem(x0=0, y=places, width=list(ranks.values), height=BAR_WIDTH, brush=front, pen=front))
        metrics = QFontMetrics(font(measures()["type_small"]))
        names = [metrics.elidedText(each, Qt.TextElideMode.ElideRight, LONGEST_NAME) for each in ranks.labels]
        item.getAxis("left").setTicks([list(enumerate(names))])
        item.getAxis("left").setWidth(max(map(metrics.horizontalAdvance, names), default=0) + BESIDE_NAME)
        highest = max((*ranks.values, 1))
        item.getAxis("bottom").setTicks([[(at, self._steps(at)) for at in _steps(highest, 3)]])
        item.showGrid(x=True, y=False, alpha=0.15)
        item.setXRange(0, highest * 1.05, padding=0)
        item.setYRange(-0.6, max(len(places), FEWEST_PLACES) - 0.4, padding=0)

    # --- heat ---------------------------------------------------------------------------------------------------------

    def _draw_heat(self, item: Any, heat: Heat) -> None:
        import numpy as np
        from pyqtgraph import ImageItem

        low, high = current_tokens().color("sunken"), current_tokens().color("accent")
        ends = [np.array([colour.red(), colour.green(), colour.blue()], float) for colour in (low, high)]
        least = ends[0] + (ends[1] - ends[0]) * FAINTEST
        shades = np.vstack([ends[0], np.linspace(least, ends[1], SHADES - 1)]).astype(np.ubyte)
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
            self._say("")
        elif event.type() == QEvent.Type.MouseMove and self._picture is not None and self._plot is not None:
            position: QPointF = event.position()  # type: ignore[attr-defined] # a mouse event has one
            at = self._plot.getPlotItem().getViewBox().mapSceneToView(position)
            self._say(self._said_at(at.x(), at.y()))
        return bool(super().eventFilter(watched, event))

    def _say(self, pointed: str) -> None:
        """What is pointed at; while it is nothing, what the picture shows."""
        self._pointed.setText(pointed or (self._picture.said if self._picture is not None else ""))

    def _said_at(self, x: float, y: float) -> str:
        if isinstance(self._picture, Bars):
            place = round(x)
            if 0 <= place < len(self._picture.values):
                said = f"{self._picture.labels[place]}: {self._words(self._picture.values[place])}"
                before = self._picture.before[place : place + 1]
                return f"{said} ({self._words(before[0])})" if before else said
        elif isinstance(self._picture, Ranks):
            place = round(y)
            if 0 <= place < len(self._picture.values):
                return f"{self._picture.labels[place]}: {self._words(self._picture.values[place])}"
        elif isinstance(self._picture, Heat):
            row, column = int(y // 1), int(x // 1)
            if 0 <= row < len(self._picture.rows) and 0 <= column < len(self._picture.columns):
                value = self._words(self._picture.values[row][column])
                return f"{self._picture.rows[row]} {self._picture.columns[column]}: {value}"
        return ""


def _marks(values: Sequence[int]) -> Any:
    """A line across each bar: told from it by its shape, in any theme and by any eye."""
    from pyqtgraph import PlotDataItem, mkPen

    half = MARK_WIDTH / 2
    across = [place + side for place in range(len(values)) for side in (-half, half)]
    heights = [value for value in values for _side in range(2)]
    return PlotDataItem(across, heights, connect="pairs", pen=mkPen(current_tokens().color("text"), width=2))


def _steps(highest: int, most: float = 5.5) -> Sequence[int]:
    """Round numbers up to the highest, at most so many."""
    rough = max(highest / most, 1)
    power = 1
    while power * 10 <= rough:
        power *= 10
    step = next((each for each in (power, power * 2, power * 5 // 2, power * 5) if each >= rough), power * 10)
    return range(0, highest + step, step)
