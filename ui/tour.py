"""The tour: drives the real window as a cashier would, by keys and clicks, and saves a picture of each step.

It is the README's proof and the source of its pictures: it runs on a fresh database with the demo catalogue, and fails
as soon as a step does not show what it should.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView, QWidget

from ui.app import build_window
from ui.widgets.product_tile import ProductTile

PATIENCE = 20.0
"""Seconds that a step may take on a slow machine."""

OWNER_PIN = "739184"
ORDERS = 4
"""What the tour's guest has ordered at its end: two meals, and a meal with merchandise."""


class TourFailed(Exception):
    """A step did not show what it should."""


class Hands:
    """Fingers and eyes at one window: everything goes through real key presses, clicks and what is on the screen."""

    def __init__(self, window: QMainWindow, out: Path) -> None:
        self.window, self._out, self._step = window, out, 0

    def find(self, name: str) -> QWidget:
        """The widget of an object name. Raises TourFailed when it is not there."""
        found = self.window.findChild(QWidget, name)
        if found is None:
            raise TourFailed(f"There is no {name} in the window.")
        return found

    def type(self, name: str, text: str) -> None:
        """Type into a field."""
        QTest.keyClicks(self.find(name), text)

    def press(self, key: Qt.Key, name: str = "") -> None:
        """Press a key, on a widget or on whatever has the focus."""
        QTest.keyClick(self.find(name) if name else QApplication.focusWidget() or self.window, key)

    def click(self, name: str) -> None:
        """Click a widget, once it can be clicked."""
        self.until(f"{name} can be pressed", lambda: self.find(name).isVisible() and self.find(name).isEnabled())
        QTest.mouseClick(self.find(name), Qt.MouseButton.LeftButton)

    def text(self, name: str) -> str:
        """What a label or a field says; nothing while it is not shown."""
        widget = self.find(name)
        return str(widget.property("text") or "") if widget.isVisible() else ""

    def tap_product(self, name: str) -> None:
        """Find a product by typing its name, and add it with Enter."""
        self.press(Qt.Key.Key_F3)
        self.type("productSearchEdit", name)
        self.press(Qt.Key.Key_Return, "productSearchEdit")

    def until(self, words: str, holds: Callable[[], bool]) -> None:
        """Wait until something is so. Raises TourFailed when it does not become so."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > deadline:
                raise TourFailed(f"This was not seen: {words}.")
            QTest.qWait(10)

    def sees(self, name: str, part: str) -> None:
        """Wait until a widget says something."""
        self.until(f"{name} says {part!r} (it says {self.text(name)!r})", lambda: part in self.text(name))

    def picture(self, name: str) -> None:
        """Save what the window shows now."""
        QTest.qWait(80)
        self._step += 1
        path = self._out / f"{self._step:02d}-{name}.png"
        if not self.window.grab().save(str(path)):
            raise TourFailed(f"{path} could not be written.")
        print(path)  # noqa: T201 (the command's report)


def run_tour(out: str) -> int:
    """Drive the tour; pictures go to the folder `out`. Returns the exit status: 0, or 1 with a sentence on stderr."""
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(["tappass-pos"])
    with tempfile.TemporaryDirectory(prefix="tappass-tour-") as place:
        window = build_window(f"sqlite:///{place}/shop.db", demo=True, theme="light")
        window.resize(1280, 800)
        window.show()
        hands = Hands(window, folder)
        try:
            for step in STEPS:
                step(hands)
        except TourFailed as error:
            window.grab().save(str(folder / "failed.png"))
            print(f"The tour failed. {error}", file=sys.stderr)  # noqa: T201 (a command line's door to its user)
            return 1
        finally:
            window.close()
            app.processEvents()
    return 0


def _sign_in(hands: Hands) -> None:
    hands.until("the sign-in is shown", lambda: hands.find("pinEdit").isVisible())
    hands.picture("sign-in")
    hands.type("pinEdit", OWNER_PIN)
    hands.press(Qt.Key.Key_Return, "pinEdit")
    hands.sees("whoIsSignedIn", "Olive")
    hands.until("the products are shown", lambda: hands.window.findChild(ProductTile) is not None)
    hands.picture("counter")


def _open_till(hands: Hands) -> None:
    hands.click("counterOpenTillButton")
    hands.type("tillAmountEdit", "200")
    hands.picture("open-till")
    hands.press(Qt.Key.Key_Return, "tillAmountEdit")
    hands.until("the till is open", lambda: hands.find("payButton").isVisible())


def _first_visit(hands: Hands) -> None:
    hands.type("phoneEdit", "5805550152")
    hands.sees("phoneHint", "New customer")
    hands.type("newCustomerNameEdit", "Ava Reyes")
    hands.tap_product("House Burger")
    hands.tap_product("Pint IPA")
    hands.picture("new-customer")
    hands.press(Qt.Key.Key_F4)
    hands.until("the payment sheet is shown", lambda: hands.find("paymentSheet").isVisible())
    hands.type("cashEdit", "20")
    hands.sees("changePreview", "5.70")
    hands.picture("payment")
    hands.press(Qt.Key.Key_Return, "cashEdit")
    hands.sees("changeDue", "5.70")
    hands.sees("doneJoinButton", "Join now")
    hands.picture("done")


def _returning_customer(hands: Hands) -> None:
    hands.type("phoneEdit", "0152")
    hands.press(Qt.Key.Key_Return, "phoneEdit")
    hands.sees("customerName", "Ava Reyes")
    hands.tap_product("House Burger")
    hands.tap_product("Pint IPA")
    hands.picture("returning-customer")
    hands.press(Qt.Key.Key_F8)
    hands.sees("orderNumber", "A2")


def _sign_up(hands: Hands) -> None:
    hands.type("phoneEdit", "0152")
    hands.press(Qt.Key.Key_Return, "phoneEdit")
    hands.sees("joinTapPassButton", "128 points")
    hands.press(Qt.Key.Key_F6)
    hands.until("the sign-up is shown", lambda: hands.find("enrolButton").isVisible())
    hands.until("the name is filled in", lambda: hands.text("memberNameEdit") == "Ava Reyes")
    hands.type("memberEmailEdit", "ava@example.com")
    hands.press(Qt.Key.Key_Space, "termsCheck")
    hands.picture("sign-up")
    hands.click("enrolButton")
    hands.sees("tapPassId", "TP-")
    hands.picture("member-card")
    hands.press(Qt.Key.Key_Escape)
    hands.sees("customerPoints", "128")


def _mixed_sale(hands: Hands) -> None:
    hands.tap_product("Hot Wings")
    hands.tap_product("Logo T-Shirt")
    hands.tap_product("Cap")
    hands.picture("food-and-merch")
    hands.press(Qt.Key.Key_F4)
    hands.until("the payment sheet is shown", lambda: hands.find("paymentSheet").isVisible())
    hands.click("payPointsButton")
    hands.until("the points are taken", lambda: "5.00" in hands.text("amountParts"))
    hands.picture("split-payment")
    hands.type("cardReferenceEdit", "T-4711")
    hands.click("cardButton")
    hands.sees("pointsEarned", "points earned")
    hands.picture("points-earned")


def _history(hands: Hands) -> None:
    hands.click("navCustomers")
    hands.type("customerSearchEdit", "reyes")
    table = hands.find("customerTable")
    hands.until("the customer is found", lambda: _rows(table) == 1)
    hands.press(Qt.Key.Key_Down, "customerSearchEdit")
    hands.press(Qt.Key.Key_Return)
    hands.until("all orders are shown", lambda: _rows(hands.find("historyTable")) == ORDERS)
    hands.picture("history")
    hands.press(Qt.Key.Key_Down, "historyTable")
    hands.press(Qt.Key.Key_Return, "historyTable")
    hands.until("the order is opened as its receipt", lambda: hands.find("receiptCard").isVisible())
    hands.picture("receipt")
    hands.press(Qt.Key.Key_Escape, "receiptCard")


def _insights(hands: Hands) -> None:
    hands.click("navInsights")
    hands.until("the figures are shown", lambda: hands.window.findChild(QWidget, "figure_taken") is not None)
    hands.click("insightsView_products")
    hands.until("the products are listed", lambda: hands.window.findChild(QTableView, "insightsTable") is not None)
    hands.until("the best one is first", lambda: _rows(hands.find("insightsTable")) > 1)
    hands.picture("insights")


def _board(hands: Hands) -> None:
    hands.click("navBoard")
    hands.until("the orders are on the board", lambda: hands.text("boardCount_CONFIRMED") == "3")
    hands.picture("board")


def _close_till(hands: Hands) -> None:
    hands.click("navTill")
    hands.click("countTillButton")
    hands.type("count_10000", "2")
    hands.type("count_500", "5")
    hands.type("countLoose", "3.60")
    hands.picture("count")
    hands.click("closeTillButton")
    hands.sees("reportTitle", "Z report")
    hands.picture("z-report")


def _dark(hands: Hands) -> None:
    hands.click("navCounter")
    hands.click("themeButton")
    hands.type("phoneEdit", "0152")
    hands.press(Qt.Key.Key_Return, "phoneEdit")
    hands.sees("customerName", "Ava Reyes")
    hands.tap_product("Nachos")
    hands.picture("dark")
    hands.press(Qt.Key.Key_F5)
    hands.click("themeButton")


def _rows(table: QWidget) -> int:
    return table.model().rowCount() if isinstance(table, QTableView) else -1


STEPS = (
    _sign_in,
    _open_till,
    _first_visit,
    _returning_customer,
    _sign_up,
    _mixed_sale,
    _board,
    _history,
    _insights,
    _dark,
    _close_till,
)
