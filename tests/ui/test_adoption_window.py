"""The old shop's database comes in at the first start as its owner does it: typed, looked at, cancelled, refused."""

import hashlib
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from pos_app.bootstrap import adopt_into, open_shop
from pos_app.data.database import Database
from tests.integration import old_shop
from tests.ui.driver import Driver
from ui.app import build_window
from ui.stage_words import Pace
from ui.theme import apply_theme
from ui.upgrade_card import UpgradeCard
from ui.welcome import AdoptionPage, WelcomePage
from ui.welcome.tally_view import TallyView
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.data_table import DataTable

PIN = "739184"
SHOP = "Northside Taproom"


class Owner(Driver):
    """Somebody at a first start."""

    def wait(self, milliseconds: int) -> None:
        """Let the background work: an event loop leaves the interpreter to other threads, `QTest.qWait` does not."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def until(self, holds: Callable[[], bool], words: str = "") -> None:
        deadline = time.monotonic() + 60
        while not holds():
            assert time.monotonic() < deadline, f"not seen: {words or holds}"
            self.wait(5)

    @property
    def page(self) -> AdoptionPage:
        return self.get("adoptionPage", AdoptionPage)

    @property
    def card(self) -> TallyView:
        return self.page.tally

    @property
    def asked_in_place(self) -> bool:
        """Whether the page stands over the window, without anything having been named."""
        return self.window.findChild(AdoptionPage) is not None and self.page.isVisible()

    def errors(self) -> list[str]:
        labels = self.page.findChildren(QLabel)
        return [label.text() for label in labels if label.property("role") == "fieldError" and label.isVisible()]

    def go_to_the_page(self, source: str | Path = "") -> None:
        """From the first question to the old database, typed."""
        self.type(SHOP, "shopNameEdit")
        self.click("adoptDatabaseButton")
        self.press(Qt.Key.Key_Return, "shopNameEdit")
        self.until(self.page.isVisible, "the page is open")
        assert self.focus() == "adoptSourceEdit"
        self.type(str(source))

    def bring_in(self) -> None:
        self.click("adoptBringButton")
        self.until(lambda: self.find("adoptDoneButton").isVisible(), "it came")

    def become_the_owner(self) -> None:
        self.until(lambda: self.focus() == "ownerNameEdit", "the owner is asked for")
        self.press(Qt.Key.Key_Return)
        self.type(PIN)
        self.press(Qt.Key.Key_Return)
        self.type(PIN)
        self.press(Qt.Key.Key_Return)
        self.until(lambda: "Owner" in self.text("whoIsSignedIn"), "the owner is signed in")
        self.settle()


def _shown(qapp: QApplication, url: str, size: tuple[int, int] = (1280, 800)) -> Owner:
    window = build_window(url, theme="light")
    window.resize(*size)
    window.show()
    return Owner(window)


def _start(qapp: QApplication, url: str, size: tuple[int, int] = (1280, 800)) -> Owner:
    owner = _shown(qapp, url, size)
    owner.until(lambda: owner.desk.workplace.is_open, "the shop is open")
    owner.settle()
    return owner


def _end(owner: Owner, qapp: QApplication) -> None:
    owner.window.close()
    owner.window.deleteLater()
    qapp.processEvents()


@pytest.fixture
def first(qapp: QApplication, sqlite_url: str) -> Iterator[Owner]:
    """The window on a new file."""
    owner = _start(qapp, sqlite_url, (1024, 768))
    yield owner
    _end(owner, qapp)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample, alone in its folder."""
    folder = tmp_path / "old"
    folder.mkdir()
    return Path(shutil.copyfile(old_shop.SQLITE, folder / "shop.sqlite"))


@pytest.fixture
def long_one(sample: Path) -> Path:
    """A source that takes a while: the sample's orders, many times over."""
    connection = sqlite3.connect(sample)
    names = [f'"{row[1]}"' for row in connection.execute('PRAGMA table_info("Order")')]
    for copy in range(40):
        picked = ", ".join(f"{name} || '-{copy}'" if name == '"id"' else name for name in names)
        connection.execute(
            f'INSERT INTO "Order" ({", ".join(names)}) SELECT {picked} FROM "Order" WHERE "id" NOT LIKE \'%-%\''
        )
    connection.commit()
    connection.close()
    return sample


