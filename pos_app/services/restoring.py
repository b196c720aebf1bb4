"""A backup put in the place of the database: looked through first, put there at one stroke, and taken back likewise.

Everything is made ready in a file beside the database: the copy is brought up to date, its journal is walked, who was
erased since is erased in it. Only then does it take the database's name, which a file system does whole or not at all:
whenever the power goes, the old one or the new one is there. What was there before is a backup itself by then.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from pos_app.data import erasing, numbers
from pos_app.data.database import APPLICATION_ID, Database, as_url, sqlite_module
from pos_app.data.schema import bring_up_to_date, current_revision
from pos_app.data.schema_backup import FOLDER, copy_open, is_sound, new_file, settled_on_disk
from pos_app.domain.shop import Restored
from pos_app.errors import (
    BackupChanged,
    BackupDamaged,
    BackupNotOurs,
    CountryWanted,
    DatabaseDamaged,
    DatabaseNotOurs,
    DatabaseTrouble,
    NotFound,
    RestoreOnServer,
    ShopInUse,
)
from pos_app.services import journal_check
from pos_app.services.journal import Journal
from pos_app.services.premises import Premises
from pos_app.services.privacy import erase_again, remember, remembered
from pos_app.services.staff import Staff

LOGS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file; each belongs to that file and to no other."""
WAIT_SECONDS = 5
"""How long another connection of this program may take to be closed."""


def restore(database: str | Path, backup: Path, *, till: str, accept_changed: bool = False) -> Restored:
    """Put a backup in the place of a SQLite database, or where none is; nobody here may hold it open.

    `accept_changed` takes a backup whose journal says that it was changed behind the program's back. Raises
    RestoreOnServer, NotFound, BackupDamaged, BackupNotOurs, BackupChanged, ShopInUse and other DatabaseTroubles: the
    database is then as it was.
    """
    url = as_url(database)
    if url.get_backend_name() != "sqlite" or not url.database:
        raise RestoreOnServer
    target, source = Path(url.database), backup.expanduser().absolute()
    _look_at(source)
    if target.exists() and target.samefile(source):
        raise BackupNotOurs("That is the database itself, not a backup of it. Nothing was changed.")
    folder = target.parent / FOLDER
    ready = target.with_name(f".{target.name}.restoring")
    _remove(ready)
    try:
        gone = remembered(folder) | remembered(source.parent) | _erased_in(target)
        again = _make_ready(source, ready, gone, till, accept_changed=accept_changed)
        with _held(target) as there:
            kept = _keep(there, target, folder)
            for ending in LOGS:
                target.with_name(target.name + ending).unlink(missing_ok=True)
            if os.name == "nt" and there is not None:
                there.close()  # an open file cannot be replaced there
            ready.replace(target)
        settled_on_disk(target)
    finally:
        _remove(ready)
    remember(folder, gone)
    return Restored(source.name, kept, again)


def _look_at(source: Path) -> None:
    """Raise NotFound, BackupDamaged or BackupNotOurs."""
    if not source.is_file():
        raise NotFound(f"There is no backup at {source}. Nothing was changed.")
    if not is_sound(source):
        raise BackupDamaged
    module = sqlite_module()
    reading = module.connect(f"{source.as_uri()}?mode=ro", uri=True)
    try:
        mark = reading.execute("PRAGMA application_id").fetchone()[0]
    except module.DatabaseError as error:
        raise BackupDamaged from error
    finally:
        reading.close()
    if mark != APPLICATION_ID:
        raise BackupNotOurs


