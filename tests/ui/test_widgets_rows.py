"""Tables, tiles and their grid."""

import time
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme import font
from ui.widgets.data_table import DataTable
from ui.widgets.flow_grid import FlowGrid
from ui.widgets.product_tile import SOLD_OUT, ProductTile, wrapped
from ui.widgets.rows_model import SORT_ROLE, Align, Column, RowsModel


@dataclass(frozen=True)
class Sale:
    number: str
    total: int


SALES = [Sale("A1", 900), Sale("A2", 12000), Sale("A3", 50)]
COLUMNS: list[Column[Sale]] = [
    Column("Number", lambda sale: sale.number, detail=lambda sale: f"{sale.total} cents"),
    Column("Total", lambda sale: f"{sale.total / 100:.2f}", sort=lambda sale: sale.total, align=Align.END, width=120),
]


@pytest.fixture
def model(qapp: QApplication) -> RowsModel[Sale]:
    return RowsModel(COLUMNS)


def test_qts_own_tester_finds_nothing_wrong(model: RowsModel[Sale]) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_rows(SALES, more=True)
    model.fetchMore(QModelIndex())
    model.add_rows(SALES, more=False)
    model.update_row(0, Sale("A9", 1))
    model.show_rows([])
    tester.deleteLater()


def test_more_is_asked_for_once_a_page(model: RowsModel[Sale], qtbot: QtBot) -> None:
    asked: list[int] = []
    model.more_wanted.connect(lambda: asked.append(1))
    model.show_rows(SALES, more=True)
    for _ in range(3):
        model.fetchMore(QModelIndex())
    assert asked == [1]
    model.add_rows(SALES, more=True)
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    model.add_rows([], more=False)
    assert (asked, model.rowCount(), model.canFetchMore(QModelIndex())) == ([1, 1], 6, False)


def test_the_end_in_sight_asks_for_more(model: RowsModel[Sale], qtbot: QtBot) -> None:
    table = DataTable(model)
    qtbot.addWidget(table)
    model.show_rows([Sale(f"A{n}", n) for n in range(40)], more=True)
    table.show()
    with qtbot.waitSignal(model.more_wanted, timeout=2000):
        table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())


def test_what_is_shown_is_not_what_is_sorted_by(model: RowsModel[Sale], qtbot: QtBot) -> None:
    model.show_rows(SALES)
    assert model.index(1, 1).data() == "120.00"
    assert model.index(1, 1).data(SORT_ROLE) == 12000
    table = DataTable(model, sortable=True)
    qtbot.addWidget(table)
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    shown = [table.row(table.model().index(at, 0)).number for at in range(3)]
    assert shown == ["A3", "A1", "A2"]


def test_enter_chooses_the_row(model: RowsModel[Sale], qtbot: QtBot) -> None:
    table = DataTable(model)
    qtbot.addWidget(table)
    model.show_rows(SALES)
    table.show()
    table.setFocus()
    chosen: list[object] = []
    table.chosen.connect(chosen.append)
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert chosen == [SALES[1]]
    assert table.current_row == SALES[1]


def test_rows_are_for_fingers_and_are_read_out(model: RowsModel[Sale], qtbot: QtBot) -> None:
    model.show_rows(SALES)
    table = DataTable(model)
    qtbot.addWidget(table)
    assert table.rowHeight(0) >= 44
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Number, A1, 900 cents"


def test_an_empty_table_says_so(model: RowsModel[Sale], qtbot: QtBot) -> None:
    table = DataTable(model)
    qtbot.addWidget(table)
    table.resize(400, 300)
    blank = table.grab().toImage()
    table.show_empty_text("No orders yet.")
    assert table.grab().toImage() != blank


def activate(grid: FlowGrid, qtbot: QtBot) -> None:
    grid.activateWindow()
    qtbot.waitUntil(grid.isActiveWindow)


def tile(number: int, name: str = "House Burger") -> ProductTile:
    made = ProductTile(f"p{number}")
    made.show_product(name, "$8.00")
    return made


