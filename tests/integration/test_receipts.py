"""What a receipt says, against the sale it is about, on both databases."""

import pytest

from pos_app.bootstrap import Cart, Kind, Modifier, Payment, Role, Shop
from pos_app.domain.ids import new_id
from pos_app.domain.parked import SaleOnScreen
from pos_app.domain.receipts import ReceiptKind, ReceiptText, masked
from pos_app.errors import BadInput, CardNumberInText, NotAllowed, NotFound
from tests.integration.counter import ADA, TYPED, Clock, food, merch, mixed, of, owner, person, sell, tamper, value


def test_a_sale_is_told_line_by_line_and_adds_up(shop: Shop, clock: Clock) -> None:
    cart = mixed(shop)
    paid = shop.checkout.due(cart) + 500
    done = shop.checkout.complete(owner(shop), cart, phone=TYPED, payments=[Payment.cash(paid)])
    receipt = shop.receipts.of_sale(done.sale_id)
    assert receipt.kind is ReceiptKind.SALE
    assert receipt.number == done.number
    assert [(line.name, line.quantity) for line in receipt.lines] == [(each.name, each.quantity) for each in cart.lines]
    assert sum(line.total for line in receipt.lines) == receipt.subtotal == receipt.total == done.total == receipt.due
    assert [(each.method, each.amount) for each in receipt.payments] == [("CASH", paid)]
    assert sum(each.amount for each in receipt.payments) - receipt.change == receipt.due
    assert (receipt.change, receipt.staff, receipt.till, receipt.at) == (500, "Olive", "Till 1", clock.at)
    assert receipt.points is None
    assert receipt.would_earn > 0


def test_a_member_is_told_the_points_and_never_the_whole_id(shop: Shop) -> None:
    card = shop.tappass.enrol(owner(shop), phone=TYPED, name="Dana", terms_accepted=True)
    done = sell(shop, of(food(shop), 3))
    receipt = shop.receipts.of_sale(done.sale_id)
    assert receipt.points is not None
    assert receipt.points.earned == done.points_earned > 0
    assert receipt.points.balance == card.points + done.points_earned
    assert receipt.points.member_id == masked(card.member_id) != card.member_id
    assert receipt.points.member_id.endswith(card.member_id[-4:])
    assert receipt.would_earn == 0
    later = sell(shop, of(food(shop)))
    assert shop.receipts.of_sale(done.sale_id).points == receipt.points, "the balance is that of the day"
    assert later.points != done.points


def test_a_receipt_holds_no_guest(shop: Shop) -> None:
    done = sell(shop, mixed(shop), name="Dana Whitfield")
    said = repr(shop.receipts.of_sale(done.sale_id))
    assert "Dana" not in said
    assert "555" not in said


def test_a_card_reference_is_masked(shop: Shop) -> None:
    cart = of(merch(shop))
    paid = [Payment.card(shop.checkout.due(cart), "AUTH 7781234")]
    done = shop.checkout.complete(owner(shop), cart, payments=paid)
    assert shop.receipts.of_sale(done.sale_id).payments[0].reference == "•••• •••1234"


def test_choices_and_notes_are_on_it(shop: Shop) -> None:
    product = next(each for each in shop.catalogue.products() if each.modifiers and each.sellable)
    chosen = product.modifiers[:1]
    cart = Cart().add(product, 2, modifiers=chosen, note="no onions")
    line = shop.receipts.of_sale(sell(shop, cart).sale_id).lines[0]
    assert line.modifiers == tuple(Modifier(each.name, each.price) for each in chosen)
    assert (line.note, line.total) == ("no onions", cart.lines[0].total)


