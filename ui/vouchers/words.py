"""Vouchers in the reader's words: on the card, and on the slip that the guest takes along."""

from PySide6.QtCore import QCoreApplication

from pos_app.domain.page import Align, Block, Code, Page, Pair, Rule, Size, Space, Text
from pos_app.domain.sales import Tender
from pos_app.domain.vouchers import Voucher, VoucherMove, VoucherMoveKind, VoucherStory
from ui.formats import Formats


def reasons() -> tuple[str, ...]:
    """What vouchers are for most often, for one tap."""
    tr = QCoreApplication.translate
    return tr("Vouchers", "Present"), tr("Vouchers", "Apology"), tr("Vouchers", "Thank you"), tr("Vouchers", "Prize")


def last_day_words(voucher: Voucher, formats: Formats) -> str:
    """Until when it pays."""
    tr = QCoreApplication.translate
    if voucher.expires_on is None:
        return tr("Vouchers", "Good without a last day")
    return tr("Vouchers", "Good through %1").replace("%1", formats.calendar_day(voucher.expires_on))


def move_words(move: VoucherMove) -> str:
    """What happened, with the order's number where there is one."""
    tr = QCoreApplication.translate
    if move.number:
        numbered = {
            VoucherMoveKind.PAID: tr("Vouchers", "Paid order %1"),
            VoucherMoveKind.REFUNDED: tr("Vouchers", "Refund of order %1"),
        }
        return numbered[move.kind].replace("%1", move.number)
    by_card = move.method is Tender.CARD
    plain = {
        VoucherMoveKind.ISSUED: tr("Vouchers", "Given"),
        VoucherMoveKind.SOLD: tr("Vouchers", "Sold by card") if by_card else tr("Vouchers", "Sold for cash"),
        VoucherMoveKind.TAKEN_BACK: tr("Vouchers", "Taken back, to the card")
        if by_card
        else tr("Vouchers", "Taken back, in cash"),
        VoucherMoveKind.PAID: tr("Vouchers", "Paid"),
        VoucherMoveKind.REFUNDED: tr("Vouchers", "Refund"),
    }
    return plain[move.kind]


def issued_words(story: VoucherStory, formats: Formats) -> str:
    """What the amount that is left is a part of: what went back onto a voucher is not what it was issued for."""
    tr = QCoreApplication.translate
    voucher = story.voucher
    if story.issued and voucher.balance > story.issued:
        words = tr("Vouchers", "issued for %1, the rest was given back onto it")
    else:
        words = tr("Vouchers", "left of %1")
    return words.replace("%1", formats.money(story.issued or voucher.amount))


def slip(story: VoucherStory, formats: Formats) -> Page:
    """What the guest takes along: worth, code, and the code as a picture that a scanner types."""
    tr = QCoreApplication.translate
    voucher, issued = story.voucher, story.issued or story.voucher.amount
    blocks: list[Block] = [
        Text(formats.info.name, Size.NORMAL, Align.CENTER, bold=True),
        Text(tr("Vouchers", "Voucher"), Size.LARGE, Align.CENTER, bold=True),
        Text(formats.money(voucher.balance), Size.HUGE, Align.CENTER, bold=True),
        Rule(),
        Text(voucher.code, Size.LARGE, Align.CENTER, bold=True),
        Code(voucher.code),
        Text(last_day_words(voucher, formats), Size.NORMAL, Align.CENTER),
        Text(tr("Vouchers", "It pays as far as it goes and keeps the rest."), Size.SMALL, Align.CENTER),
    ]
    if voucher.balance != issued:
        blocks += [Space(), Pair(tr("Vouchers", "Issued for"), formats.money(issued), Size.SMALL)]
    return Page(tr("Vouchers", "Voucher %1").replace("%1", voucher.code), tuple(blocks))
