"""The queue between a sale and its paper, on both databases, with printers that are real servers on this machine."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from pos_app.bootstrap import Payment, Role, Shop, open_shop
from pos_app.domain import escpos
from pos_app.domain.escpos import Raster
from pos_app.domain.page import Page, Pair, Row, Rule, Text
from pos_app.domain.printing import Automatic, Printer, PrinterKind, PrintKind, PrintTask, Subject, TillPrinting
from pos_app.domain.receipts import KitchenLine, KitchenSlip, ReceiptData
from pos_app.errors import (
    BadInput,
    NotAllowed,
    PosError,
    PrinterAway,
    PrinterMissing,
    PrinterNotReady,
    PrinterOutOfPaper,
    PrinterStopped,
    PrintingStopped,
)
from pos_app.services import print_queue, printer_lines
from tests.integration.counter import TYPED, Clock, food, merch, mixed, of, owner, person, sell, value
from tests.integration.fake_printer import COVER_OPEN, PAPER_OUT, FakePrinter

FILE = Printer(PrinterKind.FILE, "/nowhere")
DOT = Raster(8, 1, b"\x80")


def choose(shop: Shop, *, receipt: Printer = FILE, kitchen: Printer | None = None, drawer: bool = False) -> None:
    chosen = TillPrinting(receipt, kitchen or Printer(), Automatic.ALWAYS, drawer)
    assert (
        TillPrinting.of(chosen.kept()) == shop.printing.save_settings(owner(shop), chosen) == shop.printing.settings()
    )


def took(shop: Shop) -> PrintTask:
    task = shop.printing.take()
    assert task is not None
    return task


def states(shop: Shop) -> list[str]:
    from tests.integration.counter import rows

    return [row["state"] for row in rows(shop, 'SELECT state FROM "PrintJob" ORDER BY sequence')]


def test_a_sale_prints_by_itself_once(shop: Shop, clock: Clock) -> None:
    choose(shop, kitchen=FILE, drawer=True)
    done = sell(shop, mixed(shop))
    assert shop.printing.after_sale(owner(shop), done.sale_id) == 3
    assert shop.printing.after_sale(owner(shop), done.sale_id) == 0, "told twice, printed once"
    kinds = []
    while (task := shop.printing.take()) is not None:
        kinds.append((task.kind, type(task.content)))
        shop.printing.done(task)
    assert kinds == [
        (PrintKind.DRAWER, type(None)),
        (PrintKind.RECEIPT, ReceiptData),
        (PrintKind.KITCHEN, KitchenSlip),
    ]
    assert shop.printing.left() == []
    assert set(states(shop)) == {"PRINTED"}
    assert shop.doctor.check() == []


def test_nothing_is_queued_where_there_is_no_printer(shop: Shop) -> None:
    done = sell(shop, mixed(shop))
    assert shop.printing.after_sale(owner(shop), done.sale_id) == 0
    with pytest.raises(PrinterMissing):
        shop.printing.receipt(owner(shop), Subject.SALE, done.sale_id)


def test_the_drawer_opens_for_cash_and_for_nothing_else(shop: Shop) -> None:
    choose(shop, drawer=True)
    cart = of(merch(shop))
    done = shop.checkout.complete(owner(shop), cart, payments=[Payment.card(shop.checkout.due(cart))])
    shop.printing.after_sale(owner(shop), done.sale_id)
    assert took(shop).kind is PrintKind.RECEIPT


def test_a_second_print_is_a_copy_and_journalled(shop: Shop, clock: Clock) -> None:
    choose(shop)
    done = sell(shop, mixed(shop))
    for copy in (False, True):
        shop.printing.receipt(owner(shop), Subject.SALE, done.sale_id)
        task = took(shop)
        assert isinstance(task.content, ReceiptData)
        assert task.content.is_copy is copy
        shop.printing.done(task)
    assert value(shop, "SELECT count(*) FROM \"Journal\" WHERE kind = 'receipt_copied'") == 1


def test_only_one_of_two_windows_gets_a_job(shop_url: str) -> None:
    with open_shop(shop_url, as_owner=True) as one, open_shop(shop_url, as_owner=True) as two:
        choose(one)
        done = sell(one, mixed(one))
        one.printing.receipt(owner(one), Subject.SALE, done.sale_id)
        first, second = one.printing.take(), two.printing.take()
        assert first is not None
        assert second is None
        one.printing.done(first)
        assert two.printing.take() is None


def test_twenty_takers_share_twenty_jobs(shop_url: str) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with open_shop(shop_url, as_owner=True) as shop:
        choose(shop)
        page = Page("", (Text("x"),))
        ids = [shop.printing.page(owner(shop), page) for _ in range(20)]
        printed: list[str] = []

        def work(_: int) -> None:
            for _attempt in range(60):
                task = shop.printing.take()
                if task is not None:
                    printed.append(task.id)
                    shop.printing.done(task)

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(work, range(4)))
        assert printed == ids, "each once, and in order"


def test_what_fails_waits_and_is_tried_again_with_longer_waits(shop: Shop, clock: Clock) -> None:
    choose(shop)
    done = sell(shop, mixed(shop))
    shop.printing.after_sale(owner(shop), done.sale_id)
    waits = []
    for _ in range(6):
        shop.printing.failed(took(shop), PrinterAway())
        assert shop.printing.take() is None
        wait = shop.printing.seconds_to_next()
        assert wait is not None
        waits.append(wait)
        clock.move(seconds=wait)
    assert waits == [3, 5, 10, 20, 30, 30]
    left = shop.printing.left()
    assert [(each.trouble, each.given_up, each.subject) for each in left] == [("PrinterAway", False, done.sale_id)]


def test_those_behind_wait_for_the_first_but_the_drawer_does_not(shop: Shop, clock: Clock) -> None:
    choose(shop, kitchen=FILE, drawer=True)
    first, second = sell(shop, mixed(shop)), sell(shop, mixed(shop))
    shop.printing.receipt(owner(shop), Subject.SALE, first.sale_id)
    shop.printing.failed(took(shop), PrinterOutOfPaper())
    shop.printing.after_sale(owner(shop), second.sale_id)
    assert [took(shop).kind, took(shop).kind] == [PrintKind.DRAWER, PrintKind.KITCHEN]
    assert shop.printing.take() is None
    clock.move(seconds=3)
    receipt = took(shop).content
    assert isinstance(receipt, ReceiptData)
    assert receipt.subject == first.sale_id
    assert not receipt.is_copy, "it did not come out before"


def test_after_a_while_it_waits_for_a_person_and_can_be_had_again(shop: Shop, clock: Clock) -> None:
    choose(shop, drawer=True)
    done = sell(shop, mixed(shop))
    shop.printing.after_sale(owner(shop), done.sale_id)
    for _ in range(2):
        shop.printing.failed(took(shop), PrinterOutOfPaper())
    clock.move(hours=1)
    assert shop.printing.take() is None
    assert states(shop) == ["DROPPED", "FAILED"], "a drawer does not spring open an hour later"
    assert [each.given_up for each in shop.printing.left()] == [True]
    assert shop.printing.try_again(owner(shop)) == 1
    shop.printing.done(took(shop))
    assert shop.printing.left() == []


def test_a_receipt_can_be_done_without(shop: Shop, clock: Clock) -> None:
    choose(shop, kitchen=FILE)
    done = sell(shop, mixed(shop))
    shop.printing.after_sale(owner(shop), done.sale_id)
    for _ in range(2):
        shop.printing.failed(took(shop), PrinterAway())
    assert shop.printing.do_without(owner(shop)) == 1
    assert [each.kind for each in shop.printing.left()] == [PrintKind.KITCHEN], "the kitchen still has to know"


def test_a_window_that_died_while_printing_leaves_a_copy(shop_url: str) -> None:
    with open_shop(shop_url, as_owner=True) as shop:
        choose(shop)
        done = sell(shop, mixed(shop))
        shop.printing.receipt(owner(shop), Subject.SALE, done.sale_id)
        lost = took(shop)
    with open_shop(shop_url, as_owner=True) as shop:
        assert shop.printing.take() is None, "somebody may be printing it"
        now = shop.premises.now() + print_queue.LEASE
        shop.premises.clock = lambda: now
        task = took(shop)
        assert isinstance(task.content, ReceiptData)
        assert task.content.is_copy
        shop.printing.done(lost)
        assert states(shop) == ["WAITING"], "the one who was given up on says nothing any more"
        shop.printing.done(task)
        assert states(shop) == ["PRINTED"]


def test_what_was_printed_is_forgotten(shop: Shop, clock: Clock) -> None:
    choose(shop, kitchen=FILE)
    slip = KitchenSlip("A1", clock.at, "Till 1", "Olive", (KitchenLine(2, "Soup", ("hot",), "for Dana"),), label="Dana")
    assert shop.printing.kitchen(owner(shop), "order", slip)
    task = took(shop)
    assert task.content == slip
    shop.printing.done(task)
    assert value(shop, "SELECT count(*) FROM \"PrintJob\" WHERE CAST(document AS TEXT) LIKE '%Dana%'") == 0
    clock.move(days=8)
    shop.printing.kitchen(owner(shop), "order", slip)
    shop.printing.done(took(shop))
    assert states(shop) == ["PRINTED"]


def test_a_tabs_food_is_told_once(shop: Shop, clock: Clock) -> None:
    choose(shop, kitchen=FILE)
    done = sell(shop, of(food(shop)))
    assert done.order_id
    shop.printing.kitchen(owner(shop), done.order_id, KitchenSlip("A1", clock.at, "Till 1", "Olive", ()))
    shop.printing.after_sale(owner(shop), done.sale_id)
    kinds = [value(shop, 'SELECT count(*) FROM "PrintJob" WHERE kind = :kind', kind=kind) for kind in ("KITCHEN",)]
    assert kinds == [1]


def test_a_page_is_kept_whole(shop: Shop) -> None:
    choose(shop)
    page = Page("Z 12", (Text("Z report", bold=True), Rule(heavy=True), Pair("Cash", "1.00"), Row(("19%", "1", "2"))))
    shop.printing.page(owner(shop), page, subject="shift")
    assert took(shop).content == page


def test_what_cannot_be_drawn_any_more_holds_nothing_up(shop: Shop) -> None:
    choose(shop)
    done = sell(shop, mixed(shop))
    shop.printing.receipt(owner(shop), Subject.SALE, done.sale_id)
    from tests.integration.counter import tamper

    tamper(shop, 'UPDATE "PrintJob" SET subject = :gone', gone="gone")
    shop.printing.page(owner(shop), Page("", ()))
    assert isinstance(took(shop).content, Page)
    assert [each.trouble for each in shop.printing.left()] == ["NotFound"]


@pytest.mark.parametrize(
    "bad",
    [
        Printer(PrinterKind.NETWORK, " "),
        Printer(PrinterKind.FILE, "/x", paper=57),
        Printer(PrinterKind.DEVICE, "/dev/x", baud=1),
        Printer(PrinterKind.NETWORK, "x" * 300),
    ],
)
def test_a_printer_that_cannot_be_is_refused(shop: Shop, bad: Printer) -> None:
    with pytest.raises(BadInput):
        shop.printing.save_settings(owner(shop), TillPrinting(bad))


def test_the_drawer_without_a_sale_is_for_a_lead_and_journalled(shop: Shop) -> None:
    choose(shop)
    with pytest.raises(NotAllowed):
        shop.printing.open_drawer(person(shop, Role.CASHIER), "change")
    shop.printing.open_drawer(person(shop, Role.SHIFT_LEAD, "Lea"), "change for the car park")
    assert took(shop).kind is PrintKind.DRAWER
    assert value(shop, "SELECT note FROM \"Journal\" WHERE kind = 'drawer_opened'") == "change for the car park"


# --- the way to the printer -------------------------------------------------------------------------------------------


@pytest.fixture
def printer() -> Iterator[FakePrinter]:
    with FakePrinter() as made:
        yield made


def to(printer: FakePrinter) -> Printer:
    return Printer(PrinterKind.NETWORK, printer.address)


SLIP = escpos.slip(Raster(576, 400, bytes(72 * 400)))


def refusal(printer: FakePrinter, data: bytes = SLIP) -> type[PosError]:
    with pytest.raises(PosError) as refused:
        printer_lines.send(to(printer), data)
    return type(refused.value)


def test_a_printer_gets_every_byte(printer: FakePrinter) -> None:
    printer_lines.send(to(printer), SLIP)
    printer_lines.send(to(printer), escpos.kick(), needs_paper=False)
    printer.__exit__()
    assert printer.slips == [SLIP, escpos.kick()]
    printer.__enter__()


def test_a_mute_printer_is_taken_at_its_word(printer: FakePrinter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printer_lines, "ANSWER", 0.1)
    printer.answers = False
    printer_lines.send(to(printer), SLIP)


def test_paper_and_cover_are_asked_for_first(printer: FakePrinter) -> None:
    printer.paper = PAPER_OUT
    assert refusal(printer) is PrinterOutOfPaper
    printer.paper, printer.offline = 0x12, COVER_OPEN
    assert refusal(printer) is PrinterNotReady
    assert printer.slips == []


def test_a_printer_that_dies_half_way(printer: FakePrinter) -> None:
    printer.dies_after = 10_000
    assert refusal(printer) is PrinterStopped


def test_a_printer_that_hangs(printer: FakePrinter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printer_lines, "ANSWER", 0.1)
    monkeypatch.setattr(printer_lines, "STALL", 0.3)
    printer.hangs = True
    assert refusal(printer, bytes(20_000_000)) is PrinterStopped


def test_closing_the_program_waits_for_no_printer(printer: FakePrinter) -> None:
    printer.hangs = True
    with pytest.raises(PrintingStopped):
        printer_lines.send(to(printer), bytes(20_000_000), lambda: True)


def test_nobody_there(tmp_path: Path) -> None:
    with FakePrinter() as gone:
        address = to(gone)
    for printer in (
        address,
        Printer(PrinterKind.DEVICE, str(tmp_path / "lp0")),
        Printer(PrinterKind.FILE, str(tmp_path)),
        Printer(PrinterKind.DEVICE, str(tmp_path)),
    ):
        with pytest.raises(PrinterAway):
            printer_lines.send(printer, SLIP)
    with pytest.raises(PrinterMissing):
        printer_lines.send(Printer(), SLIP)


def test_a_file_and_a_serial_line_get_the_bytes(tmp_path: Path) -> None:
    import os
    import threading

    file = tmp_path / "printer.bin"
    for _ in range(2):
        printer_lines.send(Printer(PrinterKind.FILE, str(file)), SLIP)
    assert file.read_bytes() == SLIP * 2
    ours, theirs = os.openpty()
    got = bytearray()

    def read() -> None:
        while len(got) < len(SLIP):
            got.extend(os.read(ours, 65536))

    reader = threading.Thread(target=read)
    reader.start()
    printer_lines.send(Printer(PrinterKind.DEVICE, os.ttyname(theirs), baud=115200), SLIP)
    reader.join(10)
    os.close(ours)
    os.close(theirs)
    assert bytes(got) == SLIP


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("192.168.1.50", ("192.168.1.50", 9100)),
        ("printer.local:9101", ("printer.local", 9101)),
        ("[fe80::1]:9100", ("fe80::1", 9100)),
        ("fe80::1", ("fe80::1", 9100)),
    ],
)
def test_addresses(address: str, host: tuple[str, int]) -> None:
    assert Printer(PrinterKind.NETWORK, address).host == host


def test_a_wait_grows_to_half_a_minute() -> None:
    assert print_queue.wait_after(99) == timedelta(seconds=30)


def test_the_till_keeps_its_own_printers(shop_url: str) -> None:
    with open_shop(shop_url, as_owner=True) as one, open_shop(shop_url, as_owner=True, till="Bar") as bar:
        choose(one)
        assert bar.printing.settings() == TillPrinting()
        done = sell(bar, mixed(bar), TYPED)
        one.printing.receipt(owner(one), Subject.SALE, done.sale_id)
        assert bar.printing.take() is None
        assert one.printing.take() is not None
