"""The window in a language nobody speaks: every word of ours goes through the translator; longer words still fit."""

import ast
import calendar
import importlib.util
import re
import subprocess
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTableView,
    QWidget,
)

from pos_app.domain.shop import ShopInfo
from tests.integration.counter import mixed, sell
from tests.ui.driver import Driver
from ui import language
from ui.app import build_window
from ui.formats import Formats

LEFT, RIGHT = "⟦", "⟧"
LONGEST_CHOICE = 100
NAMES_OF_TIME = "|".join((*calendar.day_name, *calendar.day_abbr, *calendar.month_name[1:], *calendar.month_abbr[1:]))
NO_WORDS = re.compile(rf"\b(F\d+|Ctrl\+\S+|Esc|Enter|PDF|USD|UTC|TP|[AP]M|{NAMES_OF_TIME})\b")
"""Keys, codes and marks, which are the same in every language; names of days and months, which Babel knows."""
MARKED = re.compile(f"{LEFT}[^{LEFT}{RIGHT}]*{RIGHT}")


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


def visible_words(driver: Driver) -> Iterator[tuple[str, str]]:
    """Every text that can be read, seen or heard in the window now, with where it stands."""
    for widget in driver.window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        where = widget.objectName() or type(widget).__name__
        yield where, widget.accessibleName()
        yield where, widget.toolTip()
        if isinstance(widget, QLabel | QAbstractButton | QGroupBox) and widget.property("text") != "...":
            yield where, str(widget.property("text") or "")
        if isinstance(widget, QLineEdit):
            yield where, widget.placeholderText()
        if isinstance(widget, QComboBox) and widget.count() < LONGEST_CHOICE:
            yield from ((where, widget.itemText(at)) for at in range(widget.count()))
        if isinstance(widget, QTableView) and widget.horizontalHeader().isVisible():
            model = widget.model()
            for at in range(model.columnCount()):
                yield where, str(model.headerData(at, Qt.Orientation.Horizontal) or "")


def untranslated(driver: Driver, data: set[str]) -> set[str]:
    """Texts with a word in them that no translator was asked for; what the shop itself says is `data`."""
    found = set()
    for where, text in visible_words(driver):
        left = text
        for each in sorted(data, key=len, reverse=True):
            left = left.replace(each, "")
        while MARKED.search(left):
            left = MARKED.sub("", left)
        left = NO_WORDS.sub("", left)
        if re.search(r"[A-Za-z]{2}", left):
            found.add(f"{where}: {text}")
    return found


def test_no_word_on_any_screen_escapes_the_translator(foreign: Driver) -> None:
    shop = foreign.shop
    sell(shop, mixed(shop), phone="580 555 0152", name="Dana Fox")
    data = {each.name for each in shop.catalogue.products()} | {
        each.name for each in shop.catalogue.everything().categories
    }
    data |= {shop.info.name, "Olive", "Dana Fox", "English", "Till 1", str(shop.backups.folder)}
    left = untranslated(foreign, data)
    for name in ("navBoard", "navCustomers", "navInsights", "navTill", "navSettings"):
        foreign.window.show_screen(name)  # type: ignore[attr-defined]  # the window is ours
        foreign.settle()
        left |= untranslated(foreign, data)
    pages = foreign.get("settingsList", QListWidget)
    for row in range(pages.count()):
        pages.setCurrentRow(row)
        foreign.settle()
        left |= untranslated(foreign, data)
    assert left == set()


ROOT = Path(language.__file__).parent.parent
SHOWN = {
    *("setText", "setPlaceholderText", "setToolTip", "setAccessibleName", "setAccessibleDescription", "setWindowTitle"),
    *(
        "setTitle",
        "addItem",
        "QLabel",
        "QPushButton",
        "QCheckBox",
        "QRadioButton",
        "ActionButton",
        "ElidedLabel",
        "toast",
    ),
}
"""What shows the text it is given."""


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted((ROOT / "ui").rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def test_no_text_is_shown_that_no_translator_was_asked_for() -> None:
    bare = [
        f"{path.name}:{node.lineno}: {given.value}"
        for path, module in modules()
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in SHOWN
        for given in node.args
        if isinstance(given, ast.Constant) and isinstance(given.value, str) and re.search("[A-Za-z]{2}", given.value)
    ]
    assert bare == []


def translations() -> ModuleType:
    """The program that writes the texts out, which is no package."""
    spec = importlib.util.spec_from_file_location("translations", ROOT / "scripts" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(program: str, *arguments: str) -> None:
    command = [str(Path(sysconfig.get_path("scripts")) / program), *arguments]
    subprocess.run(command, check=True, capture_output=True)


def test_every_text_reaches_the_translators(tmp_path: Path) -> None:
    wanted = set()
    for _path, module in modules():
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in (
                "tr",
                "translate",
            ):
                texts = [each.value for each in node.args if isinstance(each, ast.Constant)]
                assert texts, ast.unparse(node)
                wanted.add(texts[-1] if len(texts) > 1 else texts[0])
    template = tmp_path / "tappass.ts"
    run("pyside6-lupdate", *translations().spelled_out(tmp_path), "-ts", str(template), "-locations", "none")
    found = {each.text for each in ET.parse(template).iter("source")}  # noqa: S314 (our own file)
    assert wanted - found == set()
    assert "ShopPage" not in found, "a context taken for a text"


def test_a_language_is_spoken_with_its_days_and_direction(qapp: QApplication, tmp_path: Path) -> None:
    source = tmp_path / "tappass_ar.ts"
    source.write_text(
        '<TS version="2.1" language="ar"><context><name>ShopPage</name><message><source>Country</source>'
        "<translation>البلد</translation></message></context></TS>",
        encoding="utf-8",
    )
    run("pyside6-lrelease", str(source), "-qm", str(source.with_suffix(".qm")))
    assert [code for code, _name in language.languages(tmp_path)] == ["en", "ar"]
    before = set(qapp.findChildren(QTranslator))
    try:
        language.speak(qapp, "de", tmp_path)
        assert language.spoken() == "en", "nobody translated it into German yet"
        language.speak(qapp, "ar_EG", tmp_path)
        assert QCoreApplication.translate("ShopPage", "Country") == "البلد"
        assert Formats(ShopInfo()).weekday_name(0) == "الاثنين"
        assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    finally:
        for translator in set(qapp.findChildren(QTranslator)) - before:
            qapp.removeTranslator(translator)
            translator.deleteLater()
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        language._spoken = "en"


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
