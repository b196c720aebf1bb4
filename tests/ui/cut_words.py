"""Finds what a picture would show at once: words that are cut, keys too small for a finger, controls without a name."""

from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QTabBar, QToolButton, QWidget

from ui.widgets.elided_label import ElidedLabel
from ui.widgets.overlay import Overlay
from ui.widgets.wrapped_label import WrappedLabel

FINGER = 44


def faults(window: QWidget) -> list[str]:
    """What is wrong with what is on the screen now: with the topmost card, or with the window where there is none."""
    root = Overlay.topmost(window) or window
    seen = [each for each in root.findChildren(QWidget) if each.isVisible() and not each.visibleRegion().isEmpty()]
    return [f"{fault}: {_name(each)}" for each in seen if (fault := _fault(each))]


def _fault(widget: QWidget) -> str:
    if isinstance(widget, QLabel) and widget.text():
        return _cut_label(widget)
    if isinstance(widget, (QPushButton, QToolButton)) and not isinstance(widget.parentWidget(), (QTabBar, QLineEdit)):
        return _cut_button(widget) or _small(widget)
    is_field = isinstance(widget, QLineEdit) and widget.objectName() not in ("", "qt_spinbox_lineedit")
    return _small(widget) if is_field else ""


def _cut_label(label: QLabel) -> str:
    if isinstance(label, ElidedLabel):
        is_cut = label.fontMetrics().horizontalAdvance(label.text()) > label.width()
        return "cut on its button" if is_cut and isinstance(label.parentWidget(), QAbstractButton) else ""
    if isinstance(label, WrappedLabel):
        return ""
    if label.wordWrap():
        return "cut at the bottom" if label.heightForWidth(label.width()) > label.height() + 1 else ""
    return "cut at the end" if label.sizeHint().width() > label.width() + 1 else ""


def _cut_button(button: QAbstractButton) -> str:
    if type(button) is not QPushButton:
        return ""
    return "cut" if button.fontMetrics().horizontalAdvance(button.text()) > button.width() else ""


def _small(widget: QWidget) -> str:
    if min(widget.width(), widget.height()) < FINGER:
        return f"{widget.width()} x {widget.height()}"
    named = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
    return "" if named else "without a name"


def _name(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""
    parent = widget.parentWidget()
    return f"{widget.objectName()} {words!r} in {parent.objectName() if parent else ''}"
