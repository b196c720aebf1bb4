"""A guest's own data: all of it given out, and erased until not a byte of it is left; the books stay as they are."""

import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import make_url

from pos_app.bootstrap import Shop, Tender
from pos_app.domain.customers import ConsentSource
from pos_app.domain.ids import WALK_IN, new_id
from pos_app.domain.page import Page
from pos_app.domain.parked import ParkedGuest, SaleOnScreen
from pos_app.domain.printing import Printer, PrinterKind, TillPrinting
from pos_app.errors import CustomerErased, ErasedNotAMember, GuestHasTab, NobodyToErase, NotFound
from pos_app.services.privacy import remembered
from tests.integration.counter import content, food, merch, mixed, of, owner, sell, set_clock, tamper, value

NUMBER, SECOND, STRANGER = "+15805550152", "+15805550198", "+15805550177"
NAME, EMAIL = "Zoë Quillfeather", "zoe.quill@example.com"
TRACES = (
    "Quillfeather", "quillfeather", "zoe.quill", "5805550152", "580 555 0152", "(580) 555-0152", "2510555085",
    "5805550198", "8910555085", "nut allergy", "for her mother", "1990-04-17", "Quilla",
)  # fmt: skip


def known_guest(shop: Shop, folder: Path) -> str:
    """Somebody of whom every table has something: two numbers, a card, tabs, slips, notes, refunds, an old order."""
    who = owner(shop)
    for number in (SECOND, NUMBER):
        cart = mixed(shop).with_note("for her mother")
        sell(shop, cart, phone=number, name=NAME)
    own_id = shop.tappass.enrol(who, phone=NUMBER, name=NAME, email=EMAIL, birthday=date(1990, 4, 17)).customer_id
    second = shop.customers.find(SECOND)[0].id
    shop.customers.set_notes(who, own_id, "nut allergy")
    shop.customers.set_consent(who, own_id, True, ConsentSource.COUNTER)
    shop.customers.merge(who, own_id, second, reason="Quillfeather has two numbers")
    done = sell(shop, mixed(shop), phone=NUMBER)
    shop.refunds.refund(who, done.sale_id, lines=[(0, 1)], reason="not what Zoë wanted: nut allergy")
    guest = ParkedGuest(NUMBER, NAME, own_id)
    shop.parking.park(who, SaleOnScreen(new_id(), mixed(shop).with_note("nut allergy"), guest), "Quilla")
    tab = shop.tabs.open(who, SaleOnScreen(new_id(), of(merch(shop)), guest), "Quillfeather")
    shop.tabs.cancel(who, tab.id, tab.version, "Quilla left early")
    shop.till.move(who, -500, f"change for {NAME}, 580 555 0152")
    printer = Printer(PrinterKind.FILE, str(folder / "printed"))
    shop.printing.save_settings(who, TillPrinting(printer, printer))
    shop.printing.page(who, Page(NAME, ()))
    old = {"legacy": json.dumps({"phoneNumber": "(580) 555-0152", "customerName": NAME}), "id": own_id}
    cast = "" if shop.premises.database.is_sqlite else "::jsonb"
    tamper(shop, f'UPDATE "Order" SET legacy = CAST(:legacy AS TEXT){cast} WHERE "customerId" = :id', **old)
    return own_id


def left(shop: Shop) -> list[str]:
    """What of the guest is still in a row of any table, or in a byte of the file and its log."""
    rows = repr(content(shop))
    found = [trace for trace in TRACES if trace in rows]
    url = make_url(str(shop.premises.database.url))
    if shop.premises.database.path is not None:
        file = Path(str(url.database))
        for each in (file, file.with_name(file.name + "-wal"), *file.parent.glob("backups/*.db")):
            if each.exists():
                raw = each.read_bytes()
                found += [f"{trace} in {each.name}" for trace in TRACES if trace.encode() in raw]
    return found


