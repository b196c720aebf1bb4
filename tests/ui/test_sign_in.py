"""The sign-in as staff use it: typed PINs, wrong ones, the wait, the lock, and a sale that stays where it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pos_app.bootstrap import Actor, Role, Shop, build_shop
from ui.background import Background
from ui.notify import Recorder
from ui.sign_in import SignInDialog, SignInPresenter
from ui.sign_in.no_pin import NoPinHint
from ui.sign_in.pin_wait import seconds_to_wait
from ui.sign_in.staff_list import initials
from ui.theme import apply_theme
from ui.widgets.overlay import Overlay
from ui.workplace import Workplace

PIN = "739184"
CASHIER_PIN = "4711"


@dataclass
class Counter:
    """A window with a sale in progress, and the sign-in over it."""

    window: QMainWindow
    shop: Shop
    workplace: Workplace
    dialog: SignInDialog
    notifier: Recorder
    sale: QLineEdit

    def open(self) -> None:
        self.workplace.open(self.shop, self.shop.info)

    @property
    def message(self) -> str:
        found = self.dialog.findChild(QLabel, "signInMessage")
        assert isinstance(found, QLabel)
        return found.text()

    @property
    def pin(self) -> QLineEdit:
        found = self.window.findChild(QLineEdit, "pinEdit")
        assert isinstance(found, QLineEdit)
        return found

    @property
    def staff(self) -> QListView:
        found = self.window.findChild(QListView, "staffList")
        assert isinstance(found, QListView)
        return found


MakeCounter = Callable[..., Counter]


@pytest.fixture
def make_counter(qtbot: QtBot, sqlite_shop_url: str, qapp: QApplication) -> Iterator[MakeCounter]:
    apply_theme(qapp, "light")
    made: list[Counter] = []

    def make(*staff: tuple[str, Role, str], url: str = sqlite_shop_url) -> Counter:
        shop = build_shop(url, as_owner=True)
        for name, role, pin in staff:
            shop.staff.add(_owner(shop), name, role=role, pin=pin)
        window = QMainWindow()
        qtbot.addWidget(window)
        sale = QLineEdit()
        window.setCentralWidget(sale)
        window.resize(1024, 768)
        notifier = Recorder()
        workplace = Workplace(Background(window), notifier, window)
        dialog = SignInDialog(window)
        SignInPresenter(workplace, dialog, window)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        made.append(Counter(window, shop, workplace, dialog, notifier, sale))
        return made[-1]

    yield make
    for each in made:
        each.workplace.background.stop()
        each.shop.close()


@pytest.fixture
def new_url(tmp_path: Path) -> str:
    """A database nobody has been in, beside the demo shop's."""
    return f"sqlite:///{tmp_path / 'new.db'}"


def _owner(shop: Shop) -> Actor:
    assert shop.actor is not None
    return shop.actor


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_(text: str) -> None:
    for char in text:
        QTest.keyClicks(focus(), char)


def press(key: Qt.Key) -> None:
    QTest.keyClick(focus(), key)


def click(counter: Counter, name: str) -> None:
    button = counter.dialog.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(counter: Counter, name: str) -> None:
    """Touch a person's row."""
    model = counter.staff.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    wanted: QModelIndex = next(index for index in rows if index.data() == name)
    QTest.mouseClick(counter.staff.viewport(), Qt.MouseButton.LeftButton, pos=counter.staff.visualRect(wanted).center())


ROBIN = ("Robin", Role.CASHIER, CASHIER_PIN)
KIM = ("Kim", Role.SHIFT_LEAD, "806352")


def test_the_only_person_types_the_pin_and_enter(make_counter: MakeCounter, qtbot: QtBot) -> None:
    counter = make_counter()
    counter.open()
    qtbot.waitUntil(counter.dialog.isVisible)
    assert focus() is counter.pin
    assert counter.staff.currentIndex().data() == "Olive"
    assert counter.pin.echoMode() == QLineEdit.EchoMode.Password
    type_(PIN)
    with qtbot.waitSignal(counter.workplace.events.signed_in) as signal:
        press(Qt.Key.Key_Return)
    assert (signal.args or [None])[0] == counter.workplace.actor
    assert counter.workplace.actor is not None
    assert counter.workplace.actor.role == Role.OWNER
    assert not counter.dialog.isVisible()