def _customers(url: str) -> int:
    with open_shop(url) as shop, shop.premises.database.read() as connection:
        return int(connection.exec_driver_sql('SELECT COUNT(*) FROM "Customer"').scalar_one()) - 1


def test_from_the_old_file_to_an_open_counter(
    qapp: QApplication, database_url: str, sample: Path, tmp_path: Path
) -> None:
    owner = _start(qapp, database_url)
    before = hashlib.sha256(sample.read_bytes()).hexdigest()
    owner.go_to_the_page(sample)
    owner.press(Qt.Key.Key_Return)
    owner.until(lambda: owner.find("tallySections").isVisible(), "what would come")
    assert owner.find("adoptBringButton").isVisible()
    assert _figures(owner.card)["customers"] == "74"
    owner.bring_in()
    assert _figures(owner.card) == {
        "customers": "74",
        "orders": "273",
        "merchandise orders": "47",
        "members": "25",
        "points": "49,085",
    }
    owner.click("adoptDoneButton")
    owner.become_the_owner()
    owner.type("5805550152", "phoneEdit")
    owner.press(Qt.Key.Key_Return)
    owner.until(lambda: owner.text("customerName") != "", "an adopted guest is known at the counter")
    assert owner.shop.info.name == SHOP
    assert owner.shop.doctor.check(actor=owner.shop.staff.first_owner()) == []
    _end(owner, qapp)
    database = Database(database_url)
    with database.read() as connection:
        truth = old_shop.truth()
        truth.pop("members_in")
        assert old_shop.told_by(connection) == truth
    database.close()
    assert hashlib.sha256(sample.read_bytes()).hexdigest() == before
    assert [path.name for path in sample.parent.iterdir()] == [sample.name]


def _figures(card: TallyView) -> dict[str, str]:
    labels = [label for label in card.findChildren(QLabel) if not label.isHidden()]
    values = [label.text() for label in labels if label.property("role") == "figure"]
    names = [label.text() for label in labels if label.property("role") == "figureLabel"]
    return dict(zip(names[-5:], values[-5:], strict=True))


def test_looking_writes_nothing(first: Owner, sample: Path, sqlite_url: str) -> None:
    first.go_to_the_page(sample)
    first.click("adoptLookButton")
    first.until(lambda: first.find("tallySections").isVisible(), "what would come")
    first.click("adoptBackButton")
    assert first.get("adoptSourceEdit", QLineEdit).text() == str(sample)
    first.click("adoptBackButton")
    assert not first.page.isVisible()
    assert first.get("shopNameEdit", QLineEdit).text() == SHOP
    assert first.shop.welcome.adopted() is None
    assert _customers(sqlite_url) == 0


def test_everything_that_stands_out_is_listed(first: Owner, sample: Path) -> None:
    first.go_to_the_page(sample)
    first.click("adoptLookButton")
    first.until(lambda: first.find("tallySections").isVisible(), "what would come")
    sections = {each.name: each for each in first.card.sections}
    assert set(sections) >= {"overview", "columns", "merged_spellings", "walk_in", "disagreements", "tables_left_alone"}
    assert [row.text for row in sections["walk_in"].rows] == ["“00000”", "“walk in”"]
    assert sections["unpaid_merch"].rows[0].trailing == "$13.47"
    assert sections["merged_spellings"].rows[0].detail.startswith("12145550105")
    assert sections["disagreements"].count == "0"
    assert "Order.phoneNumber" in [row.text for row in sections["columns"].rows]
    menu, rows = first.get("tallySections", DataTable), first.get("tallyRows", DataTable)
    menu.setFocus()
    for at, section in enumerate(first.card.sections[1:], start=1):
        first.press(Qt.Key.Key_Down)
        assert menu.current_row is first.card.sections[at]
        assert rows.isVisible()
        assert rows.model().rowCount() == len(section.rows)


