"""Connections kept open between transactions: a pool's bookkeeping costs more than an indexed look-up."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from pos_app.errors import DatabaseTrouble, PosError


class KeptConnections:
    """Lends an engine's connections, the last used first. Safe from any thread; each borrower has one for itself."""

    def __init__(self, engine: Engine, *, keep: int) -> None:
        """Up to `keep` idle ones stay open; with 0 each goes back to the engine's pool, which asks the server first."""
        self.engine = engine
        self._keep = keep
        self._idle: list[Connection] = []

    @contextmanager
    def lent(self) -> Iterator[Connection]:
        """A connection outside any transaction; what is left open at the end is rolled back.

        It is kept after an expected refusal too, but not after a fault: nobody knows in which state that left it.
        """
        connection = self._take()
        try:
            yield connection
        except BaseException as error:
            if isinstance(error, PosError) and not isinstance(error, DatabaseTrouble):
                self._give_back(connection)
            else:
                connection.invalidate()
                connection.close()
            raise
        self._give_back(connection)

    def close(self) -> None:
        """Close the idle ones now, and those lent out when they come back."""
        self._keep = 0
        while self._idle:
            self._idle.pop().close()
        self.engine.dispose()

    def _take(self) -> Connection:
        try:
            return self._idle.pop()
        except IndexError:
            return self.engine.connect()

    def _give_back(self, connection: Connection) -> None:
        if connection.in_transaction():
            connection.rollback()
        if len(self._idle) < self._keep:
            self._idle.append(connection)
        else:
            connection.close()
