"""Each setting and its words: none without, none left over, and the window shows all of them with their help."""

from dataclasses import fields

from PySide6.QtWidgets import QLabel

from pos_app.domain.counter_rules import CounterRules
from pos_app.domain.loyalty import Rules
from pos_app.domain.office_rules import OfficeRules
from pos_app.domain.printing import Printer, TillPrinting
from pos_app.domain.receipts import ReceiptText
from pos_app.domain.shop import ShopInfo
from tests.ui.driver import Driver
from tests.ui.test_staff_page import open_page
from ui.settings.form_field import FieldSpec, Kind
from ui.settings.questions import counter as counters
from ui.settings.questions import loyalty, printing, shop
from ui.settings.questions.declaring import LIMITS_OF

PAGES = {"Loyalty": loyalty, "Taxes": counters, "Printing": printing, "Shop": shop}
ELSEWHERE = {(TillPrinting, "receipt"), (TillPrinting, "kitchen"), (ReceiptText, "logo")}
"""The printers are settings of their own; the logo is chosen from a file, beside the receipt it stands on."""


def declared() -> list[FieldSpec]:
    return [spec for page in PAGES.values() for group in page.groups() for spec in group.fields]


def test_every_setting_has_its_words_and_no_words_are_left_over() -> None:
    settings = (Rules, CounterRules, OfficeRules, ShopInfo, TillPrinting, ReceiptText)
    wanted = {(of, each.name) for of in settings for each in fields(of)} - ELSEWHERE
    printers = {(Printer, f"{role}_{each.name}") for role in ("receipt", "kitchen") for each in fields(Printer)}
    specs = declared()
    assert {spec.name for spec in specs if spec.of is None} == {"shop_language"}, "what is kept on the machine"
    specs = [spec for spec in specs if spec.of is not None]
    found = [(spec.of, spec.name if spec.of is Printer else spec.name.removeprefix("shop_")) for spec in specs]
    assert sorted(map(str, found)) == sorted(map(str, wanted | printers))
    assert [spec.name for spec in specs if not spec.help or not spec.label] == []
    numbers = {spec.name for spec in specs if spec.kind is Kind.NUMBER}
    assert {spec.name for spec in specs if spec.least is not None} >= numbers, "a number has its limits"
    assert {name for limits in LIMITS_OF.values() for name in limits} <= {name for _of, name in found}


def test_the_window_shows_each_setting_with_its_help_and_what_it_may_be(counter: Driver) -> None:
    for title, page in PAGES.items():
        open_page(counter, title)
        shown = {label.text() for label in counter.window.findChildren(QLabel) if label.isVisible()}
        for spec in (each for group in page.groups() for each in group.fields):
            assert {spec.label, spec.help} <= shown, spec.name
            editor = counter.find(f"{spec.name}Edit")
            assert editor.accessibleName() == spec.label
            assert editor.accessibleDescription().startswith(spec.help)
            if spec.kind is Kind.NUMBER:
                assert f"From {spec.least} to {spec.most}. In a new shop: {spec.default}." in editor.toolTip()
