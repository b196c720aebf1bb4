"""Copies of the database, made while the shop goes on selling, and checked before anybody relies on them."""

from datetime import UTC, datetime
from pathlib import Path

from pos_app.data.database import Database
from pos_app.data.schema_backup import FOLDER, back_up
from pos_app.domain.shop import Backups as Kept
from pos_app.domain.shop import KeptBackup
from pos_app.domain.staff import Act, Actor
from pos_app.services.journal import Journal
from pos_app.services.premises import Premises

LATEST = 8
ENDINGS = (".db", ".dump")


def copy(database: Database, folder: Path) -> str:
    """Copy the database into the folder and check the copy; where it is (a path, or `schema <name>`).

    Nobody waits for it: a SQLite file is copied from one state by the online backup API, with no lock on writers. A
    database on a server without `pg_dump` is copied inside the server. Raises a DatabaseTrouble.
    """
    opened = database.read() if database.path is not None else database.write()
    with opened as connection:
        made = back_up(database, connection, folder, "backup")
    path = Path(made)
    if not path.is_file():
        return made
    return str(path.rename(path.with_name(path.name.replace("-before-backup-", "-backup-"))))


class Backups:
    """Makes copies and lists them."""

    def __init__(self, premises: Premises, journal: Journal, folder: Path | None = None) -> None:
        """`folder` is for a database on a server; that of a file has its copies beside it."""
        self._premises = premises
        self._journal = journal
        beside = premises.database.path
        self._folder = beside.parent / FOLDER if beside is not None else folder

    def make(self, actor: Actor) -> str:
        """Copy the database and check the copy; its name. Raises NotAllowed for all but the owner, DatabaseTrouble."""
        self._premises.allow(actor, Act.MANAGE_SETTINGS)
        made = copy(self._premises.database, self._folder or Path.cwd() / FOLDER)
        name = Path(made).name
        self._premises.database.call(
            lambda connection: self._journal.write(
                connection, "backup_made", actor=actor, subject=None, data={}, note=name
            )
        )
        return name

    def listed(self, actor: Actor) -> Kept:
        """Where they are, and the latest. Raises NotAllowed for all but the owner."""
        self._premises.allow(actor, Act.MANAGE_SETTINGS)
        if self._folder is None or not self._folder.is_dir():
            return Kept(str(self._folder or ""), ())
        files = [path for path in self._folder.iterdir() if path.suffix in ENDINGS and path.is_file()]
        found = [(path.name, path.stat()) for path in files]
        found.sort(key=lambda each: each[1].st_mtime, reverse=True)
        latest = [
            KeptBackup(name, datetime.fromtimestamp(about.st_mtime, UTC), about.st_size)
            for name, about in found[:LATEST]
        ]
        return Kept(str(self._folder), tuple(latest))
