"""The overlay keeps the keyboard while it is shown and gives it back; and the smaller pieces."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.widgets.action_button import ActionButton, OfferButton
from ui.widgets.banner import Banner
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icon_edit import IconEdit
from ui.widgets.level_pill import LevelPill
from ui.widgets.nav_button import NavButton
from ui.widgets.overlay import Overlay
from ui.widgets.qr_code import QUIET, QrCode, qr_image
from ui.widgets.stepper import Stepper


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    under = QLineEdit()
    under.setObjectName("under")
    made.setCentralWidget(under)
    made.resize(1024, 768)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    under.setFocus()
    return made


class Form(QWidget):
    """Two fields and a button."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second, self.button = QLineEdit(), QLineEdit(), QPushButton("Go")
        column = QVBoxLayout(self)
        for widget in (self.first, self.second, self.button):
            column.addWidget(widget)


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_tab_goes_round_inside_and_the_focus_comes_back(window: QMainWindow, qtbot: QtBot) -> None:
    form = Form()
    overlay = Overlay(window, form)
    overlay.open()
    assert focus() is form.first
    visited = []
    for _ in range(4):
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        visited.append(focus())
    assert visited == [form.second, form.button, form.first, form.second]
    QTest.keyClick(focus(), Qt.Key.Key_Backtab)
    assert focus() is form.first
    with qtbot.waitSignal(overlay.closed):
        QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert focus() is window.centralWidget()


def test_what_takes_the_focus_from_outside_gives_it_back(window: QMainWindow, qtbot: QtBot) -> None:
    form = Form()
    overlay = Overlay(window, form)
    overlay.open(form.second)
    under = window.findChild(QLineEdit, "under")
    assert isinstance(under, QLineEdit)
    under.setFocus()
    qtbot.waitUntil(lambda: focus() is form.second)
    overlay.close_card()


def test_a_card_that_must_be_answered_stays(window: QMainWindow, qtbot: QtBot) -> None:
    overlay = Overlay(window, Form(), closable=False)
    overlay.open()
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    QTest.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=overlay.rect().topLeft())
    assert overlay.isVisible()
    assert Overlay.topmost(window) is overlay
    overlay.close_card()
    assert Overlay.topmost(window) is None


def test_cards_lie_on_one_another(window: QMainWindow, qtbot: QtBot) -> None:
    below, above = Form(), Form()
    lower, upper = Overlay(window, below), Overlay(window, above)
    lower.open(below.second)
    upper.open()
    assert (Overlay.topmost(window), focus()) == (upper, above.first)
    upper.close_card()
    assert (Overlay.topmost(window), focus()) == (lower, below.second)
    lower.close_card()


def test_a_card_fits_and_follows_the_window(window: QMainWindow, qtbot: QtBot) -> None:
    content = QWidget()
    content.setMinimumSize(QSize(400, 300))
    overlay = Overlay(window, content, width=2000)
    overlay.open()
    assert overlay.rect().contains(overlay.card.geometry())
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: overlay.size() == window.size())
    assert abs(overlay.card.geometry().center().x() - overlay.rect().center().x()) <= 1
    overlay.close_card()


def test_a_card_grows_with_its_content(window: QMainWindow, qtbot: QtBot) -> None:
    form = Form()
    overlay = Overlay(window, form)
    overlay.open()
    before = overlay.card.height()
    label = QLabel("one\ntwo\nthree")
    form.layout().addWidget(label)  # type: ignore[union-attr]  # it is there while a window is
    qtbot.waitUntil(lambda: overlay.card.height() > before)
    overlay.close_card()


def test_a_composed_button_is_a_button(qtbot: QtBot) -> None:
    button = ActionButton("Pay $8.00", role="primary", icon="banknote", key="F4")
    qtbot.addWidget(button)
    clicks: list[int] = []
    button.clicked.connect(lambda: clicks.append(1))
    button.show()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert (clicks, button.text()) == ([1, 1], "Pay $8.00")
    button.setText("Pay $9.00")
    assert "Pay $9.00" in [label.text() for label in button.findChildren(QLabel)]


def test_a_long_offer_wraps_instead_of_being_cut(qtbot: QtBot) -> None:
    offer = OfferButton("Join now: 658 points, SILVER", icon="sparkles", key="F6", subtitle="for the last 12 months")
    qtbot.addWidget(offer)
    assert offer.heightForWidth(200) > offer.heightForWidth(600) >= 44


def test_a_name_gives_way_and_is_in_the_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("Donaudampfschifffahrtsgesellschaftskapitän")
    qtbot.addWidget(label)
    label.resize(80, 30)
    label.grab()
    assert label.toolTip() == label.text()
    label.resize(900, 30)
    label.grab()
    assert label.toolTip() == ""


def test_the_key_is_shown_while_the_field_is_empty(qtbot: QtBot) -> None:
    field = IconEdit("search", key="F3")
    qtbot.addWidget(field)
    field.resize(300, 44)
    field.show()
    hint = next(label for label in field.findChildren(QLabel) if label.text() == "F3")
    assert hint.isVisible()
    QTest.keyClicks(field, "ipa")
    assert not hint.isVisible()


def test_the_stepper_asks_for_a_quantity(qtbot: QtBot) -> None:
    stepper = Stepper(most=3)
    qtbot.addWidget(stepper)
    asked: list[int] = []
    stepper.changed.connect(asked.append)
    fewer, more = stepper.findChildren(QToolButton)
    for button in (more, more, more, fewer, fewer, fewer):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [2, 3, 2, 1, 0]


def test_a_banner_says_it_and_hides_when_there_is_nothing(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_message("No connection. Nothing is lost.", "warning", "Try again")
    assert banner.isVisible()
    assert banner.text == banner.accessibleName()
    with qtbot.waitSignal(banner.acted):
        QTest.mouseClick(banner.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    banner.show_message("")
    assert (banner.isVisible(), banner.text) == (False, "")


def test_a_level_is_told_by_word(qtbot: QtBot) -> None:
    pill = LevelPill()
    qtbot.addWidget(pill)
    pill.show_level("SILVER")
    assert (pill.text(), pill.property("level")) == ("SILVER", "SILVER")
    pill.show_level("", "Not a member")
    assert pill.text() == "Not a member"


def test_a_nav_button_is_large_enough_and_named(qtbot: QtBot) -> None:
    button = NavButton("users", "Customers", key="Ctrl+3")
    qtbot.addWidget(button)
    assert min(button.width(), button.height()) >= 44
    assert (button.accessibleName(), button.toolTip()) == ("Customers", "Customers  Ctrl+3")
    button.setChecked(True)
    button.grab()


def test_a_qr_code_is_dark_on_white_with_its_quiet_zone(qtbot: QtBot) -> None:
    image = qr_image("TP-1234-5678")
    assert image.width() == image.height() >= 21 + 2 * QUIET
    assert image.pixelColor(QUIET - 1, QUIET - 1).name() == "#ffffff"
    assert image.pixelColor(QUIET, QUIET).name() == "#000000"
    code = QrCode()
    qtbot.addWidget(code)
    code.show_text("TP-1234-5678")
    assert "TP-1234-5678" in code.accessibleName()
    code.grab()