def test_it_cannot_be_dismissed_and_shows_nothing_of_what_lies_under_it(
    make_counter: MakeCounter, qtbot: QtBot
) -> None:
    counter = make_counter()
    counter.sale.setText("(580) 555-0152")
    counter.open()
    qtbot.waitUntil(counter.dialog.isVisible)
    press(Qt.Key.Key_Escape)
    QTest.mouseClick(counter.dialog, Qt.MouseButton.LeftButton, pos=counter.dialog.rect().topLeft())
    assert counter.dialog.isVisible()
    assert Overlay.topmost(counter.window) is counter.dialog
    picture = counter.window.grab().toImage()
    ground = picture.pixelColor(2, 2)
    assert picture.pixelColor(picture.width() - 3, picture.height() - 3) == ground
    assert ground.alpha() == 255


def test_one_of_several_is_touched_and_then_digits_go_to_the_pin(make_counter: MakeCounter, qtbot: QtBot) -> None:
    counter = make_counter(ROBIN, KIM)
    counter.open()
    qtbot.waitUntil(counter.dialog.isVisible)
    assert [person.name for person in counter.dialog.staff_list.people] == ["Robin", "Kim", "Olive"]
    assert counter.dialog.person is None
    choose(counter, "Robin")
    assert focus() is counter.pin
    type_(CASHIER_PIN)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: counter.workplace.actor is not None)
    assert counter.workplace.actor is not None
    assert counter.workplace.actor.name == "Robin"


def test_the_keyboard_alone_is_enough(make_counter: MakeCounter, qtbot: QtBot) -> None:
    counter = make_counter(ROBIN, KIM)
    counter.open()
    qtbot.waitUntil(counter.dialog.isVisible)
    assert focus() is counter.staff
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert counter.dialog.person is not None
    assert counter.dialog.person.name == "Kim"
    type_("806352")
    assert focus() is counter.pin
    press(Qt.Key.Key_Enter)
    qtbot.waitUntil(lambda: counter.workplace.actor is not None)


def test_digits_typed_before_a_name_was_chosen_are_kept(make_counter: MakeCounter, qtbot: QtBot) -> None:
    counter = make_counter(ROBIN)
    counter.open()
    qtbot.waitUntil(counter.dialog.isVisible)
    type_(CASHIER_PIN)
    press(Qt.Key.Key_Return)
    assert "Choose your name" in counter.message
    choose(counter, "Robin")
    assert counter.pin.text() == CASHIER_PIN
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: counter.workplace.actor is not None)


def test_digits_for_one_person_are_not_tried_for_another(make_counter: MakeCounter, qtbot: QtBot) -> None:
    counter = make_counter(ROBIN, KIM)
    counter.open()
    qtbot.waitUntil(counter.dialog.isVisible)
    choose(counter, "Robin")
    type_("47")
    choose(counter, "Kim")
    assert counter.pin.text() == ""


def test_the_keypad_and_the_button_do_it_by_touch(make_counter: MakeCounter, qtbot: QtBot) -> None:
    counter = make_counter()
    counter.open()
    qtbot.waitUntil(counter.dialog.isVisible)
    for digit in PIN:
        click(counter, f"key_{digit}")
    assert focus() is counter.pin
    click(counter, "signInButton")
    qtbot.waitUntil(lambda: counter.workplace.actor is not None)


def test_a_wrong_pin_is_said_in_place_and_the_field_is_ready(make_counter: MakeCounter, qtbot: QtBot) -> None:
    counter = make_counter()
    counter.open()
    qtbot.waitUntil(counter.dialog.isVisible)
    type_("000000")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Wrong PIN" in counter.message)
    assert (counter.pin.text(), focus()) == ("", counter.pin)
    assert not counter.notifier.errors
    type_(PIN)
    assert "Wrong PIN" not in counter.message
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: counter.workplace.actor is not None)


