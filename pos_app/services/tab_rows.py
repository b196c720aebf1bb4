"""The rows behind a tab: its order on the board, and what becomes of both when the tab, or a part of it, is paid."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, case, delete, func, select, union_all, update

from pos_app.data.tables import customer, merch_order, order, parked_sale
from pos_app.domain import pricing
from pos_app.domain.cart import Cart, CartLine
from pos_app.domain.catalogue import Kind
from pos_app.domain.ids import WALK_IN
from pos_app.domain.tabs import TabPart, rest_of, sent_food, unsent_food
from pos_app.domain.taxes import TaxRules
from pos_app.errors import ParkedElsewhere, TabLinesNotSent
from pos_app.services.sale_rows import item

_ROW = parked_sale.c
SUMS = ("lines", "subtotal", "discount", "tax", "total")


@dataclass(frozen=True, slots=True)
class TabRow:
    """An open tab, locked for this transaction; `order` is its food's row, None while the kitchen has none of it."""

    row: Any
    cart: Cart
    order: Any
    sent_at: tuple[str, ...]

    @property
    def number(self) -> str | None:
        """What its food is called out by."""
        return self.order.number if self.order is not None else None


def locked(connection: Connection, tab_id: str, version: int) -> TabRow:
    """The tab as it was seen. Raises ParkedElsewhere where another till changed or finished it."""
    seen = select(parked_sale).where(_ROW.id == tab_id, _ROW.kind == "TAB", _ROW.version == version)
    row = connection.execute(seen.with_for_update()).first()
    if row is None:
        raise ParkedElsewhere
    food = None
    if row.order_id is not None:
        food = connection.execute(select(order).where(order.c.id == row.order_id).with_for_update()).one()
    return TabRow(row, Cart.of(row.cart), food, tuple(row.guest.get("rounds", ())))


def food_values(cart: Cart, taxes: TaxRules, sent_at: tuple[str, ...]) -> dict[str, Any]:
    """The columns of an order that say what its food is; each item knows its round and when it was sent."""
    food = Cart(sent_food(cart), cart.discount)
    lines, sums = pricing.price(food, taxes).of_kind(Kind.FOOD)
    return {
        "lines": [with_round(item(priced), priced.line, sent_at) for priced in lines],
        "subtotal": sums.subtotal,
        "discount": sums.discount,
        "tax": sums.tax,
        "total": sums.total,
    }


def with_round(stored: dict[str, Any], line: CartLine, sent_at: tuple[str, ...]) -> dict[str, Any]:
    """A stored item with the round it was sent in."""
    at = sent_at[line.sent - 1] if 0 < line.sent <= len(sent_at) else ""
    return stored | {"round": line.sent, "sentAt": at}


def recount(connection: Connection, customer_id: str, now: datetime) -> None:
    """Work the customer's counters out again from the rows; the walk-in customer has none."""
    if customer_id == WALK_IN:
        return
    counted = union_all(*(
        select(table.c.created_at, (table.c.total - table.c.refunded).label("spent")).where(
            table.c.customer_id == customer_id, table.c.status != "CANCELLED"
        )
        for table in (order, merch_order)
    )).subquery()  # fmt: skip
    sums = connection.execute(
        select(
            func.count().label("orders"),
            func.min(counted.c.created_at).label("first"),
            func.max(counted.c.created_at).label("last"),
            func.coalesce(func.sum(counted.c.spent), 0).label("spent"),
        ).select_from(counted)
    ).one()
    connection.execute(
        update(customer)
        .where(customer.c.id == customer_id)
        .values(
            order_count=sums.orders,
            lifetime_total=int(sums.spent),
            first_order=sums.first,
            last_order=sums.last,
            updated_at=now,
        )
    )


@dataclass(frozen=True, slots=True)
class Payment:
    """A tab whose part, or whole, is being paid in this transaction."""

    tab: TabRow
    part: Cart
    rest: Cart

    @property
    def takes_the_order(self) -> bool:
        """Whether all of its food is paid: then the order on the board is the sale's own."""
        return self.tab.order is not None and bool(sent_food(self.part)) and not sent_food(self.rest)

    def adapt(self, orders: dict[Kind, dict[str, Any]]) -> None:
        """Make the sale's food row the order on the board, or, for a part of the food, a card of its own beside it.

        Both keep the number and the step; what was pending is confirmed by being paid.
        """
        food = orders.get(Kind.FOOD)
        before = self.tab.order
        if food is None or before is None:
            return
        food["status"] = "CONFIRMED" if before.status == "PENDING" else before.status
        food["number"] = before.number
        food["created_at"] = before.created_at
        lines = sent_food(self.part)
        pairs = zip(food["lines"], lines, strict=True)
        food["lines"] = [with_round(stored, line, self.tab.sent_at) for stored, line in pairs]
        if self.takes_the_order:
            food["id"] = before.id

    def link(self, connection: Connection, food: dict[str, Any]) -> None:
        """Give the order on the board to the sale; what the kitchen did to it meanwhile stays."""
        step = case((order.c.status == "PENDING", "CONFIRMED"), else_=order.c.status)
        values = {name: value for name, value in food.items() if name not in ("id", "status", "created_at")}
        connection.execute(update(order).where(order.c.id == food["id"]).values(values | {"status": step}))

    def leave_the_rest(self, connection: Connection, taxes: TaxRules, now: datetime, buyer_id: str) -> None:
        """Keep what was not paid on the tab, or end it; the counters follow. After the sale's rows."""
        row, left = self.tab.row, sent_food(self.rest)
        if self.tab.order is not None and left and sent_food(self.part):
            values = food_values(self.rest, taxes, self.tab.sent_at)
            connection.execute(update(order).where(order.c.id == row.order_id).values(values | {"updated_at": now}))
        if self.rest.is_empty:
            connection.execute(delete(parked_sale).where(_ROW.id == row.id))
        else:
            values = {
                "cart": self.rest.kept(),
                "order_id": row.order_id if left else None,
                "total": pricing.cart_totals(self.rest, taxes).total,
                "version": row.version + 1,
                "updated_at": now,
            }
            connection.execute(update(parked_sale).where(_ROW.id == row.id).values(values))
        for each in {buyer_id, *([self.tab.order.customer_id] if self.tab.order is not None else [])}:
            recount(connection, each, now)


def paying(connection: Connection, wanted: TabPart, part: Cart) -> Payment:
    """The tab that is to be paid, locked.

    Raises ParkedElsewhere, NotOnTheTab, and TabLinesNotSent for food that nobody has cooked.
    """
    tab = locked(connection, wanted.tab_id, wanted.version)
    if unsent_food(part):
        raise TabLinesNotSent
    return Payment(tab, part, rest_of(tab.cart, part))