def test_cancel_leaves_nothing_and_it_can_be_tried_again(first: Owner, long_one: Path, sqlite_url: str) -> None:
    first.go_to_the_page(long_one)
    first.click("adoptBringButton")
    bar = first.page.progress.bar
    first.until(lambda: bar.isVisible() and bar.maximum() > 0 and bar.value() > 0, "progress is shown")
    first.click("adoptCancelButton")
    first.until(lambda: first.find("adoptSourceEdit").isVisible(), "it was cancelled")
    assert "Nothing was brought in" in first.page.message
    assert first.get("adoptSourceEdit", QLineEdit).text() == str(long_one)
    assert first.shop.welcome.adopted() is None
    assert _customers(sqlite_url) == 0
    first.bring_in()
    assert _figures(first.card)["orders"] == f"{273 * 41:,}"


def test_closing_the_window_gives_up_and_leaves_nothing(qapp: QApplication, long_one: Path, sqlite_url: str) -> None:
    owner = _start(qapp, sqlite_url)
    owner.go_to_the_page(long_one)
    owner.click("adoptBringButton")
    bar = owner.page.progress.bar
    owner.until(lambda: bar.isVisible() and bar.maximum() > 0, "it is under way")
    began = time.monotonic()
    _end(owner, qapp)
    assert time.monotonic() - began < 5
    assert _customers(sqlite_url) == 0


@pytest.mark.parametrize("button", ["adoptLookButton", "adoptBringButton"])
def test_what_is_no_old_shop_is_said_beside_the_field(first: Owner, tmp_path: Path, button: str) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Not a database at all. " * 100)
    first.go_to_the_page(notes)
    cases = {
        str(notes): "not a database of the old web shop",
        str(tmp_path / "none.sqlite"): "There is no file",
        str(tmp_path): "is a folder",
        "postgresql://nobody@127.0.0.1:1/shop": "cannot be reached",
        "mysql://root@server/shop": "neither a file nor the address",
    }
    for typed, words in cases.items():
        first.get("adoptSourceEdit", QLineEdit).setText(typed)
        first.click(button)
        first.until(lambda: first.find("adoptSourceEdit").isVisible() and bool(first.errors()), words)
        assert words in first.errors()[0]
        assert first.get("adoptSourceEdit", QLineEdit).text() == typed
        assert first.focus() == "adoptSourceEdit"
        first.settle()
    assert first.desk.workplace.is_open


def test_nothing_named_is_asked_for(first: Owner) -> None:
    first.go_to_the_page()
    first.click("adoptLookButton")
    assert first.errors() == ["Say where the old database is: a file, or an address."]
    first.type("/")
    assert first.errors() == []


def test_the_password_is_asked_for_where_there_is_a_server(first: Owner) -> None:
    first.go_to_the_page()
    assert not first.find("adoptPasswordEdit").isVisible()
    first.type("postgresql://nobody@127.0.0.1:1/shop", "adoptSourceEdit")
    assert first.find("adoptPasswordEdit").isVisible()
    first.page.form.show_password_error("The server did not accept the user name or the password. Nothing was written.")
    assert first.focus() == "adoptPasswordEdit"
    first.type("x")
    assert first.errors() == []


def test_rows_that_fit_nowhere_are_named_and_nothing_is_written(first: Owner, sample: Path, sqlite_url: str) -> None:
    connection = sqlite3.connect(sample)
    connection.execute('UPDATE "Order" SET total = \'a lot\' WHERE rowid IN (SELECT rowid FROM "Order" LIMIT 3)')
    connection.commit()
    connection.close()
    first.go_to_the_page(sample)
    first.click("adoptBringButton")
    problems = first.get("adoptProblems", QPlainTextEdit)
    first.until(problems.isVisible, "the problems are listed")
    assert len(problems.toPlainText().splitlines()) == 3
    assert _customers(sqlite_url) == 0
    first.click("adoptBackButton")
    assert first.get("adoptSourceEdit", QLineEdit).text() == str(sample)


def test_a_database_that_was_filled_meanwhile_is_left_alone(first: Owner, sample: Path, sqlite_url: str) -> None:
    first.go_to_the_page(sample)
    adopt_into(sqlite_url, old_shop.SQLITE, "US", "USD")
    first.click("adoptBringButton")
    first.until(lambda: bool(first.page.message), "it is refused")
    assert "holds a shop already" in first.page.message
    assert _customers(sqlite_url) == 74


