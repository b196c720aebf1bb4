"""A real PostgreSQL server for the tests: found, started on 127.0.0.1, and gone when the tests are.

The server is private to one run: a new cluster in a temporary directory, a free port, no password, no durability.
PostgreSQL refuses to run as root, so root starts it as the user `postgres`. It sorts text by a natural language and
keeps an odd time zone on purpose: code that forgets `COLLATE "C"` or an offset shows it here.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import IO, TypedDict
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

START_TIMEOUT_SECONDS = 60
PORT_ATTEMPTS = 3
# The shell turns into the server. Its watcher waits on a pipe that closes when the tests end, even by kill -9.
WATCHED_SERVER = """
directory=$1; shift
exec 3<&0
(read -r _ <&3; kill -QUIT $$; sleep 1; rm -rf -- "$directory") &
exec "$@" 3<&- </dev/null
"""
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "full_page_writes": "off",
    "jit": "off",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "timezone": "Asia/Kathmandu",
}


class PostgresMissing(Exception):
    """No PostgreSQL can be had; the message says why in one sentence."""


class _Account(TypedDict, total=False):
    """Who a subprocess runs as; empty for the present user."""

    user: str
    group: int
    extra_groups: list[int]


def _binaries() -> Path:
    """The directory with initdb and postgres: the one on the PATH, else Debian's newest."""
    found = [Path(path).resolve().parent for path in [shutil.which("pg_ctl")] if path]
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name), reverse=True)
    for directory in [*found, *debian]:
        if (directory / "initdb").exists() and (directory / "postgres").exists():
            return directory
    message = "no initdb and postgres on the PATH or under /usr/lib/postgresql"
    raise PostgresMissing(message)


def _account() -> _Account:
    if os.geteuid() != 0:
        return {}
    try:
        entry = pwd.getpwnam("postgres")
    except KeyError:
        message = "it refuses to run as root, and there is no user postgres"
        raise PostgresMissing(message) from None
    return {"user": "postgres", "group": entry.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class PostgresServer:
    """One running server. `url` is a libpq address of its maintenance database."""

    def __init__(self) -> None:
        """Start the server; return when it answers.

        Raises:
            PostgresMissing: there is no server to start, or it did not start.
        """
        self._binaries = _binaries()
        self._account = _account()
        self._directory = Path(tempfile.mkdtemp(prefix="tappass-postgres-"))
        self._environment = {"PATH": os.defpath, "LC_ALL": "C"}
        try:
            if self._account:
                shutil.chown(self._directory, "postgres", self._account["group"])
            self._make_cluster()
            self._process, self.url = self._start()
        except BaseException:
            shutil.rmtree(self._directory, ignore_errors=True)
            raise

    def stop(self) -> None:
        """End the server at once and remove everything it wrote."""
        _close_pipe(self._process)
        shutil.rmtree(self._directory, ignore_errors=True)

    def _make_cluster(self) -> None:
        initdb = str(self._binaries / "initdb")
        words = self._output(initdb, "--help")
        natural_order = ["--locale-provider=icu", "--icu-locale=en-US"] if "--icu-locale" in words else []
        self._output(
            initdb,
            f"--pgdata={self._directory / 'data'}",
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
            *natural_order,
        )

    def _output(self, *command: str) -> str:
        done = subprocess.run(
            command,
            check=False,
            cwd=self._directory,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            **self._account,
        )
        if done.returncode:
            message = f"{Path(command[0]).name} failed: {done.stdout.strip()[-500:]}"
            raise PostgresMissing(message)
        return done.stdout

    def _start(self) -> tuple[subprocess.Popen[bytes], str]:
        log = self._directory / "log"
        for _ in range(PORT_ATTEMPTS):
            port = _free_port()
            with log.open("ab") as output:
                process = self._launch(port, output)
            url = f"postgresql://postgres@127.0.0.1:{port}/postgres"
            if _answers(url, process):
                return process, url
            _close_pipe(process)
        message = f"the server did not start: {log.read_text(errors='replace')[-500:]}"
        raise PostgresMissing(message)

    def _launch(self, port: int, output: IO[bytes]) -> subprocess.Popen[bytes]:
        settings = {**SETTINGS, "port": str(port), "unix_socket_directories": str(self._directory)}
        arguments = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        server = [str(self._binaries / "postgres"), "-D", str(self._directory / "data"), *arguments]
        return subprocess.Popen(
            ["/bin/sh", "-c", WATCHED_SERVER, "sh", str(self._directory), *server],
            cwd=self._directory,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
            start_new_session=True,
            **self._account,
        )


def _close_pipe(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is not None:
        process.stdin.close()
    process.wait(START_TIMEOUT_SECONDS)


def _answers(url: str, process: subprocess.Popen[bytes]) -> bool:
    """Wait until the server takes connections; False when it ended instead."""
    deadline = time.monotonic() + START_TIMEOUT_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(url, connect_timeout=5).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return process.poll() is None
    return False


def with_database(url: str, name: str) -> str:
    """The same server's address with another database, as SQLAlchemy writes it."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(scheme="postgresql+psycopg", path=f"/{name}"))


def _libpq(url: str) -> str:
    return urlunsplit(urlsplit(url)._replace(scheme="postgresql"))


def create_database(url: str, name: str, template: str = "template1") -> None:
    """Make a database, empty or a copy of `template`, which nobody may be connected to."""
    with psycopg.connect(_libpq(url), autocommit=True) as connection:
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        connection.execute(statement.format(sql.Identifier(name), sql.Identifier(template)))


def drop_database(url: str, name: str) -> None:
    """Drop a database, whoever is still connected."""
    with psycopg.connect(_libpq(url), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
