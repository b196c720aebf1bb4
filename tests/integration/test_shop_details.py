"""The shop's own settings: what may change, who reads of it, and the copies of the database that are made on demand."""

import os
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pos_app.bootstrap import Role, Shop, open_shop
from pos_app.domain.office_rules import OfficeRules
from pos_app.errors import BadInput, CurrencyFixed, NameMissing, NotAllowed, PosError
from tests.integration.counter import content, food, of, owner, person, row_counts, sell


def test_a_change_is_kept_and_told_with_old_and_new(shop: Shop, shop_url: str) -> None:
    wanted = replace(
        shop.info, name="Südkurve", region="DE", currency="EUR", time_zone="Europe/Berlin", day_starts_at=6
    )
    assert shop.details.set(owner(shop), wanted) == wanted
    assert shop.info == wanted
    with open_shop(shop_url) as other:
        assert other.info == wanted
    entry = shop.journal.latest(owner(shop), 1)[0]
    assert (entry.kind, entry.note) == ("shop_changed", "Northside Taproom → Südkurve")
    assert entry.data["before"] == {"region": "US", "currency": "USD", "time_zone": "UTC", "day_starts_at": 4}
    assert "Südkurve" not in repr(entry.data)
    before = content(shop)
    shop.details.set(owner(shop), wanted)
    assert content(shop) == before


def test_the_currency_is_fixed_with_the_first_sale(shop: Shop) -> None:
    assert not shop.details.get().currency_fixed
    sell(shop, of(food(shop)))
    assert shop.details.get().currency_fixed
    before = content(shop)
    with pytest.raises(CurrencyFixed):
        shop.details.set(owner(shop), replace(shop.info, currency="EUR", name="Other"))
    assert content(shop) == before
    shop.details.set(owner(shop), replace(shop.info, name="Other"))
    assert shop.info.name == "Other"


def test_what_cannot_be_is_refused_and_nothing_is_written(shop: Shop) -> None:
    before = content(shop)
    refused: list[tuple[dict[str, Any], type[PosError]]] = [
        ({"name": " "}, NameMissing),
        ({"region": "XX"}, BadInput),
        ({"currency": "euro"}, BadInput),
        ({"time_zone": "Mars/Olympus"}, BadInput),
        ({"time_zone": "../etc/passwd"}, BadInput),
        ({"day_starts_at": 24}, BadInput),
    ]
    for changed, error in refused:
        with pytest.raises(error):
            shop.details.set(owner(shop), replace(shop.info, **changed))
    given: dict[str, Any]
    for given in (
        {"lock_minutes": -1},
        {"lock_minutes": 241},
        {"theme": "pink"},
        {"lapsed_days": 0},
        {"backups_kept": -1},
    ):
        with pytest.raises(BadInput):
            OfficeRules(**given)
    assert content(shop) == before


def test_other_tills_follow_within_five_seconds(shop: Shop, shop_url: str) -> None:
    with open_shop(shop_url, as_owner=True, till="Till 2") as other:
        assert other.premises.office() == OfficeRules()
        shop.house_rules.set(owner(shop), office=OfficeRules(9, "dark", 90))
        shop.details.set(owner(shop), replace(shop.info, name="Other"))
        other.premises._read_at -= 5
        assert (other.premises.office(), other.info.name) == (OfficeRules(9, "dark", 90), "Other")
        entry = other.journal.latest(owner(other), 2)[1]
        assert (entry.kind, entry.subject, entry.data["after"]["lock_minutes"]) == ("rules_set", "office", 9)


def test_a_backup_is_made_checked_listed_and_told(shop: Shop, tmp_path: Path) -> None:
    sell(shop, of(food(shop)))
    shop.backups._folder = tmp_path / "copies"
    with pytest.raises(NotAllowed):
        shop.backups.make(person(shop, Role.SHIFT_LEAD))
    name = shop.backups.make(owner(shop))
    entry = shop.journal.latest(owner(shop), 1)[0]
    assert (entry.kind, entry.note) == ("backup_made", name)
    kept = shop.backups.listed(owner(shop))
    assert kept.folder == str(tmp_path / "copies")
    if shop.premises.database.is_sqlite:
        assert [(each.name, each.size > 0) for each in kept.latest] == [(name, True)]
        tables = row_counts(shop)
        with open_shop(tmp_path / "copies" / name, as_owner=True) as copied:
            assert row_counts(copied) == tables | {"Journal": tables["Journal"] - 1}
            assert copied.doctor.check() == []


def test_copies_beyond_those_that_are_kept_go_and_a_broken_one_is_found(shop: Shop, tmp_path: Path) -> None:
    folder = shop.backups._folder = tmp_path / "copies"
    if not shop.premises.database.is_sqlite:
        with pytest.raises(BadInput):
            shop.backups.check(owner(shop), "schema backup_1")
        return
    before_an_upgrade = "shop-before-0005-20260101-000000-000.db"
    first = shop.backups.make(owner(shop))
    (folder / first).rename(folder / before_an_upgrade)
    shop.house_rules.set(owner(shop), office=OfficeRules(backups_kept=2))
    (folder / "another-backup-20260101-000000-000.db").write_bytes(b"of another shop")
    made = [shop.backups.make(owner(shop)) for _ in range(3)]
    kept = shop.backups.listed(owner(shop))
    assert {each.name: each.sound for each in kept.latest} == {made[2]: True, made[1]: True, before_an_upgrade: None}
    assert kept.count == 3
    assert shop.journal.latest(owner(shop), 1)[0].data == {"removed": 1}
    data = bytearray((folder / made[1]).read_bytes())
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    (folder / made[1]).write_bytes(data)
    os.utime(folder / made[1], (time.time() + 60, time.time() + 60))
    assert {each.name: each.sound for each in shop.backups.listed(owner(shop)).latest}[made[1]] is None
    assert not shop.backups.check(owner(shop), made[1])
    assert shop.backups.check(owner(shop), before_an_upgrade)
    with pytest.raises(BadInput):
        shop.backups.check(owner(shop), "../shop.db")
    with pytest.raises(NotAllowed):
        shop.backups.check(person(shop, Role.SHIFT_LEAD), made[2])


def test_money_in_the_drawer_fixes_the_currency_too(shop: Shop) -> None:
    assert not shop.details.get().currency_fixed
    shop.till.move(owner(shop), 500, "change")
    assert shop.details.get().currency_fixed
