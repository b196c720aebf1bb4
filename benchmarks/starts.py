"""The start and the memory of the window, each in a process of its own, against an empty PySide6 window."""

import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.figures import Figure, Samples, ratio, told
from benchmarks.shops import OUT, copy_of, shop_of
from pos_app.bootstrap import open_shop

STARTS = 15


def start(customers: int, calls: int = STARTS) -> list[Figure]:
    """The counter and the empty window take turns."""
    file = shop_of(customers, customers)
    with open_shop(file, as_owner=True) as shop:
        digits = shop.customers.latest(1)[0].phone_number[-4:]
    empty, typed, found = Samples(), Samples(), Samples()
    for at in range(min(calls, STARTS) + 1):
        (nothing, _), (counter, _) = _run("empty"), _run("counter", str(file), digits)
        if at:
            empty.add(nothing["typed"])
            typed.add(counter["typed"])
            found.add(counter["found"])
    return [
        told(
            "start: empty window | phone field takes keys | found",
            f"{_short(empty)} | {_short(typed)} | {_short(found)}",
        ),
        ratio("start: phone field accepts keys, against an empty window", typed.median, empty.median, 1.5),
        ratio("start: ready for a look-up, against an empty window", found.median, empty.median, 4),
    ]


def memory(customers: int, _calls: int = 0) -> list[Figure]:
    """After 100 and after 1,000 sales and look-ups with the window open."""
    nothing = _run("empty")[1][-1]
    early, late = _run("rush", str(copy_of(shop_of(customers, customers), "rush.db")))[1]
    for suffix in ("", "-wal", "-shm"):
        (OUT / f"rush.db{suffix}").unlink(missing_ok=True)
    return [
        told(
            "memory: empty window | after 100 sales | after 1,000",
            " | ".join(f"{kib / 1024:.0f} MB" for kib in (nothing, early, late)),
        ),
        ratio("memory after 1,000 sales, against an empty window", late, nothing, 3),
        ratio("memory after 1,000 sales, against 100", late, early, 1.1),
    ]


def _short(samples: Samples) -> str:
    return f"{samples.median * 1e3:.0f} ms"


def _run(*given: str) -> tuple[dict[str, float], list[int]]:
    """Start the child: the seconds from then to each word it says, and the numbers it says."""
    words: dict[str, float] = {}
    numbers: list[int] = []
    begin = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.child_window", *given],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parent.parent,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    ) as child:
        for line in child.stdout or ():
            word = line.strip()
            if word.isdigit():
                numbers.append(int(word))
            else:
                words[word] = time.perf_counter() - begin
    return words, numbers