def test_enter_twice_counts_once(make_counter: MakeCounter, qtbot: QtBot) -> None:
    counter = make_counter()
    counter.open()
    qtbot.waitUntil(counter.dialog.isVisible)
    type_("000000")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Wrong PIN" in counter.message)
    qtbot.waitUntil(lambda: counter.workplace.background.pending == 0)
    for _ in range(3):
        type_("000000")
        press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: counter.pin.text() == "")
    assert "Tries left" not in counter.message


def test_letters_are_refused_in_words(make_counter: MakeCounter, qtbot: QtBot) -> None:
    counter = make_counter()
    counter.open()
    qtbot.waitUntil(counter.dialog.isVisible)
    type_("73x")
    assert counter.pin.text() == "73"
    assert "digits only" in counter.message


def test_from_the_fifth_failure_the_wait_doubles() -> None:
    assert [seconds_to_wait(10 - failures) for failures in range(1, 10)] == [0, 0, 0, 0, 1, 2, 4, 8, 16]


def test_the_wait_is_counted_down_and_then_over(make_counter: MakeCounter, qtbot: QtBot) -> None:
    counter = make_counter(ROBIN)
    for _ in range(4):
        with pytest.raises(Exception, match="wrong"):
            counter.shop.staff.sign_in("Robin", "000000")
    counter.open()
    qtbot.waitUntil(counter.dialog.isVisible)
    choose(counter, "Robin")
    type_("0000")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Try again in 1 s" in counter.message)
    assert counter.pin.isReadOnly()
    type_("4")
    assert counter.pin.text() == ""
    choose(counter, "Olive")
    assert not counter.pin.isReadOnly()
    choose(counter, "Robin")
    assert counter.pin.isReadOnly()
    qtbot.waitUntil(lambda: not counter.pin.isReadOnly(), timeout=3000)
    assert "Try again in" not in counter.message
    type_(CASHIER_PIN)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: counter.workplace.actor is not None)


def test_a_locked_account_says_until_when_on_the_shops_clock(make_counter: MakeCounter, qtbot: QtBot) -> None:
    counter = make_counter(ROBIN)
    for _ in range(9):
        with pytest.raises(Exception, match="wrong"):
            counter.shop.staff.sign_in("Robin", "000000")
    counter.open()
    qtbot.waitUntil(counter.dialog.isVisible)
    choose(counter, "Robin")
    type_("0000")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "half an hour" in counter.message)
    type_(CASHIER_PIN)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "locked until" in counter.message)
    assert "Robin is locked until " in counter.message
    assert counter.workplace.actor is None
    choose(counter, "Olive")
    type_(PIN)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: counter.workplace.actor is not None)


def test_an_owner_without_a_pin_reads_how_to_set_one(make_counter: MakeCounter, qtbot: QtBot, new_url: str) -> None:
    counter = make_counter(url=new_url)
    counter.open()
    qtbot.waitUntil(counter.dialog.isVisible)
    hint = counter.dialog.findChild(NoPinHint)
    assert isinstance(hint, NoPinHint)
    assert hint.isVisible()
    assert "tappass-admin staff reset-owner" in hint.text
    assert not counter.pin.isVisible()
    counter.shop.staff.reset_owner(PIN)
    click(counter, "lookAgainButton")
    qtbot.waitUntil(counter.pin.isVisible)
    assert focus() is counter.pin
    type_(PIN)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: counter.workplace.actor is not None)


def test_locking_covers_the_window_at_once_and_keeps_the_sale(make_counter: MakeCounter, qtbot: QtBot) -> None:
    counter = make_counter(ROBIN)
    counter.open()
    qtbot.waitUntil(counter.dialog.isVisible)
    choose(counter, "Robin")
    type_(CASHIER_PIN)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: counter.workplace.actor is not None)
    counter.sale.setText("two burgers")
    counter.workplace.sign_out()
    assert counter.dialog.isVisible()
    assert counter.dialog.person is not None
    assert counter.dialog.person.name == "Robin"
    assert (counter.pin.text(), focus()) == ("", counter.pin)
    qtbot.waitUntil(lambda: counter.workplace.background.pending == 0)
    type_(CASHIER_PIN)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: counter.workplace.actor is not None)
    assert counter.sale.text() == "two burgers"


