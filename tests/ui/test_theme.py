"""The theme in the application: switching at run time, icons that follow, fonts that are there."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontInfo, QFontMetricsF, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ui.icons import icon, pixmap, set_icon
from ui.theme import RESOURCES, apply_theme, current_tokens, font, set_look, theme_events


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    sheet, palette, face = qapp.styleSheet(), qapp.palette(), qapp.font()
    apply_theme(qapp, "light")
    yield qapp
    apply_theme(qapp, "light")
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(face)


def color_of(shown: QIcon, state: QIcon.State = QIcon.State.Off, mode: QIcon.Mode = QIcon.Mode.Normal) -> str:
    """The commonest opaque colour of an icon."""
    image = shown.pixmap(QSize(48, 48), 1.0, mode, state).toImage()
    solid = [
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]
    return max(set(solid), key=solid.count)


def test_switching_gives_the_whole_application_the_other_colors(app: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme_events().theme_changed) as told:
        apply_theme(app, "dark")
    assert told.args == ["dark"]
    assert current_tokens().dark
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.ToolTipBase):
        token = {"Window": "window", "PlaceholderText": "text_faint", "ToolTipBase": "inverse"}[role.name]
        assert app.palette().color(role).name() == getattr(current_tokens(), token)


def test_inter_is_used_with_figures_of_one_width(app: QApplication) -> None:
    assert QFontInfo(app.font()).family() == "Inter"
    metrics = QFontMetricsF(font(30))
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("0000")
    label = QLabel("1111")
    label.setProperty("role", "title")
    label.ensurePolished()
    figures = QFontMetricsF(label.font())
    assert label.font().pixelSize() == 20
    assert figures.horizontalAdvance("1111") == figures.horizontalAdvance("0000")


def test_an_icon_follows_theme_state_and_check(app: QApplication) -> None:
    shown = icon("lock", "text_muted", "accent_ink")
    assert color_of(shown) == current_tokens().text_muted
    assert color_of(shown, QIcon.State.On) == current_tokens().accent_ink
    assert color_of(shown, mode=QIcon.Mode.Disabled) == current_tokens().text_faint
    apply_theme(app, "dark")
    assert color_of(shown) == current_tokens().text_muted


def test_an_icon_is_as_sharp_as_the_screen(app: QApplication) -> None:
    shown = icon("phone").pixmap(QSize(20, 20), 2.0)
    assert (shown.width(), shown.devicePixelRatio()) == (40, 2.0)
    assert pixmap("phone", "text", 20, 3.0).width() == 60


def test_every_icon_can_be_drawn(app: QApplication) -> None:
    for path in sorted((RESOURCES / "icons").glob("*.svg")):
        assert color_of(icon(path.stem)) == current_tokens().text, path.stem


def test_an_icon_that_is_not_there_is_an_error_at_once(app: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        pixmap("no-such-icon")


def test_licences_lie_beside_what_they_are_for() -> None:
    assert "SIL OPEN FONT LICENSE" in (RESOURCES / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    assert "ISC License" in (RESOURCES / "icons" / "LICENSE").read_text(encoding="utf-8")


def test_a_look_can_change_while_it_is_shown(app: QApplication, qtbot: QtBot) -> None:
    button = QPushButton("Pay")
    qtbot.addWidget(button)
    set_icon(button, "lock")
    button.show()
    before = button.grab().toImage()
    set_look(button, role="primary")
    assert button.grab().toImage() != before
    assert button.sizeHint().height() >= 44
