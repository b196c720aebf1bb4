"""The customers' screen: found by keys, shown by right, read page by page, kept current by what others do."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pos_app.bootstrap import CustomerCard, HistoryEntry, Kind, Role, SaleDone
from pos_app.domain.customers import CustomerMatch, CustomerValue, ItemSold
from pos_app.domain.shop import ShopInfo
from tests.ui.open_workplace import OpenWorkplace, focus
from ui.app_events import EnrolmentWanted
from ui.customers.order_words import OrderWords
from ui.customers.presenter import CustomersPresenter
from ui.customers.rows import history_rows, match_rows, worth_words
from ui.customers.screen import CustomersScreen
from ui.formats import Formats
from ui.printing import raster
from ui.printing.drawing import laid_out, page_of
from ui.printing.receipt_card import ReceiptCard
from ui.printing.receipt_presenter import OpenReceiptPresenter
from ui.theme import apply_theme
from ui.widgets.data_table import DataTable
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.slip_preview import SlipPreview

AVA, DANA, LONG = "5805550152", "5805550100", "+4915123456789"
LONG_NAME = "Maximiliane Freifrau von Hohenstein-Wittelsbacher"


class Office(OpenWorkplace):
    """A workplace with the screen on it."""

    def __init__(self, url: str, qtbot: QtBot) -> None:
        super().__init__(url, qtbot)
        self.screen = CustomersScreen()
        self.presenter = CustomersPresenter(self.workplace, self.screen, self.window)
        self.receipts = OpenReceiptPresenter(self.workplace, ReceiptCard(self.window), self.window)
        self.enrolments: list[EnrolmentWanted] = []
        self.sales: list[str] = []
        self.workplace.events.enrolment_wanted.connect(self.enrolments.append)
        self.workplace.events.sale_wanted.connect(self.sales.append)

    @property
    def search(self) -> QLineEdit:
        found = self.find("customerSearchEdit")
        assert isinstance(found, QLineEdit)
        return found

    def table(self, name: str) -> DataTable:
        found = self.find(name)
        assert isinstance(found, DataTable)
        return found

    def column(self, name: str, at: int = 0) -> list[str]:
        model = self.table(name).model()
        return [str(model.index(row, at).data()) for row in range(model.rowCount())]

    def said(self) -> list[str]:
        """Every sentence of the window that can be seen."""
        return [label.text() for label in self.window.findChildren(QLabel) if label.isVisible() and label.text()]

    def open(self, phone: str) -> str:
        """Have another screen ask for a customer."""
        card = self.shop.customers.by_phone(phone)
        assert card is not None
        self.workplace.events.customer_wanted.emit(card.id)
        self.settle()
        return card.id


@pytest.fixture
def office(sqlite_shop_url: str, qtbot: QtBot) -> Iterator[Office]:
    made = Office(sqlite_shop_url, qtbot)
    made.sell(DANA, "Dana Whitfield")
    made.sell(LONG, LONG_NAME, merch=1)
    made.sell(AVA, "Ava Reyes", food=2, merch=1, note="birthday")
    made.show(made.screen)
    yield made
    made.close()


@pytest.fixture
def cashier(sqlite_shop_url: str, qtbot: QtBot) -> Iterator[Office]:
    made = Office(sqlite_shop_url, qtbot)
    made.sell(AVA, "Ava Reyes", food=3, merch=2)
    made.show(made.screen, Role.CASHIER)
    yield made
    made.close()


# Finding


def test_the_latest_visitors_come_first_before_anything_is_typed(office: Office) -> None:
    assert office.column("customerTable") == ["Ava Reyes", LONG_NAME, "Dana Whitfield"]
    assert focus() is office.search


@pytest.mark.parametrize("typed", ["0152", "(580) 555-0152", "reyes", "AVÁ"])
def test_a_sole_match_opens_with_enter(office: Office, typed: str) -> None:
    office.type(typed)
    assert office.column("customerTable") == ["Ava Reyes"]
    office.press(Qt.Key.Key_Return)
    assert "Ava Reyes" in office.said()
    assert focus() is office.table("historyTable")


def test_enter_takes_what_is_typed_now_not_an_older_answer(office: Office) -> None:
    QTest.keyClicks(office.search, "dana")
    QTest.keyClick(office.search, Qt.Key.Key_Return)
    office.settle()
    office.settle()
    assert "(580) 555-0100" in office.said()


def test_of_several_matches_enter_goes_to_the_first_and_a_second_one_opens_it(office: Office) -> None:
    office.type("580555")
    assert len(office.column("customerTable")) == 2
    office.press(Qt.Key.Key_Return)
    assert focus() is office.table("customerTable")
    office.press(Qt.Key.Key_Return)
    assert focus() is office.table("historyTable")


def test_down_enters_the_list_enter_opens_and_escape_goes_back(office: Office) -> None:
    office.press(Qt.Key.Key_Down)
    office.press(Qt.Key.Key_Down)
    office.press(Qt.Key.Key_Return)
    assert LONG_NAME in office.said()
    assert focus() is office.table("historyTable")
    office.press(Qt.Key.Key_Escape)
    assert focus() is office.table("customerTable")
    office.press(Qt.Key.Key_Escape)
    assert focus() is office.search
    office.type("dana")
    office.press(Qt.Key.Key_Escape)
    assert office.search.text() == ""
    assert len(office.column("customerTable")) == 3


def test_what_is_typed_elsewhere_is_a_search(office: Office) -> None:
    office.open(AVA)
    office.table("historyTable").setFocus()
    office.press(Qt.Key.Key_D)
    assert focus() is office.search
    office.type("ana")
    assert office.column("customerTable") == ["Dana Whitfield"]


def test_a_click_opens_and_leaves_the_focus_in_the_list(office: Office) -> None:
    table = office.table("customerTable")
    place = table.visualRect(table.model().index(2, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    office.settle()
    assert "(580) 555-0100" in office.said()
    assert focus() is table


def test_nobody_found_is_said(office: Office) -> None:
    office.type("zzzz")
    assert "Nobody found" in office.said()
    assert office.column("customerTable") == []


def test_a_new_shop_has_nobody_yet(sqlite_shop_url: str, qtbot: QtBot) -> None:
    office = Office(sqlite_shop_url, qtbot)
    office.show(office.screen)
    assert "No customers yet" in office.said()
    assert "Choose a customer" in office.said()
    office.close()


# What is shown


def test_a_lead_sees_what_the_customer_is_worth_and_ordered(office: Office) -> None:
    office.open(AVA)
    worth = office.shop.history.worth(office.shop.customers.by_phone(AVA).id)  # type: ignore[union-attr] # it is there while a window is
    summary = office.find("historySummary")
    shown = [label.text() for label in summary.findChildren(QLabel)]
    assert office.workplace.formats.money(worth.lifetime_total) in shown
    assert {"Lifetime total", "Last 12 months", "Orders", "Visits", "Average a visit"} <= set(shown)
    assert office.column("historyTable", 1) == ["Food", "Merch"]


def test_the_filter_keeps_one_kind(office: Office) -> None:
    office.open(AVA)
    office.click("historyMerchButton")
    assert office.column("historyTable", 1) == ["Merch"]
    office.click("historyFoodButton")
    assert office.column("historyTable", 1) == ["Food"]
    office.click("historyAllButton")
    assert len(office.column("historyTable")) == 2
    office.open(DANA)
    office.click("historyMerchButton")
    assert office.column("historyTable") == []


def test_a_long_history_is_read_page_by_page(office: Office) -> None:
    for _ in range(120):
        office.sell(DANA)
    office.open(DANA)
    table = office.table("historyTable")
    tester = QAbstractItemModelTester(table.model(), QAbstractItemModelTester.FailureReportingMode.Warning)
    assert table.model().rowCount() == 50
    for _ in range(3):
        table.scrollToBottom()
        office.settle()
    assert table.model().rowCount() == 121
    ids = [row.entry.id for row in office.screen.history.model.rows]
    assert len(set(ids)) == 121
    tester.deleteLater()


def test_an_entry_opens_as_its_receipt(office: Office) -> None:
    office.open(AVA)
    table = office.table("historyTable")
    table.setFocus()
    table.selectRow(0)
    office.press(Qt.Key.Key_Return)
    card = office.find("receiptCard")
    shown = [label.text() for label in card.findChildren(QLabel)]
    assert {"Ava Reyes\n(580) 555-0152", "Olive", "Till 1"} <= set(shown)
    entry = office.screen.history.model.rows[0].entry
    receipt = page_of(office.shop.receipts.of_order(entry.id), office.workplace.formats)
    paper = office.find("receiptCard").findChild(SlipPreview)
    assert paper is not None
    assert paper.picture == raster.picture(laid_out(receipt, 576))
    office.press(Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert focus() is table


def test_a_cashier_sees_the_card_and_no_amount(cashier: Office) -> None:
    cashier.open(AVA)
    said = cashier.said()
    assert {"Ava Reyes", "(580) 555-0152", "Orders and amounts are for shift leads"} <= set(said)
    assert not cashier.table("historyTable").isVisible()
    assert not cashier.find("historySummary").isVisible()
    assert not cashier.find("editCustomerButton").isVisible()
    everything = [label.text() for label in cashier.window.findChildren(QLabel)]
    assert not [text for text in everything if "$" in text]
    assert cashier.table("historyTable").model().rowCount() == 0


def test_who_signs_in_next_sees_nothing_of_it(office: Office) -> None:
    office.open(AVA)
    office.workplace.sign_out()
    office.workplace.sign_in(office.somebody(Role.CASHIER))
    office.settle()
    everything = [label.text() for label in office.window.findChildren(QLabel)]
    assert not [text for text in everything if "$" in text]
    assert office.table("historyTable").model().rowCount() == 0
    assert "Choose a customer" in office.said()


def test_an_answer_that_comes_after_signing_out_is_not_shown(office: Office) -> None:
    card = office.shop.customers.by_phone(AVA)
    assert card is not None
    office.workplace.events.customer_wanted.emit(card.id)
    office.workplace.sign_out()
    office.settle()
    assert "Choose a customer" in office.said()


# What can be done


def test_join_tells_the_sign_up_all_that_is_known(office: Office) -> None:
    customer_id = office.open(AVA)
    office.click("customerJoinButton")
    assert office.enrolments == [EnrolmentWanted("+15805550152", "Ava Reyes", None, customer_id)]


def test_after_joining_the_points_are_there(office: Office) -> None:
    office.open(AVA)
    card = office.shop.tappass.enrol(office.owner, phone=AVA, name="Ava Reyes")
    office.workplace.events.member_enrolled.emit(card)
    office.settle()
    assert card.member_id in office.said()
    assert not office.find("customerJoinButton").isVisible()
    office.click("showCardButton")
    assert office.enrolments[0].customer_id == card.customer_id


def test_sell_to_this_customer(office: Office) -> None:
    customer_id = office.open(DANA)
    office.click("sellToCustomerButton")
    assert office.sales == [customer_id]


def test_name_and_notes_are_edited_in_place(office: Office) -> None:
    office.open(AVA)
    office.click("editCustomerButton")
    name = office.find("editNameEdit")
    assert isinstance(name, QLineEdit)
    name.selectAll()
    office.type("Ava Reyes-Ortega")
    office.press(Qt.Key.Key_Tab)
    office.press(Qt.Key.Key_Tab)
    office.type("Allergic to peanuts")
    office.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    office.settle()
    assert {"Ava Reyes-Ortega", "Allergic to peanuts"} <= set(office.said())
    assert "Ava Reyes-Ortega" in office.column("customerTable")
    assert office.shop.customers.by_phone(AVA).notes == "Allergic to peanuts"  # type: ignore[union-attr] # it is there while a window is


def test_a_refused_note_is_said_beside_it_and_stays(office: Office) -> None:
    office.open(AVA)
    office.click("editCustomerButton")
    notes = office.find("editNotesEdit")
    assert isinstance(notes, QPlainTextEdit)
    notes.setFocus()
    office.type("card 4111 1111 1111 1111")
    office.click("saveCustomerButton")
    assert "That looks like a card number. Card numbers are never kept here." in office.said()
    assert notes.toPlainText() == "card 4111 1111 1111 1111"
    assert office.shop.customers.by_phone(AVA).notes == ""  # type: ignore[union-attr]  # it is there while a window is


# What others did


def test_a_sale_elsewhere_refreshes_what_is_shown(office: Office) -> None:
    office.open(DANA)
    done: SaleDone = office.sell(DANA, food=4)
    office.workplace.events.sale_completed.emit(done)
    office.settle()
    assert len(office.column("historyTable")) == 2
    assert office.column("customerTable")[0] == "Dana Whitfield"


def test_while_hidden_nothing_is_asked_and_the_next_look_is_current(office: Office) -> None:
    office.open(DANA)
    office.screen.hide()
    done = office.sell(DANA, food=4)
    office.workplace.events.sale_completed.emit(done)
    assert office.background.pending == 0
    office.screen.show()
    office.settle()
    assert len(office.column("historyTable")) == 2


def test_a_customer_who_is_gone_is_said_in_place(office: Office) -> None:
    office.workplace.events.customer_wanted.emit("no-such-customer")
    office.settle()
    assert "That could not be found." in office.said()
    office.open(AVA)
    assert "That could not be found." not in office.said()


# Looks


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(952, 716), (1208, 748), (1848, 1028)])
def test_no_text_is_cut_that_cannot_say_so(office: Office, size: tuple[int, int], theme: str) -> None:
    apply_theme(office.application, theme)
    office.window.resize(*size)
    for phone in (AVA, LONG):
        office.open(phone)
        assert office.window.width() == size[0]
        texts: list[QLabel | QPushButton] = [
            *office.screen.findChildren(QLabel),
            *office.screen.findChildren(QPushButton),
        ]
        shown = [widget for widget in texts if widget.isVisible() and widget.text()]
        cut = [widget.text() for widget in shown if not _fits(widget)]
        assert cut == []
    apply_theme(office.application, "light")


def _fits(widget: QLabel | QPushButton) -> bool:
    """Whether the whole text has room; a label that is made to be cut says the rest in its tooltip."""
    if isinstance(widget, ElidedLabel) or (isinstance(widget, QLabel) and widget.wordWrap()):
        return widget.height() >= min(widget.sizeHint().height(), widget.fontMetrics().lineSpacing())
    needed = widget.minimumSizeHint() if isinstance(widget, QPushButton) else widget.sizeHint()
    return widget.width() >= needed.width() - 1 and widget.height() >= needed.height() - 1


def test_everything_is_reached_by_tab_and_has_a_name(office: Office) -> None:
    office.open(AVA)
    office.search.setFocus()
    seen: dict[str, QWidget] = {}
    for _ in range(14):
        office.press(Qt.Key.Key_Tab)
        seen[focus().objectName()] = focus()
    wanted = {"customerSearchEdit", "customerTable", "historyTable", "sellToCustomerButton", "customerJoinButton"}
    assert wanted | {"editCustomerButton", "historyAllButton"} <= set(seen)
    assert not [name for name, widget in seen.items() if not widget.accessibleName()]


def test_the_filter_is_one_stop_and_arrows_move_in_it(office: Office) -> None:
    office.open(AVA)
    office.find("historyAllButton").setFocus()
    office.press(Qt.Key.Key_Right)
    assert focus() is office.find("historyFoodButton")
    assert office.column("historyTable", 1) == ["Food"]


# Words


def test_an_adopted_order_says_how_it_was_placed() -> None:
    card = CustomerCard("c", "+15805550152", "Ava Reyes", None, None, None, None, 1, None)
    item = ItemSold("House Burger", 2, 800, 1600, Kind.FOOD)
    at = datetime(2026, 5, 3, 18, 42, tzinfo=UTC)

    def entry(phone: str | None, name: str | None) -> HistoryEntry:
        return HistoryEntry(
            "o", Kind.FOOD, "A1", at, 1600, "DELIVERED", (item,), original_phone=phone, original_name=name
        )

    placed = [
        row.original
        for row in history_rows(
            [
                entry(None, None),
                entry("580.555.0152", "AVA REYES"),
                entry("(580) 555-0199", "A. Reyes"),
                entry("call me", None),
            ],
            card,
            Formats(ShopInfo()),
        )
    ]
    assert placed == ["", "", "A. Reyes, (580) 555-0199", "call me"]


def test_an_order_in_one_line() -> None:
    card = CustomerCard("c", "+15805550152", "Ava", None, None, None, None, 1, None)
    items = (ItemSold("House Burger", 2, 800, 1600, Kind.FOOD), ItemSold("Pint IPA", 1, 630, 630, Kind.FOOD))
    at = datetime(2026, 5, 3, 18, 42, tzinfo=UTC)
    entry = HistoryEntry(
        "o", Kind.FOOD, "A1", at, 2230, "CANCELLED", items, refunded=630, points=-6, staff="Kim", payment="CARD, CASH"
    )
    row = history_rows([entry], card, Formats(ShopInfo()))[0]
    words = OrderWords()
    assert (row.items, row.date, row.time) == ("2 × House Burger, Pint IPA", "3 May 2026", "18:42")
    assert (row.total, words.refunded(row), words.points(row)) == ("$22.30", "−$6.30", "−6 points")
    assert (words.status(row), words.tone(row), words.how(row)) == ("Cancelled", "danger", "Card, Cash · Kim")


def test_worth_in_words() -> None:
    value = CustomerValue("c", "Ava", "+15805550152", 100_05, 3, 2, last_year_total=50_00)
    worth = worth_words(value, Formats(ShopInfo()))
    assert (worth.lifetime, worth.average, worth.orders, worth.visits) == ("$100.05", "$50.03", "3", "2")
    nothing = worth_words(CustomerValue("c", None, "+15805550152", 0, 0), Formats(ShopInfo()))
    assert nothing.average == "–"


def test_a_number_nobody_could_read_is_a_dash() -> None:
    rows = match_rows([CustomerMatch("c", "unknown:abc", "Ava", None, None)], Formats(ShopInfo()))
    assert (rows[0].name, rows[0].number, rows[0].last_visit) == ("Ava", "–", "")
