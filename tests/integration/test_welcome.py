"""The first start: an empty database becomes a shop, once."""

import pytest

from pos_app.bootstrap import Role, ShopInfo, open_shop
from pos_app.errors import BadInput, NameMissing, PinNotAllowed, PosError, StaffRefused, TextNotStorable, WrongPin
from tests.integration.counter import content, food, of, owner, sell, value

BAR = ShopInfo("Zum Löwen", "DE", "EUR", "Europe/Berlin")
PIN = "739184"


def test_a_new_database_becomes_the_owners_shop(database_url: str) -> None:
    with open_shop(database_url) as shop:
        assert shop.actor is None
        assert shop.welcome.is_needed()
        actor = shop.welcome.set_up(BAR, owner=" Löwe ", pin=PIN, demo=True)
        assert (actor.name, actor.role) == ("Löwe", Role.OWNER)
        assert not shop.welcome.is_needed()
        assert shop.info == BAR
    with open_shop(database_url, as_owner=True) as shop:
        assert shop.info == BAR
        assert shop.staff.sign_in("Löwe", PIN) == actor == owner(shop)
        done = sell(shop, of(food(shop)), phone="0151 23456789")
        assert shop.customers.card(done.customer_id).phone_number == "+4915123456789"
        assert [match.id for match in shop.customers.find("0151")] == [done.customer_id]
        assert shop.doctor.check() == []


def test_a_shop_may_begin_without_a_catalogue(database_url: str) -> None:
    with open_shop(database_url) as shop:
        shop.welcome.set_up(ShopInfo(name="Empty"), owner="Olive", pin=PIN, demo=False)
        assert shop.catalogue.products() == []


@pytest.mark.parametrize("currency", ["USD", "JPY", "KWD"])
def test_the_demo_catalogue_is_priced_in_the_shops_currency(sqlite_url: str, currency: str) -> None:
    with open_shop(sqlite_url) as shop:
        shop.welcome.set_up(ShopInfo(name="Bar", currency=currency), owner="Olive", pin=PIN, demo=True)
        assert food(shop).price == {"USD": 600, "JPY": 600, "KWD": 6000}[currency]


def test_what_cannot_be_is_refused_and_nothing_is_kept(database_url: str) -> None:
    wrong: list[tuple[ShopInfo, str, str, type[PosError]]] = [
        (ShopInfo(name=" "), "Olive", PIN, NameMissing),
        (ShopInfo(name="a\0b"), "Olive", PIN, TextNotStorable),
        (ShopInfo(region="XX"), "Olive", PIN, BadInput),
        (ShopInfo(region=""), "Olive", PIN, BadInput),
        (ShopInfo(region="us"), "Olive", PIN, BadInput),
        (ShopInfo(currency="usd"), "Olive", PIN, BadInput),
        (ShopInfo(currency="DOLLAR"), "Olive", PIN, BadInput),
        (ShopInfo(time_zone="Mars/Olympus"), "Olive", PIN, BadInput),
        (ShopInfo(time_zone="../../etc/passwd"), "Olive", PIN, BadInput),
        (ShopInfo(time_zone="a\0b"), "Olive", PIN, BadInput),
        (ShopInfo(time_zone=""), "Olive", PIN, BadInput),
        (ShopInfo(day_starts_at=24), "Olive", PIN, BadInput),
        (ShopInfo(day_starts_at=-1), "Olive", PIN, BadInput),
        (ShopInfo(), " ", PIN, NameMissing),
        (ShopInfo(), "\ud800", PIN, TextNotStorable),
        (ShopInfo(), "Olive", "1234", PinNotAllowed),
        (ShopInfo(), "Olive", "123456", PinNotAllowed),
        (ShopInfo(), "Olive", "", PinNotAllowed),
    ]
    with open_shop(database_url) as shop:
        before = content(shop)
        for info, name, pin, error in wrong:
            with pytest.raises(error):
                shop.welcome.set_up(info, owner=name, pin=pin, demo=True)
            assert content(shop) == before, info
        assert shop.welcome.is_needed()
        shop.welcome.set_up(BAR, owner="Olive", pin=PIN, demo=True)
        assert shop.info == BAR


def test_a_shop_is_set_up_once(shop_url: str) -> None:
    with open_shop(shop_url) as shop:
        before = content(shop)
        with pytest.raises(StaffRefused):
            shop.welcome.set_up(BAR, owner="Mallory", pin=PIN, demo=True)
        assert content(shop) == before


def test_scripts_own_a_new_database_without_a_pin(database_url: str) -> None:
    with open_shop(database_url, as_owner=True) as shop:
        assert (owner(shop).name, owner(shop).role) == ("Owner", Role.OWNER)
        assert shop.catalogue.products() == []
        assert [each.has_pin for each in shop.staff.everyone()] == [False]
        for pin in ("", PIN):
            with pytest.raises(WrongPin):
                shop.staff.sign_in("Owner", pin)
    with open_shop(database_url, as_owner=True) as shop:
        assert value(shop, 'SELECT count(*) FROM "Staff"') == 1


def test_the_demo_is_for_new_databases_only(database_url: str) -> None:
    with open_shop(database_url, demo=True) as shop:
        assert shop.actor is None
        assert (shop.info.region, shop.info.currency, shop.info.time_zone) == ("US", "USD", "UTC")
        assert shop.staff.sign_in("Olive", PIN).role is Role.OWNER
        before = content(shop)
    with open_shop(database_url, demo=True) as shop:
        assert content(shop) == before
    with open_shop(database_url, as_owner=True, demo=True) as shop:
        after = content(shop)
        assert {name for name in before if after[name] != before[name]} == {"Shift", "Journal"}
        assert owner(shop).name == "Olive"
