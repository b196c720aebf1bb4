"""A figure reached, beside its limit; and how samples become one."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the report. `value` is judged against `limit`; without a limit it is only told."""

    what: str
    reached: str
    value: float = 0.0
    limit: float | None = None
    unit: str = ""

    @property
    def verdict(self) -> str:
        """`ok` or `MISSED`; empty where nothing is demanded."""
        if self.limit is None:
            return ""
        return "ok" if self.value <= self.limit else "MISSED"


class Samples:
    """Times of one thing, in seconds."""

    def __init__(self) -> None:
        self._times: list[float] = []

    def time(self, call: Callable[[], object]) -> None:
        """Take the time of one call."""
        begin = time.perf_counter()
        call()
        self._times.append(time.perf_counter() - begin)

    def add(self, seconds: float) -> None:
        """Take a time measured elsewhere."""
        self._times.append(seconds)

    @property
    def median(self) -> float:
        """The middle one."""
        return sorted(self._times)[len(self._times) // 2]

    @property
    def p99(self) -> float:
        """The one that 99 of 100 are not above."""
        return sorted(self._times)[int(len(self._times) * 0.99)]

    def __str__(self) -> str:
        return f"{spelled(self.median)} (p99 {spelled(self.p99)})"


def spelled(seconds: float) -> str:
    """A time in the unit that suits it."""
    if seconds < 1e-3:
        return f"{seconds * 1e6:.0f} us"
    return f"{seconds * 1e3:.2f} ms" if seconds < 1 else f"{seconds:.2f} s"


def ratio(what: str, ours: float, theirs: float, limit: float) -> Figure:
    """How many times `theirs` ours takes."""
    times = ours / theirs
    return Figure(what, f"{times:.1f}x", times, limit, "x")


def within(what: str, seconds: float, limit: float) -> Figure:
    """A time against a time."""
    return Figure(what, spelled(seconds), seconds * 1e3, limit * 1e3, "ms")


def told(what: str, reached: str) -> Figure:
    """A figure without a limit."""
    return Figure(what, reached)


def printed(title: str, figures: list[Figure]) -> None:
    """The table of a benchmark."""
    print(f"\n{title}")
    for each in figures:
        limit = "" if each.limit is None else f"{each.limit:g} {each.unit}".replace(" x", "x")
        print(f"  {each.what:<62} {each.reached:>26}  {limit:>9}  {each.verdict}".rstrip())
