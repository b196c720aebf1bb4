"""A backup in the database's place: whole or not at all, with what was erased since erased again; and taken back."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pos_app.bootstrap import Shop, open_shop, restore_backup
from pos_app.errors import (
    BackupChanged,
    BackupDamaged,
    BackupNotOurs,
    DatabaseNotOurs,
    DatabaseTooNew,
    NotFound,
    RestoreOnServer,
    RestoreRefused,
    ShopInUse,
)
from pos_app.services.privacy import LIST
from tests.integration.counter import food, mixed, of, owner, sell, tamper, value

ADMIN = Path(sys.executable).with_name("tappass-admin")
GONE, STAYS, LATER = "+15805550152", "+15805550190", "+15805550177"
KILLS = int(os.environ.get("TAPPASS_KILLS", "6")) // 2


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def sales(url: str) -> int:
    with open_shop(url) as shop:
        assert shop.doctor.check(actor=shop.staff.first_owner()) == []
        return int(value(shop, 'SELECT count(*) FROM "Sale"'))


def state(file: Path) -> dict[str, bytes]:
    """The database, its log and its backups, byte for byte."""
    kept = [*file.parent.glob("shop.db*"), *file.parent.glob("backups/*")]
    read = {each.name: each.read_bytes() for each in kept if not each.name.endswith("-shm")}
    return {name: held for name, held in read.items() if held}


def a_day(shop: Shop) -> Path:
    """Two guests are sold to, one of them with a card and a note; then the backup is made."""
    who = owner(shop)
    for number in (GONE, STAYS):
        sell(shop, mixed(shop), phone=number, name=f"Guest of {number[-4:]}")
    shop.tappass.enrol(who, phone=GONE, name="Zoë Quillfeather", email="zoe.quill@example.com")
    return shop.backups.folder / shop.backups.make(who)


def test_a_backup_is_restored_without_who_was_erased_since_and_taken_back(sqlite_shop_url: str) -> None:
    file = path_of(sqlite_shop_url)
    with open_shop(sqlite_shop_url, as_owner=True) as shop:
        backup = a_day(shop)
        erased = shop.customers.find(GONE)[0].id
        shop.privacy.erase(owner(shop), erased)
        sell(shop, of(food(shop)), phone=LATER)
        with pytest.raises(ShopInUse):
            restore_backup(sqlite_shop_url, backup)
        assert value(shop, 'SELECT count(*) FROM "Sale"') == 3
    done = restore_backup(sqlite_shop_url, backup)
    assert done.erased_again == 1
    assert sales(sqlite_shop_url) == 2
    with open_shop(sqlite_shop_url, as_owner=True) as shop:
        assert [shop.customers.find(each) != [] for each in (GONE, STAYS, LATER)] == [False, True, False]
        assert shop.journal.latest(owner(shop), 5)[0].kind == "backup_restored"
    assert not [each for each in (b"Quillfeather", b"zoe.quill", GONE[1:].encode()) if each in file.read_bytes()]

    assert done.kept is not None
    back = json.loads(run("restore", done.kept, "--database", sqlite_shop_url, "--json"))
    assert back["erased_again"] == 0
    assert sales(sqlite_shop_url) == 3
    file.unlink()
    assert "Erased again: 1" in run("restore", str(backup), "--database", str(file)), "also when the database is lost"
    assert sales(sqlite_shop_url) == 2
    assert file.stat().st_mode & 0o777 == 0o600


def test_what_cannot_be_restored_changes_nothing(sqlite_shop_url: str, tmp_path: Path) -> None:
    file = path_of(sqlite_shop_url)
    with open_shop(sqlite_shop_url, as_owner=True) as shop:
        backup = a_day(shop)
        tamper(shop, "UPDATE \"Journal\" SET kind = 'refund' WHERE kind = 'sale' AND number = 2")
        tamper(shop, 'UPDATE "Sale" SET total = total + 1')
        changed = shop.backups.folder / shop.backups.make(owner(shop))
    damaged, foreign, old = tmp_path / "damaged.db", tmp_path / "foreign.db", tmp_path / "newer.db"
    raw = bytearray(backup.read_bytes())
    raw[20_000:60_000] = bytes(40_000)
    damaged.write_bytes(raw)
    with sqlite3.connect(foreign) as other:
        other.execute("CREATE TABLE thing (id INTEGER)")
    old.write_bytes(backup.read_bytes())
    with sqlite3.connect(old) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    (tmp_path / "text.db").write_text("not a database at all, but long enough to be read as one" * 20)
    before = state(file)
    for wrong, error in (
        (damaged, BackupDamaged),
        (tmp_path / "text.db", BackupDamaged),
        (foreign, BackupNotOurs),
        (old, DatabaseTooNew),
        (changed, BackupChanged),
        (file, BackupNotOurs),
        (tmp_path / "none.db", NotFound),
    ):
        with pytest.raises(error) as refused:
            restore_backup(sqlite_shop_url, wrong)
        assert "othing was changed" in str(refused.value), wrong
        assert state(file) == before, wrong
    with pytest.raises(DatabaseNotOurs):
        restore_backup(foreign, backup)
    assert restore_backup(sqlite_shop_url, changed, accept_changed=True).kept
    ended = subprocess.run(
        [ADMIN, "restore", damaged, "--database", file], capture_output=True, text=True, check=False, timeout=60
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("This backup is damaged")
    assert subprocess.run([ADMIN, "restore"], capture_output=True, check=False, timeout=60).returncode == 2


def test_a_damaged_database_makes_way_and_is_kept(sqlite_shop_url: str) -> None:
    file = path_of(sqlite_shop_url)
    with open_shop(sqlite_shop_url, as_owner=True) as shop:
        backup = a_day(shop)
    wreck = bytes(100) + file.read_bytes()[100:]
    file.write_bytes(wreck)
    file.with_name("shop.db-wal").write_bytes(b"a log of the old file")
    done = restore_backup(sqlite_shop_url, backup)
    assert done.kept is not None
    assert Path(done.kept).read_bytes() == wreck
    assert sales(sqlite_shop_url) == 2


RESTORING = """
import sys
from pathlib import Path
from pos_app.bootstrap import restore_backup
print("begins", flush=True)
restore_backup(sys.argv[1], Path(sys.argv[2]))
"""


def test_a_kill_at_any_point_leaves_the_old_or_the_new_one_whole(sqlite_shop_url: str) -> None:
    file = path_of(sqlite_shop_url)
    with open_shop(sqlite_shop_url, as_owner=True) as shop:
        backup = a_day(shop)
        sell(shop, of(food(shop)), phone=LATER)
    started = time.monotonic()
    subprocess.run([sys.executable, "-c", RESTORING, sqlite_shop_url, backup], check=True, capture_output=True)
    whole = time.monotonic() - started
    for kill in range(1, KILLS + 1):
        running = subprocess.Popen(
            [sys.executable, "-c", RESTORING, sqlite_shop_url, backup], stdout=subprocess.PIPE, text=True
        )
        assert running.stdout is not None
        running.stdout.readline()
        time.sleep(whole * kill / (KILLS + 1) / 2)
        running.send_signal(signal.SIGKILL)
        running.wait()
        running.stdout.close()
        assert sales(sqlite_shop_url) in (2, 3)
    restore_backup(sqlite_shop_url, backup)
    assert [each.name for each in file.parent.iterdir() if ".restoring" in each.name] == []


def test_on_a_server_it_is_said_and_the_erasures_are_done_again(
    postgres_shop_url: str, sqlite_shop_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAPPASS_DATA_DIR", str(tmp_path / "data"))
    with pytest.raises(RestoreOnServer, match="pg_restore"):
        restore_backup(postgres_shop_url, path_of(sqlite_shop_url))
    assert issubclass(RestoreOnServer, RestoreRefused)
    with open_shop(postgres_shop_url, as_owner=True) as shop:
        back = sell(shop, mixed(shop), phone=GONE, name="Zoë").customer_id
    (tmp_path / "data" / "backups").mkdir(parents=True)
    (tmp_path / "data" / "backups" / LIST).write_text(f"{back}\n")
    assert run("restore", "--erasures-only", "--database", postgres_shop_url) == "Erased again: 1.\n"
    assert run("restore", "--erasures-only", "--database", postgres_shop_url) == "Erased again: 0.\n"
    with open_shop(postgres_shop_url, as_owner=True) as shop:
        assert shop.customers.find(GONE) == []
        assert shop.doctor.check() == []


def test_what_is_kept_about_a_guest_is_saved_by_a_command(shop_url: str, tmp_path: Path) -> None:
    with open_shop(shop_url, as_owner=True) as shop:
        own_id = sell(shop, mixed(shop), phone=GONE, name="Zoë").customer_id
    for who in ("(580) 555-0152", own_id):
        run("export", "guest", who, str(tmp_path / "zoe.json"), "--database", shop_url)
        told = json.loads((tmp_path / "zoe.json").read_text(encoding="utf-8"))
        assert (told["customer"][0]["phoneNumber"], len(told["foodOrders"])) == (GONE, 1)


def run(*arguments: str) -> str:
    """The installed command, which has to end well."""
    done = subprocess.run([ADMIN, *arguments], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout
