"""Adoption: the old web shop's database is brought into a new shop, whole or not at all.

Its rows are copied into the tables of revision 0001, every value as it was, and upgraded by the same revisions that
upgrade such a database in place; all of it is one transaction on the target, so that a failure, a cancel or a killed
program leaves nothing.
"""

import math
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, inspect, select

from pos_app.data import schema
from pos_app.data.database import Database, as_url
from pos_app.data.tables import counter, customer, customer_word, member, merch_order, metadata, order, sale
from pos_app.domain.ids import WALK_IN
from pos_app.domain.shop import country_and_currency
from pos_app.errors import AdoptionCancelled, AdoptionRefused, TargetNotEmpty
from pos_app.interchange.adoption_tally import Tally
from pos_app.interchange.adoption_trial import trial
from pos_app.interchange.legacy_source import LegacyColumn, LegacySource, open_source, source_url, where

if TYPE_CHECKING:
    from migrations.legacy_rows import Rows

STAGES = {"copying": 0.15, "reading": 0.2, "customers": 0.15, "orders": 0.45, "finishing": 0.05}
"""The stages of an adoption in their order, each with its share of the time."""

Progress = Callable[[str, int, int], None]
Cancelled = Callable[[], bool]

_POSTGRES_TYPES = {"whole": "BIGINT", "real": "DOUBLE PRECISION", "flag": "BOOLEAN", "json": "JSONB", "text": "TEXT"}

_OF_GUESTS = (customer, customer_word, member, order, merch_order, sale)
"""Tables that must be empty in a target, the walk-in customer aside."""


def share_done(stage: str, done: int, total: int) -> float:
    """How much of the whole is done, from 0 to 1, for a progress bar."""
    names = list(STAGES)
    before = sum(STAGES[name] for name in names[: names.index(stage)])
    return before + STAGES[stage] * (min(done / total, 1.0) if total else 1.0)


def share_upgraded(stage: str, done: int, total: int) -> float:
    """Likewise for an upgrade in place, which copies nothing and begins with a backup."""
    copied = STAGES["copying"]
    return 0.0 if stage not in STAGES else max(0.0, share_done(stage, done, total) - copied) / (1 - copied)


