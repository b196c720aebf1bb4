"""Roles by screens, in the window: what somebody may not open says whose it is, and shows nothing of what it holds."""

import pytest
from PySide6.QtWidgets import QLabel, QListWidget

from pos_app.bootstrap import Role
from pos_app.domain.staff import may
from tests.integration.counter import mixed, person, sell
from tests.ui.driver import Driver
from ui.settings.pages import PAGES

OWNERS = ("navInsights", "navSettings")
SCREENS = ("navCounter", "navBoard", "navCustomers", *OWNERS, "navTill")


def seen(counter: Driver) -> str:
    return " | ".join(label.text() for label in counter.window.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("role", Role)
def test_every_screen_shows_a_role_what_is_its_own(counter: Driver, role: Role) -> None:
    sell(counter.shop, mixed(counter.shop), name="Ava Reyes")
    if role is not Role.OWNER:
        counter.desk.workplace.sign_in(person(counter.shop, role))
    for name in SCREENS:
        counter.click(name)
        counter.settle()
        closed = "owner to sign in" in seen(counter)
        assert closed == (name in OWNERS and role is not Role.OWNER), name
    counter.click("navSettings")
    counter.settle()
    pages = counter.get("settingsList", QListWidget)
    assert pages.count() == sum(may(role, page.needs) for page in PAGES)


@pytest.mark.parametrize("role", [Role.CASHIER, Role.SHIFT_LEAD])
def test_nothing_of_the_owners_pages_is_left_when_somebody_else_signs_in(counter: Driver, role: Role) -> None:
    other = person(counter.shop, role)
    counter.click("navSettings")
    counter.settle()
    pages = counter.get("settingsList", QListWidget)
    for at in range(pages.count()):
        pages.setCurrentRow(at)
        counter.settle()
        counter.desk.lock()
        counter.desk.workplace.sign_in(other)
        counter.settle()
        assert not pages.isVisible()
        assert "owner to sign in" in seen(counter)
        counter.desk.workplace.sign_in(counter.shop.actor)
        counter.settle()