def test_a_shop_adopted_by_the_command_is_only_asked_for_its_owner(
    qapp: QApplication, sqlite_url: str, sample: Path
) -> None:
    adopt_into(sqlite_url, sample, "DE", "EUR")
    owner = _start(qapp, sqlite_url)
    tile = owner.get("adoptDatabaseButton", QPushButton)
    assert (tile.text(), tile.isEnabled()) == ("Your old shop is here", False)
    currency = owner.get("currencyBox", ChoiceBox)
    owner.until(lambda: currency.code == "EUR", "the lists are read")
    assert not currency.isEnabled()
    assert owner.get("regionBox", ChoiceBox).code == "DE"
    owner.type(SHOP, "shopNameEdit")
    owner.press(Qt.Key.Key_Return)
    owner.become_the_owner()
    assert (owner.shop.info.currency, owner.shop.info.region) == ("EUR", "DE")
    _end(owner, qapp)


def test_country_and_currency_are_asked_for_and_kept(first: Owner, sample: Path) -> None:
    first.go_to_the_page(sample)
    for name, code in (("adoptRegionBox", "CA"), ("adoptCurrencyBox", "CAD")):
        first.get(name, ChoiceBox).show_code(code)
    first.bring_in()
    first.click("adoptDoneButton")
    first.become_the_owner()
    assert (first.shop.info.region, first.shop.info.currency) == ("CA", "CAD")


@pytest.mark.parametrize("name", ["account.txt", "account.json", "account.csv"])
def test_the_account_can_be_saved(first: Owner, sample: Path, tmp_path: Path, name: str) -> None:
    first.go_to_the_page(sample)
    first.click("adoptLookButton")
    first.until(lambda: first.find("adoptSaveButton").isVisible(), "what would come")
    first.page.save_wanted.emit(tmp_path / "nowhere" / name)
    first.until(lambda: "cannot be written" in first.page.message, "refused in words")
    first.page.save_wanted.emit(tmp_path / name)
    first.until(lambda: "Kept in" in first.page.message, "saved")
    text = (tmp_path / name).read_text(encoding="utf-8")
    words = {"account.txt": "273 rows in, 273 out", "account.json": '"customers": 74', "account.csv": "tables,Order"}
    assert words[name] in text


