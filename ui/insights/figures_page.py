"""A picture beside its table: the same numbers, for the eye and for reading."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from ui.insights.views import Picture
from ui.widgets.charts import Bars, Chart, Heat, Ranks
from ui.widgets.listing_table import ListingTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.listing import Listing
    from ui.formats import Formats

LEAST_CHART = 360
"""With less than that beside the table the picture stands above it."""


class FiguresPage(QWidget):
    """Shows one view of the figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = QFrame(self)
        self._frame.setProperty("role", "card")
        self.chart = Chart(self._frame)
        self.chart.setObjectName("insightsChart")
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self.chart)
        self._tables = QFrame(self)
        self._tables.setProperty("role", "card")
        self.table = ListingTable("insightsTable", self.tr("The figures as a table"), self._tables)
        held = QVBoxLayout(self._tables)
        held.setContentsMargins(1, 1, 1, 8)
        held.addWidget(self.table)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self._frame, 5)
        self._row.addWidget(self._tables, 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Beside one another where both can be read, else one above the other."""
        room = self.table.needed_width
        down = self.width() < LEAST_CHART + room
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight)
        self._tables.setMinimumWidth(0 if down else room)

    def show_view(self, listing: "Listing", picture: Picture | None, formats: "Formats") -> None:
        """Show the table, and the picture of it; where nothing was sold there is nothing to draw."""
        self.table.show_listing(listing, formats, self.tr("Nothing was sold in this period."))
        drawn = _drawn(picture)
        self._frame.setVisible(drawn is not None)
        words: Callable[[int], str] = formats.round_money
        name = self.tr("%1, as a picture").replace("%1", listing.title)
        self.chart.show_picture(drawn, words, name, formats.whole_money)
        self._arrange()


def _drawn(picture: Picture | None) -> Bars | Ranks | Heat | None:
    if picture is None or not picture.is_worth_drawing:
        return None
    if picture.rows:
        return Heat(picture.rows, picture.labels, picture.cells, picture.said)
    if picture.ranked:
        return Ranks(picture.labels, picture.values, picture.said)
    return Bars(picture.labels, picture.values, picture.before, picture.said)
