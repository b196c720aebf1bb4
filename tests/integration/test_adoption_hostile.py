"""Old databases with hostile rows: all arrive, to the cent, or it refuses with a sentence and nothing is there."""

import json
import math
import sqlite3
import tempfile
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from migrations import legacy_tables
from pos_app.data.database import Database
from pos_app.data.tables import customer, member, merch_order, order
from pos_app.errors import RowsWithoutPlace
from pos_app.interchange.adoption import adopt
from pos_app.services.doctor import _findings
from tests.conftest import _new_name
from tests.postgres import create_database, drop_database, with_database

NUMBERS = [f"580555{number:04d}" for number in range(100, 108)]
SPELLINGS = [
    "{n}",
    "+1{n}",
    "1-{n}",
    " {n} ",
    "tel:+1{n}",
    "({n})",
    "\u202a+1 {n}\u202c",
    "'{n}",
    "{n} ext. 12",
    "\uff11{n}",
]
JUNK = ["", "walk in", "00000", "☎", "+", "911", "5" * 40, "+999123456789", "null", "12345678901234567890", "x", "#1"]
WRITTEN_TIMES = st.datetimes(min_value=datetime(2019, 1, 1), max_value=datetime(2026, 11, 1)).map(  # noqa: DTZ001 (the old shop wrote times without a zone)
    lambda at: at.isoformat(sep=" ", timespec="milliseconds")
)
OTHER_TIMES = st.sampled_from([
    "2024-09-01T11:24:00.271Z", "2024-09-01T11:24:00+02:00", "2024-09-01", 1725189840271, 1725189840, "1725189840271",
])  # fmt: skip
TIMES = st.one_of(WRITTEN_TIMES, OTHER_TIMES)
BROKEN_TIMES = st.sampled_from(["", "yesterday", "2024-13-45", None, 10**20, b"\xff", "infinity"])
ANY_TIMES = st.one_of(TIMES, BROKEN_TIMES)
PRICES = st.one_of(
    st.floats(-9, 99).map(lambda price: round(price, 2)), st.sampled_from(["8.50", "$9", "abc", None, "1e400"])
)
QUANTITIES = st.one_of(st.integers(-3, 9), st.sampled_from(["2", 1.5, None, 1e300]))
LINES = st.fixed_dictionaries(
    {"name": st.text(max_size=8), "price": PRICES},
    optional={"quantity": QUANTITIES, "notes": st.text(max_size=5), "size": st.just("XL")},
)
BROKEN_ITEMS = st.sampled_from([
    "", "{", "[", "null", "7", '"text"', "[1, null, true]", '{"items": [{"name": "Nachos", "price": 8}]}',
    '[{"name": "\\u0000", "price": 1}]', '["\\ud83d"]', '[{"price": NaN}]', '[{"price": 1e999}]', "[" * 3000,
    b'[{"name": "Blob", "price": 2}]', b"\xff\xfe", '"[{\\"name\\": \\"Twice\\"}]"',
])  # fmt: skip
ITEMS = st.one_of(st.lists(LINES, max_size=3).map(json.dumps), BROKEN_ITEMS)
NAMES = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.sampled_from(["José", " Dana ", "O'Neil", b"Ren\xe9e", "NUL\0NUL", "=1+1", "שלום"]),
)
MONEY = st.one_of(
    st.integers(-(10**6), 10**6).map(lambda cents: cents / 100),
    st.sampled_from(
        [179.36999999999998, 1.005, 0.1 + 0.2, -0.0, "12.50", "$1,234.56", 8, 99999999999.99, -75000000.01]
    ),
)
BROKEN_MONEY = st.sampled_from([math.inf, -math.inf, math.nan, "abc", None, "", 1e300, b"\x00"])
PHONES = st.one_of(
    st.tuples(st.sampled_from(NUMBERS), st.sampled_from(SPELLINGS)).map(lambda pair: pair[1].format(n=pair[0])),
    st.sampled_from([*JUNK, None, 5805550100]),
    st.text(max_size=8),
)
STATUS = st.sampled_from(["PENDING", "COMPLETED", "delivered", "CANCELLED", "READY", ""])
MERCH_STATUS = st.sampled_from(["pending", "Cancelled", "completed", "?"])
FLAGS = st.sampled_from([0, 1, "true", "f", None, 2])
LEVELS = st.sampled_from(["BRONZE", "gold", "PLATINUM", None])
MEMBER_IDS = st.sampled_from(["m1", "m2", "m3", "gone", None, ""])

Tables = dict[str, list[dict[str, Any]]]


def _rows(prefix: str, **columns: Any) -> st.SearchStrategy[list[dict[str, Any]]]:
    drawn = st.lists(st.fixed_dictionaries(columns), max_size=8)
    return drawn.map(lambda rows: [{"id": f"{prefix}{place}"} | row for place, row in enumerate(rows, start=1)])


MEMBERS = _rows(
    "m",
    name=NAMES,
    email=st.sampled_from(["a@b.c", "A@B.C", "", None]),
    phoneNumber=PHONES,
    birthday=ANY_TIMES,
    agreeToTerms=FLAGS,
    membershipLevel=LEVELS,
    joinDate=ANY_TIMES,
    points=st.one_of(st.integers(-50, 9000), st.sampled_from(["12", None])),
    visitCount=st.integers(0, 9),
    lastVisit=ANY_TIMES,
    createdAt=TIMES,
    updatedAt=ANY_TIMES,
).map(lambda rows: [row | {"memberId": f"ONE-{row['id']}"} for row in rows])
ORDERS = _rows(
    "o",
    status=STATUS,
    items=ITEMS,
    total=MONEY,
    points=st.integers(0, 9),
    phoneNumber=PHONES,
    customerName=NAMES,
    marketingConsent=FLAGS,
    memberId=MEMBER_IDS,
    createdAt=TIMES,
    updatedAt=ANY_TIMES,
)
MERCH = _rows(
    "o",
    createdAt=TIMES,
    updatedAt=TIMES,
    items=ITEMS,
    total=MONEY,
    status=MERCH_STATUS,
    isPaid=FLAGS,
    isPickedUp=FLAGS,
    customerName=NAMES,
    phoneNumber=PHONES,
    memberId=MEMBER_IDS,
)


