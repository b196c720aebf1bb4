"""The orders board in the real window: keys, taps, undo, another till, what is late, sixty orders, nothing at all."""

import time
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pos_app.bootstrap import Cart, Kind, Payment, Product, Shop, open_shop
from pos_app.domain.board import STEPS, Step
from tests.integration.counter import tamper
from tests.ui.driver import Driver
from ui.board.card_painter import STRIP
from ui.board.cards import PICK_UPS, age_words
from ui.board.column import CardColumn
from ui.board.screen import BoardScreen


def product(shop: Shop, kind: Kind) -> Product:
    return next(each for each in shop.catalogue.products() if each.kind is kind and each.sellable)


def sell(shop: Shop, phone: str | None = "580 555 0152", name: str | None = "Ava Reyes", *, merch: bool = False) -> str:
    cart = Cart().add(product(shop, Kind.FOOD))
    if merch:
        cart = cart.add(product(shop, Kind.MERCH))
    assert shop.actor is not None
    paid = [Payment.cash(shop.checkout.due(cart))]
    order_id = shop.checkout.complete(shop.actor, cart, phone=phone, name=name, payments=paid).order_id
    assert order_id is not None
    return order_id


def column(counter: Driver, name: str) -> CardColumn:
    return counter.get(f"boardColumn_{name}", CardColumn)