def test_nothing_of_an_erased_guest_is_left_and_the_books_stay(shop: Shop, tmp_path: Path) -> None:
    set_clock(shop)
    who, own_id = owner(shop), known_guest(shop, tmp_path)
    for at in range(60):  # neighbours, so that pages of the file are split and filled again
        sell(shop, of(food(shop)), phone=f"+1580556{at:04}", name=f"Guest {at} of many")
    before = value(shop, 'SELECT sum(total) FROM "Sale"'), value(shop, 'SELECT count(*) FROM "PointsEntry"')
    assert {trace.split(" in ")[0] for trace in left(shop)} >= {"Quillfeather", "zoe.quill", "nut allergy", "Quilla"}
    given = shop.privacy.known(who, own_id)
    told = shop.save_known(given, tmp_path / "guest.json").read_text(encoding="utf-8")
    for held in (NAME, EMAIL, NUMBER, SECOND, "nut allergy", "for her mother", "1990-04-17", "Quilla"):
        assert held in told, held
    assert json.loads(told)["customer"][0]["orderCount"] or json.loads(told)["customer"][1]["orderCount"]

    assert shop.privacy.erase(who, own_id).remembered
    assert left(shop) == [] or shop.premises.database.path is None
    assert shop.privacy.erase(who, own_id).customer_id == own_id
    _ = shop.backups.make(who)
    assert left(shop) == []
    assert shop.doctor.check(actor=who) == []
    assert shop.journal.check(who).broken == ()
    assert [e.kind for e in shop.journal.latest(who, 200)].count("customer_erased") == 1
    after = value(shop, 'SELECT sum(total) FROM "Sale"'), value(shop, 'SELECT count(*) FROM "PointsEntry"')
    assert (after[0], after[1] - before[1]) == (before[0], 1), "the points that lapsed are a line"
    assert shop.tappass.card(own_id).points == 0
    for text in (NUMBER, SECOND, "quill", "zoe", "0152", "TP-", "erased"):
        assert shop.customers.find(text) == []
    assert own_id not in {each.id for each in shop.customers.latest()}
    assert remembered(shop.backups.folder) >= {own_id}
    assert len(remembered(shop.backups.folder)) == 2, "the row that was merged has its own place"


def test_what_was_bought_can_still_be_given_back_and_the_number_is_free(shop: Shop, tmp_path: Path) -> None:
    clock = set_clock(shop)
    who, own_id = owner(shop), known_guest(shop, tmp_path)
    sale = str(value(shop, 'SELECT id FROM "Sale" WHERE "customerId" = :id ORDER BY sequence', id=own_id))
    shop.privacy.erase(who, own_id)
    clock.move(minutes=5)
    assert shop.receipts.of_sale(sale, actor=who).total
    assert shop.refunds.refund(who, sale, to=Tender.CASH).customer_id == own_id
    assert shop.history.page(own_id, actor=who).entries
    assert not shop.customers.merges(who, own_id)[0].can_be_undone
    with pytest.raises(ErasedNotAMember):
        shop.tappass.enrol(who, phone=f"erased:{own_id}", name=None)
    other = sell(shop, of(food(shop)), phone=STRANGER).customer_id
    with pytest.raises(CustomerErased):
        shop.customers.rename(who, own_id, "Zoë")
    with pytest.raises(CustomerErased):
        shop.customers.take_back_number(who, own_id)
    with pytest.raises(CustomerErased):
        shop.customers.merge(who, own_id, other)
    again = sell(shop, mixed(shop), phone=NUMBER, name=NAME)
    assert again.is_new_customer
    assert again.customer_id != own_id
    assert shop.customers.by_phone(NUMBER).visits == 1  # type: ignore[union-attr] # just sold to
    assert shop.doctor.check(actor=who) == []


def test_who_cannot_be_erased_is_said(shop: Shop) -> None:
    who = owner(shop)
    done = sell(shop, mixed(shop))
    guest = ParkedGuest(NUMBER, None, done.customer_id)
    tab = shop.tabs.open(who, SaleOnScreen(new_id(), of(food(shop)), guest), "at the bar")
    before = content(shop)
    with pytest.raises(GuestHasTab):
        shop.privacy.erase(who, done.customer_id)
    with pytest.raises(NobodyToErase):
        shop.privacy.erase(who, WALK_IN)
    for nobody in (lambda: shop.privacy.erase(who, "nobody"), lambda: shop.privacy.known(who, WALK_IN)):
        with pytest.raises(NotFound):
            nobody()
    assert content(shop) == before
    shop.tabs.cancel(who, tab.id, tab.version, "left")
    assert shop.privacy.erase(who, done.customer_id).customer_id == done.customer_id
    assert shop.doctor.check(actor=who) == []


def test_another_guests_words_stay(shop: Shop) -> None:
    who = owner(shop)
    ann = sell(shop, mixed(shop), phone=NUMBER, name="Ann").customer_id
    sell(shop, mixed(shop).with_note("planned with Ann"), phone=STRANGER, name="Ann Other")
    shop.customers.set_notes(who, shop.customers.find(STRANGER)[0].id, "friend of Ann")
    shop.till.move(who, -500, "Ann and 15805550")
    shop.privacy.erase(who, ann)
    assert shop.customers.find("ann")[0].phone_number == STRANGER
    assert shop.customers.by_phone(STRANGER).notes == "friend of Ann"  # type: ignore[union-attr] # is there
    assert value(shop, 'SELECT reason FROM "CashMovement" WHERE amount = -500') == "Ann and 15805550"
    assert value(shop, "SELECT count(*) FROM \"Order\" WHERE note = 'planned with Ann'") == 1
