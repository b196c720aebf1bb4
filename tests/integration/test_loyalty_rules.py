"""The owner's loyalty rules: set, seen by every till, tried out before; the past stays as it was."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pos_app.bootstrap import Level, Role, Shop, open_shop
from pos_app.domain.loyalty import Rules
from pos_app.domain.loyalty_rules import LIMITS, THRESHOLDS, WhyNot
from pos_app.errors import NotAllowed, NotSignedIn, RuleNotPossible
from tests.integration.counter import TYPED, Clock, content, merch, mixed, of, owner, person, rows, sell, value

OTHER = Rules(points_per_unit=2, points_per_order=5, bonus=250, silver=50, gold=80, platinum=9000, prefix="BG")


def test_a_new_shop_has_the_defaults(shop: Shop) -> None:
    assert shop.loyalty_rules.get() == Rules()


def test_what_is_set_is_in_force_and_journalled(shop: Shop) -> None:
    shop.loyalty_rules.set(owner(shop), OTHER)
    assert shop.loyalty_rules.get() == OTHER
    assert shop.tappass.enrol(owner(shop), phone=TYPED, name=None).points == 250
    assert sell(shop, mixed(shop)).points_earned == 2 * 36 + 10 + 1
    [entry] = rows(shop, 'SELECT data, "staffId" FROM "Journal" WHERE kind = \'loyalty_rules_set\'')
    assert '"bonus"' in str(entry["data"]).replace("'", '"')
    assert entry["staffId"] == owner(shop).id
    assert shop.doctor.check() == []


def test_setting_the_same_again_writes_nothing(shop: Shop) -> None:
    shop.loyalty_rules.set(owner(shop), OTHER)
    before = content(shop)
    shop.loyalty_rules.set(owner(shop), OTHER)
    assert content(shop) == before


def test_another_till_goes_by_them_within_five_seconds(shop: Shop, shop_url: str) -> None:
    with open_shop(shop_url, as_owner=True, till="Bar") as bar:
        assert bar.premises.rules() == Rules()
        shop.loyalty_rules.set(owner(shop), OTHER)
        assert bar.loyalty_rules.get() == OTHER
        bar.premises._read_at -= 5.1
        assert bar.premises.rules() == OTHER


def test_a_change_rewrites_nothing(shop: Shop) -> None:
    sell(shop, of(merch(shop), 30))
    card = shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava Reyes")
    kept = shop.points.ledger(card.customer_id)
    shop.loyalty_rules.set(owner(shop), replace(OTHER, silver=5000, gold=6000))
    again = shop.points.ledger(card.customer_id)
    assert (again.lines, again.balance, again.standing.level) == (kept.lines, kept.balance, Level.SILVER)
    assert shop.doctor.check() == []


BAD: list[tuple[dict[str, Any], str, WhyNot]] = [
    *[({rule: least - 1}, rule, WhyNot.TOO_SMALL) for rule, (least, _) in LIMITS.items()],
    *[({rule: most + 1}, rule, WhyNot.TOO_LARGE) for rule, (_, most) in LIMITS.items()],
    ({"bonus": True}, "bonus", WhyNot.TOO_SMALL),
    ({"bonus": 1.5}, "bonus", WhyNot.TOO_SMALL),
    ({"points_per_unit": 0}, "points_per_unit", WhyNot.NOTHING_EARNED),
    ({"gold": 500}, "gold", WhyNot.NOT_ABOVE),
    ({"gold": 4000}, "platinum", WhyNot.NOT_ABOVE),
    *[({"prefix": text}, "prefix", WhyNot.PREFIX) for text in ("", "tp", "1A", "TOOLONG", "T-P", "TÜ", "T\0", "TP\n")],
]


def test_what_cannot_be_is_refused(sqlite_shop_url: str) -> None:
    with open_shop(sqlite_shop_url, as_owner=True) as shop:
        for given, rule, why in BAD:
            rules = replace(Rules(), **given)
            for ask in (lambda given: shop.loyalty_rules.set(owner(shop), given), shop.loyalty_rules.preview):
                with pytest.raises(RuleNotPossible) as refused:
                    ask(rules)
                assert (refused.value.rule, refused.value.why) == (rule, why)
        assert shop.loyalty_rules.get() == Rules()


def test_every_rule_that_is_a_number_has_its_limits() -> None:
    numbers = {name for name, kept in Rules().kept().items() if isinstance(kept, int) and not isinstance(kept, bool)}
    assert numbers == LIMITS.keys()
    assert numbers >= set(THRESHOLDS)


def test_only_the_owner_sets_and_tries_out(shop: Shop, shop_url: str) -> None:
    for role in (Role.CASHIER, Role.SHIFT_LEAD):
        other = person(shop, role, role.value)
        with pytest.raises(NotAllowed):
            shop.loyalty_rules.set(other, OTHER)
        with pytest.raises(NotAllowed):
            shop.loyalty_rules.preview(OTHER, actor=other)
    with open_shop(shop_url) as nobodys, pytest.raises(NotSignedIn):
        nobodys.loyalty_rules.preview(OTHER)
    assert shop.loyalty_rules.get() == Rules()


def test_a_preview_tells_what_a_change_means(shop: Shop, clock: Clock) -> None:
    sell(shop, of(merch(shop), 30))
    shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava Reyes")
    shop.tappass.enrol(owner(shop), phone="580 555 0153", name="Ben")
    sell(shop, mixed(shop), phone="580 555 0154", name="Cleo")
    sell(shop, mixed(shop), phone=None)
    before = content(shop)
    seen = shop.loyalty_rules.preview(replace(Rules(), silver=700, gold=740, points_per_unit=2, bonus=10))
    assert (seen.levels_now[Level.BRONZE], seen.levels_now[Level.SILVER], seen.members) == (1, 1, 2)
    assert (seen.levels_then[Level.GOLD], seen.levels_then[Level.BRONZE], seen.levels_then[Level.SILVER]) == (1, 1, 0)
    sales = value(shop, 'SELECT sum(total) FROM "Sale"')
    assert seen.average_sale == round(int(sales) / 3)
    assert (seen.earns_now, seen.earns_then) == (round((749 + 36 + 36) / 3), round((1499 + 73 + 73) / 3))
    [offer] = seen.offers
    assert (offer.name, offer.now.points, offer.then.points) == ("Cleo", 136, 83)
    assert content(shop) == before


def test_a_preview_in_an_empty_shop_is_empty(shop: Shop) -> None:
    seen = shop.loyalty_rules.preview(OTHER)
    assert (seen.members, seen.average_sale, seen.earns_now, seen.earns_then, seen.offers) == (0, 0, 0, 0, ())