def test_digits_typed_while_the_list_is_read_again_stay(make_counter: MakeCounter, qtbot: QtBot) -> None:
    counter = make_counter()
    counter.open()
    qtbot.waitUntil(counter.dialog.isVisible)
    type_("739")
    counter.dialog.refresh_wanted.emit()
    qtbot.waitUntil(lambda: counter.workplace.background.pending == 0)
    assert counter.pin.text() == "739"


def test_whoever_was_taken_off_the_list_meanwhile_is_gone_from_it(make_counter: MakeCounter, qtbot: QtBot) -> None:
    counter = make_counter(ROBIN, KIM)
    counter.open()
    qtbot.waitUntil(counter.dialog.isVisible)
    robin = next(person for person in counter.dialog.staff_list.people if person.name == "Robin")
    counter.shop.staff.deactivate(_owner(counter.shop), robin.id)
    choose(counter, "Robin")
    type_(CASHIER_PIN)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [person.name for person in counter.dialog.staff_list.people] == ["Kim", "Olive"])
    assert "not on the staff list" in counter.message


def test_nobody_signed_in_twice_when_scripts_are_the_owner(make_counter: MakeCounter, qtbot: QtBot) -> None:
    counter = make_counter()
    assert counter.shop.actor is not None
    counter.workplace.sign_in(counter.shop.actor)
    counter.open()
    qtbot.waitUntil(lambda: counter.workplace.background.pending == 0)
    assert not counter.dialog.isVisible()


def test_an_empty_database_is_left_to_the_welcome(make_counter: MakeCounter, qtbot: QtBot, new_url: str) -> None:
    counter = make_counter()
    counter.workplace.open(build_shop(new_url), counter.shop.info)
    qtbot.waitUntil(lambda: counter.workplace.background.pending == 0)
    assert not counter.dialog.isVisible()


def test_a_database_that_is_away_is_said_with_a_way_to_try_again(make_counter: MakeCounter, qtbot: QtBot) -> None:
    counter = make_counter()
    path = counter.shop.premises.database.path
    assert path is not None
    info = counter.shop.info
    counter.shop.close()
    path.rename(path.with_name("away.db"))
    path.mkdir()
    counter.workplace.open(counter.shop, info)
    qtbot.waitUntil(counter.dialog.isVisible)
    assert "cannot be reached" in counter.dialog.trouble
    path.rmdir()
    path.with_name("away.db").rename(path)
    counter.dialog.refresh_wanted.emit()
    qtbot.waitUntil(lambda: counter.dialog.person is not None)
    assert counter.dialog.trouble == ""


@pytest.mark.parametrize("count", [1, 2, 40])
@pytest.mark.parametrize("size", [(1024, 768), (1280, 800), (1920, 1080)])
def test_everything_fits_for_one_to_forty_people(
    make_counter: MakeCounter, qtbot: QtBot, count: int, size: tuple[int, int]
) -> None:
    counter = make_counter()
    names = ["Olive", "Maximiliane-Friederike von Hohenzollern-Sigmaringen", "عبد الرحمن محمد الفارسي", "山田 太郎"]
    person = counter.shop.staff.everyone()[0]
    people = [
        type(person)(str(number), names[number % 4] + str(number), Role.CASHIER, active=True, has_pin=True)
        for number in range(count)
    ]
    counter.window.resize(*size)
    counter.dialog.show_shop("Gasthaus & Braustüberl „Zum Goldenen Hirschen“ am Oberen Marktplatz", "Till 1")
    counter.dialog.show_staff(people)
    counter.dialog.begin()
    qtbot.waitUntil(lambda: counter.dialog.card.width() >= 340)
    QTest.qWait(20)
    card = counter.dialog.card
    assert counter.dialog.rect().contains(card.geometry())
    for name in ("pinEdit", "signInButton", "key_0", "staffList", "signInClock"):
        widget = counter.dialog.findChild(QWidget, name)
        assert widget is not None
        corner = widget.mapTo(card, widget.rect().bottomRight())
        assert card.rect().contains(corner), name
        assert not widget.visibleRegion().isEmpty(), name


def test_initials_tell_people_apart() -> None:
    assert [initials(name) for name in ("Olive", "Robin van der Berg", "José", "", "山田 太郎", "- x")] == [
        "O",
        "RB",
        "J",
        "",
        "山太",
        "X",
    ]
