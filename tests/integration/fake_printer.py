"""A receipt printer as a real server on this machine, that can be out of paper, mute, slow, or die half way."""

from __future__ import annotations

import socket
import struct
import threading
from dataclasses import dataclass, field
from typing import Self

ALL_WELL, COVER_OPEN, NO_PAPER = 0x12, 0x16, 0x32
PAPER_THERE, PAPER_OUT = 0x12, 0x72


@dataclass
class FakePrinter:
    """Listens on 127.0.0.1; `slips` are what each call brought, without the questions."""

    offline: int = ALL_WELL
    paper: int = PAPER_THERE
    answers: bool = True
    dies_after: int = 0
    hangs: bool = False
    slips: list[bytes] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        with socket.create_connection(self._listener.getsockname()):
            pass
        self._thread.join(10)
        self._listener.close()

    @property
    def address(self) -> str:
        host, port = self._listener.getsockname()
        return f"{host}:{port}"

    def _serve(self) -> None:
        while not self._over.is_set():
            line, _ = self._listener.accept()
            with line:
                line.settimeout(10)
                if not self._over.is_set():
                    self._talk(line)

    def _talk(self, line: socket.socket) -> None:
        got = b""
        while not self.hangs or not self._over.wait(0.02):
            if self.hangs:
                continue
            try:
                more = line.recv(65536)
            except (ConnectionError, TimeoutError):
                break
            if not more:
                break
            got += more
            got = self._answer(line, got)
            if self.dies_after and len(got) >= self.dies_after:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return
            if got.endswith(b"\x1dr\x01"):
                if self.answers:
                    line.sendall(bytes([0x00 if self.paper == PAPER_THERE else 0x0C]))
                got = got[:-3]
        if got:
            self.slips.append(got)

    def _answer(self, line: socket.socket, got: bytes) -> bytes:
        if not got.startswith(b"\x10\x04\x02\x10\x04\x04"):
            return got
        if self.answers:
            line.sendall(bytes([self.offline, self.paper]))
        return got[6:]
