"""What the eye and the finger find at the counter in the smallest window: nothing covered, nothing cut, a way out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from sqlalchemy import update

from pos_app.bootstrap import Cart, Kind, Payment
from pos_app.data.tables import order
from pos_app.domain.counter_rules import CounterRules
from pos_app.domain.ids import new_id
from pos_app.domain.parked import Recalled, SaleOnScreen
from tests.ui.cut_words import faults
from tests.ui.driver import Driver
from tests.ui.test_translation import Pseudo
from ui.app import build_window
from ui.widgets.category_tabs import CategoryTabs
from ui.widgets.data_table import DataTable
from ui.widgets.flow_grid import FlowGrid
from ui.widgets.overlay import Overlay
from ui.widgets.phone_edit import PhoneEdit


def box(driver: Driver, name: str) -> QRect:
    """Where something stands in the window."""
    widget = driver.find(name)
    return QRect(widget.mapTo(driver.window, QPoint(0, 0)), widget.size())


def close_by_touch(driver: Driver) -> None:
    card = Overlay.topmost(driver.window)
    assert card is not None
    button = card.findChild(QToolButton, "closeCardButton")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    driver.settle()
    assert Overlay.topmost(driver.window) is None


def test_many_matches_never_cover_the_keypad(counter: Driver) -> None:
    counter.window.resize(1024, 768)
    shop, burger = counter.shop, next(each for each in counter.shop.catalogue.products() if each.sellable)
    for at in range(8):
        cart = Cart().add(burger)
        paid = [Payment.cash(shop.checkout.due(cart))]
        shop.checkout.complete(shop.actor, cart, phone=f"580555016{at}", name=f"Ava {at}", payments=paid)
    counter.type("58055501", "phoneEdit")
    counter.until(lambda: counter.find("matchList").isVisible(), "the matches")
    counter.settle()
    pad, matches = counter.get("keypad", QWidget), box(counter, "matchList")
    top = pad.mapTo(counter.window, QPoint(0, 0)).y()
    assert matches.bottom() < top
    for key in pad.findChildren(QWidget):
        assert pad.rect().contains(key.geometry()), key.objectName()


def test_a_long_order_reads_its_notes_and_ends_with_the_newest_line(counter: Driver) -> None:
    counter.window.resize(1024, 768)
    foods = [each for each in counter.shop.catalogue.products() if each.kind is Kind.FOOD and each.sellable][:14]
    cart = Cart()
    for food in foods:
        cart = cart.add(food, 12, note="well done, no onions please")
    long = replace(cart.lines[0], name="Hausgemachte Kartoffelpuffer mit Apfelmus und Sauerrahm")
    on_screen = Recalled(SaleOnScreen(new_id(), cart.with_line(0, long)), datetime.now(UTC))
    assert counter.desk.counter.keeping.show(on_screen)
    counter.settle()
    table = counter.get("cartTable", DataTable)
    heights = [table.rowHeight(row) for row in range(14)]
    assert heights[0] > heights[1] > 60, "two lines of a name, two of a note"
    last = table.visualRect(table.model().index(13, 0))
    assert table.viewport().rect().contains(last)
    assert table.fontMetrics().horizontalAdvance("12 ×") + 24 <= table.columnWidth(0)


def test_the_amount_is_never_cut_on_the_pay_button(counter: Driver) -> None:
    counter.window.resize(1024, 768)
    for _ in range(3):
        counter.tap("House Burger")
        counter.tap("Cola")
    for _ in range(30):
        counter.tap("Logo T-Shirt")
    counter.settle()
    pay = counter.find("payButton")
    title = next(each for each in pay.findChildren(QWidget) if each.property("part") == "title")
    assert counter.text("payButton") == "Pay $780.30"
    assert title.width() >= title.fontMetrics().horizontalAdvance("Pay $780.30")


def test_a_large_screen_has_wider_tiles_for_long_names(counter: Driver) -> None:
    counter.window.resize(1920, 1080)
    counter.settle()
    tiles = [each for each in counter.get("productGrid", FlowGrid).tiles if each.isVisible()]
    assert min(each.width() for each in tiles) >= 136


def test_every_card_of_the_order_has_a_way_out_for_a_finger(counter: Driver) -> None:
    counter.press(Qt.Key.Key_F7)
    counter.settle()
    close_by_touch(counter)
    counter.tap("House Burger")
    counter.press(Qt.Key.Key_F5)
    close_by_touch(counter)
    counter.click("orderOptionsButton")
    close_by_touch(counter)
    counter.get("cartTable", DataTable).selectRow(0)
    counter.press(Qt.Key.Key_Return, "cartTable")
    close_by_touch(counter)
    assert counter.rows("cartTable") == 1, "nothing was changed"


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def foreign(request: pytest.FixtureRequest, qapp: QApplication, sqlite_shop_url: str) -> Iterator[Driver]:
    """The smallest window in a language of longer words, which is read from either side."""
    pseudo = Pseudo()
    qapp.installTranslator(pseudo)
    qapp.setLayoutDirection(request.param)
    window = build_window(sqlite_shop_url, as_owner=True, theme="light")
    qapp.setLayoutDirection(request.param)
    window.resize(1024, 768)
    window.show()
    driver = Driver(window)
    driver.until(lambda: driver.desk.workplace.is_open, "the shop is open")
    driver.settle()
    yield driver
    window.close()
    window.deleteLater()
    qapp.removeTranslator(pseudo)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    qapp.processEvents()


def test_longer_words_fit_wherever_the_counter_leads(foreign: Driver) -> None:
    """Payment, what is put aside, tabs, recent sales, board, till, vouchers."""
    assert "\n".join(dict.fromkeys(_walk(foreign))) == ""
    number = foreign.desk.workplace.formats.phone("+15805550152")
    foreign.get("phoneEdit", PhoneEdit).show_text(number)
    assert foreign.get("phoneEdit", PhoneEdit).text() == "(580) 555-0152"
    if QApplication.isRightToLeft():
        total = foreign.find("cartTotal")
        assert total.mapTo(foreign.window, QPoint(0, 0)).x() < 20, "the amount stands at the end of its row"
        assert number == "\u2066(580) 555-0152\u2069", "brackets and digits keep their order among Arabic words"


def _walk(driver: Driver) -> list[str]:
    found: list[str] = []

    def look(where: str) -> None:
        driver.settle()
        driver.settle()
        found.extend(f"{where}: {each}" for each in faults(driver.window))

    def key(key: Qt.Key, words: str, *, control: bool = False) -> None:
        held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(QApplication.focusWidget() or driver.window, key, held)
        look(words)

    def click(name: str, words: str) -> None:
        driver.click(name)
        look(words)

    shop = driver.shop
    shop.house_rules.set(shop.actor, counter=CounterRules(tips=(10_000, 15_000)))
    driver.desk.workplace.read_rules()
    driver.tap("House Burger")
    key(Qt.Key.Key_F4, "payment")
    driver.type("1", "cashEdit")
    key(Qt.Key.Key_Return, "a part of it")
    click("cardButton", "paid in parts")
    click("removePayment1", "given back")
    key(Qt.Key.Key_Escape, "the order")
    key(Qt.Key.Key_F5, "put aside")
    driver.type("Table 7", "parkNameEdit")
    click("openTabButton", "a tab is open")
    key(Qt.Key.Key_F7, "what is parked")
    driver.until(lambda: driver.rows("parkedTable") == 1, "the tab in the list")
    key(Qt.Key.Key_Return, "the tab")
    driver.until(lambda: driver.desk.counter.sale.tab is not None, "the tab is on the screen")
    click("tabButton", "parts of the tab")
    key(Qt.Key.Key_Escape, "the tab again")
    key(Qt.Key.Key_F8, "done")
    key(Qt.Key.Key_F10, "recent sales")
    key(Qt.Key.Key_Return, "giving back")
    key(Qt.Key.Key_Escape, "recent sales again")
    key(Qt.Key.Key_Escape, "the counter again")
    key(Qt.Key.Key_2, "board", control=True)
    key(Qt.Key.Key_5, "till", control=True)
    for button in ("payOutButton", "issueVoucherButton", "findVoucherButton", "xReportButton", "countTillButton"):
        click(button, button)
        key(Qt.Key.Key_Escape, "till again")
    return found


def test_every_category_is_one_tap_away_and_many_are_two(counter: Driver) -> None:
    counter.window.resize(1024, 768)
    counter.settle()
    tabs = counter.get("categoryTabs", CategoryTabs)
    names = [tabs.tabText(at) for at in range(tabs.count())]
    assert len(names) > 5
    rects = [tabs.tabRect(at) for at in range(tabs.count())]
    assert all(tabs.rect().contains(rect) and rect.height() >= 44 for rect in rects), "all are seen in two rows"
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=rects[-1].center())
    counter.settle()
    assert (tabs.currentIndex(), counter.get("productGrid", FlowGrid).tiles[0].property("kind")) == (
        len(names) - 1,
        "merch",
    )
    tabs.setFocus()
    counter.press(Qt.Key.Key_Up, "categoryTabs")
    assert tabs.tabRect(tabs.currentIndex()).top() < rects[-1].top()

    tabs.show_names([*names, *(f"Speisen der Woche {at}" for at in range(12))])
    counter.click("moreCategoriesButton")
    last = tabs.count() - 1
    assert tabs.rect().contains(tabs.tabRect(last))
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(last).center())
    assert tabs.currentIndex() == last
    assert tabs.height() < 100
    assert tabs.rect().contains(tabs.tabRect(last)), "folded, the open one in sight"


def test_the_rail_tells_how_many_orders_wait_and_that_one_is_late(counter: Driver) -> None:
    shop, burger = counter.shop, next(each for each in counter.shop.catalogue.products() if each.sellable)
    button = counter.find("navBoard")
    cart = Cart().add(burger)
    paid = [Payment.cash(shop.checkout.due(cart))]
    done = [shop.checkout.complete(shop.actor, cart, phone=None, payments=paid) for _ in range(2)][-1]
    with shop.premises.database.write() as connection:
        long_ago = datetime.now(UTC) - timedelta(hours=1)
        connection.execute(update(order).where(order.c.id == done.order_id).values(created_at=long_ago))
    counter.tap("Cola")
    counter.press(Qt.Key.Key_F8)
    counter.until(lambda: "3 open, 1 late" in button.accessibleName(), "at the counter as on the board")
