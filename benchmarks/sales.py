"""`checkout.complete`: a member's food and merchandise, durable, against the same rows written by the plain driver."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import select

from benchmarks.figures import Figure, Samples, ratio, told
from benchmarks.raw import connected, listening, write, writes_only
from benchmarks.shops import OUT, copy_of, shop_of
from pos_app.bootstrap import Cart, Kind, Payment, Shop, open_shop
from pos_app.data.tables import customer, member

CALLS = 1_000
WARM_UP = 50
FLOOR_BYTES = 64 << 10
"""About what SQLite's log grows by with a sale."""


def checkout(customers: int, calls: int = CALLS) -> list[Figure]:
    """In a shop of that size. The service does each sale; the driver writes its rows into a copy of the shop."""
    source = shop_of(customers, customers)
    ours, raw, floor = Samples(), Samples(), Samples()
    with open_shop(copy_of(source, "sales.db"), as_owner=True) as shop, _log(OUT / "floor.bin") as log:
        shop.premises.database.checkpoint()
        beside = connected(copy_of(OUT / "sales.db", "sales-raw.db"))
        phones, sell = _members(shop), _seller(shop)
        for at in range(calls + WARM_UP):
            if at == WARM_UP:
                ours, raw, floor = Samples(), Samples(), Samples()
            with listening(shop.premises.database) as statements:
                ours.time(partial(sell, phones[at % len(phones)]))
            raw.time(partial(write, beside, writes_only(statements)))
            floor.time(partial(_append, log))
        commits = _commits(shop, partial(sell, phones[0]))
        beside.close()
    _clear()
    return [
        told("a sale: complete, raw", f"{ours} | {raw}"),
        told(f"append {FLOOR_BYTES >> 10} KiB and fdatasync, the disk's floor", str(floor)),
        ratio("a sale: median against raw", ours.median, raw.median, 4),
        ratio("a sale: p99 against raw p99", ours.p99, raw.p99, 2),
        Figure("commits a sale", str(commits), commits, 1),
    ]


@contextmanager
def _log(file: Path) -> Iterator[int]:
    log = os.open(file, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    yield log
    os.close(log)


def _seller(shop: Shop) -> Callable[[str], object]:
    """Sells food and merchandise to a number, for exact cash."""
    sellable = [product for product in shop.catalogue.products() if product.sellable]
    food = [product for product in sellable if product.kind is Kind.FOOD]
    merch = [product for product in sellable if product.kind is Kind.MERCH]
    cart = Cart().add(food[0], quantity=2).add(food[1]).add(merch[0])
    paid = [Payment.cash(shop.checkout.due(cart))]
    actor = shop.staff.first_owner()
    if actor is None:
        raise LookupError("A generated shop has an owner.")
    return lambda phone: shop.checkout.complete(actor, cart, phone=phone, payments=paid)


def _members(shop: Shop) -> list[str]:
    with shop.premises.database.read() as connection:
        wanted = select(customer.c.phone_number).join_from(member, customer, customer.c.id == member.c.customer_id)
        return list(connection.execute(wanted.order_by(member.c.id).limit(200)).scalars())


def _append(log: int) -> None:
    os.write(log, b"x" * FLOOR_BYTES)
    os.fdatasync(log)


def _commits(shop: Shop, call: Any) -> int:
    """How often the writing connection is told to commit."""
    seen: list[str] = []
    kept = shop.premises.database._writers._idle
    for connection in kept:
        driver: Any = connection.connection.dbapi_connection
        driver.set_trace_callback(seen.append)
    call()
    for connection in kept:
        driver = connection.connection.dbapi_connection
        driver.set_trace_callback(None)
    return sum(statement.upper().startswith("COMMIT") for statement in seen)


def _clear() -> None:
    for name in ("sales.db", "sales-raw.db", "floor.bin"):
        for suffix in ("", "-wal", "-shm"):
            (OUT / f"{name}{suffix}").unlink(missing_ok=True)