def test_taxes_tips_and_vouchers_are_read_where_they_are(shop: Shop) -> None:
    done = sell(shop, of(food(shop)))
    tamper(shop, 'UPDATE "Sale" SET tip = 150, rounding = -2 WHERE id = :id', id=done.sale_id)
    tamper(
        shop,
        'INSERT INTO "TaxLine" (id, "saleId", "taxClass", name, rate, included, net, tax)'
        " VALUES ('t', :id, 'food', 'MwSt', 19000, :yes, 1000, 190)",
        id=done.sale_id,
        yes=True if not shop.premises.database.is_sqlite else 1,
    )
    receipt = shop.receipts.of_sale(done.sale_id)
    assert [(each.name, each.rate, each.net, each.tax, each.included) for each in receipt.taxes] == [
        ("MwSt", 19000, 1000, 190, True)
    ]
    assert receipt.due == done.total + 150 - 2
    assert receipt.added_tax == 0


def test_an_order_leads_to_its_sale_and_an_adopted_one_stands_alone(shop: Shop) -> None:
    done = sell(shop, mixed(shop))
    assert done.order_id
    assert shop.receipts.of_order(done.order_id) == shop.receipts.of_sale(done.sale_id)
    tamper(shop, 'UPDATE "Order" SET "saleId" = NULL, legacy = \'{}\' WHERE id = :id', id=done.order_id)
    alone = shop.receipts.of_order(done.order_id)
    assert alone.kind is ReceiptKind.ORDER
    assert alone.total == sum(line.total for line in alone.lines)
    assert alone.payments == ()


def test_a_sale_is_opened_with_its_guest_what_went_back_and_what_can_be_done(shop: Shop, clock: Clock) -> None:
    done = sell(shop, mixed(shop), name="Dana Whitfield")
    opened = shop.receipts.opened(order_id=done.merch_order_id)
    assert opened.receipt == shop.receipts.of_sale(done.sale_id)
    assert [(each.kind, each.status) for each in opened.orders] == [(Kind.FOOD, "CONFIRMED"), (Kind.MERCH, "PAID")]
    assert (opened.customer_id, opened.name, opened.phone_number) == (done.customer_id, "Dana Whitfield", ADA)
    assert (opened.left, opened.refunds, opened.was_printed) == (done.total, (), False)
    assert opened.can_give_back
    assert opened.can_void
    assert opened.can_change_guest
    back = shop.refunds.refund(owner(shop), done.sale_id, lines=[(0, 1)], reason="cold")
    after = shop.receipts.opened(done.sale_id)
    assert [each.id for each in after.refunds] == [back.refund_id]
    assert after.left == done.total - back.value == after.receipt.total - after.receipt.refunded
    assert after.can_give_back
    assert not after.can_change_guest
    robin = person(shop, Role.CASHIER)
    assert shop.receipts.opened(done.sale_id, actor=robin).can_give_back, "with a lead's PIN"
    shop.refunds.void(owner(shop), done.sale_id, "wrong table")
    gone = shop.receipts.opened(done.sale_id)
    assert gone.is_cancelled
    assert gone.receipt.is_cancelled
    assert (gone.left, gone.can_give_back, gone.can_void, gone.can_change_guest) == (0, False, False, False)
    clock.move(days=1)
    with pytest.raises(NotAllowed):
        shop.receipts.opened(done.sale_id, actor=robin)
    nobodys = sell(shop, of(food(shop)), phone=None)
    walk_in = shop.receipts.opened(nobodys.sale_id, actor=robin)
    assert (walk_in.customer_id, walk_in.name, walk_in.phone_number) == (None, "", "")


def test_an_order_without_a_sale_is_a_record_and_a_tab_is_not_paid(shop: Shop) -> None:
    done = sell(shop, of(food(shop), 2))
    legacy = '{"phoneNumber": "580-555-0199", "customerName": "D. Whitfield"}'
    statement = 'UPDATE "Order" SET "saleId" = NULL, legacy = ' + f"'{legacy}' WHERE id = :id"
    tamper(shop, statement.replace(":", "\\:").replace("= \\:id", "= :id"), id=done.order_id)
    opened = shop.receipts.opened(order_id=done.order_id)
    assert (opened.receipt.kind, opened.sale_id, opened.can_void) == (ReceiptKind.ORDER, None, False)
    assert opened.can_give_back
    placed = opened.orders[0]
    assert (placed.original_name, placed.original_phone) == ("D. Whitfield", "580-555-0199")
    with pytest.raises(NotAllowed):
        shop.receipts.opened(order_id=done.order_id, actor=person(shop, Role.CASHIER))
    shop.tabs.open(owner(shop), SaleOnScreen(new_id(), of(food(shop))), "Table 4")
    [sent] = shop.board.open_orders().orders
    tab = shop.receipts.opened(order_id=sent.id)
    assert tab.receipt.kind is ReceiptKind.TAB
    assert not tab.can_give_back


