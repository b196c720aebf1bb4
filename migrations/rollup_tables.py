"""The revision's tables of sums by day, and the triggers that forget a day when one of its rows changes."""

from sqlalchemy import Column, Connection, ForeignKey, Index, Integer, Table, Text

from migrations.shapes import DAY, KEY, STRICT, amount, create_bare, finish, key, moment, one_of, tables, words

KINDS = ("FOOD", "MERCH")

metadata = tables()

Table("Staff", metadata, key("id", primary_key=True))

day_rollup = Table(
    "DayRollup",
    metadata,
    Column("day", DAY, primary_key=True, nullable=False),
    Column("weekday", Integer, nullable=False),
    moment("startsAt"),
    moment("endsAt"),
    amount("pointsGiven"),
    amount("pointsSpent"),
    amount("pointsTakenBack"),
    words("clock"),
    moment("builtAt"),
    **STRICT,
)
Index("uq_DayRollup_startsAt", day_rollup.c.startsAt, unique=True)


def _of_day() -> Column[object]:
    return Column("day", DAY, ForeignKey("DayRollup.day", ondelete="CASCADE"), primary_key=True)


day_sales = Table(
    "DaySales",
    metadata,
    _of_day(),
    Column("hour", Integer, primary_key=True),
    Column("kind", Text, primary_key=True),
    *(amount(name) for name in ("sales", "orders", "subtotal", "discount", "tax", "total", "memberOrders")),
    *(amount(name) for name in ("memberTotal", "newOrders", "newTotal", "refunded")),
    one_of("kind", KINDS),
    **STRICT,
)

day_product = Table(
    "DayProduct",
    metadata,
    _of_day(),
    Column("kind", Text, primary_key=True),
    Column("productId", KEY, primary_key=True),
    Column("name", Text, primary_key=True),
    amount("quantity"),
    amount("total"),
    one_of("kind", KINDS),
    **STRICT,
)

day_staff = Table(
    "DayStaff",
    metadata,
    _of_day(),
    Column("staffId", KEY, ForeignKey("Staff.id"), primary_key=True, index=True),
    *(amount(name) for name in ("sales", "total", "discount", "refunds", "refunded")),
    **STRICT,
)

NEW = (day_rollup, day_sales, day_product, day_staff)
"""Parents before their children."""

_ORDERS_WATCHED = (
    ("added", "INSERT", "NEW.createdAt", ""),
    ("removed", "DELETE", "OLD.createdAt", ""),
    (
        "changed",
        "UPDATE OF customerId memberId saleId items subtotal discount tax total createdAt",
        "OLD.createdAt NEW.createdAt",
        "",
    ),
    (
        "cancelled",
        "UPDATE OF status",
        "NEW.createdAt",
        "(OLD.status = 'CANCELLED') IS DISTINCT FROM (NEW.status = 'CANCELLED')",
    ),
)

WATCHED = (
    *(("Order", *watched) for watched in _ORDERS_WATCHED),
    *(("MerchOrder", *watched) for watched in _ORDERS_WATCHED),
    ("Refund", "added", "INSERT", "NEW.createdAt", ""),
    ("Refund", "changed", "UPDATE", "OLD.createdAt NEW.createdAt", ""),
    ("PointsEntry", "added", "INSERT", "NEW.createdAt", ""),
    (
        "Customer",
        "moved",
        "UPDATE OF firstOrder",
        "OLD.firstOrder NEW.firstOrder",
        "OLD.firstOrder IS DISTINCT FROM NEW.firstOrder",
    ),
)
"""Table, name, event, the times whose days are forgotten, and when it matters."""


def create(connection: Connection) -> None:
    """Create the tables with their indexes and links, then the triggers."""
    for table in NEW:
        create_bare(connection, table)
    for table in NEW:
        finish(connection, table)
    connection.exec_driver_sql('CREATE INDEX "ix_PointsEntry_createdAt" ON "PointsEntry" ("createdAt")')
    for watched in WATCHED:
        _watch(connection, *watched)


def drop(connection: Connection) -> None:
    """Drop the triggers, then the tables and the rows in them."""
    is_sqlite = connection.dialect.name == "sqlite"
    for table, name, *_ in WATCHED:
        connection.exec_driver_sql(f'DROP TRIGGER "{_trigger(table, name)}"' + ("" if is_sqlite else f' ON "{table}"'))
        if not is_sqlite:
            connection.exec_driver_sql(f'DROP FUNCTION "{_trigger(table, name)}"()')
    connection.exec_driver_sql('DROP INDEX "ix_PointsEntry_createdAt"')
    for table in reversed(NEW):
        connection.exec_driver_sql(f'DROP TABLE "{table.name}"')


def _trigger(table: str, name: str) -> str:
    return f"tr_{table}_{name}_DayRollup"


def _watch(connection: Connection, table: str, name: str, event: str, times: str, condition: str) -> None:
    trigger = _trigger(table, name)
    forgotten = "".join(_forget(time) for time in times.split())
    event = _event(event)
    when = _quoted(condition)
    if connection.dialect.name == "sqlite":
        when = when.replace("IS DISTINCT FROM", "IS NOT")
        begun = f" WHEN {when}" if when else ""
        connection.exec_driver_sql(
            f'CREATE TRIGGER "{trigger}" AFTER {event} ON "{table}" FOR EACH ROW{begun} BEGIN {forgotten}END'
        )
        return
    begun = f" WHEN ({when})" if when else ""
    connection.exec_driver_sql(
        f'CREATE FUNCTION "{trigger}"() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN {forgotten}RETURN NULL; END$$'
    )
    connection.exec_driver_sql(
        f'CREATE TRIGGER "{trigger}" AFTER {event} ON "{table}" FOR EACH ROW{begun} EXECUTE FUNCTION "{trigger}"()'
    )


def _event(event: str) -> str:
    kind, of, columns = event.partition(" OF ")
    return kind + of + ", ".join(f'"{column}"' for column in columns.split())


def _quoted(condition: str) -> str:
    for row in ("OLD", "NEW"):
        for column in ("status", "firstOrder"):
            condition = condition.replace(f"{row}.{column}", f'{row}."{column}"')
    return condition


def _forget(time: str) -> str:
    """The statement that forgets the day a moment lies in; the days do not overlap."""
    row, _, column = time.partition(".")
    at = f'{row}."{column}"'
    return (
        'DELETE FROM "DayRollup" WHERE "startsAt" = (SELECT MAX("startsAt") FROM "DayRollup" WHERE "startsAt" <='
        f' {at}) AND "endsAt" > {at}; '
    )
