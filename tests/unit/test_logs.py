"""The log helps to find a fault and holds nothing of any guest."""

import logging
import re
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app import logs
from pos_app.domain.staff import Role
from pos_app.errors import AlreadyAMember, DatabaseReadOnly

_log = logging.getLogger("pos_app.checkout")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    level = logging.getLogger().level
    yield logs.start(tmp_path / "logs")
    logs.stop()
    logging.getLogger().setLevel(level)


def written(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def test_a_message_says_what_and_where(file: Path) -> None:
    _log.warning("The sale took %d ms at %s for a %s", 812, "pos_app.services.checkout", Role.CASHIER)
    line = written(file)
    assert (
        "WARNING pos_app.checkout [MainThread] The sale took 812 ms at pos_app.services.checkout for a CASHIER" in line
    )


def test_names_numbers_addresses_and_pins_are_left_out(file: Path) -> None:
    _log.error("No card for %s at %s", "Ava Reyes", "+15805550152")
    _log.error("Told (580) 555-0152, +49 1512 3456789, 0152 555 580, ava@example.com and PIN 739184")
    _log.error("%(who)s", {"who": "José"})
    text = written(file)
    for secret in ("Ava", "Reyes", "5805550152", "555-0152", "3456789", "ava@", "739184", "José"):
        assert secret not in text
    assert text.count("[...]") == 8


def test_a_traceback_keeps_the_places_and_leaves_the_messages(file: Path) -> None:
    def inner() -> None:
        raise KeyError("Ava Reyes +15805550152")

    def outer() -> None:
        try:
            inner()
        except KeyError as error:
            raise AlreadyAMember("TP-1234-5678") from error

    try:
        outer()
    except AlreadyAMember:
        _log.exception("The card could not be made")
    text = written(file)
    assert "The card could not be made" in text
    assert "AlreadyAMember" in text
    assert "caused by builtins.KeyError" in text
    assert re.search(r'File ".*test_logs.py", line \d+, in inner', text)
    for secret in ("Ava", "5805550152", "TP-1234-5678"):
        assert secret not in text


def test_a_database_error_keeps_its_codes(file: Path) -> None:
    import sqlite3

    from sqlalchemy.exc import OperationalError

    error = sqlite3.OperationalError("no such table: Ava")
    error.sqlite_errorname = "SQLITE_ERROR"
    _log.error("It failed", exc_info=OperationalError("SELECT 'Ava'", {"name": "Ava"}, error))
    text = written(file)
    assert "sqlalchemy.exc.OperationalError SQLITE_ERROR" in text
    assert "Ava" not in text


def test_another_handler_that_came_first_changes_nothing(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    try:
        int("Ava Reyes")
    except ValueError:
        _log.exception("It failed")
    assert "Ava" not in written(file)


def test_the_log_is_private_and_rotates(file: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    for _ in range(30):
        _log.warning("x" * 50_000)
    files = sorted(file.parent.iterdir())
    assert len(files) == 2
    assert all(each.stat().st_size <= logs.LARGEST for each in files)
    assert all(stat.S_IMODE(each.stat().st_mode) == 0o600 for each in files)


def test_starting_again_goes_on_in_the_new_folder(file: Path, tmp_path: Path) -> None:
    other = logs.start(tmp_path / "other")
    _log.warning("Only here")
    assert "Only here" in written(other)
    assert "Only here" not in written(file)


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(DatabaseReadOnly, match="log cannot be written"):
        logs.start(tmp_path / "file" / "logs")


@given(st.lists(st.integers(0, 9), min_size=7, max_size=15), st.sampled_from(["", " ", "-", ".", ") ", "/", " - "]))
def test_seven_digits_are_never_written_however_they_stand(digits: list[int], between: str) -> None:
    number = between.join(map(str, digits))
    assert number not in logs.redacted(f"Called {number} twice")


@given(st.text())
def test_text_that_is_filled_in_never_comes_through_unless_it_is_a_word_of_the_program(text: str) -> None:
    assert logs.harmless(text) in (logs.HIDDEN, text)
    if " " in text or any(char.isupper() for char in text[:1]):
        assert logs.harmless(text) == logs.HIDDEN