def _make_ready(source: Path, ready: Path, gone: set[str], till: str, *, accept_changed: bool) -> int:
    """Copy the backup beside the database, and make the copy what the shop will open; how many were erased again."""
    os.close(os.open(ready, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    module = sqlite_module()
    reading = module.connect(f"{source.as_uri()}?mode=ro", uri=True)
    try:
        copy_open(reading, ready)
    except DatabaseDamaged as error:
        raise BackupDamaged from error
    finally:
        reading.close()
    opened, upgrades = Database(ready), ready.with_name(f"{ready.name}-upgrade")
    try:
        if current_revision(opened) is None:
            raise BackupNotOurs
        bring_up_to_date(opened, region=None, backup_folder=upgrades)
        premises = Premises(opened, till=till, letter=opened.call(lambda c: numbers.till_letter(c, till)))
        with opened.read() as connection:
            broken = journal_check.check(connection).broken
        if broken and not accept_changed:
            raise BackupChanged(broken[0].till, broken[0].number)
        again = _bring_home(premises, source, gone)
        opened.checkpoint()
    except (CountryWanted, DatabaseNotOurs) as error:
        raise BackupNotOurs from error
    finally:
        opened.close()
        shutil.rmtree(upgrades, ignore_errors=True)
    settled_on_disk(ready)
    return again


def _bring_home(premises: Premises, source: Path, gone: set[str]) -> int:
    """Erase again who was erased since, and let the restored journal tell what happened."""
    journal = Journal(premises)
    again = erase_again(premises, journal, gone)
    owner = Staff(premises, journal).first_owner()
    premises.database.call(
        lambda connection: journal.write(
            connection, "backup_restored", actor=owner, subject="backup", data={"again": again}, note=source.name
        )
    )
    return again


def _erased_in(target: Path) -> set[str]:
    """Who was erased, by a database that can still be read; nobody by one that cannot."""
    if not target.exists() or not target.stat().st_size:
        return set()
    opened = Database(target)
    try:
        with opened.read() as connection:
            return set(erasing.erased(connection))
    except (DatabaseTrouble, SQLAlchemyError):  # the latter of a table that is not there
        return set()
    finally:
        opened.close()


@contextmanager
def _held(target: Path) -> Iterator[Any]:
    """The database for nobody else, with its log carried over; None where there is none that can be read.

    Raises ShopInUse while another program has it open, and DatabaseNotOurs for another program's file.
    """
    if not target.exists() or not target.stat().st_size:
        yield None
        return
    module = sqlite_module()
    there = module.connect(str(target), timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        try:
            _take(there)
        except module.DatabaseError as error:
            if "locked" in str(error) or "busy" in str(error):
                raise ShopInUse from error
            there.close()
            yield None
            return
        yield there
    finally:
        there.close()


def _take(there: Any) -> None:
    """Lock the file until it is closed: SQLite gives up the log only where no other connection is."""
    mark = there.execute("PRAGMA application_id").fetchone()[0]
    tables = there.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if mark != APPLICATION_ID and tables:
        raise DatabaseNotOurs
    there.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
    there.execute("PRAGMA journal_mode = DELETE").fetchall()
    there.execute("BEGIN EXCLUSIVE")
    there.execute("COMMIT")


def _keep(there: Any, target: Path, folder: Path) -> str | None:
    """Make what is there a backup itself, also where it cannot be read; where it is."""
    if not target.exists() or not target.stat().st_size:
        return None
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")[:-3]
    if there is not None:
        kept = new_file(folder, f"{target.stem}-before-restore-{stamp}.db")
        try:
            copy_open(there, kept)
        except DatabaseDamaged:
            kept.unlink(missing_ok=True)
        else:
            return str(kept)
    kept = new_file(folder, f"{target.stem}-damaged-{stamp}.db")
    shutil.copyfile(target, kept)
    log = target.with_name(f"{target.name}-wal")
    if log.exists():
        shutil.copyfile(log, kept.with_name(f"{kept.name}-wal"))
    settled_on_disk(kept)
    return str(kept)


def _remove(ready: Path) -> None:
    """What an attempt that was cut short left behind."""
    for path in (ready, *(ready.with_name(ready.name + ending) for ending in LOGS)):
        with suppress(OSError):
            path.unlink(missing_ok=True)
