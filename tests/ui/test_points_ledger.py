"""The points ledger on the customers' screen: opened by key, read line by line, the order behind each line."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pos_app.bootstrap import Kind, Level, MemberCard, Role
from pos_app.data import points_ledger
from pos_app.domain.customers import LedgerLine, LedgerPage, LevelStanding, OrderBehind
from pos_app.domain.loyalty import EntryKind
from pos_app.domain.shop import ShopInfo
from tests.integration.counter import tamper, value
from tests.ui.open_workplace import OpenWorkplace, focus
from ui.customers.ledger_rows import LevelFace, ledger_face
from ui.customers.ledger_words import LedgerWords
from ui.customers.presenter import CustomersPresenter
from ui.customers.screen import CustomersScreen
from ui.formats import Formats
from ui.printing.receipt_card import ReceiptCard
from ui.printing.receipt_presenter import OpenReceiptPresenter
from ui.theme import apply_theme
from ui.widgets.data_table import DataTable
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.overlay import Overlay

AVA = "5805550152"
AT = datetime(2026, 5, 3, 18, 42, tzinfo=UTC)


class Office(OpenWorkplace):
    """A workplace with the customers' screen, and Ava, who joined after two visits and came again."""

    def __init__(self, url: str, qtbot: QtBot) -> None:
        super().__init__(url, qtbot)
        self.screen = CustomersScreen()
        self.presenter = CustomersPresenter(self.workplace, self.screen, self.window)
        self.receipts = OpenReceiptPresenter(self.workplace, ReceiptCard(self.window), self.window)
        for _ in range(2):
            self.sell(AVA, "Ava Reyes", food=2, merch=1)
        self.card: MemberCard = self.shop.tappass.enrol(self.owner, phone=AVA, name="Ava Reyes")
        self.sell(AVA, food=1)

    def open(self) -> None:
        """Have another screen ask for Ava."""
        self.workplace.events.customer_wanted.emit(self.card.customer_id)
        self.settle()

    def ask_why(self) -> None:
        """Open the ledger by key."""
        self.open()
        self.find("pointsLedgerButton").setFocus()
        self.press(Qt.Key.Key_Space)

    @property
    def table(self) -> DataTable:
        found = self.find("ledgerTable")
        assert isinstance(found, DataTable)
        return found

    def column(self, at: int) -> list[str]:
        model = self.table.model()
        return [str(model.index(row, at).data()) for row in range(model.rowCount())]

    def said(self, name: str) -> str:
        label = self.find(name)
        assert isinstance(label, QLabel)
        return label.text()

    @property
    def on_top(self) -> str:
        found = Overlay.topmost(self.window)
        return found.objectName() if found else ""

    @property
    def points(self) -> int:
        return self.shop.tappass.card(self.card.customer_id).points


@pytest.fixture
def make_office(sqlite_shop_url: str, qtbot: QtBot) -> Iterator[Callable[[Role], Office]]:
    made: list[Office] = []

    def make(role: Role) -> Office:
        office = Office(sqlite_shop_url, qtbot)
        made.append(office)
        office.show(office.screen, role)
        return office

    yield make
    for office in made:
        office.close()


@pytest.fixture
def office(make_office: Callable[[Role], Office]) -> Office:
    return make_office(Role.OWNER)


def test_a_key_opens_the_ledger_and_every_line_is_there(office: Office) -> None:
    office.ask_why()
    assert office.on_top == "pointsLedger"
    assert focus() is office.table
    assert office.column(1) == ["Order", "Welcome bonus", *["Past order, counted on joining"] * 4]
    gained = [int(text.replace("+", "")) for text in office.column(2)]
    assert sum(gained) == office.points
    assert office.column(3)[0] == str(office.points)
    assert office.said("ledgerSum") == f"All lines add up to the balance: {office.points} points."
    assert office.said("levelReason").startswith("Bronze since ")
    assert "Silver from 500 · held until " in office.said("levelProspect")
    tester = QAbstractItemModelTester(office.table.model(), QAbstractItemModelTester.FailureReportingMode.Warning)
    tester.deleteLater()


