"""The way to a receipt printer: bytes go out over the network, to a device or into a file, and nothing waits for ever.

A printer is asked before and after (see `pos_app.domain.escpos`), because a connection that took the bytes says nothing
about paper. Source of the deadlines: a metre of receipt takes a slow printer some seven seconds.
"""

import os
import select
import socket
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

from pos_app.domain import escpos
from pos_app.domain.printing import Printer, PrinterKind
from pos_app.errors import (
    PrinterAway,
    PrinterMissing,
    PrinterNotReady,
    PrinterOutOfPaper,
    PrinterStopped,
    PrintingStopped,
)

CONNECT = 3.0
"""Seconds a printer has to take the call."""
ANSWER = 0.7
"""Seconds a printer has to say how it is; one that cannot says nothing."""
STALL = 10.0
"""Seconds without a byte taken, after which it hangs."""
WHOLE = 45.0
"""Seconds for a slip from the first byte to the answer behind the last."""
GOODBYE = 2.0
"""Seconds a printer that never answers has to close its side."""
STEP = 0.1
"""Seconds between two looks at whether the program is closing."""

_CHUNK = 4096
_QUESTIONS = 2

Stopped = Callable[[], bool]


def send(printer: Printer, data: bytes, stopped: Stopped = lambda: False, *, needs_paper: bool = True) -> None:
    """Hand the bytes to the printer and come back when it has them. Raises PrinterTroubles.

    `stopped` is asked all the while, so that the program can close. A drawer is kicked without asking for paper.
    """
    if printer.kind is PrinterKind.NETWORK:
        _over_the_network(printer, data, stopped, needs_paper=needs_paper)
    elif printer.kind is PrinterKind.DEVICE:
        _to_a_device(printer, data, stopped)
    elif printer.kind is PrinterKind.FILE:
        _into_a_file(printer, data)
    else:
        raise PrinterMissing


def _into_a_file(printer: Printer, data: bytes) -> None:
    """Add to the file, for those who look at what a printer would get."""
    try:
        with Path(printer.address).open("ab") as file:
            file.write(data)
    except OSError as error:
        raise PrinterAway from error


# --- the network --------------------------------------------------------------------------------------------------


def _over_the_network(printer: Printer, data: bytes, stopped: Stopped, *, needs_paper: bool) -> None:
    try:
        with socket.create_connection(printer.host, timeout=CONNECT) as line:
            line.setblocking(False)  # noqa: FBT003 (the standard library's own signature)
            until = time.monotonic() + WHOLE
            answers = needs_paper and _ask(line, stopped)
            _write_all(line.fileno(), line.send, data + (escpos.ASK_DONE if answers else b""), until, stopped)
            if answers:
                _wait_for_the_end(line, until, stopped)
            else:
                _say_goodbye(line, stopped)
    except (ConnectionResetError, BrokenPipeError) as error:
        raise PrinterStopped from error
    except OSError as error:
        raise PrinterAway from error


def _ask(line: socket.socket, stopped: Stopped) -> bool:
    """Ask how the printer is; whether it answers at all. Raises PrinterOutOfPaper and PrinterNotReady."""
    line.send(escpos.ASK_OFFLINE + escpos.ASK_PAPER)
    said = b""
    until = time.monotonic() + ANSWER
    while len(said) < _QUESTIONS and _wait(line.fileno(), until, stopped):
        more = line.recv(16)
        if not more:
            raise PrinterStopped
        said += more
    offline, paper = (said[0] if said else None), (said[1] if len(said) > 1 else None)
    if escpos.is_out_of_paper(offline, paper):
        raise PrinterOutOfPaper
    if escpos.is_not_ready(offline):
        raise PrinterNotReady
    return bool(said)


def _wait_for_the_end(line: socket.socket, until: float, stopped: Stopped) -> None:
    """The answer that stands behind the slip: it was printed. Raises PrinterStopped and PrinterOutOfPaper."""
    if not _wait(line.fileno(), until, stopped):
        raise PrinterStopped
    said = line.recv(16)
    if not said:
        raise PrinterStopped
    if escpos.ran_out(said[-1]):
        raise PrinterOutOfPaper


def _say_goodbye(line: socket.socket, stopped: Stopped) -> None:
    """Close our side, and see whether the printer closes its own in order; a reset means that bytes were lost."""
    line.shutdown(socket.SHUT_WR)
    until = time.monotonic() + GOODBYE
    while _wait(line.fileno(), until, stopped):
        if not line.recv(256):
            return


# --- devices ------------------------------------------------------------------------------------------------------


def _to_a_device(printer: Printer, data: bytes, stopped: Stopped) -> None:
    """A USB or serial printer as the system shows it: `/dev/usb/lp0`, `/dev/ttyUSB0`."""
    try:
        device = os.open(printer.address, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))
    except OSError as error:
        raise PrinterAway from error
    try:
        if stat.S_ISREG(os.fstat(device).st_mode) or stat.S_ISDIR(os.fstat(device).st_mode):
            raise PrinterAway
        _set_speed(device, printer.baud)
        until = time.monotonic() + WHOLE
        _write_all(device, lambda part: os.write(device, part), data, until, stopped)
    except BrokenPipeError as error:
        raise PrinterStopped from error
    except OSError as error:
        raise PrinterAway from error
    finally:
        os.close(device)


def _set_speed(device: int, baud: int) -> None:
    """Eight bits, no parity, as they come, at the printer's speed; nothing where it is no serial line."""
    if sys.platform == "win32" or not os.isatty(device):
        return
    import termios  # noqa: PLC0415 (not there on every system)
    import tty  # noqa: PLC0415 (likewise)

    speed = getattr(termios, f"B{baud}", termios.B9600)
    tty.setraw(device)
    settings = termios.tcgetattr(device)
    settings[2] = (settings[2] & ~(termios.PARENB | termios.CSTOPB | termios.CSIZE)) | termios.CS8
    settings[4] = settings[5] = speed
    termios.tcsetattr(device, termios.TCSANOW, settings)


# --- both ---------------------------------------------------------------------------------------------------------


def _write_all(line: int, write: Callable[[memoryview], int], data: bytes, until: float, stopped: Stopped) -> None:
    """Write until everything was taken. Raises PrinterStopped for a printer that takes no more."""
    left = memoryview(data)
    while left:
        at_most = min(until, time.monotonic() + STALL)
        if not _wait(line, at_most, stopped, to_write=True):
            raise PrinterStopped
        try:
            left = left[write(left[:_CHUNK]) :]
        except BlockingIOError:
            continue


def _wait(line: int, until: float, stopped: Stopped, *, to_write: bool = False) -> bool:
    """Wait for the line until then; whether it came. Raises PrintingStopped."""
    while True:
        if stopped():
            raise PrintingStopped
        left = until - time.monotonic()
        if left <= 0:
            return False
        reading, writing = ([], [line]) if to_write else ([line], [])
        readable, writable, _ = select.select(reading, writing, [], min(STEP, left))
        if readable or writable:
            return True