def test_a_file_is_dropped_on_the_page(first: Owner, sample: Path) -> None:
    first.go_to_the_page()
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(sample))])
    event = QDropEvent(
        QPoint(9, 9), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    first.page.form.dropEvent(event)
    assert first.get("adoptSourceEdit", QLineEdit).text() == str(sample)


def test_escape_goes_one_step_back(first: Owner, sample: Path) -> None:
    first.go_to_the_page(sample)
    first.click("adoptLookButton")
    first.until(lambda: first.find("tallySections").isVisible(), "what would come")
    first.press(Qt.Key.Key_Escape)
    assert first.find("adoptSourceEdit").isVisible()
    first.press(Qt.Key.Key_Escape)
    assert not first.page.isVisible()
    assert first.get("welcomePage", WelcomePage).isVisible()


@pytest.mark.parametrize("size", [(1024, 768), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_page_fits(first: Owner, qapp: QApplication, sample: Path, size: tuple[int, int], theme: str) -> None:
    apply_theme(qapp, theme)
    first.window.resize(*size)
    _fits(first, first.get("welcomePage", WelcomePage).card)
    first.go_to_the_page("postgresql://nobody@server/shop")
    first.page.say("The disk is full. Nothing was saved; make room and try again.", "danger")
    _fits(first, first.page.card)
    first.get("adoptSourceEdit", QLineEdit).setText(str(sample))
    first.bring_in()
    _fits(first, first.page.card)
    first.page.show_problems("Two rows fit nowhere.", ["One.", "Two."])
    _fits(first, first.page.card)


def _fits(owner: Owner, card: QWidget) -> None:
    owner.wait(50)
    assert owner.window.rect().contains(card.geometry())
    for widget in card.findChildren(QWidget):
        if widget.isVisible() and widget.objectName().endswith(("Edit", "Box", "Button")):
            corner = widget.mapTo(card, widget.rect().bottomRight())
            assert card.rect().contains(corner), widget.objectName()
            assert widget.height() >= 44, widget.objectName()


def test_everything_to_touch_or_type_in_has_a_name(first: Owner) -> None:
    first.go_to_the_page("postgresql://nobody@server/shop")
    for widget in (*first.page.findChildren(QLineEdit), *first.page.findChildren(QPushButton)):
        if isinstance(widget.parent(), ChoiceBox) or not widget.isVisible():
            continue
        text = widget.text() if isinstance(widget, QPushButton) else ""
        assert widget.accessibleName() or text, widget.objectName()
    for table in first.page.findChildren(DataTable):
        assert table.accessibleName() or not table.isVisible(), table.objectName()


def _backups(path: Path) -> list[Path]:
    folder = path.parent / "backups"
    return list(folder.iterdir()) if folder.exists() else []


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("wanted", [True, False])
def test_the_products_are_made_from_what_was_sold_if_the_owner_likes(first: Owner, sample: Path, wanted: bool) -> None:
    first.go_to_the_page(sample)
    first.bring_in()
    box = first.get("adoptCatalogueCheck", QCheckBox)
    assert box.isVisible()
    if not wanted:
        first.click("adoptCatalogueCheck")
    assert box.isChecked() == wanted
    first.click("adoptDoneButton")
    first.become_the_owner()
    names = {each.name for each in first.shop.catalogue.products()}
    assert ("Hot Wings" in names) == wanted
    assert bool(names) == wanted


@pytest.fixture
def in_place(qapp: QApplication, sample: Path) -> Iterator[Owner]:
    """The window on the old shop's own file, which it asks about."""
    owner = _shown(qapp, f"sqlite:///{sample}")
    owner.until(lambda: owner.asked_in_place, "it is asked how the old shop is read")
    yield owner
    _end(owner, qapp)


def test_an_old_database_opened_in_place_is_asked_about_backed_up_upgraded_and_welcomes_its_owner(
    in_place: Owner, sample: Path
) -> None:
    owner = in_place
    assert not owner.get("upgradeCard", UpgradeCard).isVisible()
    assert not owner.find("adoptSourceEdit").isVisible()
    assert _backups(sample) == []
    owner.get("adoptRegionBox", ChoiceBox).show_code("US")
    owner.get("adoptCurrencyBox", ChoiceBox).show_code("USD")
    owner.bring_in()
    (backup,) = _backups(sample)
    assert _figures(owner.card)["customers"] == "74"
    assert str(backup) in " ".join(label.text() for label in owner.page.findChildren(QLabel))
    owner.page.save_wanted.emit(sample.with_name("account.txt"))
    owner.until(lambda: "Kept in" in owner.page.message, "saved")
    assert f"Its state before is kept in {backup}" in sample.with_name("account.txt").read_text(encoding="utf-8")
    owner.click("adoptDoneButton")
    owner.until(lambda: owner.focus() == "shopNameEdit", "the shop is asked for")
    assert owner.get("soldCatalogueButton", QPushButton).isChecked()
    assert owner.get("adoptDatabaseButton", QPushButton).text() == "Your old shop is here"
    owner.type(SHOP, "shopNameEdit")
    owner.press(Qt.Key.Key_Return)
    owner.become_the_owner()
    assert owner.shop.doctor.check(actor=owner.shop.staff.first_owner()) == []
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute('SELECT COUNT(*) FROM "Order"').fetchone() == (273,)


def test_a_look_in_place_changes_nothing_and_the_country_counts(in_place: Owner, sample: Path) -> None:
    before = _digest(sample)
    in_place.get("adoptRegionBox", ChoiceBox).show_code("DE")
    in_place.click("adoptLookButton")
    in_place.until(lambda: in_place.find("adoptSaveButton").isVisible(), "what would become of it")
    german = _figures(in_place.card)["customers"]
    assert german != "74"
    in_place.press(Qt.Key.Key_Escape)
    assert in_place.find("adoptRegionBox").isVisible()
    in_place.press(Qt.Key.Key_Escape)
    assert in_place.find("adoptRegionBox").isVisible(), "Esc does not quit"
    assert (_digest(sample), _backups(sample)) == (before, [])
    in_place.bring_in()
    assert _figures(in_place.card)["customers"] == german


def test_quitting_instead_leaves_the_old_shop_as_it_was(in_place: Owner, sample: Path) -> None:
    before = _digest(sample)
    assert in_place.get("adoptBackButton", QPushButton).text() == "Quit"
    in_place.click("adoptBackButton")
    in_place.until(lambda: not in_place.window.isVisible(), "the window is closed")
    assert (_digest(sample), _backups(sample)) == (before, [])


def test_cancelling_in_place_leaves_the_old_shop_as_it_was_and_it_can_be_tried_again(
    qapp: QApplication, long_one: Path
) -> None:
    rows = _content(long_one)
    owner = _shown(qapp, f"sqlite:///{long_one}")
    owner.until(lambda: owner.asked_in_place, "it is asked")
    owner.click("adoptBringButton")
    owner.until(lambda: owner.page.progress.bar.value() > 0, "it is under way")
    owner.click("adoptCancelButton")
    owner.until(lambda: owner.find("adoptBringButton").isVisible(), "it is asked again")
    assert "as it was" in owner.page.message
    assert _content(long_one) == rows
    owner.bring_in()
    _end(owner, qapp)


def test_rows_that_fit_nowhere_in_place_are_named_and_nothing_is_changed(qapp: QApplication, sample: Path) -> None:
    with closing(sqlite3.connect(sample)) as connection:
        connection.execute('UPDATE "Order" SET total = \'NaN\' WHERE id = (SELECT min(id) FROM "Order")')
        connection.commit()
    rows = _content(sample)
    owner = _shown(qapp, f"sqlite:///{sample}")
    owner.until(lambda: owner.asked_in_place, "it is asked")
    owner.click("adoptBringButton")
    owner.until(lambda: owner.find("adoptProblems").isVisible(), "the rows are named")
    assert "no amount of money" in owner.get("adoptProblems", QPlainTextEdit).toPlainText()
    assert _content(sample) == rows
    owner.click("adoptBackButton")
    assert owner.find("adoptRegionBox").isVisible()
    _end(owner, qapp)


def _content(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_a_script_is_not_asked(qapp: QApplication, sample: Path) -> None:
    window = build_window(f"sqlite:///{sample}", as_owner=True, theme="light")
    window.show()
    owner = Owner(window)
    owner.until(lambda: owner.desk.workplace.is_open, "the shop is open")
    assert _customers(f"sqlite:///{sample}") == 74
    _end(owner, qapp)


@pytest.mark.parametrize("size", [(1024, 768), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_asked_in_place_fits(qapp: QApplication, in_place: Owner, size: tuple[int, int], theme: str) -> None:
    apply_theme(qapp, theme)
    in_place.window.resize(*size)
    in_place.page.say("The disk is full. Nothing was saved; make room and try again.", "danger")
    _fits(in_place, in_place.page.card)


def test_an_upgrade_that_takes_longer_than_a_moment_is_said(first: Owner) -> None:
    card = first.get("upgradeCard", UpgradeCard)
    card.watch()
    first.desk._opening.upgrading.emit("backup", 0.0)
    assert not card.isVisible()
    first.until(card.isVisible, "it takes longer than a second")
    assert "Bringing the database up to date" in card.accessibleName()
    assert "backup" in card.progress.words
    first.desk._opening.upgrading.emit("orders", 0.5)
    assert card.progress.bar.value() == 500
    card.done()
    assert not card.isVisible()


def test_time_left_is_said_only_when_it_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("ui.stage_words.time.monotonic", lambda: now[0])
    pace = Pace()
    now[0] += 3
    assert pace.words(0.5) == ""
    now[0] += 3
    assert pace.words(0.01) == ""
    assert pace.words(0.5) == "Less than a minute left"
    now[0] += 120
    assert pace.words(0.5) == "About 3 minutes left"


def test_typing_is_never_lost_to_a_key(first: Owner) -> None:
    first.go_to_the_page()
    QTest.keyClicks(first.find("adoptSourceEdit"), "580")
    assert first.get("adoptSourceEdit", QLineEdit).text() == "580"
