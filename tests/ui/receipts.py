"""Receipts for the tests of what is printed: every part there is, in many scripts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from pos_app.domain.catalogue import Modifier
from pos_app.domain.escpos import Raster
from pos_app.domain.loyalty import Level
from pos_app.domain.receipts import (
    ReceiptData,
    ReceiptKind,
    ReceiptLine,
    ReceiptPayment,
    ReceiptPoints,
    ReceiptTax,
    ReceiptText,
)
from pos_app.domain.shop import ShopInfo

EURO = ShopInfo("Northside Taproom & Grill", "DE", "EUR", "Europe/Berlin")
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenbräu alkoholfrei vom Fass 0,5 l"


def line(name: str, quantity: int, price: int, *modifiers: Modifier, **given: Any) -> ReceiptLine:
    total = quantity * (price + sum(each.price for each in modifiers))
    return ReceiptLine(name, quantity, price, total, modifiers, **given)


def receipt(info: ShopInfo = EURO, **given: Any) -> ReceiptData:
    lines = (
        line("Smokehouse Burger", 2, 1450, Modifier("Extra cheddar", 100), note="one cut in half"),
        line(LONG, 1, 520),
        line("شاورما دجاج مع صلصة الثوم", 1, 990),
        line("宮保雞丁", 3, 1250, discount=375, discount_reason="Happy hour"),
    )
    subtotal = sum(each.gross for each in lines)
    made = ReceiptData(
        ReceiptKind.SALE,
        "k3v9s0q1x7z4m2b8c5n6a1d2",
        info,
        ReceiptText("Bahnhofstraße 12\n10115 Berlin", "Danke! شكرا 谢谢", code=True),
        datetime(2026, 11, 22, 18, 42, tzinfo=UTC),
        "Till 1",
        "Robin",
        "A12",
        lines,
        subtotal,
        375,
        taxes=(ReceiptTax("Food", 7000, included=True, net=4000, tax=280),),
        tax=280,
        total=subtotal - 375,
        tip=150,
        rounding=-2,
        payments=(ReceiptPayment("CARD", 2000, "•••• 1234"), ReceiptPayment("CASH", 10000)),
        change=10000 + 2000 - (subtotal - 375 + 148),
        points=ReceiptPoints("••-••••-5678", Level.SILVER, 84, 100, 1234),
    )
    return replace(made, **given)


def bands(data: bytes) -> list[Raster]:
    """The pictures in what a printer was sent, read as a printer reads them."""
    found, at = [], 0
    while (at := data.find(b"\x1dv0\x00", at)) >= 0:
        wide, high = int.from_bytes(data[at + 4 : at + 6], "little"), int.from_bytes(data[at + 6 : at + 8], "little")
        rows = data[at + 8 : at + 8 + wide * high]
        found.append(Raster(wide * 8, high, rows))
        at += 8 + wide * high
    return found
