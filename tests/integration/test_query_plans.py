"""No interactive question walks a whole table: the plans of every query, with rows enough to tell."""

import re
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event, insert, text

from pos_app.bootstrap import Kind, Shop, open_shop
from pos_app.data.tables import customer, customer_word, journal, member, merch_order, order, points_entry, sale
from pos_app.domain import loyalty
from pos_app.domain.histories import HistoryFilter, Standing
from pos_app.domain.journal import KINDS, JournalFilter, Topic
from tests.integration.counter import NOON, mixed, owner, sell
from tests.postgres import create_database, drop_database, with_database

GUESTS = 20_000
FIRST = ["Ava", "Ben", "Chloé", "Dan", "Ève", "Finn", "Gus", "Hana", "Ivo", "José"]
LARGE = (
    "Customer",
    "CustomerWord",
    "Order",
    "MerchOrder",
    "Member",
    "PointsEntry",
    "Sale",
    "Payment",
    "Journal",
    "LevelChange",
)


def fill(shop: Shop) -> None:
    """Many guests with an order or two each, every tenth of them a member."""
    guests: list[dict[str, Any]] = []
    words, members, orders, merch, lines, sales = [], [], [], [], [], []
    for at in range(GUESTS):
        own, name, when = f"c{at:06}", f"{FIRST[at % 10]} Sample{at % 997}", NOON - timedelta(minutes=at)
        folded = f"{'chloe' if at % 10 == 2 else 'eve' if at % 10 == 4 else FIRST[at % 10].lower()} sample{at % 997}"
        number = f"+1{2_120_000_000 + at * 37_003 % 7_000_000_000}"
        common = {"created_at": when, "updated_at": when}
        guests.append(
            {
                "id": own,
                "phone_number": number,
                "name": name,
                "folded_name": folded,
                "last_four": number[-4:],
                "last_order": when,
                **common,
            }
        )
        words += [{"word": word, "customer_id": own} for word in folded.split()]
        if at % 10 == 0:
            digits = f"{at:07}"
            digits += loyalty.check_digit(digits)
            tap_pass_id = f"TP-{digits[:4]}-{digits[4:]}"
            members.append({"id": f"m{at}", "customer_id": own, "member_id": tap_pass_id, "joined_at": when} | common)
            line = {"id": f"p{at}", "member_id": f"m{at}", "kind": "EARN", "source": f"order:o{at}", "points": 1}
            lines.append(line | {"earned_at": when, "created_at": when})
        sales.append(
            {
                "id": f"s{at}",
                "till": "Till 1",
                "staff_id": owner(shop).id,
                "customer_id": own,
                "fingerprint": "",
                "outcome": {},
                "sequence": -at - 1,
                "business_day": when.date(),
                "created_at": when,
            }
        )
        row = {"customer_id": own, "sale_id": f"s{at}", "lines": [], "sequence": -at - 1, **common}
        orders.append({"id": f"o{at}", "status": "DELIVERED", "member_id": f"m{at}" if at % 10 == 0 else None, **row})
        merch.append({"id": f"x{at}", "status": "PAID", "member_id": f"m{at}" if at % 10 == 0 else None, **row})
    filled = {
        customer: guests,
        customer_word: words,
        member: members,
        points_entry: lines,
        journal: _entries(shop),
        sale: sales,
        order: orders,
        merch_order: merch,
    }
    with shop.premises.database.write() as connection:
        for table, rows in filled.items():
            connection.execute(insert(table), rows)
        connection.execute(text("ANALYZE"))