@pytest.mark.parametrize("kind", ["sale", "refund", "order"])
def test_what_is_not_there_is_said_so(shop: Shop, kind: str) -> None:
    with pytest.raises(NotFound):
        getattr(shop.receipts, f"of_{kind}")("nothing")


def test_a_cashier_sees_the_receipts_of_the_day_only(shop: Shop, clock: Clock) -> None:
    robin = person(shop, Role.CASHIER)
    done = sell(shop, mixed(shop))
    assert shop.receipts.of_sale(done.sale_id, actor=robin).total == done.total
    clock.move(days=1)
    with pytest.raises(NotAllowed):
        shop.receipts.of_sale(done.sale_id, actor=robin)
    assert shop.receipts.of_sale(done.sale_id, actor=person(shop, Role.SHIFT_LEAD, "Lea")).total == done.total


def test_the_shops_words_are_kept_and_checked(shop: Shop) -> None:
    text = ReceiptText("12 Main Street\nNorthside", "Danke! شكرا 谢谢", b"", tap_pass=False)
    shop.printing.save_text(owner(shop), text)
    assert shop.printing.text() == text
    assert shop.receipts.of_sale(sell(shop, mixed(shop)).sale_id).text == text
    for bad in (
        ReceiptText(logo=b"GIF89a"),
        ReceiptText(logo=b"\x89PNG\r\n\x1a\n" + b"\0" * 300_000),
        ReceiptText(logo=b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (90_000).to_bytes(4, "big") * 2),
        ReceiptText(header="\n".join("x" * 40)),
    ):
        with pytest.raises(BadInput):
            shop.printing.save_text(owner(shop), bad)
    with pytest.raises(CardNumberInText):
        shop.printing.save_text(owner(shop), ReceiptText(footer="4111 1111 1111 1111"))
    assert shop.printing.text() == text
    assert value(shop, "SELECT count(*) FROM \"Journal\" WHERE kind = 'settings_changed'") == 1
    assert shop.doctor.check() == []


def test_a_refund_is_told_with_its_lines_and_adds_up(shop: Shop) -> None:
    done = sell(shop, mixed(shop))
    back = shop.refunds.refund(owner(shop), done.sale_id, lines=[(0, 1)], reason="cold")
    receipt = shop.receipts.of_refund(back.refund_id)
    assert receipt.kind is ReceiptKind.REFUND
    assert receipt.reason == "cold"
    assert receipt.number == done.number
    assert [line.quantity for line in receipt.lines] == [1]
    assert sum(line.total for line in receipt.lines) == receipt.total < 0
    assert sum(each.amount for each in receipt.payments) == receipt.due
    sold = shop.receipts.of_sale(done.sale_id)
    assert sold.refunded == -receipt.total


def test_points_that_paid_are_told_and_so_is_what_is_left(shop: Shop) -> None:
    shop.tappass.enrol(owner(shop), phone=TYPED, name="Dana", terms_accepted=True)
    sell(shop, of(food(shop), 20))
    cart = of(food(shop), 2)
    due = shop.checkout.due(cart)
    paid = [Payment.points(100), Payment.cash(due - 500)]
    done = shop.checkout.complete(owner(shop), cart, phone=TYPED, payments=paid)
    receipt = shop.receipts.of_sale(done.sale_id)
    assert receipt.points is not None
    assert receipt.points.spent == 100
    assert receipt.points.balance == done.points
    assert sum(each.amount for each in receipt.payments) - receipt.change == receipt.due
    assert {each.method: each.amount for each in receipt.payments}["POINTS"] == 500
    assert shop.doctor.check() == []
