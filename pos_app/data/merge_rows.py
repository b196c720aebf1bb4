"""What goes with a customer who is merged, moved by the database itself and noted in `MergedRow`, there and back."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Table, func, insert, literal, or_, select, update

from pos_app.data.insert_once import insert_into
from pos_app.data.tables import (
    customer,
    customer_merge,
    member,
    merch_order,
    merged_row,
    order,
    points_entry,
    sale,
    tap_pass_alias,
)

ORDERS = {"ORDER": order, "MERCH": merch_order}


def give(connection: Connection, merge_id: str, *, giver: str, taker: str, member_id: str | None) -> dict[str, int]:
    """Note and move every order and sale; how many of each. Orders carry the taker's member from then on."""
    moved = {}
    for kind, table in {**ORDERS, "SALE": sale}.items():
        _note(connection, merge_id, kind, table, table.c.customer_id == giver)
        values: dict[str, Any] = {"customer_id": taker}
        if kind in ORDERS:
            values["member_id"] = member_id
        moved[kind] = connection.execute(update(table).where(table.c.customer_id == giver).values(values)).rowcount
    return moved


def give_back(connection: Connection, merge_id: str, *, giver: str, taker: str, member_id: str | None) -> None:
    """Move what was noted back, as far as the giver still has it.

    A tab's food that was paid since then belongs to a later sale, and stays with it.
    """
    sales = _noted(merge_id, "SALE")
    own = sale.c.customer_id == giver
    connection.execute(update(sale).where(own, sale.c.id.in_(sales)).values(customer_id=taker))
    for kind, table in ORDERS.items():
        of_them = or_(table.c.sale_id.is_(None), table.c.sale_id.in_(sales))
        noted = table.c.id.in_(_noted(merge_id, kind))
        connection.execute(
            update(table)
            .where(table.c.customer_id == giver, noted, of_them)
            .values(customer_id=taker, member_id=member_id)
        )


def give_ledger(connection: Connection, merge_id: str, *, giver: str, taker: str) -> None:
    """Note and move every ledger line of a member to another; balances are not touched."""
    _note(connection, merge_id, "ENTRY", points_entry, points_entry.c.member_id == giver)
    connection.execute(update(points_entry).where(points_entry.c.member_id == giver).values(member_id=taker))


def give_ledger_back(connection: Connection, merge_id: str, *, giver: str, taker: str) -> None:
    """Move the lines that were noted back."""
    noted = points_entry.c.id.in_(_noted(merge_id, "ENTRY"))
    connection.execute(update(points_entry).where(points_entry.c.member_id == giver, noted).values(member_id=taker))


def balance(connection: Connection, member_ids: Collection[str]) -> None:
    """Write the sums of the ledger as the balances of these members, whose rows the caller has locked."""
    total = select(func.coalesce(func.sum(points_entry.c.points), 0)).where(points_entry.c.member_id == member.c.id)
    connection.execute(update(member).where(member.c.id.in_(member_ids)).values(points=total.scalar_subquery()))


def give_aliases(connection: Connection, *, giver: Any, taker: str, now: Any) -> list[str]:
    """Let the giver's TapPass ID, and what led to it, lead to the taker; the aliases that moved."""
    moved = list(
        connection.execute(select(tap_pass_alias.c.alias).where(tap_pass_alias.c.member_id == giver.id)).scalars()
    )
    connection.execute(update(tap_pass_alias).where(tap_pass_alias.c.member_id == giver.id).values(member_id=taker))
    made = insert_into(tap_pass_alias, connection.dialect.name).values(
        alias=giver.member_id, member_id=taker, created_at=now
    )
    connection.execute(made.on_conflict_do_nothing())
    return moved


def give_aliases_back(connection: Connection, moved: list[str], *, giver: str, taker: Any) -> None:
    """The reverse."""
    own = tap_pass_alias.c.member_id == giver
    connection.execute(tap_pass_alias.delete().where(own, tap_pass_alias.c.alias == taker.member_id))
    if moved:
        connection.execute(
            update(tap_pass_alias).where(own, tap_pass_alias.c.alias.in_(moved)).values(member_id=taker.id)
        )


def mark(connection: Connection, *, merged: str, survivor: str) -> None:
    """Make the merged customer a marker, and let every marker that led there lead to the survivor at once."""
    led = or_(customer.c.id == merged, customer.c.merged_into == merged)
    connection.execute(update(customer).where(led).values(merged_into=survivor))


def unmark(connection: Connection, merged: str) -> None:
    """Make a marker a customer again, and let those who had been merged into it lead to it."""
    found, behind = {merged}, {merged}
    while behind:
        wanted = select(customer_merge.c.merged_id).where(
            customer_merge.c.survivor_id.in_(behind), customer_merge.c.undone_at.is_(None)
        )
        behind = set(connection.execute(wanted).scalars()) - found
        found |= behind
    connection.execute(update(customer).where(customer.c.id == merged).values(merged_into=None))
    found.discard(merged)
    if found:
        connection.execute(update(customer).where(customer.c.id.in_(found)).values(merged_into=merged))


def _note(connection: Connection, merge_id: str, kind: str, table: Table, which: Any) -> None:
    rows = select(literal(merge_id), literal(kind), table.c.id).where(which)
    connection.execute(insert(merged_row).from_select(["merge_id", "kind", "row_id"], rows))


def _noted(merge_id: str, kind: str) -> Any:
    return select(merged_row.c.row_id).where(merged_row.c.merge_id == merge_id, merged_row.c.kind == kind)
