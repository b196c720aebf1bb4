"""Revision 0002's way back, for tests: adopted rows as they were, later ones as well as the old shape allows."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from migrations import customer_tables, legacy_reading, legacy_tables
from migrations.legacy_rows import Batches, Row, Rows

_FORMER = {"Member": "FormerMember", "Order": "FormerOrder", "MerchOrder": "FormerMerchOrder"}
_ORDER_FIELDS = (
    "id",
    "items",
    "total",
    "status",
    "legacy",
    "createdAt",
    "updatedAt",
    "memberId",
    "phoneNumber",
    "name",
    "consent",
)
_MEMBER_FIELDS = (
    "id",
    "memberId",
    "points",
    "level",
    "birthday",
    "terms",
    "joinedAt",
    "legacy",
    "createdAt",
    "updatedAt",
    "phoneNumber",
    "name",
    "email",
)


def restore(rows: Rows, decimals: int) -> None:
    """Rebuild revision 0001's tables from the newer ones, and drop those; `decimals` are those of the currency."""
    run = rows.connection.exec_driver_sql
    _make_way(rows)
    legacy_tables.create(rows.connection)
    for table, source, build in (
        ("Member", _members(rows), _member),
        ("Order", _orders(rows, "FormerOrder"), _order),
        ("MerchandiseOrder", _orders(rows, "FormerMerchOrder"), _merch),
    ):
        batches = Batches(rows, table)
        for found in source:
            for row in _rows_of(found, lambda each, build=build: build(rows, each, decimals)):
                batches.add(table, {name: _stored(row.get(name)) for name in legacy_tables.columns(table)})
        batches.close()
    for name in (
        "PointsEntry",
        "TapPassAlias",
        "LevelChange",
        "CustomerWord",
        "Setting",
        *reversed(_FORMER.values()),
        "Customer",
    ):
        run(f'DROP TABLE "{name}"')


def _make_way(rows: Rows) -> None:
    """Rename the newer tables that share a name with an older one; on PostgreSQL their links would stop it."""
    run = rows.connection.exec_driver_sql
    for table in customer_tables.metadata.sorted_tables:
        for link in table.foreign_key_constraints if not rows.is_sqlite else ():
            run(f'ALTER TABLE "{table.name}" DROP CONSTRAINT "{link.name}"')
    for name, former in _FORMER.items():
        run(f'ALTER TABLE "{name}" RENAME TO "{former}"')


def _members(rows: Rows) -> Iterator[Row]:
    sql = (
        'SELECT m."id", m."memberId", m."points", m."level", m."birthday", m."termsAcceptedAt", m."joinedAt",'
        ' m."legacy", m."createdAt", m."updatedAt", c."phoneNumber", c."name", c."email"'
        ' FROM "FormerMember" m JOIN "Customer" c ON c."id" = m."customerId"'
    )
    return _streamed(rows, sql, _MEMBER_FIELDS)


def _orders(rows: Rows, table: str) -> Iterator[Row]:
    sql = (
        'SELECT o."id", o."items", o."total", o."status", o."legacy", o."createdAt", o."updatedAt", o."memberId",'
        ' c."phoneNumber", c."name",'
        f' c."marketingConsent" FROM "{table}" o JOIN "Customer" c ON c."id" = o."customerId" ORDER BY o."sequence"'
    )
    return _streamed(rows, sql, _ORDER_FIELDS)


def _streamed(rows: Rows, sql: str, fields: Sequence[str]) -> Iterator[Row]:
    for values in rows.stream(sql):
        found = dict(zip(fields, values, strict=True))
        found["legacy"] = legacy_reading.parsed_json(found["legacy"])[0]
        yield found


def _rows_of(found: Row, build: Any) -> Iterator[Row]:
    """The old rows that a newer row stands for: itself, and the double members it took in."""
    was = found["legacy"]
    if not was:
        yield build(found)
        return
    yield was
    yield from was.get("doubles", ())


def _member(_rows: Rows, found: Row, _decimals: int) -> Row:
    terms = found["terms"] is not None
    return {
        **{name: found[name] for name in ("id", "memberId", "points", "createdAt", "updatedAt", "phoneNumber")},
        "name": found["name"] or "",
        "email": found["email"] or f"{found['id']}@example.invalid",
        "birthday": found["birthday"] or "1900-01-01",
        "agreeToTerms": terms,
        "membershipLevel": found["level"],
        "joinDate": found["joinedAt"],
        "visitCount": 0,
    }


def _either(found: Row, decimals: int) -> Row:
    items = legacy_reading.parsed_json(found["items"])[0]
    return {
        **{name: found[name] for name in ("id", "memberId", "createdAt", "updatedAt", "phoneNumber")},
        "items": [_item(each, decimals) for each in items],
        "total": float(Decimal(found["total"]).scaleb(-decimals)),
    }


def _order(_rows: Rows, found: Row, decimals: int) -> Row:
    mine = {
        "status": found["status"],
        "points": 0,
        "customerName": found["name"] or "",
        "marketingConsent": bool(found["consent"]),
    }
    return _either(found, decimals) | mine


def _merch(_rows: Rows, found: Row, decimals: int) -> Row:
    status = found["status"]
    word = {"PICKED_UP": "completed", "CANCELLED": "cancelled"}.get(status, "pending")
    paid = {"isPaid": status in {"PAID", "PICKED_UP"}, "isPickedUp": status == "PICKED_UP"}
    return _either(found, decimals) | paid | {"status": word, "customerName": found["name"]}


def _item(line: Row, decimals: int) -> Row:
    price = float(Decimal(line.get("unitPrice", 0)).scaleb(-decimals))
    return {
        "id": line.get("productId"),
        "name": line.get("name"),
        "price": price,
        "quantity": line.get("quantity"),
        "notes": line.get("note"),
    }


def _stored(value: Any) -> Any:
    """A value as the old columns take it on both databases."""
    if isinstance(value, (list, dict)):
        return legacy_reading.json_text(value)
    return value
