"""Adoption of 10,000, 100,000 and 1,000,000 orders: rows a second and memory, against a raw copy of the same rows.

`python -m benchmarks.adoption [--orders N ...] [--target URL | --dry-run]`; a PostgreSQL target has to be empty and is
used once.
"""

import argparse
import multiprocessing
import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import old_shop
from benchmarks.figures import Figure, within

LONGEST = 600.0
"""Seconds that a million orders may take: minutes."""

MOST_MEMORY = 200.0
"""Megabytes, however many orders there are; 64 of them are SQLite's page cache."""

SIZES = (10_000, 100_000, 1_000_000)


def main() -> None:
    """Measure and print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--orders", type=int, nargs="*", default=SIZES[:2])
    parser.add_argument("--target", help="a PostgreSQL URL; a SQLite file when not told")
    parser.add_argument("--dry-run", action="store_true", help="only look; the target is not used")
    told = parser.parse_args()
    heads = f"{'adopted':>9} {'rows/s':>9} {'raw copy':>9} {'rows/s':>9} {'ratio':>6} {'memory':>8}"
    print(f"{'orders':>10} {'rows':>10} {heads}")
    for orders in told.orders:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "old.db"
            old_shop.make(source, orders)
            raw, (rows, _) = _timed(_copy_raw, source, Path(folder) / "raw.db")
            work, more = (_look, ()) if told.dry_run else (_adopt, (told.target or Path(folder) / "new.db",))
            adopted, (_, megabytes) = _timed(work, source, *more)
        times = f"{adopted:>8.1f}s {rows / adopted:>9,.0f} {raw:>8.2f}s {rows / raw:>9,.0f}"
        print(f"{orders:>10,} {rows:>10,} {times} {adopted / raw:>6.1f} {megabytes:>5.0f} MB", flush=True)


def adoption(customers: int, _calls: int) -> list[Figure]:
    """For `python -m benchmarks`: an old shop with a tenth as many orders as there are customers elsewhere."""
    orders = max(10_000, customers // 10)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "old.db"
        old_shop.make(source, orders)
        raw, (rows, _) = _timed(_copy_raw, source, Path(folder) / "raw.db")
        adopted, (_, megabytes) = _timed(_adopt, source, Path(folder) / "new.db")
    pace = f"{rows / adopted:,.0f} rows a second"
    return [
        within(f"adopt {orders:,} orders, at the pace of a million in minutes", adopted, orders * LONGEST / 1_000_000),
        Figure("its pace", pace),
        Figure("its memory at most", f"{megabytes:.0f} MB", megabytes, MOST_MEMORY, "MB"),
        Figure("against a raw copy of the same rows", f"{adopted / raw:.1f}x"),
    ]


def _timed(work: Callable[..., Any], *arguments: Any) -> tuple[float, Any]:
    """Seconds, and the result, of work in a fresh process, which also tells how much memory it took at most."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply(_run, (work, *arguments))


def _run(work: Callable[..., Any], *arguments: Any) -> tuple[float, Any]:
    began = time.perf_counter()
    rows = work(*arguments)
    return time.perf_counter() - began, (rows, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _adopt(source: Path, target: Any) -> int:
    from pos_app.interchange.adoption import adopt

    return sum(table.rows_in for table in adopt(source, target).tables)


def _look(source: Path) -> int:
    from pos_app.interchange.adoption import plan

    return sum(table.rows_in for table in plan(source).tables)


def _copy_raw(source: Path, target: Path) -> int:
    """The same rows into the same tables by the raw driver, read and written in Python, in one durable transaction."""
    count = 0
    reading, writing = sqlite3.connect(source), sqlite3.connect(target)
    writing.executescript("PRAGMA journal_mode = wal; PRAGMA synchronous = full;")
    for table, statement in reading.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall():
        writing.execute(statement)
        found = reading.execute(f'SELECT * FROM "{table}"')
        places = ", ".join("?" * len(found.description))
        count += writing.executemany(f'INSERT INTO "{table}" VALUES ({places})', found).rowcount
    writing.commit()
    reading.close()
    writing.close()
    return count


if __name__ == "__main__":
    main()
