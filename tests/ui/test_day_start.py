"""What the window does at the start of a day, and what it wishes: levels looked at again, a happy birthday."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from pos_app.bootstrap import Level, Payment
from tests.integration.counter import merch, of
from tests.ui.driver import Driver
from ui import day_start

AVA = "5805550152"


def test_the_first_sale_near_the_birthday_says_so(counter: Driver) -> None:
    shop = counter.shop
    today = shop.info.business_day(shop.premises.now())
    birthday = (today - timedelta(days=3)).replace(year=1990)
    shop.tappass.enrol(shop.actor, phone=AVA, name="Ava Reyes", birthday=birthday)
    for words in ("Happy birthday: 50 points", ""):
        counter.press(Qt.Key.Key_F2)
        counter.type(AVA)
        counter.press(Qt.Key.Key_Return)
        counter.settle()
        counter.tap("House Burger")
        counter.press(Qt.Key.Key_F8)
        counter.sees("changeDue", "$0.00")
        assert counter.text("birthdayPoints") == words


def test_levels_are_looked_at_again_after_somebody_signed_in(counter: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(day_start, "AFTER_MS", 1)
    shop = counter.shop
    cart = of(merch(shop), 30)
    paid = [Payment.cash(shop.checkout.due(cart))]
    shop.checkout.complete(shop.actor, cart, phone=AVA, payments=paid)
    card = shop.tappass.enrol(shop.actor, phone=AVA, name="Ava Reyes")
    assert card.level is Level.SILVER
    now = shop.premises.clock
    shop.premises.clock = lambda: now() + timedelta(days=367)
    counter.desk.workplace.sign_out()
    counter.desk.workplace.sign_in(shop.actor)
    counter.until(lambda: shop.tappass.card(card.customer_id).level is Level.BRONZE, "the level was looked at")
