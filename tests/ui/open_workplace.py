"""A window with a real shop behind it, for tests of one screen: typed keys and clicks in, what is shown out."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from pos_app.bootstrap import Actor, Cart, Payment, Role, SaleDone, build_shop
from ui.background import Background
from ui.notify import Recorder
from ui.theme import apply_theme
from ui.workplace import Workplace

SIZE = (1280, 748)


class OpenWorkplace:
    """The shop at a URL, opened, with somebody of a role signed in. `close` ends its threads."""

    def __init__(self, url: str, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.application = _application()
        apply_theme(self.application, "light")
        self.window = QMainWindow()
        self.window.resize(*SIZE)
        qtbot.addWidget(self.window)
        self.background = Background(self.window)
        self.crashes: list[Exception] = []
        self.background.crashed.connect(self.crashes.append)
        self.notifier = Recorder()
        self.workplace = Workplace(self.background, self.notifier, self.window)
        self.shop = build_shop(url, as_owner=True)
        assert self.shop.actor is not None
        self.owner = self.shop.actor

    def show(self, screen: QWidget | None = None, role: Role = Role.OWNER) -> None:
        """Show the window with a screen in it, and sign somebody in."""
        self.window.setCentralWidget(screen or QWidget())
        self.window.show()
        self.qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.workplace.open(self.shop, self.shop.info)
        self.workplace.sign_in(self.somebody(role))
        self.settle()

    def somebody(self, role: Role) -> Actor:
        """The owner, or a new person of another role."""
        if role is Role.OWNER:
            return self.owner
        person = self.shop.staff.add(
            self.owner, f"A {role.value}", role=role, pin="736182" if role != "CASHIER" else "7361"
        )
        return Actor(person.id, person.name, person.role)

    def sell(self, phone: str, name: str | None = None, *, food: int = 1, merch: int = 0, note: str = "") -> SaleDone:
        """Sell something for exact cash."""
        products = [product for product in self.shop.catalogue.products() if product.sellable]
        cart = Cart()
        for kind, count in (("FOOD", food), ("MERCH", merch)):
            if count:
                product = next(each for each in products if each.kind == kind)
                cart = cart.add(product, count, modifiers=product.modifiers[:1], note=note)
        due = self.shop.checkout.due(cart)
        return self.shop.checkout.complete(self.owner, cart, phone=phone, name=name, payments=[Payment.cash(due)])

    def settle(self) -> None:
        """Wait until every answer was delivered."""
        self.qtbot.waitUntil(lambda: self.background.pending == 0, timeout=5000)
        self.qtbot.wait(1)

    def find(self, name: str) -> QWidget:
        """The widget of an object name."""
        found = self.window.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the focus is, and wait for what comes of it."""
        QTest.keyClick(focus(), key, modifiers)
        self.settle()

    def type(self, text: str) -> None:
        """Type where the focus is."""
        QTest.keyClicks(focus(), text)
        self.settle()

    def click(self, name: str) -> None:
        """Click the widget of an object name."""
        QTest.mouseClick(self.find(name), Qt.MouseButton.LeftButton)
        self.settle()

    def close(self) -> None:
        """End the threads and let go of the database; a crash nobody expected fails the test."""
        assert self.background.stop()
        self.shop.close()
        assert self.crashes == []


def focus() -> QWidget:
    """The widget that has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def _application() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found
