"""Messages: what is said, what can be done about it, and that nothing is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.notify import Action, Choice, Notifier, Recorder
from ui.widgets.overlay import Overlay
from ui.widgets.toast import Toast
from ui.widgets.window_notifier import WindowNotifier


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    page = QWidget()
    field = QLineEdit()
    field.setObjectName("field")
    QVBoxLayout(page).addWidget(field)
    made.setCentralWidget(page)
    made.resize(800, 600)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    field.setFocus()
    return made


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def toast_of(window: QMainWindow) -> Toast:
    found = window.findChild(Toast, "toast")
    assert isinstance(found, Toast)
    return found


def button(window: QWidget, name: str) -> QPushButton:
    found = window.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_a_toast_is_shown_and_goes_by_itself(window: QMainWindow, qtbot: QtBot) -> None:
    WindowNotifier(window).toast("Parked", seconds=0.05)
    toast = toast_of(window)
    assert toast.isVisible()
    assert toast.text == toast.accessibleName() == "Parked"
    qtbot.waitUntil(lambda: not toast.isVisible())
    assert toast.text == ""


def test_the_action_of_a_toast_runs_once(window: QMainWindow, qtbot: QtBot) -> None:
    undone: list[int] = []
    WindowNotifier(window).toast("Removed", action=Action("Undo", lambda: undone.append(1)))
    QTest.mouseClick(button(window, "toastAction"), Qt.MouseButton.LeftButton)
    assert undone == [1]
    assert not toast_of(window).isVisible()


def test_the_newest_toast_replaces_the_one_before_with_its_action(window: QMainWindow) -> None:
    notifier = WindowNotifier(window)
    notifier.toast("Removed", action=Action("Undo", lambda: None))
    notifier.toast("Saved")
    assert toast_of(window).text == "Saved"
    assert not button(window, "toastAction").isVisible()


def test_a_long_toast_stays_inside_the_window(window: QMainWindow) -> None:
    WindowNotifier(window).toast("A sentence that goes on. " * 20)
    assert window.rect().contains(toast_of(window).geometry())


def test_a_toast_stands_over_its_anchor(window: QMainWindow) -> None:
    anchor = QWidget(window)
    anchor.setGeometry(0, 0, 300, 500)
    anchor.show()
    notifier = WindowNotifier(window)
    notifier.anchor_to(anchor)
    notifier.toast("Saved")
    assert anchor.geometry().contains(toast_of(window).geometry())


def test_a_toast_never_takes_the_focus(window: QMainWindow) -> None:
    WindowNotifier(window).toast("Removed", action=Action("Undo", lambda: None))
    assert QApplication.focusWidget() is window.findChild(QLineEdit, "field")


def test_a_question_is_answered_by_its_button(window: QMainWindow, qtbot: QtBot) -> None:
    answers: list[str] = []
    choices = [Choice("keep", "Keep"), Choice("clear", "Clear", "primary")]
    WindowNotifier(window).ask("Clear?", "Four lines.", choices, answers.append)
    assert QApplication.focusWidget() is button(window, "choice_clear")
    QTest.mouseClick(button(window, "choice_keep"), Qt.MouseButton.LeftButton)
    assert answers == ["keep"]
    assert Overlay.topmost(window) is None
    assert QApplication.focusWidget() is window.findChild(QLineEdit, "field")


def test_escape_dismisses_a_question(window: QMainWindow, qtbot: QtBot) -> None:
    answers: list[str] = []
    WindowNotifier(window).ask("Clear?", "Four lines.", [Choice("clear", "Clear")], answers.append)
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert answers == [""]


def test_an_error_is_closed_by_enter(window: QMainWindow, qtbot: QtBot) -> None:
    closed: list[int] = []
    WindowNotifier(window).error("The disk is full. Nothing was written.", closed=lambda: closed.append(1))
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert closed == [1]


def test_the_recorder_answers_in_order() -> None:
    notifier: Notifier = Recorder(answers=["clear"])
    assert isinstance(notifier, Recorder)
    got: list[str] = []
    notifier.ask("Clear?", "", [Choice("clear", "Clear")], got.append)
    notifier.ask("Clear?", "", [Choice("clear", "Clear")], got.append)
    notifier.toast("Saved", action=Action("Undo", lambda: None))
    notifier.error("No")
    assert got == ["clear", ""]
    assert (notifier.toasts, notifier.errors, notifier.actions[0].label) == (["Saved"], ["No"], "Undo")
