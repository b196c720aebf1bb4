"""`tappass-admin` as it is run: what it prints, what it changes, how it ends."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pos_app.bootstrap import Role, open_shop
from pos_app.cli import main
from pos_app.cli.program import app
from pos_app.errors import LockedOut, WrongPin

ROOT = Path(__file__).parents[2]
DOCUMENTATION = ROOT / "docs" / "user" / "commands.md"
PIN = "739184"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(list(arguments))
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def answer(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> Any:
    ended, out, err = run(capsys, *arguments, "--json")
    assert (ended, err) == (status, "")
    return json.loads(out)


def give(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Standard input, as from a pipe."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def test_a_new_database_is_made_and_then_up_to_date(capsys: pytest.CaptureFixture[str], database_url: str) -> None:
    first = answer(capsys, "migrate", "--database", database_url)
    assert (first["before"], first["changed"]) == (None, True)
    again = answer(capsys, "migrate", "--database", database_url)
    assert (again["changed"], again["before"]) == (False, first["after"])
    assert "up to date" in run(capsys, "migrate", "--database", database_url)[1]


def test_a_sound_shop_is_well(capsys: pytest.CaptureFixture[str], shop_url: str) -> None:
    assert answer(capsys, "doctor", "--database", shop_url)["findings"] == []
    status, out, _ = run(capsys, "doctor", "--database", shop_url)
    assert (status, out.splitlines()[-1]) == (0, "All is well.")


def test_the_doctor_finds_and_mends(capsys: pytest.CaptureFixture[str], shop_url: str) -> None:
    from sqlalchemy import text

    with open_shop(shop_url, as_owner=True) as shop:
        product = next(each for each in shop.catalogue.products() if each.sellable)
        from pos_app.bootstrap import Cart, Payment

        cart = Cart().add(product)
        assert shop.actor is not None
        paid = [Payment.cash(shop.checkout.due(cart))]
        shop.checkout.complete(shop.actor, cart, phone="580 555 0152", payments=paid)
        with shop.premises.database.write() as connection:
            connection.execute(text('UPDATE "Customer" SET "orderCount" = 7 WHERE "phoneNumber" = \'+15805550152\''))
    found = answer(capsys, "doctor", "--database", shop_url, status=1)["findings"]
    assert [each["invariant"] for each in found] == [1]
    status, out, _ = run(capsys, "doctor", "--database", shop_url)
    assert status == 1
    assert "orderCount 7" in out
    mended = answer(capsys, "doctor", "--repair", "--database", shop_url)
    assert (len(mended["repaired"]), mended["findings"]) == (1, [])
    assert answer(capsys, "doctor", "--database", shop_url)["findings"] == []


def test_demo_data_fills_a_new_database(capsys: pytest.CaptureFixture[str], sqlite_url: str) -> None:
    made = answer(capsys, "demo-data", "--customers", "20", "--orders", "60", "--seed", "3", "--database", sqlite_url)
    assert (made["customers"], made["orders"]) == (20, 60)
    assert answer(capsys, "doctor", "--database", sqlite_url)["findings"] == []
    status, out, err = run(capsys, "demo-data", "--customers", "1", "--orders", "1", "--database", sqlite_url)
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1


def test_staff_come_get_new_pins_are_unlocked_and_go(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, shop_url: str
) -> None:
    place = ("--database", shop_url)
    give(monkeypatch, "4711\n")
    assert run(capsys, "staff", "add", "Robin", "--role", "cashier", "--pin-stdin", *place)[0] == 0
    people = answer(capsys, "staff", "list", *place)
    assert [(person["name"], person["role"], person["has_pin"]) for person in people] == [
        ("Robin", "CASHIER", True),
        ("Olive", "OWNER", True),
    ]
    with open_shop(shop_url) as shop:
        assert shop.staff.sign_in("Robin", "4711").role == Role.CASHIER
        for _ in range(10):
            with pytest.raises(WrongPin):
                shop.staff.sign_in("Robin", "0000")
        with pytest.raises(LockedOut):
            shop.staff.sign_in("Robin", "4711")
    assert run(capsys, "staff", "unlock", "robin", *place)[0] == 0
    give(monkeypatch, "5822\n")
    assert run(capsys, "staff", "reset-pin", "Robin", "--pin-stdin", *place)[0] == 0
    with open_shop(shop_url) as shop:
        shop.staff.sign_in("Robin", "5822")
    assert run(capsys, "staff", "deactivate", "Robin", *place)[0] == 0
    assert "Robin" not in run(capsys, "staff", "list", *place)[1]
    status, _, err = run(capsys, "staff", "unlock", "Robin", *place)
    assert (status, err) == (1, "Nobody on the staff list is called Robin.\n")
    status, _, err = run(capsys, "staff", "deactivate", "Olive", *place)
    assert status == 1
    assert "last owner" in err


def test_an_owner_without_a_pin_gets_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, sqlite_url: str
) -> None:
    with open_shop(sqlite_url, as_owner=True):
        pass
    give(monkeypatch, "806352\n")
    assert run(capsys, "staff", "reset-owner", "--pin-stdin", "--database", sqlite_url)[0] == 0
    with open_shop(sqlite_url) as shop:
        assert shop.staff.sign_in("Owner", "806352").role == Role.OWNER


@pytest.mark.parametrize(
    ("pin", "word"), [("123456\n", "first anybody tries"), ("12\n", "at least 6"), ("\n", "empty")]
)
def test_a_pin_that_cannot_be_is_misuse_in_one_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, sqlite_shop_url: str, pin: str, word: str
) -> None:
    give(monkeypatch, pin)
    status, out, err = run(capsys, "staff", "reset-owner", "--pin-stdin", "--database", sqlite_shop_url)
    assert (status, out) == (2, "")
    assert word in err
    assert len(err.splitlines()) == 1


def test_a_pin_is_never_an_argument_nor_read_from_a_pipe_unasked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, sqlite_shop_url: str
) -> None:
    assert run(capsys, "staff", "reset-owner", PIN, "--database", sqlite_shop_url)[0] == 2
    give(monkeypatch, "806352\n")
    status, _, err = run(capsys, "staff", "reset-owner", "--database", sqlite_shop_url)
    assert status == 2
    assert "--pin-stdin" in err


def test_the_journal_is_shown_and_verified(capsys: pytest.CaptureFixture[str], shop_url: str) -> None:
    assert answer(capsys, "journal", "verify", "--database", shop_url) == {"broken": []}
    entries = answer(capsys, "journal", "list", "--limit", "5", "--database", shop_url)
    assert "shop_set_up" in [entry["kind"] for entry in entries]
    assert "Olive" in run(capsys, "journal", "list", "--database", shop_url)[1]


def test_a_changed_journal_is_found(capsys: pytest.CaptureFixture[str], shop_url: str) -> None:
    from sqlalchemy import text

    with open_shop(shop_url) as shop, shop.premises.database.write() as connection:
        connection.execute(text("""UPDATE "Journal" SET "kind" = 'something_else'"""))
    assert len(answer(capsys, "journal", "verify", "--database", shop_url, status=1)["broken"]) == 1
    assert "changed" in run(capsys, "journal", "verify", "--database", shop_url)[1]


CATALOGUE = "name,category,kind,price,barcode\nPretzel,Bakery,food,3.50,2000000099999\nApron,Merch shop,merch,19.00,\n"


def test_products_are_brought_in_all_or_none(capsys: pytest.CaptureFixture[str], tmp_path: Path, shop_url: str) -> None:
    file = tmp_path / "products.csv"
    file.write_text(CATALOGUE, encoding="utf-8")
    place = ("--database", shop_url)
    looked = answer(capsys, "import", "products", str(file), "--dry-run", *place)
    assert looked == {"products": 2, "categories": 2, "changed": 0, "dry_run": True}
    with open_shop(shop_url) as shop:
        before = len(shop.catalogue.products())
    assert answer(capsys, "import", "products", str(file), *place)["products"] == 2
    with open_shop(shop_url) as shop:
        products = {product.name: product for product in shop.catalogue.products()}
        assert len(products) == before + 2
        assert (products["Pretzel"].price, products["Pretzel"].barcode) == (350, "2000000099999")
        assert [tab.name for tab in shop.catalogue.everything().categories][-2:] == ["Bakery", "Merch shop"]
    status, _, err = run(capsys, "import", "products", str(file), *place)
    assert (status, err.strip()) == (
        1,
        "These barcodes are in the catalogue already: 2000000099999. Nothing was added.",
    )
    file.write_text("name,category\nDonut,Bakery\nPretzel,bakery\n", encoding="utf-8")
    status, _, err = run(capsys, "import", "products", str(file), *place)
    assert (status, "Pretzel" in err) == (1, True)
    file.write_text("name,category,price\nDonut,Bakery,x\n", encoding="utf-8")
    status, _, err = run(capsys, "import", "products", str(file), *place)
    assert status == 1
    assert 'Line 2: the price "x"' in err
    with open_shop(shop_url) as shop:
        assert len(shop.catalogue.products()) == before + 2


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_catalogue_is_taken_out_and_its_changes_brought_in(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, shop_url: str, ending: str
) -> None:
    place = ("--database", shop_url)
    taken = answer(capsys, "export", "products", str(tmp_path / f"all.{ending}"), *place)
    with open_shop(shop_url) as shop:
        assert taken["products"] == len(shop.catalogue.products())
    same = answer(capsys, "import", "products", taken["file"], "--update", *place)
    assert same == {"products": 0, "categories": 0, "changed": 0, "dry_run": False}
    file = tmp_path / "prices.csv"
    file.write_text(CATALOGUE, encoding="utf-8")
    answer(capsys, "import", "products", str(file), *place)
    file.write_text(CATALOGUE.replace("3.50", "3.90"), encoding="utf-8")
    looked = answer(capsys, "import", "products", str(file), "--update", "--dry-run", *place)
    assert (looked["products"], looked["changed"]) == (0, 1)
    status, out, _ = run(capsys, "import", "products", str(file), "--update", *place)
    assert (status, "1 products were changed." in out) == (0, True)
    with open_shop(shop_url) as shop:
        assert next(each.price for each in shop.catalogue.products() if each.name == "Pretzel") == 390
    status, _, err = run(capsys, "export", "products", str(tmp_path / "away" / "all.csv"), *place)
    assert (status, "cannot be written" in err) == (2, True)


def test_a_backup_is_a_shop_of_its_own(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, sqlite_shop_url: str
) -> None:
    kept = Path(answer(capsys, "backup", "--to", str(tmp_path / "kept"), "--database", sqlite_shop_url)["backup"])
    assert kept.parent == tmp_path / "kept"
    assert "-backup-" in kept.name
    assert kept.stat().st_mode & 0o077 == 0
    with open_shop(kept) as copy, open_shop(sqlite_shop_url) as shop:
        assert len(copy.catalogue.products()) == len(shop.catalogue.products())
        assert copy.doctor.check(actor=copy.staff.first_owner()) == []


def test_a_backup_lands_beside_the_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, sqlite_shop_url: str
) -> None:
    status, out, _ = run(capsys, "backup", "--database", sqlite_shop_url)
    assert status == 0
    assert str(tmp_path / "backups" / "shop-backup-") in out


def test_a_database_on_a_server_is_backed_up(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, postgres_shop_url: str
) -> None:
    kept = answer(capsys, "backup", "--to", str(tmp_path), "--database", postgres_shop_url)["backup"]
    assert kept.startswith("schema backup_") or Path(kept).stat().st_size > 0
    assert answer(capsys, "doctor", "--database", postgres_shop_url)["findings"] == []


def test_a_file_that_is_not_there_is_not_made(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for command in (["staff", "list"], ["doctor"], ["journal", "verify"], ["backup"]):
        status, out, err = run(capsys, *command, "--database", str(tmp_path / "none.db"))
        assert (status, out) == (1, "")
        assert err.startswith("There is no database at ")
    assert list(tmp_path.iterdir()) == []


def test_a_database_of_another_program_is_left_alone(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(b"not a database at all, but long enough to be looked at" * 20)
    for command in (["staff", "list"], ["migrate"], ["doctor"]):
        status, out, err = run(capsys, *command, "--database", str(other))
        assert (status, out) == (1, "")
        assert "not a TapPass database" in err
    assert other.read_bytes().startswith(b"not a database at all")


@pytest.mark.parametrize(
    "wrong", [["nonsense"], ["staff", "nonsense"], ["demo-data"], ["journal", "list", "--limit", "0"]]
)
def test_misuse_ends_with_2(capsys: pytest.CaptureFixture[str], wrong: list[str]) -> None:
    status, out, err = run(capsys, *wrong)
    assert (status, out) == (2, "")
    assert err


def test_the_settings_name_the_database(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, sqlite_shop_url: str
) -> None:
    monkeypatch.setenv("TAPPASS_DATABASE", sqlite_shop_url)
    assert answer(capsys, "staff", "list")[0]["name"] == "Olive"
    monkeypatch.setenv("TAPPASS_TILL", "x" * 99)
    status, _, err = run(capsys, "staff", "list")
    assert (status, "TAPPASS_TILL" in err) == (2, True)


def test_what_nobody_foresaw_is_logged_and_said_calmly(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sqlite_shop_url: str
) -> None:
    from pos_app.services.journal import Journal

    def fail(_journal: Journal) -> None:
        raise ZeroDivisionError("Ava Reyes")

    monkeypatch.setattr(Journal, "verify", fail)
    monkeypatch.setenv("TAPPASS_LOG_DIR", str(tmp_path / "logs"))
    status, out, err = run(capsys, "journal", "verify", "--database", sqlite_shop_url)
    assert (status, out) == (1, "")
    assert "Traceback" not in err
    logged = (tmp_path / "logs" / "tappass-pos.log").read_text(encoding="utf-8")
    assert "builtins.ZeroDivisionError" in logged
    assert "Ava" not in logged


def test_the_command_is_installed_and_loads_neither_qt_nor_the_database_for_help() -> None:
    code = (
        "import sys, pos_app.cli as cli; status = cli.main(['--help']);"
        "heavy = ('PySide6', 'sqlalchemy', 'alembic', 'argon2', 'phonenumbers');"
        "loaded = [name for name in heavy if name in sys.modules];"
        "sys.exit(str(loaded) if loaded else status)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "demo-data" in done.stdout


def test_no_command_loads_qt(sqlite_shop_url: str) -> None:
    code = (
        "import sys, pos_app.cli as cli; cli.main(['doctor', '--database', sys.argv[1]]);"
        "sys.exit('PySide6' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, sqlite_shop_url], env=os.environ, capture_output=True, check=False
    )
    assert done.returncode == 0


def _commands(group: Any, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], Any]]:
    found = []
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            found += _commands(command, (*path, name))
        else:
            found.append(((*path, name), command))
    return found


def test_every_command_and_option_is_documented() -> None:
    from typer.main import get_command

    documentation = DOCUMENTATION.read_text(encoding="utf-8")
    sections = dict.fromkeys(documentation.split("\n### ")[1:])
    commands = _commands(get_command(app))
    assert len(commands) >= 13
    for path, command in commands:
        title = f"`tappass-admin {' '.join(path)}`"
        section = next((each for each in sections if each.startswith(title)), None)
        assert section is not None, f"docs/user/commands.md has no section {title}"
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("--") and option != "--help":
                    assert f"`{option}" in section, f"{title} does not name {option}"
                elif not option.startswith("-"):
                    assert option.upper() in section, f"{title} does not name {option.upper()}"
