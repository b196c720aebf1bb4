"""The backup before an upgrade, made while the upgrade holds its lock, so that it is the state the upgrade starts from.

A SQLite file is copied by the online backup API (never as a file: other programs' locks and the write-ahead log would
be lost) and the copy is checked. A PostgreSQL database is dumped by `pg_dump` where a folder was named and that
program is found and fits the server; otherwise its tables are copied into a schema of their own, `backup_<time>`, in
the same transaction and counted: that needs nothing but SQL, and it is there to compare with or to restore from as
long as the owner wants to keep it.
"""

import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, exists, func, inspect, literal_column, select, table
from sqlalchemy.exc import DBAPIError

from pos_app.data.database import Database, sqlite_module
from pos_app.data.faults import translated
from pos_app.errors import DatabaseDamaged, DatabaseReadOnly, DatabaseTrouble

FOLDER = "backups"
"""Beside a SQLite file."""
DUMP = ".dump"
"""What a copy made by `pg_dump` ends with."""


def has_rows(connection: Connection) -> bool:
    """Whether any table but Alembic's own holds a row."""
    tables = (name for name in inspect(connection).get_table_names() if name != "alembic_version")
    return any(
        connection.scalar(select(exists(select(literal_column("1")).select_from(table(name))))) for name in tables
    )


def back_up(database: Database, connection: Connection, folder: Path | None, revision: str) -> str:
    """Copy the database before the upgrade to `revision`, check the copy, say where it is (a path, or `schema <name>`).

    Raises a DatabaseTrouble when no sound copy could be made; the upgrade is then not begun.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")[:-3]
    if database.path is not None:
        target = new_file(folder or database.path.parent / FOLDER, f"{database.path.stem}-before-{revision}-{stamp}.db")
        _copy_file(database.path, target)
        return str(target)
    if folder is not None and (program := shutil.which("pg_dump")):
        target = new_file(folder, f"{database.url.database}-before-{revision}-{stamp}{DUMP}")
        if _dump(program, database.url, target):
            return str(target)
        target.unlink()
    return _copy_schema(connection, f"backup_{stamp.replace('-', '_')}")


def new_file(folder: Path, name: str) -> Path:
    """An empty file that only this user can read, in a folder likewise."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(folder / name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise DatabaseReadOnly(
            f"No backup could be written to {folder} ({error.strerror}). The database was left as it is."
        ) from error
    return folder / name


def _copy_file(source: Path, target: Path) -> None:
    reading = sqlite_module().connect(str(source))
    try:
        copy_open(reading, target)
    finally:
        reading.close()


def copy_open(reading: Any, target: Path) -> None:
    """Copy what a SQLite connection sees into an empty file, look through the copy, and have it on the disk.

    The connection may hold the only lock on its file. Raises DatabaseDamaged and other DatabaseTroubles; the file is
    gone then.
    """
    module = sqlite_module()
    try:
        _copy_and_check(module, reading, target)
    except module.DatabaseError as error:
        target.unlink(missing_ok=True)
        raise translated(DBAPIError(None, None, error)) from error
    except DatabaseTrouble:
        target.unlink(missing_ok=True)
        raise
    settled_on_disk(target)


def settled_on_disk(file: Path) -> None:
    """Wait until a file, and its name in its folder, would outlive a power cut."""
    for path in (file, file.parent) if os.name == "posix" else (file,):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _copy_and_check(module: Any, reading: Any, target: Path) -> None:
    writing = module.connect(str(target))
    try:
        reading.backup(writing)
        found = writing.execute("PRAGMA integrity_check").fetchone()[0]
    finally:
        writing.close()
    if found != "ok":
        raise DatabaseDamaged(f"The database file is damaged ({found}). Restore the last backup; nothing was changed.")


def is_sound(copy: Path) -> bool:
    """Whether a copy can be restored from: SQLite finds nothing wrong in it, or `pg_restore` can read it.

    Raises a DatabaseTrouble where that cannot be found out.
    """
    if copy.suffix == DUMP:
        reader = shutil.which("pg_restore")
        if reader is None:
            raise DatabaseTrouble("A dump is checked with pg_restore, which is not on this machine.")
        return _is_readable(reader, copy)
    module = sqlite_module()
    try:
        reading = module.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)
        try:
            return bool(reading.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
        finally:
            reading.close()
    except module.DatabaseError:
        return False


def _is_readable(reader: str, dump: Path) -> bool:
    listed = subprocess.run([reader, "--list", str(dump)], capture_output=True, check=False)  # noqa: S603 (pg_restore, found on the PATH, with our own file)
    return listed.returncode == 0 and b"TABLE DATA" in listed.stdout


def _dump(program: str, url: URL, target: Path) -> bool:
    """Whether `pg_dump` wrote a dump that `pg_restore` can read; it knows the password by the environment only."""
    password = {"PGPASSWORD": str(url.password)} if url.password else {}
    plain = url.set(drivername="postgresql", password=None).render_as_string(hide_password=False)
    done = subprocess.run(  # noqa: S603 (found on the owner's own path)
        [program, "--format=custom", "--no-password", f"--file={target}", f"--dbname={plain}"],
        env=os.environ | password,
        capture_output=True,
        check=False,
    )
    reader = shutil.which("pg_restore")
    if done.returncode or not reader:
        return False
    return _is_readable(reader, target)


def _copy_schema(connection: Connection, name: str) -> str:
    """Copy every table of the current schema into a new one, and compare the counts of rows."""
    run = connection.exec_driver_sql
    here = run("SELECT current_schema()").scalar_one()
    run(f'CREATE SCHEMA "{name}"')
    for each in inspect(connection).get_table_names():
        run(f'CREATE TABLE "{name}"."{each}" AS TABLE "{here}"."{each}"')
        counts = {
            connection.scalar(select(func.count()).select_from(table(each, schema=where))) for where in (here, name)
        }
        if len(counts) > 1:
            raise DatabaseTrouble(f"The backup of {each} is not complete. The database was left as it is.")
    return f"schema {name}"
