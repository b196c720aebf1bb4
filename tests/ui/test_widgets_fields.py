"""The phone field, the money field and the keypad, driven as a cashier drives them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ui.widgets.keypad import Keypad
from ui.widgets.money_edit import MoneyEdit, NoAmount
from ui.widgets.phone_edit import PhoneEdit


@pytest.fixture
def phone(qtbot: QtBot) -> PhoneEdit:
    made = PhoneEdit("US")
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_number_is_grouped_while_it_is_typed(phone: PhoneEdit, qtbot: QtBot) -> None:
    seen: list[str] = []
    phone.edited.connect(seen.append)
    QTest.keyClicks(phone, "5805550152")
    assert phone.text() == "(580) 555-0152"
    assert phone.cursorPosition() == len(phone.text())
    assert (seen[0], seen[3], seen[-1]) == ("5", "5805", "(580) 555-0152")


def test_a_last_four_stays_as_it_is(phone: PhoneEdit, qtbot: QtBot) -> None:
    QTest.keyClicks(phone, "0152")
    assert phone.text() == "0152"


@pytest.mark.parametrize("text", ["Dana O'Neil", "TP-1234-5678", "Łukasz 2", "ava@example.com", "José"])
def test_names_and_tappass_ids_are_left_alone(phone: PhoneEdit, qtbot: QtBot, text: str) -> None:
    phone.type_text(text)
    assert phone.text() == text


@pytest.mark.parametrize(
    "pasted",
    ["580.555.0152", "580 555 0152", "(580)555-0152", "580\u2011555\u20110152", "５８０５５５０１５２", "٥٨٠٥٥٥٠١٥٢"],
)
def test_a_pasted_number_in_any_punctuation_and_script(phone: PhoneEdit, qtbot: QtBot, pasted: str) -> None:
    QApplication.clipboard().setText(pasted)
    phone.setFocus()
    QTest.keyClick(phone, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert phone.text() == "(580) 555-0152"


def test_a_number_of_another_country(phone: PhoneEdit, qtbot: QtBot) -> None:
    QTest.keyClicks(phone, "+447911123456")
    assert phone.text() == "+44 7911 123456"


def test_the_region_decides_the_groups(qtbot: QtBot) -> None:
    phone = PhoneEdit("GB")
    qtbot.addWidget(phone)
    phone.type_text("07911123456")
    assert phone.text() == "07911 123456"


def test_the_cursor_keeps_its_place_among_the_digits(phone: PhoneEdit, qtbot: QtBot) -> None:
    QTest.keyClicks(phone, "580550152")
    phone.setCursorPosition(len("(580) 55"))
    QTest.keyClicks(phone, "5")
    assert phone.text() == "(580) 555-0152"
    assert phone.text()[: phone.cursorPosition()].count("5") == 4


def test_backspace_takes_a_digit_and_never_sticks_at_a_mark(phone: PhoneEdit, qtbot: QtBot) -> None:
    QTest.keyClicks(phone, "5805550152")
    phone.setCursorPosition(len("(580) 555-"))
    QTest.keyClick(phone, Qt.Key.Key_Backspace)
    assert [char for char in phone.text() if char.isdigit()] == list("580550152")
    for _ in range(20):
        QTest.keyClick(phone, Qt.Key.Key_End)
        QTest.keyClick(phone, Qt.Key.Key_Backspace)
    assert phone.text() == ""


def test_forty_digits_and_an_emoji_are_kept_as_typed(phone: PhoneEdit) -> None:
    phone.type_text("1" * 60)
    assert phone.text() == "1" * 60
    phone.clear_typed()
    phone.type_text("🍺🍺")
    assert phone.text() == "🍺🍺"


def test_clearing_is_announced_and_showing_is_not(phone: PhoneEdit) -> None:
    seen: list[str] = []
    phone.edited.connect(seen.append)
    phone.show_text("(580) 555-0152")
    assert seen == []
    phone.clear_typed()
    phone.clear_typed()
    assert seen == [""]


@given(text=st.text(max_size=30), at=st.integers(0, 30))
def test_no_text_is_lost_or_breaks_the_field(qapp: QApplication, text: str, at: int) -> None:
    phone = PhoneEdit("US")
    phone.type_text("580555")
    phone.setCursorPosition(min(at, len(phone.text())))
    phone.type_text(text)
    digits = sum(char.isdecimal() for char in text if "\0" not in text)
    assert sum(char.isdigit() for char in phone.text()) >= min(6, digits)
    phone.deleteLater()


@pytest.mark.parametrize(
    ("currency", "typed", "amount"),
    [
        ("USD", "20.00", 2000),
        ("EUR", "20,00", 2000),
        ("USD", "20", 2000),
        ("USD", " 1,234.50 ", 123450),
        ("USD", "٢٠", 2000),
        ("JPY", "500", 500),
        ("KWD", "1.250", 1250),
        ("USD", "20.0001", None),
        ("USD", "abc", None),
        ("USD", "-5", None),
        ("USD", "", None),
    ],
)
def test_amounts_as_people_write_them(qtbot: QtBot, currency: str, typed: str, amount: int | None) -> None:
    field = MoneyEdit(currency)
    qtbot.addWidget(field)
    field.insert(typed)
    assert field.amount == amount
    if amount is None:
        assert field.reason is (NoAmount.NOT_AN_AMOUNT if typed else NoAmount.EMPTY)
        assert field.text() == typed
    else:
        assert field.reason is None


def test_an_amount_is_shown_in_the_decimals_of_its_currency(qtbot: QtBot) -> None:
    field = MoneyEdit("USD")
    qtbot.addWidget(field)
    seen: list[object] = []
    field.amount_changed.connect(seen.append)
    field.show_amount(2000)
    field.use_currency("JPY")
    field.show_amount(500)
    field.show_amount(None)
    assert (field.text(), seen) == ("", [2000, 500, None])


def key(pad: Keypad, name: str) -> QPushButton:
    found = pad.findChild(QPushButton, f"key_{name}")
    assert isinstance(found, QPushButton)
    return found


def test_the_keypad_types_into_its_field_and_leaves_the_focus_there(phone: PhoneEdit, qtbot: QtBot) -> None:
    pad = Keypad(target=phone)
    qtbot.addWidget(pad)
    pad.show()
    pressed: list[str] = []
    pad.key_pressed.connect(pressed.append)
    entered: list[int] = []
    phone.returnPressed.connect(lambda: entered.append(1))
    for name in ("5", "8", "0", "5", "5", "backspace", "enter"):
        QTest.mouseClick(key(pad, name), Qt.MouseButton.LeftButton)
    assert (phone.text(), entered, pressed[-2:]) == ("5805", [1], ["backspace", "enter"])
    buttons = pad.findChildren(QPushButton)
    assert all(button.focusPolicy() == Qt.FocusPolicy.NoFocus and button.accessibleName() for button in buttons)


@pytest.mark.parametrize(
    ("mode", "keys"), [("phone", "+ backspace clear"), ("money", "00 . backspace"), ("pin", "clear")]
)
def test_every_mode_has_its_keys(qtbot: QtBot, mode: str, keys: str) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    pad = Keypad(mode=mode, target=field)
    qtbot.addWidget(pad)
    for name in (*"0123456789", *keys.split()):
        assert key(pad, name).accessibleName()
    pad.press("7")
    pad.press("clear")
    assert field.text() == ""