def test_enter_opens_the_order_behind_a_line_and_escape_goes_back_step_by_step(office: Office) -> None:
    office.ask_why()
    office.press(Qt.Key.Key_Down)
    office.press(Qt.Key.Key_Return)
    assert office.on_top == "pointsLedger"  # the welcome bonus has no order
    office.press(Qt.Key.Key_Up)
    office.press(Qt.Key.Key_Return)
    assert office.on_top == "receiptCard"
    entry = office.shop.history.page(office.card.customer_id).entries[0]
    shown = [label.text() for label in office.find("receiptCard").findChildren(QLabel)]
    assert {f"Order {entry.number}", f"+{entry.points}"} <= set(shown)
    assert any("Ava Reyes" in words for words in shown)
    assert any("555-0152" in words for words in shown)
    office.press(Qt.Key.Key_Escape)
    assert (office.on_top, focus()) == ("pointsLedger", office.table)
    office.press(Qt.Key.Key_Escape)
    assert office.on_top == ""
    assert focus() is office.find("pointsLedgerButton")


@pytest.mark.parametrize("twice", [False, True])
def test_a_tap_opens_the_order_too(office: Office, twice: bool) -> None:
    office.ask_why()
    table = office.table
    place = table.visualRect(table.model().index(3, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    if twice:
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    office.settle()
    assert office.on_top == "receiptCard"
    office.press(Qt.Key.Key_Escape)
    assert office.on_top == "pointsLedger"


def test_a_long_ledger_is_read_page_by_page(office: Office) -> None:
    own = value(office.shop, 'SELECT id FROM "Member"')
    lines = [
        points_ledger.Line(EntryKind.ADJUST, f"member:{own}:{at}", 1, AT - timedelta(days=at), "by hand")
        for at in range(114)
    ]
    with office.shop.premises.database.write() as connection:
        points_ledger.add(connection, own, lines, AT, sequence=0)
    office.ask_why()
    assert len(office.column(0)) == 50
    for _ in range(3):
        office.table.scrollToBottom()
        office.settle()
    assert len(office.column(0)) == 120
    assert office.column(3)[-1] == "1"
    assert office.column(3)[0] == str(office.points)


def test_lines_that_do_not_add_up_are_said_with_what_helps(office: Office) -> None:
    right = office.points
    tamper(office.shop, 'UPDATE "Member" SET points = points + 7')
    office.ask_why()
    said = [label.text() for label in office.find("ledgerCard").findChildren(QLabel) if label.isVisible()]
    expected = f"The lines add up to {right} points, but the balance kept is {right + 7}."
    assert [text for text in said if text.startswith(expected) and "doctor --repair" in text]
    assert office.said("ledgerSum") == ""


def test_an_empty_ledger_says_so(office: Office) -> None:
    tamper(office.shop, 'DELETE FROM "PointsEntry"')
    tamper(office.shop, 'UPDATE "Member" SET points = 0')
    office.ask_why()
    assert office.column(0) == []
    assert office.table._empty == "No points yet. They come with the next order."
    office.press(Qt.Key.Key_Return)
    assert office.on_top == "pointsLedger"


def test_what_cannot_be_read_is_said_on_the_card(office: Office) -> None:
    office.open()
    tamper(office.shop, 'UPDATE "Member" SET "customerId" = \'walk-in\'')
    office.click("pointsLedgerButton")
    said = [label.text() for label in office.find("ledgerCard").findChildren(QLabel) if label.isVisible()]
    assert "That could not be found." in said


def test_a_cashier_sees_points_and_level_and_is_not_asked_why(make_office: Callable[[Role], Office]) -> None:
    office = make_office(Role.CASHIER)
    office.open()
    assert office.said("detailPoints") == f"{office.points} points"
    assert not office.find("pointsLedgerButton").isVisible()
    office.screen.ledger_pressed.emit()
    office.settle()
    assert office.on_top == ""


def test_who_signs_out_leaves_no_ledger_behind(make_office: Callable[[Role], Office]) -> None:
    office = make_office(Role.SHIFT_LEAD)
    office.ask_why()
    assert office.on_top == "pointsLedger"
    office.workplace.sign_out()
    office.settle()
    assert office.on_top == ""


def test_an_answer_that_comes_after_closing_is_not_shown(office: Office) -> None:
    office.ask_why()
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    office.settle()
    assert office.on_top == ""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(952, 716), (1208, 748)])