def open_board(counter: Driver) -> None:
    QTest.keyClick(counter.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    counter.until(lambda: counter.find("boardView").isVisible(), "the board")
    counter.settle()


def status(counter: Driver, order_id: str) -> str:
    board = counter.shop.board.open_orders()
    return str(next(each.step.value for each in board.orders if each.id == order_id))


def see(counter: Driver, name: str, *heads: str) -> None:
    counter.until(
        lambda: [card.head for card in column(counter, name).cards] == list(heads),
        f"{heads} in {name}: {[card.head for card in column(counter, name).cards]}",
    )


def has_focus(counter: Driver, name: str) -> bool:
    return counter.focus() == f"boardColumn_{name}"


def test_keys_move_an_order_all_the_way_and_back(counter: Driver) -> None:
    order_id = sell(counter.shop)
    open_board(counter)
    see(counter, "CONFIRMED", "A1")
    counter.until(lambda: counter.focus() == "boardColumn_CONFIRMED", "the first card has the keyboard")
    for to in STEPS[2:]:
        counter.press(Qt.Key.Key_Return)
        see(counter, to.value, "A1")
        counter.settle()
        assert status(counter, order_id) == to
        counter.until(partial(has_focus, counter, to), "the keyboard follows the only card")
    counter.press(Qt.Key.Key_Return)
    counter.settle()
    assert status(counter, order_id) == Step.DELIVERED
    for to in reversed(STEPS[:-1]):
        counter.press(Qt.Key.Key_Backspace)
        see(counter, to.value, "A1")
        counter.settle()
        assert status(counter, order_id) == to
    assert counter.shop.doctor.check() == []


def test_a_move_is_undone_from_the_toast(counter: Driver) -> None:
    order_id = sell(counter.shop)
    open_board(counter)
    counter.press(Qt.Key.Key_Return, "boardColumn_CONFIRMED")
    counter.until(lambda: counter.find("toast").isVisible(), "the toast")
    counter.settle()
    assert status(counter, order_id) == Step.PREPARING
    counter.click("toastAction")
    see(counter, "CONFIRMED", "A1")
    counter.settle()
    assert status(counter, order_id) == Step.CONFIRMED


def test_arrows_choose_and_a_second_card_stays_chosen(counter: Driver) -> None:
    for _ in range(3):
        sell(counter.shop)
    last = sell(counter.shop)
    counter.shop.board.move(counter.shop.actor, last, Step.PREPARING)
    open_board(counter)
    see(counter, "CONFIRMED", "A1", "A2", "A3")
    counter.until(lambda: counter.focus() == "boardColumn_CONFIRMED")
    counter.press(Qt.Key.Key_Down)
    assert column(counter, "CONFIRMED").card.head == "A2"  # type: ignore[union-attr] # the column has a card, or the test fails here
    counter.press(Qt.Key.Key_Right)
    assert counter.focus() == "boardColumn_PREPARING"
    counter.press(Qt.Key.Key_Left)
    assert column(counter, "CONFIRMED").card.head == "A2"  # type: ignore[union-attr] # the column has a card, or the test fails here
    counter.press(Qt.Key.Key_Space)
    see(counter, "CONFIRMED", "A1", "A3")
    see(counter, "PREPARING", "A2", "A4")
    assert column(counter, "CONFIRMED").card.head == "A3"  # type: ignore[union-attr] # the column has a card, or the test fails here


def tap(counter: Driver, name: str, row: int, *, back: bool = False) -> None:
    cards = column(counter, name)
    rect = cards.card_rect(cards.visualRect(cards.model().index(row, 0)))
    at = QPoint(rect.left() + STRIP // 2, rect.bottom() - STRIP // 2) if back else rect.center()
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def test_one_tap_moves_on_and_the_arrow_on_the_card_back(counter: Driver) -> None:
    order_id = sell(counter.shop, merch=True)
    open_board(counter)
    see(counter, "CONFIRMED", "A1")
    tap(counter, "CONFIRMED", 0)
    see(counter, "PREPARING", "A1")
    tap(counter, "PREPARING", 0, back=True)
    see(counter, "CONFIRMED", "A1")
    counter.settle()
    assert status(counter, order_id) == Step.CONFIRMED
    assert column(counter, PICK_UPS).cards[0].who == "Ava Reyes"
    tap(counter, PICK_UPS, 0)
    see(counter, PICK_UPS)
    counter.settle()
    counter.click("toastAction")
    see(counter, PICK_UPS, "")


def test_what_another_till_does_is_seen_without_a_touch(counter: Driver, sqlite_shop_url: str) -> None:
    open_board(counter)
    assert not column(counter, "CONFIRMED").isVisible()
    with open_shop(sqlite_shop_url, as_owner=True, till="Bar") as bar:
        order_id = sell(bar, None)
        began = time.monotonic()
        see(counter, "CONFIRMED", "B1")
        assert time.monotonic() - began < 15
        assert column(counter, "CONFIRMED").cards[0].who == "No phone"
        assert bar.actor is not None
        bar.board.move(bar.actor, order_id, Step.PREPARING)
        see(counter, "PREPARING", "B1")


def test_where_another_till_was_faster_the_card_goes_where_it_is(counter: Driver, sqlite_shop_url: str) -> None:
    order_id = sell(counter.shop)
    open_board(counter)
    see(counter, "CONFIRMED", "A1")
    card = column(counter, "CONFIRMED").cards[0]
    with open_shop(sqlite_shop_url, as_owner=True, till="Bar") as bar:
        assert bar.actor is not None
        bar.board.move(bar.actor, order_id, Step.PENDING)
    counter.get("boardView", BoardScreen).moved_on.emit(card)
    see(counter, "PENDING", "A1")
    counter.settle()
    assert counter.find("toast").isVisible()


def test_nothing_is_asked_while_the_board_is_out_of_sight(counter: Driver) -> None:
    open_board(counter)
    QTest.keyClick(counter.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    counter.settle()
    counter.desk.lock()
    counter.settle()
    order_id = sell(counter.shop)
    QTest.qWait(900)
    assert counter.desk.background.pending == 0
    assert order_id not in [card.id for card in column(counter, "CONFIRMED").cards]


def test_an_order_that_waits_too_long_stands_out(counter: Driver) -> None:
    order_id = sell(counter.shop)
    sell(counter.shop)
    ago = datetime.now(UTC) - timedelta(minutes=16)
    statement = 'UPDATE "Order" SET "createdAt" = :at WHERE id = :id'
    tamper(counter.shop, statement, at=f"{ago:%Y-%m-%d %H:%M:%S.000}", id=order_id)
    open_board(counter)
    see(counter, "CONFIRMED", "A1", "A2")
    late, early = column(counter, "CONFIRMED").cards
    assert (late.is_late, early.is_late) == (True, False)
    assert late.age == "16 min"
    assert "late" in late.spoken
    now = datetime.now(UTC)
    assert [age_words(now - timedelta(minutes=each), now) for each in (-3, 0, 59, 65)] == [
        "now",
        "now",
        "59 min",
        "1 h 5",
    ]


@pytest.fixture
def sixty(counter: Driver) -> Driver:
    """Sixty orders at once, with long names in several scripts."""
    names = ["Friederike Oberhuber-Schwarzenegger von und zu Donaudampfschifffahrt", "علي بن أبي طالب", "王小明", None]
    for at in range(60):
        sell(counter.shop, f"58055502{at:02}", names[at % len(names)])
    return counter


def test_sixty_orders_at_once_can_be_walked_through(sixty: Driver) -> None:
    open_board(sixty)
    sixty.until(lambda: len(column(sixty, "CONFIRMED").cards) == 60, "all of them")
    sixty.until(lambda: sixty.focus() == "boardColumn_CONFIRMED")
    cards = column(sixty, "CONFIRMED")
    sixty.press(Qt.Key.Key_Down, times=59)
    assert cards.card is not None
    assert cards.card.head == "A60"
    scrolled = cards.verticalScrollBar().value()
    assert scrolled > 0
    QTest.qWait(900)
    assert cards.verticalScrollBar().value() == scrolled
    assert cards.card.head == "A60"
    for size in ((1024, 768), (1920, 1080)):
        sixty.window.resize(*size)
        QApplication.processEvents()
        assert cards.card_width <= cards.viewport().width()
    sixty.press(Qt.Key.Key_Return)
    see(sixty, "PREPARING", "A60")