def test_a_tile_says_what_it_is_and_what_it_costs(qtbot: QtBot) -> None:
    made = ProductTile("p1")
    qtbot.addWidget(made)
    made.show_product("Logo T-Shirt", "$24.99", kind="merch", tag="Merch")
    assert made.objectName() == "productTile_p1"
    assert made.accessibleName() == "Logo T-Shirt, Merch, $24.99"
    clicks: list[int] = []
    made.clicked.connect(lambda: clicks.append(1))
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    made.show_product("Logo T-Shirt", "Sold out", kind="merch", state=SOLD_OUT, tag="Merch")
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    assert (clicks, made.note) == ([1], "Sold out")


def test_a_t_shirt_does_not_break_at_its_hyphen(qapp: QApplication) -> None:
    face = font(14)
    width = QFontMetricsF(face).horizontalAdvance("Logo T-Sh")
    assert wrapped("Logo T-Shirt", face, width, 3) == ["Logo", "T-Shirt"]


def test_long_names_are_wrapped_and_cut(qapp: QApplication) -> None:
    face = font(14)
    lines = wrapped("Donaudampfschifffahrtsgesellschaftskapitänsplatte", face, 90, 3)
    assert len(lines) == 3
    assert all(QFontMetricsF(face).horizontalAdvance(line) <= 91 for line in lines)
    assert wrapped("Hausgemachte Schweinshaxe", face, 88, 4) == ["Hausge-", "machte", "Schwein-", "shaxe"]
    assert wrapped("Sauerkraut mit Speck", face, 88, 3) == ["Sauerkraut", "mit Speck"]
    assert wrapped("Sauerkraut mit Speck", face, 88, 3, beside=28) == ["Sauer-", "kraut mit", "Speck"]
    assert wrapped("🍺🍺 Pint 🍺", face, 400, 3) == ["🍺🍺 Pint 🍺"]
    assert wrapped("word " * 100, face, 90, 2)[-1].endswith("…")
    assert wrapped("", face, 90, 2) in ([], [""])


def test_the_grid_reflows_and_the_arrows_walk_it(qtbot: QtBot) -> None:
    grid = FlowGrid()
    qtbot.addWidget(grid)
    grid.resize(500, 400)
    tiles = [tile(number) for number in range(10)]
    tiles[1].show_product("Cider", "Sold out", state=SOLD_OUT)
    grid.show_tiles(tiles)
    grid.show()
    activate(grid, qtbot)
    columns = len({made.x() for made in tiles})
    assert columns == 4
    tiles[0].setFocus()
    QTest.keyClick(tiles[0], Qt.Key.Key_Right)
    assert QApplication.focusWidget() is tiles[2]
    QTest.keyClick(tiles[2], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is tiles[6]
    clicks: list[int] = []
    tiles[6].clicked.connect(lambda: clicks.append(1))
    QTest.keyClick(tiles[6], Qt.Key.Key_Return)
    assert clicks == [1]
    grid.resize(260, 400)
    qtbot.waitUntil(lambda: len({made.x() for made in tiles}) == 2)
    assert max(made.geometry().right() for made in tiles) < grid.viewport().width()


def test_tiles_are_hidden_and_come_back(qtbot: QtBot) -> None:
    grid = FlowGrid()
    qtbot.addWidget(grid)
    grid.resize(500, 400)
    grid.show()
    tiles = [tile(number) for number in range(4)]
    grid.show_tiles(tiles)
    grid.show_tiles(tiles[2:])
    assert [made.isVisible() for made in tiles] == [False, False, True, True]
    grid.show_tiles(tiles)
    assert all(made.isVisible() for made in tiles)
    grid.forget_tiles(grid.tiles)
    assert grid.tiles == ()


def test_the_grid_mirrors(qtbot: QtBot) -> None:
    grid = FlowGrid()
    qtbot.addWidget(grid)
    grid.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    grid.resize(500, 400)
    tiles = [tile(number) for number in range(4)]
    grid.show_tiles(tiles)
    grid.show()
    activate(grid, qtbot)
    assert tiles[0].x() > tiles[1].x()
    tiles[0].setFocus()
    QTest.keyClick(tiles[0], Qt.Key.Key_Left)
    assert QApplication.focusWidget() is tiles[1]


def test_two_hundred_tiles_are_quick(qtbot: QtBot) -> None:
    grid = FlowGrid()
    qtbot.addWidget(grid)
    grid.resize(500, 600)
    grid.show()
    tiles = [tile(number, f"Product {number}") for number in range(200)]
    begin = time.perf_counter()
    grid.show_tiles(tiles)
    grid.grab()
    assert time.perf_counter() - begin < 0.5
