"""The insights in the window: periods, views, lists, what is saved, and who sees none of it."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QPushButton, QWidget
from sqlalchemy import select

from pos_app.bootstrap import Role, open_shop
from pos_app.data.tables import customer
from pos_app.domain.insights import Span
from pos_app.services.demo_data import fill
from tests.ui.driver import Driver
from tests.ui.test_settings import retype
from tests.ui.test_staff_page import open_page
from ui.app import build_window
from ui.widgets.listing_table import ListingTable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def busy(qapp: QApplication, sqlite_shop_url: str) -> Iterator[Driver]:
    """A shop with a few months behind it, as its owner sees it."""
    with open_shop(sqlite_shop_url, as_owner=True) as shop:
        fill(shop, customers=80, orders=400)
        year = shop.figures.period(Span.YEAR)
        shop.figures.prepare(year)
        shop.figures.prepare(year.before())
    window = build_window(sqlite_shop_url, as_owner=True, theme="light")
    window.resize(1280, 800)
    window.show()
    driver = Driver(window)
    driver.until(lambda: driver.desk.workplace.is_open, "the shop is open")
    driver.settle()
    driver.click("navInsights")
    driver.until(lambda: "figure_taken" in names(driver), "the figures are there")
    yield driver
    window.close()
    window.deleteLater()
    qapp.processEvents()


def names(driver: Driver) -> set[str]:
    return {each.objectName() for each in driver.desk.later.insights_screen.findChildren(QWidget)}


def figure(driver: Driver, name: str) -> str:
    return driver.find(f"figure_{name}").accessibleName()


def shown(driver: Driver, name: str) -> ListingTable:
    table = driver.find(name).parent()
    assert isinstance(table, ListingTable)
    return table


def choose(driver: Driver, name: str, words: str) -> None:
    box = driver.get(name, QComboBox)
    box.setFocus()
    box.setCurrentIndex(box.findText(words))
    driver.settle()


def test_a_period_and_a_view_are_chosen_by_taps(busy: Driver) -> None:
    busy.click("insightsPeriod_YEAR")
    busy.settle()
    year = figure(busy, "taken")
    overview = busy.shop.figures.overview(busy.shop.figures.period(Span.YEAR))
    assert busy.desk.workplace.formats.round_money(overview.now.taken) in year
    for view in ("hours", "categories", "products", "staff", "days"):
        busy.click(f"insightsView_{view}")
        busy.settle()
        assert busy.rows("insightsTable") > 0
        assert busy.find("insightsChart").isVisible()
    assert busy.rows("insightsTable") == 365
    busy.click("insightsPeriod_TODAY")
    busy.settle()
    assert figure(busy, "taken") != year
    assert busy.rows("insightsTable") == 1


def test_days_of_ones_own_are_typed_and_nonsense_is_said_so(busy: Driver) -> None:
    busy.click("insightsPeriod_RANGE")
    today = busy.shop.figures.period(Span.TODAY).first
    for first, last, words in (
        ("soon", "later", "year, month and day"),
        (f"{today}", "2020-01-01", "before the first"),
    ):
        for name, text in (("insightsFirstDay", first), ("insightsLastDay", last)):
            busy.find(name).selectAll()  # type: ignore[attr-defined] # a line edit
            busy.type(text, name)
        busy.press(Qt.Key.Key_Return, "insightsLastDay")
        assert words in busy.desk.later.insights_screen.trouble.text
    busy.find("insightsFirstDay").selectAll()  # type: ignore[attr-defined]  # found by its name
    busy.type(f"{today.replace(day=1)}", "insightsFirstDay")
    busy.find("insightsLastDay").selectAll()  # type: ignore[attr-defined]  # found by its name
    busy.type(f"{today}", "insightsLastDay")
    busy.press(Qt.Key.Key_Return, "insightsLastDay")
    busy.settle()
    assert busy.rows("insightsTable") == today.day
    assert busy.desk.later.insights_screen.trouble.text == ""


def test_customers_are_narrowed_and_the_choice_is_kept(busy: Driver, tmp_path: Path) -> None:
    busy.click("insightsView_guests")
    busy.settle()
    everybody = busy.rows("byValueTable")
    choose(busy, "guestWhoCombo", "Members")
    members = busy.rows("byValueTable")
    assert 0 < members < everybody
    busy.type("Our members", "guestFilterNameEdit")
    busy.press(Qt.Key.Key_Return, "guestFilterNameEdit")
    busy.settle()
    choose(busy, "guestWhoCombo", "Everybody")
    saved = busy.get("guestSavedCombo", QComboBox)
    saved.setCurrentIndex(saved.findText("Our members"))
    saved.activated.emit(saved.currentIndex())
    busy.settle()
    assert busy.rows("byValueTable") == members
    consenting = busy.shop.guest_lists.export(
        busy.desk.workplace.actor, busy.desk.later.insights_screen.guests_page.wanted, for_marketing=True
    )
    file = tmp_path / "guests.csv"
    busy.desk.later.insights_screen.save_wanted.emit(file)
    busy.until(file.exists, "the list is saved")
    busy.settle()
    with file.open(encoding="utf-8-sig", newline="") as opened:
        assert len(list(csv.reader(opened))) - 1 == len(consenting.rows)


def test_what_lapsed_means_is_the_owners_and_the_list_begins_with_it(busy: Driver) -> None:
    open_page(busy, "Shop")
    assert busy.text("shop_lapsed_daysEdit") == "60"
    retype(busy, "shop_lapsed_daysEdit", "21")
    page = busy.find("shopPage")
    save = page.findChild(QPushButton, "saveSettingsButton")
    assert save is not None
    save.click()
    busy.until(lambda: busy.shop.house_rules.get().office.lapsed_days == 21, "kept")
    busy.settle()
    busy.click("navInsights")
    busy.click("insightsView_guests")
    busy.settle()
    choose(busy, "guestVisitsCombo", "Not here for")
    assert busy.text("guestLapsedEdit") == "21"
    with busy.shop.premises.database.read() as connection:
        since = datetime.now(UTC) - timedelta(days=21)
        seen = connection.execute(select(customer.c.last_order).where(customer.c.last_order.is_not(None))).scalars()
        lapsed = sum(at < since for at in seen)
    assert lapsed > 0
    assert str(lapsed) in busy.text("guestCount")
    retype(busy, "guestLapsedEdit", "7")
    busy.press(Qt.Key.Key_Return, "guestLapsedEdit")
    busy.settle()
    busy.click("insightsView_conversion")
    busy.click("insightsView_guests")
    busy.settle()
    assert busy.text("guestLapsedEdit") == "7", "what was typed for once stays"


def test_who_is_worth_enrolling_is_signed_up_with_enter(busy: Driver) -> None:
    busy.click("insightsView_conversion")
    busy.settle()
    best = busy.shop.insights.conversion_candidates(200)
    assert busy.rows("conversionTable") == len(best)
    busy.find("conversionTable").setFocus()
    busy.press(Qt.Key.Key_Return, "conversionTable")
    busy.until(lambda: busy.find("tapPassDialog").isVisible(), "the sign-up is open")
    busy.settle()
    busy.sees("memberNameEdit", best[0].name or "")
    busy.get("termsCheck", QCheckBox).setChecked(True)
    busy.click("enrolButton")
    busy.until(lambda: busy.rows("conversionTable") == len(best) - 1, "the new member left the list")


def test_a_member_near_a_level_is_opened_with_enter(busy: Driver) -> None:
    busy.click("insightsView_near")
    busy.settle()
    nearest = busy.shop.insights.near_next_level(1)[0]
    busy.find("nearLevelTable").setFocus()
    busy.press(Qt.Key.Key_Return, "nearLevelTable")
    busy.until(lambda: busy.desk.window.is_showing("navCustomers"), "the customers' screen is in front")
    busy.settle()
    shown_name = nearest.name or busy.desk.workplace.formats.phone(nearest.phone_number)
    busy.sees("detailName", shown_name)


def test_figures_are_saved_as_they_are_shown(busy: Driver, tmp_path: Path) -> None:
    busy.click("insightsView_products")
    busy.settle()
    file = tmp_path / "products.csv"
    busy.desk.later.insights_screen.save_wanted.emit(file)
    busy.until(file.exists, "the list is saved")
    busy.settle()
    with file.open(encoding="utf-8-sig", newline="") as opened:
        assert len(list(csv.reader(opened))) == busy.rows("insightsTable") + 1


def test_a_shop_without_sales_says_so(counter: Driver) -> None:
    counter.click("navInsights")
    counter.until(lambda: "figure_taken" in names(counter), "the figures are there")
    for view in ("products", "staff", "conversion", "near", "guests"):
        counter.click(f"insightsView_{view}")
        counter.settle()
    assert "$0.00" in figure(counter, "taken")


def test_nobody_but_the_owner_sees_figures(busy: Driver) -> None:
    shop = busy.shop
    lead = shop.staff.add(busy.desk.workplace.actor, "Kim", role=Role.SHIFT_LEAD, pin="492716")
    busy.desk.lock()
    busy.desk.workplace.sign_in(shop.staff.sign_in(lead.name, pin="492716"))
    busy.click("navInsights")
    busy.settle()
    assert busy.desk.window.is_showing("navInsights")
    assert not busy.find("insightsPeriod_YEAR").isVisible()
    assert not busy.find("figure_taken").isVisible()