def _entries(shop: Shop) -> list[dict[str, Any]]:
    """A journal of sales and all sorts of other things."""
    row = {"till": "Till 9", "data": {}, "previous_hash": "", "hash": "", "staff_id": owner(shop).id}
    kinds = [kind for kinds in KINDS.values() for kind in kinds]
    return [
        {"id": f"j{at}", "number": at, "at": NOON - timedelta(minutes=GUESTS - at), "subject": f"s{at}", **row}
        | {"kind": kinds[at // 3 % len(kinds)] if at % 3 == 0 else "sale"}
        for at in range(GUESTS)
    ]


@contextmanager
def statements(shop: Shop) -> Iterator[list[tuple[str, Any]]]:
    """Every query and change that the database is handed while this is entered, with its parameters.

    SQLite itself tells them, its parameters filled in: the hot paths hand them to the driver.
    """
    seen: list[tuple[str, Any]] = []

    def note(statement: str, parameters: Any = ()) -> None:
        if re.match(r"\s*(SELECT|UPDATE|DELETE|WITH)", statement):
            seen.append((statement, parameters))

    def trace(connection: Connection) -> None:
        driver: Any = connection.connection.dbapi_connection
        driver.set_trace_callback(note if listening else None)

    def executed(_connection: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        note(statement, parameters)

    listening = True
    name, listener = ("begin", trace) if shop.premises.database.is_sqlite else ("before_cursor_execute", executed)
    event.listen(Engine, name, listener)
    try:
        yield seen
    finally:
        listening = False
        with shop.premises.database.read(), shop.premises.database.write():
            event.remove(Engine, name, listener)


def plan(connection: Connection, statement: str, parameters: Any) -> list[str]:
    """The database's own plan, a step a line.

    PostgreSQL reads and hashes a table of a few thousand rows whole because that is quick; with that made dear it shows
    whether it has another way, the one it takes at ten million.
    """
    if connection.dialect.name == "sqlite":
        return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]
    for dear in ("seqscan", "hashjoin", "mergejoin"):
        connection.exec_driver_sql(f"SET LOCAL enable_{dear} = off")
    return [row[0] for row in connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)]


WALKED_TO_A_LIMIT = r"ix_(Customer_(lastOrder|lifetimeTotal)|Journal_at)"
SQLITE_SCAN = re.compile(rf"^SCAN \"?({'|'.join(LARGE)})\"?\b(?! USING (COVERING )?INDEX {WALKED_TO_A_LIMIT})")
POSTGRES_SCAN = re.compile(
    rf"\w+(?: Only)? Scan(?: Backward)?(?: using \"?(?P<by>\w+)\"?)? on \"?({'|'.join(LARGE)})\"?\b",
)


def scans(steps: list[str]) -> list[str]:
    """The steps that read a large table or its index from end to end; the newest are read up to a LIMIT."""
    found = [step for step in steps if SQLITE_SCAN.match(step)]
    for step, below in zip(steps, [*steps[1:], ""], strict=True):
        match = POSTGRES_SCAN.search(step)
        bounded = match is None or "Cond:" in below or re.fullmatch(WALKED_TO_A_LIMIT, match["by"] or "")
        if not bounded:
            found.append(step)
    return found


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def crowded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """A shop with many guests."""
    if request.param == "sqlite":
        path = tmp_path_factory.mktemp("crowded") / "shop.db"
        shutil.copy2(request.getfixturevalue("sqlite_demo_shop"), path)
        with open_shop(path, as_owner=True) as shop:
            fill(shop)
            yield shop
        return
    server, name = request.getfixturevalue("postgres_server"), f"tappass_test_{uuid.uuid4().hex[:16]}"
    create_database(server, name, template=request.getfixturevalue("postgres_demo_shop"))
    with open_shop(with_database(server, name), as_owner=True) as shop:
        fill(shop)
        yield shop
    drop_database(server, name)


QUESTIONS: dict[str, Callable[[Shop], object]] = {
    "a number": lambda shop: shop.customers.find("2120000000"),
    "a number nobody has": lambda shop: shop.customers.find("5805550152"),
    "a beginning": lambda shop: shop.customers.find("212"),
    "a digit": lambda shop: shop.customers.find("2"),
    "last four": lambda shop: shop.customers.find("0003"),
    "a longer ending": lambda shop: shop.customers.find("120000"),
    "a name": lambda shop: shop.customers.find("chloé"),
    "a letter": lambda shop: shop.customers.find("a"),
    "two words": lambda shop: shop.customers.find("ava sample10"),
    "two words the other way round": lambda shop: shop.customers.find("sample10 ava"),
    "nobody's name": lambda shop: shop.customers.find("zzzz yyyy"),
    "a TapPass ID": lambda shop: shop.customers.find("TP-0000-0000"),
    "the beginning of a TapPass ID": lambda shop: shop.customers.find("TP-00"),
    "near misses": lambda shop: shop.customers.near_misses("5805550152"),
    "the latest": lambda shop: shop.customers.latest(),
    "a card by number": lambda shop: shop.customers.by_phone("2120000000"),
    "a member's card": lambda shop: shop.customers.card("c000010"),
    "a guest's card": lambda shop: shop.customers.card("c000011"),
    "a preview": lambda shop: shop.tappass.preview("c000011"),
    "a history": lambda shop: shop.history.page("c000010", limit=2),
    "a later page": lambda shop: shop.history.page("c000010", before="5f"),
    "a filtered page": lambda shop: shop.history.page(
        "c000010", chosen=HistoryFilter(None, Standing.DONE, product="p")
    ),
    "a page with a word": lambda shop: shop.history.page("c000010", chosen=HistoryFilter(text="burger")),
    "the sums of a history": lambda shop: shop.history.sums("c000010"),
    "what somebody bought": lambda shop: shop.history.products("c000010"),
    "when somebody comes": lambda shop: shop.history.rhythm("c000010"),
    "a points ledger": lambda shop: shop.points.ledger("c000010"),
    "a later page of it": lambda shop: shop.points.ledger("c000010", "1/2026-11-22T12:00:00.000+00:00/x"),
    "an order": lambda shop: shop.history.entry("o10", Kind.FOOD),
    "a worth": lambda shop: shop.history.worth("c000010"),
    "the best customers": lambda shop: shop.insights.by_value(),
    "who is worth enrolling": lambda shop: shop.insights.conversion_candidates(),
    "the journal": lambda shop: shop.journal.page(owner(shop)),
    "the journal of a person": lambda shop: shop.journal.page(owner(shop), JournalFilter(owner(shop).id)),
    "the journal of a topic": lambda shop: shop.journal.page(owner(shop), JournalFilter(topic=Topic.TILL)),
    "a sale of a guest": lambda shop: sell(shop, mixed(shop), phone="2120000000"),
    "a sale of a new guest": lambda shop: sell(shop, mixed(shop), phone="5805550152", name="Zoë New"),
    "a sale of nobody": lambda shop: sell(shop, mixed(shop), phone=None),
    "the board": lambda shop: shop.board.open_orders(),
    "the board again": lambda shop: shop.board.changed_since(""),
    "a new name": lambda shop: shop.customers.rename(owner(shop), "c000012", "Zelda New"),
    "a sign-up": lambda shop: shop.tappass.enrol(owner(shop), phone="580 555 0152", name="Zoë New"),
    "a sign-in": lambda shop: shop.staff.sign_in("Olive", "739184"),
}


@pytest.mark.parametrize("ask", QUESTIONS.values(), ids=QUESTIONS)
def test_no_question_of_the_counter_reads_a_whole_table(crowded: Shop, ask: Callable[[Shop], object]) -> None:
    with statements(crowded) as seen:
        ask(crowded)
    assert seen
    with crowded.premises.database.engine.connect() as connection:
        for statement, parameters in dict(seen).items():
            steps = plan(connection, statement, parameters)
            assert scans(steps) == [], f"{statement}\n" + "\n".join(steps)
