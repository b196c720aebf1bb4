"""What every test stands on: an offscreen Qt, a private home, and databases of both kinds.

- `sqlite_url`, `postgres_url`: a new, empty database.
- `database_url`: the same, once for each kind; every data and service test asks for this one.
- `shop_url`: a copy of a migrated demo shop, once for each kind; quick, since the original is made once.

`TAPPASS_TEST_POSTGRES_URL` names a server to use instead of a private one. With `TAPPASS_REQUIRE_POSTGRES=1` the run
fails at once where there is none; otherwise the PostgreSQL half is skipped, and the summary says so in red.
`TAPPASS_HYPOTHESIS=deep` looks for counter-examples for as long as it takes.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.postgres import PostgresMissing, PostgresServer, create_database, drop_database, with_database

if TYPE_CHECKING:
    from collections.abc import Iterator

SERVER_URL = "TAPPASS_TEST_POSTGRES_URL"
REQUIRE_POSTGRES = "TAPPASS_REQUIRE_POSTGRES"
WHY_MISSING = "TAPPASS_TEST_POSTGRES_MISSING"
NOT_FOUND = "PostgreSQL not found"
DATABASE_KINDS = ("sqlite", "postgres")

server_key = pytest.StashKey[PostgresServer]()
home = Path(tempfile.mkdtemp(prefix="tappass-tests-"))


def _live_in_private_home() -> None:
    """Before Qt is loaded: no screen, and nothing of the user's is read or written."""
    os.environ.pop("TAPPASS_DATABASE", None)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for name in ("TAPPASS_DATA_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        os.environ[name] = str(home / name.lower())
    runtime = home / "xdg_runtime_dir"
    runtime.mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)


_live_in_private_home()

settings.register_profile("quick", max_examples=50, deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.register_profile(
    "deep",
    max_examples=10_000,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("TAPPASS_HYPOTHESIS", "quick"))


def _start_server(config: pytest.Config) -> None:
    """Start the private server, once, and tell its address to this process and to workers started later."""
    required = os.environ.get(REQUIRE_POSTGRES)
    if os.environ.get(SERVER_URL) or (os.environ.get(WHY_MISSING) and not required):
        return
    try:
        server = PostgresServer()
    except PostgresMissing as missing:
        if required:
            message = f"{NOT_FOUND}, and {REQUIRE_POSTGRES} is set: {missing}"
            raise pytest.UsageError(message) from None
        os.environ[WHY_MISSING] = str(missing)
    else:
        config.stash[server_key] = server
        os.environ[SERVER_URL] = server.url


def pytest_configure(config: pytest.Config) -> None:
    """Start PostgreSQL where workers will share it, or where it must be there; else the first test that asks does."""
    is_worker = hasattr(config, "workerinput")
    starts_workers = bool(config.getoption("numprocesses", None))
    if is_worker or config.option.collectonly:
        return
    if starts_workers or os.environ.get(REQUIRE_POSTGRES):
        _start_server(config)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop what was started; leave no file behind."""
    server = config.stash.get(server_key, None)
    if server is not None:
        server.stop()
        del config.stash[server_key]
        del os.environ[SERVER_URL]
    shutil.rmtree(home, ignore_errors=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly that only half of the databases was tested."""
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if NOT_FOUND in str(report.longrepr)]
    if skipped:
        terminalreporter.section(NOT_FOUND, sep="=", red=True, bold=True)
        reason = os.environ.get(WHY_MISSING, "")
        terminalreporter.write_line(f"{NOT_FOUND}: {len(skipped)} tests ran on SQLite only ({reason}).", red=True)


@pytest.fixture(scope="session")
def postgres_server(pytestconfig: pytest.Config) -> str:
    """The address of a running server's maintenance database; skips where there is none."""
    _start_server(pytestconfig)
    url = os.environ.get(SERVER_URL)
    if not url:
        pytest.skip(f"{NOT_FOUND}: {os.environ[WHY_MISSING]}")
    return url


def _new_name() -> str:
    return f"tappass_test_{uuid.uuid4().hex[:16]}"


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A place for a new SQLite database; the file is not there yet."""
    return f"sqlite:///{tmp_path / 'shop.db'}"


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """A new, empty PostgreSQL database, dropped after the test whoever is still connected."""
    name = _new_name()
    create_database(postgres_server, name)
    yield with_database(postgres_server, name)
    drop_database(postgres_server, name)


@pytest.fixture(params=DATABASE_KINDS)
def database_url(request: pytest.FixtureRequest) -> str:
    """A new, empty database, once on SQLite and once on PostgreSQL."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


def _make_demo_shop(url: str) -> None:
    from pos_app.bootstrap import open_shop

    with open_shop(url, as_owner=True, demo=True):
        pass


@pytest.fixture(scope="session")
def sqlite_demo_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a migrated, closed demo shop, made once a worker; tests copy it."""
    path = tmp_path_factory.mktemp("demo-shop") / "shop.db"
    _make_demo_shop(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_demo_shop(postgres_server: str) -> Iterator[str]:
    """The name of a migrated, closed demo shop's database, made once a worker; tests copy it."""
    name = _new_name()
    create_database(postgres_server, name)
    _make_demo_shop(with_database(postgres_server, name))
    yield name
    drop_database(postgres_server, name)


@pytest.fixture
def sqlite_shop_url(sqlite_demo_shop: Path, tmp_path: Path) -> str:
    """A demo shop of one's own on SQLite: owner Olive, PIN 739184, the till open."""
    path = tmp_path / "shop.db"
    for suffix in ("", "-wal"):
        source = sqlite_demo_shop.with_name(sqlite_demo_shop.name + suffix)
        if source.exists():
            shutil.copy2(source, path.with_name(path.name + suffix))
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_shop_url(postgres_server: str, postgres_demo_shop: str) -> Iterator[str]:
    """A demo shop of one's own on PostgreSQL: owner Olive, PIN 739184, the till open."""
    name = _new_name()
    create_database(postgres_server, name, template=postgres_demo_shop)
    yield with_database(postgres_server, name)
    drop_database(postgres_server, name)


@pytest.fixture(params=DATABASE_KINDS)
def shop_url(request: pytest.FixtureRequest) -> str:
    """A demo shop of one's own, once on SQLite and once on PostgreSQL."""
    url: str = request.getfixturevalue(f"{request.param}_shop_url")
    return url
