"""What the eye and the finger find at the owner's side in the smallest window: nothing cut, nothing too small."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from pos_app.services.demo_data import fill
from tests.ui.cut_words import faults
from tests.ui.driver import Driver
from tests.ui.test_looks import foreign
from ui.widgets.charts import _steps

__all__ = ["foreign"]


def cut_headings(driver: Driver) -> list[str]:
    """The headings of tables that do not fit into their columns."""
    found = []
    for table in driver.window.findChildren(QTableView):
        header: QHeaderView = table.horizontalHeader()
        if not table.isVisible() or not header.isVisible():
            continue
        for at in range(header.count()):
            words = str(table.model().headerData(at, Qt.Orientation.Horizontal) or "")
            is_cut = header.fontMetrics().horizontalAdvance(words) > header.sectionSize(at)
            if is_cut and not header.isSectionHidden(at):
                found.append(f"{table.objectName()}: {words}")
    return found


def test_longer_words_fit_wherever_the_owner_looks(foreign: Driver) -> None:
    """Every view of the insights, a customer, and the cards over both."""
    fill(foreign.shop, customers=30, orders=300)
    found: list[str] = []

    def look(where: str) -> None:
        foreign.settle()
        foreign.settle()
        found.extend(f"{where}: {each}" for each in [*faults(foreign.window), *cut_headings(foreign)])

    def click(name: str) -> None:
        foreign.click(name)
        look(name)

    foreign.press(Qt.Key.Key_4, modifier=Qt.KeyboardModifier.ControlModifier)
    look("insights")
    click("insightsPeriod_MONTH")
    for view in ("hours", "categories", "products", "staff", "guests", "near", "conversion"):
        click(f"insightsView_{view}")
    click("insightsPeriod_RANGE")
    table = foreign.get("conversionTable", QTableView)
    assert table.viewport().height() >= 6 * table.rowHeight(0), "a list has the room of the figures"
    assert foreign.find("conversionTableEnrolButton").isEnabled(), "the best one can be signed up by one tap"
    click("conversionTableOpenButton")
    for name in ("historyVisitsButton", "editCustomerButton"):
        click(name)
        foreign.press(Qt.Key.Key_Escape)
    click("customerJoinButton")
    assert "\n".join(dict.fromkeys(found)) == ""


def test_an_axis_has_a_few_round_numbers() -> None:
    for highest in (1, 3, 7, 99, 26_060, 130_399, 809_825, 4_364_800):
        steps = list(_steps(highest))
        assert 2 <= len(steps) <= 7, (highest, steps)
        assert steps[-1] >= highest > steps[-1] - 2 * steps[1]
