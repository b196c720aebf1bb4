"""`python -m benchmarks [--customers N] [--quick] [NAME ...]`: measure, and print what was reached beside the limit.

A miss is printed as one; the exit status is 0 all the same, since the machine decides with.
"""

import argparse
import os
import platform
from collections.abc import Callable

from benchmarks.adoption import adoption
from benchmarks.figures import Figure, printed
from benchmarks.histories import by_value, history
from benchmarks.look_ups import look_ups
from benchmarks.sales import checkout
from benchmarks.starts import memory, start
from benchmarks.views import views
from pos_app.data.database import sqlite_module

BENCHMARKS: dict[str, Callable[[int, int], list[Figure]]] = {
    "look-ups": look_ups,
    "checkout": checkout,
    "history": history,
    "by-value": by_value,
    "views": views,
    "adoption": adoption,
    "start": start,
    "memory": memory,
}
CUSTOMERS, QUICK_CUSTOMERS = 1_000_000, 100_000
CALLS, QUICK_CALLS = 1_000, 200


def main() -> None:
    """Run the wanted benchmarks, all by default."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="Figures, with ratios against raw sqlite3."
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--customers", type=int, help=f"size of the shop (default: {CUSTOMERS:,})")
    parser.add_argument("--quick", action="store_true", help=f"fewer calls, and {QUICK_CUSTOMERS:,} customers")
    given = parser.parse_args()
    unknown = set(given.names) - set(BENCHMARKS)
    if unknown:
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}; there are {', '.join(BENCHMARKS)}")
    customers = given.customers or (QUICK_CUSTOMERS if given.quick else CUSTOMERS)
    calls = QUICK_CALLS if given.quick else CALLS
    versions = f"Python {platform.python_version()}, SQLite {sqlite_module().sqlite_version}"
    print(f"{versions}, {os.cpu_count()} cores, {platform.system()}")
    print(f"{customers:,} customers, {calls:,} calls each; the data is generated (see docs/benchmarks.md)")
    figures: list[Figure] = []
    for name in given.names or BENCHMARKS:
        made = BENCHMARKS[name](customers, calls)
        printed(name, made)
        figures += made
    missed = [each.what for each in figures if each.verdict == "MISSED"]
    print(
        f"\n{sum(each.verdict == 'ok' for each in figures)} within their limits, {len(missed)} missed"
        + (":" if missed else ".")
    )
    for what in missed:
        print(f"  {what}")


if __name__ == "__main__":
    main()
