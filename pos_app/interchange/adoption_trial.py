"""Where an adoption is tried out: a database in a file that is gone afterwards, whatever happens.

Not in memory, since it is as large as the old database. The file's name is taken away as soon as it is open, so that
even a killed program leaves nothing of the guests behind; where a system refuses that, it goes at the end.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, NullPool, create_engine

from pos_app.data import schema
from pos_app.data.database import sqlite_module

PRAGMAS = {"journal_mode": "off", "synchronous": 0, "locking_mode": "exclusive", "cache_size": schema.CACHE_SIZE}
"""Nothing of it is ever rolled back or read again."""

_ROOMY = "/var/tmp"  # noqa: S108 (a folder that only this user can open is made in it)


@contextmanager
def trial() -> Iterator[Connection]:
    """A transaction on an empty passing database. Raises a DatabaseTrouble when its disk is full."""
    module = sqlite_module()
    with tempfile.TemporaryDirectory(prefix="tappass-", dir=_roomy_folder(), ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "trial.db"
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))

        def _open() -> Any:
            connection = module.connect(str(path), isolation_level=None, check_same_thread=False)
            for name, value in PRAGMAS.items():
                connection.execute(f"PRAGMA {name} = {value}").fetchall()
            with suppress(OSError):  # where an open file cannot be removed, it goes with its folder
                path.unlink()
            return connection

        engine = create_engine("sqlite://", module=module, creator=_open, poolclass=NullPool)
        try:
            with schema.driver_faults(engine), engine.connect() as connection, connection.begin():
                yield connection
        finally:
            engine.dispose()


def _roomy_folder() -> str | None:
    """Where passing files may be large, as SQLite looks for it: `/tmp` is often memory. None leaves it to Python."""
    chosen = any(os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP"))
    return _ROOMY if not chosen and os.access(_ROOMY, os.W_OK | os.X_OK) else None
