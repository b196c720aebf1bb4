"""What can be wrong about merged customers, and mending it: `CustomerMerge` says who became whom."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select, update

from pos_app.data.merge_rows import ORDERS
from pos_app.data.tables import (
    customer,
    customer_merge,
    member,
    merged_row,
    points_entry,
    sale,
    tap_pass_alias,
)
from pos_app.domain.findings import Finding

MERGES = 8
"""A customer who was merged is a marker: it leads to the survivor and owns nothing; TapPass IDs lead to the survivor's
member; what a merge noted exists."""

_OWNED = {**ORDERS, "SALE": sale}
_NOTED = {**_OWNED, "ENTRY": points_entry}


def merge_findings(connection: Connection) -> Iterator[Finding]:
    """Every break."""
    survivors = _survivors(connection)
    for row, expected in _wrong_markers(connection, survivors):
        leads = expected or "nobody: no merge stands, or merges lead in a circle"
        yield Finding(MERGES, f"Customer {row.id}", f"mergedInto {row.merged_into}", f"mergedInto {leads}")
    for table in _OWNED.values():
        for row in connection.execute(_owned_by_markers(table)):
            found = f"customerId {row.customer_id}, who was merged"
            yield Finding(MERGES, f"{table.name} {row.id}", found, f"customerId {row.merged_into}")
    for what, column in (("PointsEntry", points_entry.c.id), ("TapPassAlias", tap_pass_alias.c.alias)):
        for row in connection.execute(_of_dormant_members(column)):
            found = f"memberId {row.member_id}, who was merged"
            yield Finding(MERGES, f"{what} {row.id}", found, f"memberId {row.survivor}")
    for kind, table in _NOTED.items():
        lost = select(merged_row).outerjoin(table, table.c.id == merged_row.c.row_id)
        for row in connection.execute(lost.where(merged_row.c.kind == kind, table.c.id.is_(None))):
            yield Finding(MERGES, f"MergedRow {row.merge_id} {row.row_id}", f"no such {kind}", "a row that exists")


def mend_merges(connection: Connection) -> None:
    """Let markers lead where the merges say, and give what they still own to the survivor.

    A circle of merges and a noted row that is lost stay as they are: nothing tells what they should be.
    """
    survivors = _survivors(connection)
    for row, expected in list(_wrong_markers(connection, survivors)):
        if expected is not None or row.id not in survivors:
            connection.execute(update(customer).where(customer.c.id == row.id).values(merged_into=expected))
    for table in _OWNED.values():
        for row in connection.execute(_owned_by_markers(table)).all():
            connection.execute(update(table).where(table.c.id == row.id).values(customer_id=row.merged_into))
    for column in (points_entry.c.id, tap_pass_alias.c.alias):
        for row in connection.execute(_of_dormant_members(column)).all():
            if row.survivor is not None:
                connection.execute(update(column.table).where(column == row.id).values(member_id=row.survivor))


def _survivors(connection: Connection) -> dict[str, str | None]:
    """Who each merged customer is now by the merges that stand; None where they lead in a circle."""
    standing = select(customer_merge).where(customer_merge.c.undone_at.is_(None)).order_by(customer_merge.c.created_at)
    into = {row.merged_id: row.survivor_id for row in connection.execute(standing)}
    found: dict[str, str | None] = {}
    for merged, first in into.items():
        seen, at = {merged}, first
        while at in into and at not in seen:
            seen.add(at)
            at = into[at]
        found[merged] = None if at in seen else at
    return found


def _wrong_markers(connection: Connection, survivors: dict[str, str | None]) -> Iterator[tuple[Any, str | None]]:
    markers = select(customer.c.id, customer.c.merged_into).where(customer.c.merged_into.is_not(None))
    seen = set()
    for row in connection.execute(markers).all():
        seen.add(row.id)
        if survivors.get(row.id) != row.merged_into:
            yield row, survivors.get(row.id)
    for own_id in survivors.keys() - seen:
        wanted = select(customer.c.id, customer.c.merged_into).where(customer.c.id == own_id)
        yield connection.execute(wanted).one(), survivors[own_id]


def _owned_by_markers(table: Any) -> Any:
    return (
        select(table.c.id, table.c.customer_id, customer.c.merged_into)
        .join_from(table, customer, customer.c.id == table.c.customer_id)
        .where(customer.c.merged_into.is_not(None))
    )


def _of_dormant_members(column: Any) -> Any:
    """Rows of a member whose customer was merged, with the survivor's member."""
    living = member.alias("living")
    return (
        select(column.label("id"), column.table.c.member_id, living.c.id.label("survivor"))
        .join_from(column.table, member, member.c.id == column.table.c.member_id)
        .join(customer, customer.c.id == member.c.customer_id)
        .outerjoin(living, living.c.customer_id == customer.c.merged_into)
        .where(customer.c.merged_into.is_not(None))
    )
