"""Copies of the database, made while the shop goes on selling, and checked before anybody relies on them."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from pos_app.data.database import Database
from pos_app.data.schema_backup import DUMP, FOLDER, back_up, is_sound
from pos_app.data.tables import journal
from pos_app.domain.shop import Backups as Kept
from pos_app.domain.shop import KeptBackup
from pos_app.domain.staff import Act, Actor
from pos_app.errors import BadInput
from pos_app.services.journal import Journal
from pos_app.services.premises import Premises

LATEST = 8
ENDINGS = (".db", DUMP)
ON_DEMAND = "-backup-"
"""In the name of a copy that was asked for; one made before an upgrade names the upgrade instead."""
UPGRADE = "-before-"
SUBJECT = "backup"
"""What the journal's entries of copies are about."""
ENTRIES = 500
CLOCK_STEP = timedelta(seconds=2)
"""A file system's clock may be that far ahead of ours: it counts no change to the copy."""


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
    return str(path.rename(path.with_name(path.name.replace("-before-backup-", ON_DEMAND))))


class Backups:
    """Makes copies, checks them, lists them, and removes those that are beyond what the owner keeps."""

    def __init__(self, premises: Premises, journal_: Journal, folder: Path | None = None) -> None:
        """`folder` is for a database on a server, by default in the data folder; a file has its own beside it."""
        self._premises = premises
        self._journal = journal_
        beside = premises.database.path
        self._folder = beside.parent / FOLDER if beside is not None else folder

    @property
    def folder(self) -> Path:
        """Where the copies go."""
        if self._folder is None:
            from pos_app.settings import load  # noqa: PLC0415 (wanted for a database on a server alone)

            self._folder = load().data_dir / FOLDER
        return self._folder

    def make(self, actor: Actor) -> str:
        """Copy the database and check the copy; its name. The oldest beyond those that are kept go.

        Raises NotAllowed for all but the owner, DatabaseTrouble.
        """
        self._premises.allow(actor, Act.MANAGE_SETTINGS)
        name = Path(copy(self._premises.database, self.folder)).name
        data = {"removed": self._thin_out()}
        self._tell("backup_made", actor, data, name)
        return name

    def _thin_out(self) -> int:
        """Remove copies that were asked for before the latest ones; how many went. One that cannot be removed stays."""
        keep, removed = self._premises.office().backups_kept, 0
        if not keep:
            return 0
        stem = _stem(self._premises.database)
        made = [path for path, _about in self._files() if path.name.startswith(stem + ON_DEMAND)]
        for path in made[keep:]:
            try:
                path.unlink()
            except OSError:
                continue
            removed += 1
        return removed

    def check(self, actor: Actor, name: str) -> bool:
        """Look through a copy that is listed; whether one could restore from it. The journal keeps the answer.

        Raises NotAllowed for all but the owner, BadInput for what is no copy here, DatabaseTrouble.
        """
        self._premises.allow(actor, Act.MANAGE_SETTINGS)
        sound = is_sound(self._path(name))
        self._tell("backup_checked", actor, {"sound": sound}, name)
        return sound

    def wanted(self, actor: Actor, name: str) -> Path:
        """The file of a copy that is listed, for who may restore it. Raises NotAllowed and BadInput."""
        self._premises.allow(actor, Act.MANAGE_SETTINGS)
        return self._path(name)

    def _path(self, name: str) -> Path:
        path = next((path for path, _about in self._files() if path.name == name), None)
        if path is None:
            raise BadInput(f"{name} is no longer in {self.folder}.")
        return path

    def _tell(self, kind: str, actor: Actor, data: dict[str, Any], name: str) -> None:
        self._premises.database.call(
            lambda connection: self._journal.write(connection, kind, actor=actor, subject=SUBJECT, data=data, note=name)
        )

    def listed(self, actor: Actor) -> Kept:
        """Where they are, and the latest. Raises NotAllowed for all but the owner."""
        self._premises.allow(actor, Act.MANAGE_SETTINGS)
        found = self._files()
        with self._premises.database.read() as connection:
            checks = _checks(connection)
        latest = []
        for path, about in found[:LATEST]:
            at = datetime.fromtimestamp(about.st_mtime, UTC)
            checked_at, sound = checks.get(path.name, (None, None))
            if checked_at is not None and checked_at + CLOCK_STEP < at:
                checked_at, sound = None, None
            latest.append(KeptBackup(path.name, at, about.st_size, checked_at, sound))
        return Kept(str(self.folder), tuple(latest), len(found))

    def _files(self) -> list[tuple[Path, os.stat_result]]:
        """This database's copies in the folder, newest first; another shop's may lie beside them."""
        if not self.folder.is_dir():
            return []
        stem = _stem(self._premises.database)
        files = [
            path
            for path in self.folder.iterdir()
            if path.suffix in ENDINGS and path.name.startswith((stem + ON_DEMAND, stem + UPGRADE)) and path.is_file()
        ]
        return sorted(((path, path.stat()) for path in files), key=lambda each: each[1].st_mtime, reverse=True)


def _stem(database: Database) -> str:
    """What the names of its copies begin with."""
    return database.path.stem if database.path is not None else str(database.url.database)


def _checks(connection: Connection) -> dict[str, tuple[datetime, bool]]:
    """When each copy was last found sound, or not, by its name."""
    wanted = (
        select(journal.c.note, journal.c.at, journal.c.data)
        .where(journal.c.subject == SUBJECT)
        .order_by(journal.c.at.desc())
        .limit(ENTRIES)
    )
    found: dict[str, tuple[datetime, bool]] = {}
    for row in connection.execute(wanted):
        found.setdefault(row.note, (row.at, bool(row.data.get("sound", True))))
    return found
