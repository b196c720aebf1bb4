"""The window in a language nobody speaks: every word of ours goes through the translator; longer words still fit."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.driver import Driver
from ui.app import build_window

LEFT, RIGHT = "⟦", "⟧"


class Pseudo(QTranslator):
    """Marks each text and makes it a third longer, as German would."""

    def translate(self, _context: str, text: str, _disambiguation: str | None = None, _n: int = -1) -> str:
        return LEFT + text + "·" * max(1, len(text) // 4) + RIGHT

    def isEmpty(self) -> bool:  # noqa: N802 (Qt's own name)
        return False


@pytest.fixture
def foreign(qapp: QApplication, sqlite_shop_url: str) -> Iterator[Driver]:
    pseudo = Pseudo()
    qapp.installTranslator(pseudo)
    window = build_window(sqlite_shop_url, as_owner=True, theme="light")
    window.resize(1280, 800)
    window.show()
    driver = Driver(window)
    driver.until(lambda: driver.desk.workplace.is_open, "the shop is open")
    driver.settle()
    yield driver
    window.close()
    window.deleteLater()
    qapp.removeTranslator(pseudo)
    qapp.processEvents()


def test_every_word_of_the_counter_is_translated(foreign: Driver) -> None:
    for name in ("walkInButton", "payButton", "exactCashButton", "phoneHint", "navCounter", "navCustomers"):
        assert LEFT in foreign.text(name), name
    for name in ("phoneEdit", "productSearchEdit", "cartTable", "lockButton", "matchList", "categoryTabs"):
        assert LEFT in foreign.find(name).accessibleName(), name
    foreign.tap("Cola")
    foreign.press(Qt.Key.Key_F4)
    for button in foreign.find("paymentSheet").findChildren(QPushButton):
        if button.isVisible() and button.text() and not button.text()[0].isdigit():
            assert LEFT in button.text() or "$" in button.text() or len(button.text()) <= 2, button.text()


def test_longer_words_are_not_cut_in_plain_buttons(foreign: Driver) -> None:
    foreign.tap("Cola")
    foreign.press(Qt.Key.Key_F4)
    cut = [
        button.text()
        for button in foreign.window.findChildren(QPushButton)
        if button.isVisible()
        and type(button) is QPushButton
        and QFontMetrics(button.font()).horizontalAdvance(button.text()) > button.width()
    ]
    assert cut == []


def test_a_right_to_left_language_mirrors_the_window(foreign: Driver, qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        foreign.settle()
        window = foreign.window
        phone = foreign.find("phoneEdit").mapTo(window, foreign.find("phoneEdit").rect().topLeft())
        total = foreign.find("cartTotal").mapTo(window, foreign.find("cartTotal").rect().topLeft())
        assert phone.x() > total.x()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