def _make(path: Path, tables: Tables) -> None:
    """Write the rows into tables without any constraint; bytes in a text's place become text that is no UTF-8."""
    connection = sqlite3.connect(path)
    for table, rows in tables.items():
        names = legacy_tables.columns(table)
        connection.execute(f'CREATE TABLE "{table}" ({", ".join(names)})')
        for row in rows:
            places = ["CAST(? AS TEXT)" if isinstance(row[name], bytes) and name != "items" else "?" for name in names]
            values = [min(row[name], 2**63 - 1) if isinstance(row[name], int) else row[name] for name in names]
            connection.execute(f'INSERT INTO "{table}" VALUES ({", ".join(places)})', values)
    connection.commit()
    connection.close()


def _cents(value: Any) -> int:
    text = str(value).replace("$", "").replace(",", "") if isinstance(value, str) else repr(value)
    return int((Decimal(text) * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _check(target: str, tables: Tables, tally: Any) -> None:
    database = Database(target)
    try:
        with database.read() as connection:
            assert list(_findings(connection)) == []
            for table, old in ((order, "Order"), (merch_order, "MerchandiseOrder")):
                rows = connection.execute(select(table)).all()
                assert {row.id: row.total for row in rows} == {row["id"]: _cents(row["total"]) for row in tables[old]}
                assert all(row.legacy["id"] == row.id and set(row.legacy) >= set(tables[old][0]) for row in rows)
                assert {row.sequence for row in rows} <= set(
                    range(1, len(tables["Order"]) + len(tables["MerchandiseOrder"]) + 1)
                )
            members = connection.execute(select(member)).all()
            assert sum(row.points for row in members) == sum(int(row["points"] or 0) for row in tables["Member"])
            assert len(members) + sum(len(row.legacy.get("doubles", [])) for row in members) == len(tables["Member"])
            guests = connection.execute(select(customer)).all()
            assert len(guests) == tally.customers + 1
    finally:
        database.close()


OF_LESS_THAN_NOTHING = {
    "id": "o1",
    "status": "PENDING",
    "items": "[]",
    "total": -0.01,
    "points": 0,
    "phoneNumber": "5805550100",
    "customerName": None,
    "marketingConsent": 0,
    "memberId": "m1",
    "createdAt": "2024-09-01T11:24:00.271Z",
    "updatedAt": "2024-09-01T11:24:00.271Z",
}


@example(members=[], orders=[OF_LESS_THAN_NOTHING], merch=[])
@given(members=MEMBERS, orders=ORDERS, merch=MERCH)
def test_hostile_rows_all_arrive_in_sqlite(members: list[Any], orders: list[Any], merch: list[Any]) -> None:
    tables = {"Member": members, "Order": orders, "MerchandiseOrder": merch}
    if not any(tables.values()):
        return
    with tempfile.TemporaryDirectory() as folder:
        _make(Path(folder) / "old.db", tables)
        target = f"sqlite:///{folder}/new.db"
        _check(target, tables, adopt(f"{folder}/old.db", target))


@settings(max_examples=15)
@given(members=MEMBERS, orders=ORDERS, merch=MERCH)
def test_hostile_rows_all_arrive_in_postgresql(
    postgres_server: str, members: list[Any], orders: list[Any], merch: list[Any]
) -> None:
    tables = {"Member": members, "Order": orders, "MerchandiseOrder": merch}
    if not any(tables.values()):
        return
    name = _new_name()
    create_database(postgres_server, name)
    with tempfile.TemporaryDirectory() as folder:
        _make(Path(folder) / "old.db", tables)
        target = with_database(postgres_server, name)
        _check(target, tables, adopt(f"{folder}/old.db", target))
    drop_database(postgres_server, name)


@given(orders=ORDERS.filter(bool), total=BROKEN_MONEY)
@settings(max_examples=20)
def test_a_total_that_is_no_money_stops_it_all(orders: list[Any], total: Any) -> None:
    orders[0]["total"] = total
    with tempfile.TemporaryDirectory() as folder:
        _make(Path(folder) / "old.db", {"Member": [], "Order": orders})
        with pytest.raises(RowsWithoutPlace, match="Order o1 has a total that is no amount of money"):
            adopt(f"{folder}/old.db", f"{folder}/new.db")
        assert [path.name for path in Path(folder).iterdir()] == ["old.db"]


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("status", "EATEN", "a status that nobody knows"),
        ("id", None, "without an id"),
        ("id", "o2", "the id of another row"),
        ("createdAt", "yesterday", "no time that can be read"),
    ],
)
def test_other_rows_that_fit_nowhere_are_named(tmp_path: Path, column: str, value: Any, words: str) -> None:
    row = {
        "id": "o1", "status": "PENDING", "items": "[]", "total": 1.0, "points": 0,
        "phoneNumber": "580 555 0152", "customerName": "Dana",
        "marketingConsent": 0,
        "memberId": None, "createdAt": "2024-09-01 11:24:00.271", "updatedAt": "yesterday",
    }  # fmt: skip
    _make(tmp_path / "old.db", {"Member": [], "Order": [row | {column: value}, row | {"id": "o2"}]})
    with pytest.raises(RowsWithoutPlace, match=words):
        adopt(tmp_path / "old.db", tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()