def test_no_text_is_cut(office: Office, size: tuple[int, int], theme: str) -> None:
    tamper(office.shop, 'UPDATE "Member" SET points = 1234567')
    apply_theme(office.application, theme)
    office.window.resize(*size)
    office.ask_why()
    seen: list[QWidget] = [office.find("pointsLedgerButton")]
    card = office.find("ledgerCard")
    seen += [*card.findChildren(QLabel), *card.findChildren(QPushButton)]
    cut = [widget.objectName() for widget in seen if widget.isVisible() and not _fits(widget)]
    assert cut == []
    assert all(widget.accessibleName() for widget in (seen[0], office.table, office.find("closeLedgerButton")))
    apply_theme(office.application, "light")


def _fits(widget: QWidget) -> bool:
    if isinstance(widget, ElidedLabel):
        return True
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() >= widget.heightForWidth(widget.width()) - 1
    return widget.width() >= widget.sizeHint().width() - 1 and widget.height() >= widget.sizeHint().height() - 1


# Words


def _page(standing: LevelStanding, *lines: LedgerLine) -> LedgerPage:
    return LedgerPage(lines, 658, 658, standing)


def _level(standing: LevelStanding) -> LevelFace:
    return ledger_face(_page(standing), Formats(ShopInfo())).level


def test_why_a_level_in_words() -> None:
    words = LedgerWords()
    known = {"since": AT, "decided_by": 658, "decided_months": 12, "held_until": AT + timedelta(days=365)}
    earned = LevelStanding(
        Level.SILVER,
        702,
        12,
        reason="earned",
        next_level=Level.GOLD,
        next_from=1500,
        **known,  # type: ignore[arg-type]  # the stubs are narrower than Qt
    )
    assert words.level(_level(earned)) == "Silver since 3 May 2026: 658 points earned on orders in 12 months"
    assert (
        words.prospect(_level(earned)) == "Earned in the last 12 months: 702 · Gold from 1,500 · held until 3 May 2027"
    )
    adopted = LevelStanding(Level.PLATINUM, 0, 1, since=AT, reason="adopted")
    assert words.level(_level(adopted)) == "Platinum since 3 May 2026, as in the old system"
    assert words.prospect(_level(adopted)) == "Earned in the last 1 month: 0 · the highest level"
    assert words.level(_level(LevelStanding(Level.GOLD, 1, 12, since=AT, reason="kept"))) == "Gold since 3 May 2026"
    assert words.level(_level(LevelStanding(Level.BRONZE, 0, 12))) == "Bronze"


def test_every_kind_of_line_has_words() -> None:
    words = LedgerWords()
    order = OrderBehind("o", Kind.FOOD, "A12", 3600)
    lines = [LedgerLine(kind, kind, -5, "noted", 653, AT, AT) for kind in EntryKind]
    lines.append(LedgerLine("x", EntryKind.EARN, 1234, "sale", 658, AT, AT, order))
    lines.append(LedgerLine("y", EntryKind.EARN, 36, "past order", 658, AT, AT, OrderBehind("m", Kind.MERCH, None, 99)))
    rows = ledger_face(_page(LevelStanding(Level.BRONZE, 0, 12), *lines), Formats(ShopInfo())).rows
    assert len({words.what(row) for row in rows[: len(EntryKind)]}) == len(EntryKind)
    assert [words.behind(row) for row in rows if words.behind(row)] == ["noted", "Food · A12 · $36.00", "Merch · $0.99"]
    assert (rows[0].points, rows[-2].points, words.tone(rows[0]), words.tone(rows[-1])) == (
        "−5",
        "+1,234",
        "danger",
        "text",
    )
    assert words.what(rows[-1]) == "Past order, counted on joining"
    assert (words.title("1"), words.title("2")) == ("Why 1 point?", "Why 2 points?")
