"""Calls off the window's thread: order, cancellation, the newest wins, and nothing reaches what is gone."""

import gc
import sys
import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pos_app.errors import PosError
from ui.background import Background


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background()
    yield made
    assert made.stop(5)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("background-")]


def test_a_result_comes_back_on_the_windows_thread(background: Background, qtbot: QtBot) -> None:
    seen: list[tuple[str, str]] = []
    background.run(
        lambda: threading.current_thread().name, lambda name: seen.append((name, threading.current_thread().name))
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [("background-read", threading.main_thread().name)]
    assert background.pending == 0


def test_writes_keep_their_order_and_their_own_thread(background: Background, qtbot: QtBot) -> None:
    order: list[int] = []
    threads: set[str] = set()

    def write(number: int) -> int:
        threads.add(threading.current_thread().name)
        time.sleep(0.002 if number % 2 else 0)
        return number

    for number in range(20):
        background.run(lambda number=number: write(number), order.append, lane="write")  # type: ignore[misc] # mypy cannot infer a lambda with a default
    qtbot.waitUntil(lambda: len(order) == 20)
    assert order == list(range(20))
    assert threads == {"background-write"}


def test_a_slow_write_does_not_hold_up_a_read(background: Background, qtbot: QtBot) -> None:
    release = threading.Event()
    read: list[str] = []
    background.run(lambda: release.wait(5), lane="write")
    background.run(lambda: "read", read.append)
    qtbot.waitUntil(lambda: read == ["read"])
    release.set()


def test_an_expected_refusal_goes_to_failed_only(background: Background, qtbot: QtBot) -> None:
    refused = PosError("no")
    failed: list[Exception] = []
    crashed: list[object] = []
    background.crashed.connect(crashed.append)

    def refuse() -> None:
        raise refused

    background.run(refuse, failed=failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert failed == [refused]
    assert crashed == []


def test_a_bug_goes_to_failed_and_is_announced(background: Background, qtbot: QtBot) -> None:
    failed: list[Exception] = []
    crashed: list[object] = []
    background.crashed.connect(crashed.append)
    background.run(lambda: 1 // 0, failed=failed.append)
    qtbot.waitUntil(lambda: bool(crashed))
    assert isinstance(crashed[0], ZeroDivisionError)
    assert failed == crashed


def test_a_refusal_nobody_takes_is_announced(background: Background, qtbot: QtBot) -> None:
    def refuse() -> None:
        raise PosError

    with qtbot.waitSignal(background.crashed, timeout=2000):
        background.run(refuse)


def test_a_cancelled_call_is_not_begun_and_says_nothing(background: Background, qtbot: QtBot) -> None:
    release, begun, said = threading.Event(), [], []  # type: ignore[var-annotated] # filled from another thread below
    background.run(lambda: release.wait(5))
    ticket = background.run(lambda: begun.append(1), said.append)
    ticket.cancel()
    release.set()
    qtbot.waitUntil(lambda: background.pending == 0)
    assert (begun, said) == ([], [])


def test_an_answer_that_was_cancelled_on_its_way_is_dropped(background: Background, qtbot: QtBot) -> None:
    started, release = threading.Event(), threading.Event()
    said: list[object] = []

    def call() -> bool:
        started.set()
        return release.wait(5)

    ticket = background.run(call, said.append)
    assert started.wait(2)
    ticket.cancel()
    release.set()
    qtbot.waitUntil(lambda: background.pending == 0)
    assert said == []


def test_of_calls_with_one_key_the_newest_wins(background: Background, qtbot: QtBot) -> None:
    release = threading.Event()
    begun: list[int] = []
    said: list[int] = []

    def find(number: int) -> int:
        begun.append(number)
        release.wait(5)
        return number

    for number in range(10):
        background.latest("find", lambda number=number: find(number), said.append)  # type: ignore[misc] # mypy cannot infer a lambda with a default
        if number == 0:
            qtbot.waitUntil(lambda: begun == [0])
    release.set()
    qtbot.waitUntil(lambda: background.pending == 0)
    assert said == [9]
    assert begun == [0, 9]


def test_other_keys_are_left_alone_and_a_key_can_be_dropped(background: Background, qtbot: QtBot) -> None:
    said: list[str] = []
    background.latest("a", lambda: "a", said.append)
    background.latest("b", lambda: "b", said.append)
    background.drop("a")
    qtbot.waitUntil(lambda: background.pending == 0)
    assert said == ["b"]


def test_nothing_is_delivered_to_a_widget_that_is_gone(background: Background, qtbot: QtBot) -> None:
    import shiboken6

    release = threading.Event()
    said: list[object] = []
    widget = QWidget()
    background.run(lambda: release.wait(5), said.append, owner=widget)
    shiboken6.delete(widget)
    release.set()
    qtbot.waitUntil(lambda: background.pending == 0)
    assert said == []


def test_stop_finishes_writes_and_drops_reads(qtbot: QtBot) -> None:
    background = Background()
    release = threading.Event()
    done: list[str] = []
    background.run(lambda: release.wait(5), lane="write")
    background.run(lambda: done.append("write"), lane="write")
    background.run(lambda: release.wait(5))
    background.run(lambda: done.append("read"))
    assert not background.stop(0.05)
    release.set()
    assert background.stop(5)
    assert done == ["write"]
    assert background.run(lambda: done.append("late")).cancelled


def test_a_thousand_calls_leak_no_reference(background: Background, qtbot: QtBot) -> None:
    """PySide6 6.12.0 lost a reference to None for each emit; the range of versions excludes it, and this watches."""
    seen: list[None] = []
    gc.collect()
    before = sys.getrefcount(None)
    for _ in range(1000):
        background.run(lambda: None, seen.append)
    qtbot.waitUntil(lambda: len(seen) == 1000, timeout=10_000)
    seen.clear()
    gc.collect()
    assert abs(sys.getrefcount(None) - before) < 500


def test_the_window_stays_awake_while_a_call_takes_long(background: Background, qtbot: QtBot) -> None:
    from PySide6.QtCore import QTimer

    beats: list[float] = []
    owner = QObject()
    timer = QTimer(owner)
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    timer.start(5)
    done: list[object] = []
    background.run(lambda: time.sleep(0.5), done.append)
    qtbot.waitUntil(lambda: bool(done))
    timer.stop()
    assert len(beats) > 20
