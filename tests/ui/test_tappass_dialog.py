"""The TapPass dialog: one enrolment, every refusal beside its field, the card exact and whole."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import segno
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import insert, update

from pos_app.bootstrap import Role
from pos_app.data.tables import customer, setting
from pos_app.domain.loyalty import Rules, is_sound
from pos_app.errors import BirthdayNotPossible
from tests.ui.open_workplace import OpenWorkplace, focus
from ui.app_events import EnrolmentWanted
from ui.sign_in.approval_card import ApprovalCard
from ui.sign_in.approval_presenter import ApprovalPresenter
from ui.tappass.birthday import example, read_birthday
from ui.tappass.card_page import SETTLE_MS
from ui.tappass.dialog import TapPassDialog
from ui.tappass.member_card import CODE, HEIGHT, WIDTH, WORDS_WIDTH, card_image
from ui.tappass.presenter import TapPassPresenter
from ui.tappass.sign_up import CardFace
from ui.widgets.qr_code import QUIET

AVA = "5805550152"
LONG_NAME = "Maximiliane Freifrau von Hohenstein-Wittelsbacher zu Donaudampfschifffahrt"
ARABIC_NAME = "عبد الرحمن بن محمد الفاروقي الأندلسي"


class Desk(OpenWorkplace):
    """A workplace with the dialog on it."""

    def __init__(self, url: str, qtbot: QtBot) -> None:
        super().__init__(url, qtbot)
        self.under = QLineEdit()
        self.dialog = TapPassDialog(self.window)
        self.presenter = TapPassPresenter(self.workplace, self.dialog, self.window)
        self.enrolled: list[str] = []
        self.changed: list[str] = []
        self.workplace.events.member_enrolled.connect(lambda card: self.enrolled.append(card.member_id))
        self.workplace.events.customer_changed.connect(self.changed.append)

    def want(self, phone: str, name: str | None = None, customer_id: str | None = None) -> None:
        self.workplace.events.enrolment_wanted.emit(EnrolmentWanted(phone, name, customer_id=customer_id))
        self.settle()

    def edit(self, name: str) -> QLineEdit:
        found = self.find(name)
        assert isinstance(found, QLineEdit)
        return found

    def check(self, name: str) -> QCheckBox:
        found = self.find(name)
        assert isinstance(found, QCheckBox)
        return found

    def said(self) -> list[str]:
        """Every sentence of the dialog that can be seen."""
        return [label.text() for label in self.dialog.findChildren(QLabel) if label.isVisible() and label.text()]

    @property
    def card_shown(self) -> str:
        """The TapPass ID on the screen, "" while there is none."""
        label = self.find("tapPassId")
        assert isinstance(label, QLabel)
        return label.text() if label.isVisible() else ""


@pytest.fixture
def desk(sqlite_shop_url: str, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(sqlite_shop_url, qtbot)
    made.show(made.under)
    made.under.setFocus()
    yield made
    made.close()


def test_a_known_customer_is_enrolled_with_two_keys(desk: Desk) -> None:
    done = desk.sell(AVA, "Ava Reyes", food=2, merch=1)
    preview = desk.shop.tappass.preview(done.customer_id)
    desk.want(AVA)
    assert desk.edit("memberNameEdit").text() == "Ava Reyes"
    assert desk.edit("memberPhoneEdit").text() == "(580) 555-0152"
    assert desk.edit("memberPhoneEdit").isReadOnly()
    assert f"{preview.points} points" in desk.said()
    assert f"{preview.from_orders} for 2 past orders\n100 to welcome" in desk.said()
    assert focus() is desk.check("termsCheck")
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_Return)
    known = desk.shop.customers.by_phone(AVA)
    assert known is not None
    assert known.points == preview.points
    assert desk.card_shown == known.member_id
    assert is_sound(desk.card_shown)
    assert "2 past orders were linked and earned their points." in desk.said()
    assert desk.enrolled == [known.member_id]
    assert desk.changed == [known.id]


def test_a_double_enter_enrols_once_and_shows_the_card(desk: Desk) -> None:
    desk.want(AVA, "Ava Reyes")
    desk.check("termsCheck").setChecked(True)
    terms = desk.check("termsCheck")
    QTest.keyClick(terms, Qt.Key.Key_Return)
    QTest.keyClick(terms, Qt.Key.Key_Return)
    desk.settle()
    desk.press(Qt.Key.Key_Return)
    assert desk.card_shown
    assert len(desk.enrolled) == 1
    desk.qtbot.wait(SETTLE_MS)
    desk.press(Qt.Key.Key_Return)
    assert not desk.dialog.isVisible()
    assert focus() is desk.under


def test_every_refusal_stands_beside_its_field_and_nothing_typed_is_lost(desk: Desk) -> None:
    desk.want(AVA)
    typed = {
        "memberNameEdit": "4111 1111 1111 1111",
        "memberEmailEdit": "ava@",
        "memberBirthdayEdit": "30 February",
    }
    for name, text in typed.items():
        QTest.keyClicks(desk.edit(name), text)
    desk.click("enrolButton")
    said = desk.said()
    for sentence in (
        "That looks like a card number. Card numbers are never kept here.",
        "That is not an e-mail address.",
        "That date is not possible. Type it like 3/25/1990.",
        "The TapPass terms have to be accepted first.",
    ):
        assert sentence in said
    assert {name: desk.edit(name).text() for name in typed} == typed
    assert focus() is desk.edit("memberNameEdit")
    assert desk.shop.customers.by_phone(AVA) is None
    QTest.keyClicks(desk.edit("memberEmailEdit"), "example.com")
    assert "That is not an e-mail address." not in desk.said()


def test_what_only_the_service_can_refuse_stands_beside_its_field_too(desk: Desk) -> None:
    desk.want(AVA, "Ava")
    desk.check("termsCheck").setChecked(True)
    desk.edit("memberBirthdayEdit").setText("2100-01-01")
    desk.click("enrolButton")
    assert "That date is not possible. Type it like 3/25/1990." in desk.said()
    desk.edit("memberBirthdayEdit").setText("1990-03-25")
    desk.click("enrolButton")
    assert desk.card_shown
    known = desk.shop.customers.by_phone(AVA)
    assert known is not None
    assert known.birthday == date(1990, 3, 25)


def test_who_is_too_young_and_whose_address_is_taken_is_told_beside_the_field(desk: Desk) -> None:
    desk.shop.tappass.enrol(desk.owner, phone="5805550199", name="Ben", email="ben@example.org")
    desk.want(AVA, "Ava")
    desk.check("termsCheck").setChecked(True)
    today = desk.workplace.info.local(desk.shop.premises.now()).date()
    desk.edit("memberBirthdayEdit").setText(today.replace(year=today.year - 12, day=1).isoformat())
    desk.click("enrolButton")
    assert "TapPass is for guests of 16 and older." in desk.said()
    assert focus() is desk.edit("memberBirthdayEdit")
    desk.edit("memberBirthdayEdit").clear()
    QTest.keyClicks(desk.edit("memberEmailEdit"), "BEN@example.org")
    desk.click("enrolButton")
    assert "Another member has this e-mail address. Nothing was changed." in desk.said()
    assert focus() is desk.edit("memberEmailEdit")
    assert desk.shop.customers.by_phone(AVA) is None
    desk.edit("memberEmailEdit").setText("ava@example.org")
    desk.click("enrolButton")
    assert desk.card_shown


def test_a_member_is_shown_the_card_and_never_enrolled_again(desk: Desk) -> None:
    card = desk.shop.tappass.enrol(desk.owner, phone=AVA, name="Ava Reyes")
    desk.want(AVA, customer_id=card.customer_id)
    assert desk.card_shown == card.member_id
    assert not desk.find("enrolButton").isVisible()
    assert "Ava Reyes is a TapPass member" in desk.said()
    assert desk.enrolled == []


def test_where_another_till_was_faster_the_card_is_shown(desk: Desk) -> None:
    desk.want(AVA, "Ava Reyes")
    card = desk.shop.tappass.enrol(desk.owner, phone=AVA, name="Ava Reyes")
    desk.check("termsCheck").setChecked(True)
    desk.click("enrolButton")
    assert desk.card_shown == card.member_id
    assert desk.enrolled == []
    assert desk.changed == [card.customer_id]


def test_a_cashier_enrols_with_a_shift_leads_pin(sqlite_shop_url: str, qtbot: QtBot) -> None:
    desk = Desk(sqlite_shop_url, qtbot)
    lead = desk.shop.staff.add(desk.owner, "Kim", role=Role.SHIFT_LEAD, pin="492716")
    ApprovalPresenter(desk.workplace, ApprovalCard(desk.window), desk.window)
    desk.show(role=Role.CASHIER)
    desk.want(AVA, "Ava")
    desk.check("termsCheck").setChecked(True)
    desk.click("enrolButton")
    assert desk.enrolled == []
    desk.press(Qt.Key.Key_Escape)
    assert desk.find("enrolButton").isVisible(), "what was typed is still there"
    desk.click("enrolButton")
    assert desk.edit("approvalPinEdit").hasFocus()
    desk.type("492716")
    desk.press(Qt.Key.Key_Return)
    assert desk.card_shown == desk.enrolled[0]
    [entry] = [each for each in desk.shop.journal.latest(desk.owner) if each.kind == "enrolled"]
    assert (entry.staff, entry.data["approved_by"]) == ("A CASHIER", lead.id)
    desk.close()


def test_a_cashier_enrols_where_the_owner_lets_cashiers(sqlite_shop_url: str, qtbot: QtBot) -> None:
    desk = Desk(sqlite_shop_url, qtbot)
    with desk.shop.premises.database.write() as connection:
        kept = replace(Rules(), cashier_may_enrol=True).kept()
        connection.execute(insert(setting).values(name="loyalty", value=kept, updated_at=desk.shop.premises.now()))
    desk.shop.premises.forget_settings()
    desk.show(role=Role.CASHIER)
    desk.want(AVA, "Ava")
    desk.check("termsCheck").setChecked(True)
    desk.click("enrolButton")
    assert desk.card_shown
    desk.close()


def test_the_phone_is_typed_where_none_was_given(desk: Desk) -> None:
    desk.sell(AVA, "Ava Reyes")
    desk.want("")
    phone = desk.edit("memberPhoneEdit")
    assert not phone.isReadOnly()
    assert focus() is phone
    desk.type("580555")
    desk.check("termsCheck").setChecked(True)
    desk.press(Qt.Key.Key_Return)
    assert "That number is too short." in desk.said() or "That number needs its area code." in desk.said()
    assert focus() is phone
    desk.type("0152")
    assert desk.edit("memberNameEdit").text() == "Ava Reyes"
    desk.press(Qt.Key.Key_Return)
    assert desk.card_shown


def test_an_impossible_number_can_be_mended(desk: Desk) -> None:
    desk.want("58055")
    assert any("number" in sentence for sentence in desk.said())
    phone = desk.edit("memberPhoneEdit")
    assert (phone.text(), phone.isReadOnly()) == ("58055", False)


def test_consent_is_asked_for_never_assumed(desk: Desk) -> None:
    desk.sell(AVA, "Ava")
    desk.want(AVA)
    assert not desk.check("marketingCheck").isChecked()
    assert not desk.check("termsCheck").isChecked()


def test_consent_that_was_given_is_kept_unless_withdrawn(desk: Desk) -> None:
    done = desk.sell(AVA, "Ava")
    with desk.shop.premises.database.write() as connection:
        connection.execute(update(customer).where(customer.c.id == done.customer_id).values(marketing_consent=True))
    desk.want(AVA)
    assert desk.check("marketingCheck").isChecked()
    desk.check("termsCheck").setChecked(True)
    desk.click("enrolButton")
    known = desk.shop.customers.by_phone(AVA)
    assert known is not None
    assert known.marketing_consent


def test_what_was_typed_before_the_answer_came_stays(desk: Desk) -> None:
    desk.sell(AVA, "Ava Reyes")
    desk.workplace.events.enrolment_wanted.emit(EnrolmentWanted(AVA))
    QTest.keyClicks(desk.edit("memberNameEdit"), "Ava M. Reyes")
    desk.settle()
    assert desk.edit("memberNameEdit").text() == "Ava M. Reyes"


def test_closing_gives_the_focus_back_and_the_next_one_finds_an_empty_form(desk: Desk) -> None:
    desk.want(AVA, "Ava")
    desk.edit("memberEmailEdit").setText("ava@example.com")
    desk.check("marketingCheck").setChecked(True)
    desk.press(Qt.Key.Key_Escape)
    assert focus() is desk.under
    desk.want("5805550199")
    assert (desk.edit("memberNameEdit").text(), desk.edit("memberEmailEdit").text()) == ("", "")
    assert not desk.check("marketingCheck").isChecked()


def test_everything_is_reached_by_tab(desk: Desk) -> None:
    desk.want(AVA)
    seen = set()
    for _ in range(8):
        desk.press(Qt.Key.Key_Tab)
        seen.add(focus().objectName())
    assert {"memberNameEdit", "memberEmailEdit", "memberBirthdayEdit", "termsCheck", "marketingCheck"} <= seen
    assert {"enrolButton", "cancelEnrolButton"} <= seen


def test_signing_out_closes_it(desk: Desk) -> None:
    desk.want(AVA)
    desk.workplace.sign_out()
    assert not desk.dialog.isVisible()


def test_the_card_is_saved_at_print_resolution(desk: Desk, tmp_path: Path) -> None:
    card = desk.shop.tappass.enrol(desk.owner, phone=AVA, name="Ava Reyes")
    desk.want(AVA)
    desk.presenter.save_card(str(tmp_path / "card"))
    desk.settle()
    saved = QImage(str(tmp_path / "card.png"))
    assert (saved.width(), saved.height()) == (WIDTH, HEIGHT)
    assert abs(saved.width() / saved.dotsPerMeterX() - 0.0856) < 0.0002
    assert read_code(saved) == modules_of(card.member_id)
    assert any("card.png" in sentence for sentence in desk.said())


def test_where_it_cannot_be_saved_that_is_said(desk: Desk, tmp_path: Path) -> None:
    desk.shop.tappass.enrol(desk.owner, phone=AVA, name="Ava Reyes")
    desk.want(AVA)
    desk.presenter.save_card(str(tmp_path / "no such folder" / "card.png"))
    desk.settle()
    assert "The card could not be saved there. Choose another folder." in desk.said()


def test_the_name_offered_for_the_file_is_the_tap_pass_id(desk: Desk) -> None:
    card = desk.shop.tappass.enrol(desk.owner, phone=AVA, name="Ava Reyes")
    desk.want(AVA)
    desk.click("saveCardButton")
    chooser = next(
        each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog) and each.isVisible()
    )
    assert Path(chooser.selectedFiles()[0]).name == f"{card.member_id}.png"
    chooser.reject()


@pytest.mark.parametrize("name", ["Ava Reyes", LONG_NAME, ARABIC_NAME])
def test_the_pdf_is_one_page_of_the_cards_own_size(desk: Desk, tmp_path: Path, name: str) -> None:
    card = desk.shop.tappass.enrol(desk.owner, phone=AVA, name=name)
    desk.want(AVA)
    path = tmp_path / "card.pdf"
    desk.presenter.save_card(str(path))
    desk.settle()
    written = path.read_bytes()
    assert written.startswith(b"%PDF-")
    [box] = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", written)
    assert [round(float(side) / 72 * 25.4, 1) for side in box] == [85.7, 54.0]
    assert b"/Subtype /Image" not in written, "everything on it is lines and letters"
    assert any("card.pdf" in sentence for sentence in desk.said())
    assert card.member_id.encode("utf-16-be") in written
    assert list(tmp_path.glob("*.part")) == []


def test_the_card_is_printed_in_its_size_on_a_page_of_any(desk: Desk, tmp_path: Path) -> None:
    desk.shop.tappass.enrol(desk.owner, phone=AVA, name="Ava Reyes")
    desk.want(AVA)
    for size in (QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter):
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setPageSize(QPageSize(size))
        path = tmp_path / f"{size.name}.pdf"
        printer.setOutputFileName(str(path))
        desk.presenter.print_card(printer)
        desk.settle()
        assert path.read_bytes().startswith(b"%PDF-")
        assert "Sent to the printer." in desk.said()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_told(desk: Desk, tmp_path: Path) -> None:
    desk.shop.tappass.enrol(desk.owner, phone=AVA, name="Ava Reyes")
    desk.want(AVA)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "card.pdf"))
    desk.presenter.print_card(printer)
    desk.settle()
    assert any("printer does not answer" in sentence for sentence in desk.said())


def test_print_asks_for_a_printer(desk: Desk) -> None:
    desk.shop.tappass.enrol(desk.owner, phone=AVA, name="Ava Reyes")
    desk.want(AVA)
    desk.click("printCardButton")
    chooser = next(
        each for each in QApplication.topLevelWidgets() if isinstance(each, QPrintDialog) and each.isVisible()
    )
    chooser.reject()


def modules_of(text: str) -> list[list[bool]]:
    """The dark modules of a text's QR code, as the library that made the standard's test images draws them."""
    return [[bool(module) for module in row] for row in segno.make(text, error="m", micro=False).matrix]


def read_code(image: QImage) -> list[list[bool]]:
    """The modules on a card, each sampled at its centre."""
    count = 21
    side = int(CODE.width() - 8) // (count + 2 * QUIET)
    left = round(CODE.center().x() - side * (count + 2 * QUIET) / 2) + QUIET * side
    top = round(CODE.center().y() - side * (count + 2 * QUIET) / 2) + QUIET * side
    return [
        [
            image.pixelColor(left + x * side + side // 2, top + y * side + side // 2).lightness() < 128
            for x in range(count)
        ]
        for y in range(count)
    ]


@pytest.mark.parametrize("name", ["Ava", LONG_NAME, ARABIC_NAME, "x" * 120, "山田 花子", ""])
def test_a_name_of_any_length_stays_in_its_room(desk: Desk, name: str) -> None:
    face = CardFace("Northside Taproom", "", "GOLD", "Gold", "TP-1234-5678", "Member since today")
    empty, named = card_image(face), card_image(replace(face, name=name))
    room = QRectF(58, 236, WORDS_WIDTH + 12, 184)
    outside = [
        (x, y)
        for y in range(0, HEIGHT, 3)
        for x in range(0, WIDTH, 3)
        if not room.contains(x, y) and empty.pixel(x, y) != named.pixel(x, y)
    ]
    assert outside == []
    assert (empty == named) == (name == "")


@pytest.mark.parametrize(
    ("text", "region", "read"),
    [
        ("3/25/90", "US", date(1990, 3, 25)),
        ("25/12/1990", "US", date(1990, 12, 25)),
        ("25.3.1990", "DE", date(1990, 3, 25)),
        ("4/3/1990", "GB", date(1990, 3, 4)),
        ("1990-03-25", "US", date(1990, 3, 25)),
        ("19900325", "DE", date(1990, 3, 25)),
        ("03251990", "US", date(1990, 3, 25)),
        ("25031990", "DE", date(1990, 3, 25)),
        ("May 3rd, 1990", "US", date(1990, 5, 3)),
        ("3. März 1990", "DE", date(1990, 3, 3)),
        ("٢٥/٣/١٩٩٠", "EG", date(1990, 3, 25)),
        ("1990年3月25日", "JP", date(1990, 3, 25)),
        ("12/1/26", "US", date(1926, 12, 1)),
        (" ", "US", None),
    ],
)
def test_a_birthday_is_read_as_people_write_it(text: str, region: str, read: date | None) -> None:
    assert read_birthday(text, region, date(2026, 11, 22)) == read


@pytest.mark.parametrize("text", ["30 feb 1990", "soon", "5/6", "1990", "31/31/1990", "1/2/3/4", "—"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(BirthdayNotPossible):
        read_birthday(text, "US", date(2026, 11, 22))


@pytest.mark.parametrize("region", ["US", "DE", "GB", "JP", "CA", "XX"])
def test_the_example_can_be_typed(region: str) -> None:
    assert read_birthday(example(region), region, date(2026, 11, 22)) == date(1990, 3, 25)
