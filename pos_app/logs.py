"""The program's log: a rotating file that helps to find a fault and holds nothing of any guest.

What a message says is written by us and stays. What is filled in may be anything: numbers and the words of the program
(module names, enumerations, classes) stay, every other text becomes `[...]`. Runs of seven digits and more, e-mail
addresses and PINs go wherever they stand. Of an exception the log keeps its class, its error codes and where it
happened; its message, which may quote a row or what was typed, is left out.
"""

import logging
import os
import re
import traceback
from enum import Enum
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from pos_app.errors import DatabaseReadOnly

LARGEST = 1_000_000
"""Bytes after which a new file is begun."""
KEPT = 5
"""Older files that are kept."""

HIDDEN = "[...]"

_PHONE = re.compile(r"\+?\d(?:[\s().\-/\u2010-\u2015]{0,3}\d){6,}")
_PIN = re.compile(r"(\bPINs?\b\W*)\d+", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@<>\"']{1,64}@[^\s@<>\"']{1,254}")
_PROGRAM_WORD = re.compile(r"[a-z_][a-z_0-9]*(?:[.:][A-Za-z_][A-Za-z_0-9]*)+|[a-z]+(?:_[a-z]+)+|[0-9a-f]{4}")
"""A module's or function's dotted name, a snake_case word, a revision of the schema."""

_CODES = ("sqlite_errorname", "sqlstate", "errno")


class Redaction(logging.Filter):
    """Takes personal data out of a record before any handler writes it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets the record through, changed."""
        if isinstance(record.args, dict):
            record.args = {name: harmless(value) for name, value in record.args.items()}
        elif record.args:
            record.args = tuple(harmless(value) for value in record.args)
        record.msg = redacted(record.getMessage())
        record.args = ()
        record.stack_info = None
        return True


def harmless(value: object) -> object:
    """What is filled into a message, or `[...]` in its place."""
    if value is None or isinstance(value, bool | int | float | Enum | Path):
        return value
    if isinstance(value, BaseException):
        return described(value)
    if isinstance(value, type):
        return value.__qualname__
    return value if isinstance(value, str) and _PROGRAM_WORD.fullmatch(value) else HIDDEN


def redacted(text: str) -> str:
    """The text without phone numbers (any seven digits and more), e-mail addresses and PINs."""
    for pattern, instead in ((_EMAIL, HIDDEN), (_PHONE, HIDDEN), (_PIN, rf"\g<1>{HIDDEN}")):
        text = pattern.sub(instead, text)
    return text


def described(error: BaseException) -> str:
    """An exception's class and error codes; never its message."""
    inner = getattr(error, "orig", None) or error
    codes = [str(getattr(inner, name)) for name in _CODES if isinstance(getattr(inner, name, None), str | int)]
    return " ".join([f"{type(error).__module__}.{type(error).__qualname__}", *codes])


class _Lines(logging.Formatter):
    """One line a record, then where an exception came from."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s [%(threadName)s] %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """The line, and the trace of an exception; one that another handler rendered with its message is not used."""
        record.message = record.getMessage()
        record.asctime = self.formatTime(record, self.datefmt)
        line = self.formatMessage(record)
        error = record.exc_info[1] if record.exc_info else None
        return f"{line}\n{trace(error)}" if error is not None else line


def trace(error: BaseException) -> str:
    """Where an exception came from, and from which other one, as file, line and function."""
    parts: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        frames = traceback.extract_tb(current.__traceback__)
        places = [f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}' for frame in frames]
        parts.append("\n".join([described(current), *places]))
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return "\ncaused by ".join(parts)


def start(folder: Path, *, level: int = logging.INFO) -> Path:
    """Write this program's log to `folder`, made (0700) where it is not there; returns the file.

    Called again, it goes on in the new folder. Raises DatabaseReadOnly when the folder cannot be written.
    """
    path = folder / "tappass-pos.log"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = _PrivateFile(path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8")
    except OSError as error:
        raise DatabaseReadOnly(f"The log cannot be written to {folder} ({error.strerror}).") from error
    stop()
    handler.setFormatter(_Lines())
    handler.addFilter(Redaction())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    return path


def stop() -> None:
    """Close the log."""
    root = logging.getLogger()
    for handler in [each for each in root.handlers if isinstance(each, _PrivateFile)]:
        root.removeHandler(handler)
        handler.close()


class _PrivateFile(RotatingFileHandler):
    """A file that only this user can read, also after it was begun anew."""

    def _open(self) -> TextIOWrapper:
        os.close(os.open(self.baseFilename, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600))
        return super()._open()