def plan(
    source: str | Path,
    region: str = "US",
    currency: str = "USD",
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Tally:
    """What `adopt` would do, down to the cent, without writing anything that stays.

    The work is done in a passing database. Raises what `adopt` raises.
    """
    region, currency = country_and_currency(region, currency)
    with open_source(source) as old, trial() as connection:
        watch = _watched(progress or _unseen, cancelled or _never)
        return _bring_in(old, connection, region, currency, watch, dry_run=True)


def adopt(
    source: str | Path,
    target: str | Path,
    *,
    region: str = "US",
    currency: str = "USD",
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Tally:
    """Bring the old database `source` into `target` (a URL or a path), which is new or has no guests and sales yet.

    What a target without guests holds already (settings, staff, catalogue) stays. `region` is that of numbers without
    a country code, `currency` that of the totals. `progress` is told the stage, the rows done and of how many. Raises
    NotALegacyDatabase, RowsWithoutPlace, TargetNotEmpty, AdoptionCancelled, BadInput (no such region or currency) and
    DatabaseTroubles; nothing was written then.
    """
    region, currency = country_and_currency(region, currency)
    if source_url(source) == as_url(target):
        raise AdoptionRefused("The old database cannot be brought into itself. Name a new one; nothing was written.")
    with _new_or_empty(target) as database, open_source(source) as old:
        with schema.migrating(database) as connection:
            kept = _made_room(connection)
            watch = _watched(progress or _unseen, cancelled or _never)
            tally = _bring_in(old, connection, region, currency, watch, dry_run=False)
            _put_back(connection, kept)
            schema.check_links(connection)
        schema.settle(database)
    return tally


def _unseen(_stage: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


def _never() -> bool:
    """Nobody can press Cancel."""
    return False


def _watched(progress: Progress, cancelled: Cancelled) -> Progress:
    """Tell progress, and raise AdoptionCancelled once somebody pressed Cancel."""

    def watch(stage: str, done: int, total: int) -> None:
        if cancelled():
            raise AdoptionCancelled
        progress(stage, done, total)

    return watch


def upgrade(
    database: str | Path,
    region: str = "US",
    currency: str = "USD",
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Tally:
    """Bring the old web shop's database up to date where it is, after a backup that the tally names.

    Raises what `adopt` raises; AdoptionRefused where there is nothing to upgrade. The database is then as it was.
    """
    opened = Database(database)
    try:
        watch = _watched(progress or _unseen, cancelled or _never)
        done = schema.bring_up_to_date(opened, region=region, currency=currency, progress=watch)
    finally:
        opened.close()
    tally = told(done, database)
    if tally is None:
        raise AdoptionRefused("There is no old shop in this database any more. It was left as it is.")
    return tally


def told(done: schema.Upgrade, database: str | Path) -> Tally | None:
    """The tally of an upgrade, None where no old rows were carried over."""
    if done.tally is None:
        return None
    return Tally.of(done.tally, source=where(as_url(database)), dry_run=False, backup=done.backup)


@contextmanager
def _new_or_empty(target: str | Path) -> Iterator[Database]:
    """The target, closed at the end; a file that was made for this is removed again when it comes to nothing."""
    url = as_url(target)
    path = Path(str(url.database)) if url.get_backend_name() == "sqlite" else None
    made = path is not None and not path.exists()
    database = Database(target)
    try:
        yield database
    except BaseException:
        database.close()
        if made and path is not None:
            for ending in ("", "-wal", "-shm", "-journal"):
                path.with_name(path.name + ending).unlink(missing_ok=True)
        raise
    database.close()


def _made_room(connection: Connection) -> dict[str, list[dict[str, Any]]]:
    """Take the schema away from a target without guests; the rows it holds are returned. Raises TargetNotEmpty."""
    if not inspect(connection).get_table_names():
        return {}
    if schema.standing(connection) != schema.HEAD:
        raise TargetNotEmpty
    for table in _OF_GUESTS:
        guests = select(func.count()).select_from(table)
        if connection.scalar(guests.where(customer.c.id != WALK_IN) if table is customer else guests):
            raise TargetNotEmpty
    kept = {}
    for table in metadata.sorted_tables:
        if table not in _OF_GUESTS:
            rows = connection.execute(select(table))
            kept[table.name] = [dict(zip(table.columns.keys(), row, strict=True)) for row in rows]
    schema.run_chain(connection, "base", down=True)
    return kept


def _put_back(connection: Connection, kept: dict[str, list[dict[str, Any]]]) -> None:
    """Give the target its settings, staff and catalogue back; orders are numbered on from the adopted ones."""
    for table in metadata.sorted_tables:
        rows = kept.get(table.name, [])
        if table is counter:
            rows = [row for row in rows if row["name"] != "sequence"]
            begun_again = counter.c.name.in_(
                [row["name"] for row in rows]
            )  # the catalogue's, by what was put back before
            connection.execute(counter.delete().where(begun_again))
        if rows:
            connection.execute(table.insert(), rows)


def _bring_in(
    old: LegacySource, connection: Connection, region: str, currency: str, progress: Progress, *, dry_run: bool
) -> Tally:
    """Copy the old rows and run the revisions."""
    from migrations.legacy_rows import Rows  # noqa: PLC0415 (loads the numbering plans of the world)

    _copy(old, Rows(connection), progress)
    schema.standing(connection)
    told = schema.run_chain(
        connection,
        schema.HEAD,
        region=region,
        currency=currency,
        progress=progress,
        left_alone=old.others,
        texts_not_utf8=old.not_utf8,
    )
    progress("finishing", 1, 1)
    if told is None:
        raise AdoptionRefused("The old database is empty: there is nothing to bring in. Nothing was written.")
    return Tally.of(told, source=old.where, dry_run=dry_run)


def _as_kept(columns: list[LegacyColumn], values: Any, *, is_sqlite: bool) -> dict[str, Any]:
    """A row for the target: values as they were, in the types that its columns have."""
    kept = _on_sqlite if is_sqlite else _on_postgres
    return {column.name: kept(column.kind, value) for column, value in zip(columns, values, strict=True)}


def _on_sqlite(_kind: str, value: Any) -> Any:
    """SQLite would make an empty value of what is no number."""
    return "NaN" if isinstance(value, float) and math.isnan(value) else value


def _on_postgres(kind: str, value: Any) -> Any:
    """Columns of text take everything; without NUL and halves of characters, which the server refuses."""
    from migrations.legacy_rows import as_text  # noqa: PLC0415 (wanted once in a shop's life)

    return as_text(value) if kind == "text" and value is not None else value


def _type(column: LegacyColumn, *, is_sqlite: bool) -> str:
    """None on SQLite, which then holds each value as it is; ids are text, because rows are looked up by them."""
    if is_sqlite:
        return "TEXT" if column.name == "id" else ""
    return _POSTGRES_TYPES[column.kind]


def _copy(old: LegacySource, rows: "Rows", progress: Progress) -> None:
    """Make revision 0001's tables, with the old database's own columns and no constraints, and fill them."""
    from migrations.legacy_rows import BATCH  # noqa: PLC0415 (wanted once in a shop's life)

    total, done = old.count(), 0
    for table, columns in old.tables.items():
        listed = ", ".join(f'"{column.name}" {_type(column, is_sqlite=rows.is_sqlite)}' for column in columns)
        rows.connection.exec_driver_sql(f'CREATE TABLE "{table}" ({listed})')
        if rows.is_sqlite:
            _index_ids(rows, table)
        batch: list[dict[str, Any]] = []
        with closing(old.stream(table)) as found:
            for values in found:
                batch.append(_as_kept(columns, values, is_sqlite=rows.is_sqlite))
                done += 1
                if len(batch) >= BATCH:
                    rows.write(table, batch)
                    batch.clear()
                    progress("copying", done, total)
        rows.write(table, batch)
        if not rows.is_sqlite:
            _index_ids(rows, table)
    progress("copying", done, total)


def _index_ids(rows: "Rows", table: str) -> None:
    """On SQLite while the table is empty: an index that comes later may be sorted in memory, whole."""
    rows.connection.exec_driver_sql(f'CREATE INDEX "{table}_adopted" ON "{table}" ("id")')
