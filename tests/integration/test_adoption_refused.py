"""A PostgreSQL server that lets nobody in says so: asked for a password, a wrong one, a name that is not there."""

import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import URL, make_url

from pos_app.errors import DatabaseAway
from pos_app.interchange.adoption import plan
from tests.integration import old_shop

PASSWORD = "right horse"


@pytest.fixture
def guarded(postgres_url: str, postgres_server: str) -> Iterator[URL]:
    """The old shop on a server that wants one role's password; the server's own list of who may come in is mended."""
    old_shop.load(postgres_url)
    role = f"guarded_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        listed = Path(connection.execute("SHOW hba_file").fetchone()[0])  # type: ignore[index] # the server always answers
        try:
            before = listed.read_text()
            listed.write_text(f"host all {role} 127.0.0.1/32 scram-sha-256\n{before}")
        except OSError:
            pytest.skip("the server's list of who may come in cannot be written")
        named = sql.Identifier(role)
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(named, sql.Literal(PASSWORD)))
        connection.execute(sql.SQL("GRANT pg_read_all_data TO {}").format(named))
        connection.execute("SELECT pg_reload_conf()")
        url = make_url(postgres_url).set(username=role)
        _wait_until_guarded(url)
        yield url
        listed.write_text(listed.read_text().replace(f"host all {role} 127.0.0.1/32 scram-sha-256\n", ""))
        connection.execute("SELECT pg_reload_conf()")
        connection.execute(sql.SQL("DROP OWNED BY {}").format(named))
        connection.execute(sql.SQL("DROP ROLE {}").format(named))


def _wait_until_guarded(url: URL) -> None:
    """The server reads its list again a moment after it was asked to."""
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    for _ in range(200):
        try:
            psycopg.connect(address).close()
        except psycopg.OperationalError:
            return
        time.sleep(0.05)
    raise AssertionError("the server lets everybody in")


def _refusal(url: URL) -> str:
    with pytest.raises(DatabaseAway) as refused:
        plan(url.render_as_string(hide_password=False))
    return str(refused.value)


def test_a_server_that_lets_nobody_in_says_why(guarded: URL) -> None:
    assert "asks for a password" in _refusal(guarded)
    wrong = _refusal(guarded.set(password="wrong horse"))
    assert "did not accept the user name or the password" in wrong
    assert "wrong horse" not in wrong
    assert "no database of that name" in _refusal(guarded.set(password=PASSWORD, database="nowhere"))
    assert "cannot be reached" in _refusal(guarded.set(password=PASSWORD, port=1))
    right = guarded.set(password=PASSWORD).render_as_string(hide_password=False)
    assert plan(right).customers == old_shop.truth()["customers"]
