"""Tabs: food that is sent to the board and the kitchen before it is paid, round by round.

A tab is a row of `ParkedSale` with one `Order` on the board. Every change names the version it was seen at, so that of
two tills one makes it. A tab is paid by the checkout, whole or in part.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from pos_app.data import numbers
from pos_app.data.tables import order, parked_sale
from pos_app.domain import names, pricing
from pos_app.domain.cart import Cart, CartLine
from pos_app.domain.ids import WALK_IN, new_id
from pos_app.domain.parked import ParkedGuest, Recalled, SaleOnScreen, TabOnScreen
from pos_app.domain.receipts import KitchenLine, KitchenSlip
from pos_app.domain.staff import Act, Actor, Approval
from pos_app.domain.tabs import TabSaved, check_sent, rounds, sent_food, unsent_food, with_round_sent, without_sent
from pos_app.errors import NameMissing, NotFound, NothingToPark, ReasonMissing
from pos_app.services import buyers, printing
from pos_app.services.journal import Journal
from pos_app.services.parking import clear_screen, put_label
from pos_app.services.premises import Premises
from pos_app.services.sale_checks import check_cart, check_catalogue
from pos_app.services.tab_rows import TabRow, food_values, locked, recount

_ROW = parked_sale.c
BACK_TO_WORK = ("READY", "DELIVERED")
"""A round that comes when the food before it is done puts the order at the beginning again."""


class Tabs:
    """Opens, reads, sends, voids, moves and cancels tabs."""

    def __init__(self, premises: Premises, journal: Journal) -> None:
        """Nothing is read before the first call."""
        self._premises = premises
        self._journal = journal

    def open(self, actor: Actor, on_screen: SaleOnScreen, label: str) -> TabSaved:
        """Open a tab under a name with what is on the screen, and send its food. Asked again, it is the same tab.

        A number that nobody has becomes a customer. Raises NotAllowed, NothingToPark, NameMissing, NotSellable,
        PriceChanged and what a cart may be refused for.
        """
        self._premises.allow(actor, Act.OPEN_TABS)
        kept = put_label(label)
        if not kept:
            raise NameMissing
        if on_screen.cart.is_empty:
            raise NothingToPark
        check_cart(on_screen.cart)

        def work(connection: Connection) -> TabSaved:
            there = select(_ROW.id, _ROW.version).where(_ROW.sale_id == on_screen.sale_id, _ROW.kind == "TAB")
            row = connection.execute(there).first()
            if row is not None:
                return _saved(locked(connection, row.id, row.version))
            return self._open(connection, actor, on_screen, kept)

        return self._premises.database.call(work)

    def _open(self, connection: Connection, actor: Actor, on_screen: SaleOnScreen, label: str) -> TabSaved:
        now, guest = self._premises.now(), on_screen.guest
        buyer = buyers.buyer_of(connection, guest.phone, guest.name, now)
        clear_screen(connection, self._premises.till)
        known = None if buyer.id == WALK_IN else buyer.id
        tab_id = new_id()
        values = {
            "id": tab_id,
            "kind": "TAB",
            "till": self._premises.till,
            "staff_id": actor.id,
            "customer_id": known,
            "order_id": None,
            "sale_id": on_screen.sale_id,
            "label": label,
            "cart": Cart().kept(),
            "guest": replace(guest, customer_id=known, is_walk_in=known is None).kept(),
            "total": 0,
            "version": 0,
            "created_at": now,
            "updated_at": now,
        }
        connection.execute(insert(parked_sale).values(values))
        self._journal.write(connection, "tab_opened", actor=actor, subject=tab_id, data={"customer": buyer.id})
        return self._send(connection, actor, locked(connection, tab_id, 0), on_screen.cart, buyer)

    def read(self, tab_id: str) -> Recalled:
        """The tab as it is now, to be put on a screen: the sale that pays it has an id of its own. Raises NotFound."""
        with self._premises.database.read() as connection:
            found = select(parked_sale, order.c.number).join_from(
                parked_sale, order, order.c.id == _ROW.order_id, isouter=True
            )
            row = connection.execute(found.where(_ROW.id == tab_id, _ROW.kind == "TAB")).first()
            if row is None:
                raise NotFound("That tab is not open any more.")
            guest = ParkedGuest.of(row.guest)
            tab = TabOnScreen(row.id, row.version, row.label, row.number or "", guest.phone)
            sale = SaleOnScreen(new_id(), Cart.of(row.cart), guest, tab)
            return Recalled(sale, row.created_at)

    def send(self, actor: Actor, tab_id: str, version: int, cart: Cart) -> TabSaved:
        """Keep the tab as it is on the screen, and send what is new to the board and the kitchen.

        Raises NotAllowed, ParkedElsewhere, SentLinesChanged, NotSellable, PriceChanged and what a cart may be refused
        for.
        """
        self._premises.allow(actor, Act.OPEN_TABS)
        if not cart.is_empty:
            check_cart(cart)

        def work(connection: Connection) -> TabSaved:
            tab = locked(connection, tab_id, version)
            check_sent(tab.cart, cart)
            return self._send(connection, actor, tab, cart, None)

        return self._premises.database.call(work)

    def _send(
        self, connection: Connection, actor: Actor, tab: TabRow, cart: Cart, buyer: buyers.Buyer | None
    ) -> TabSaved:
        """`buyer` is whose tab it is, where that is known already."""
        check_catalogue(connection, Cart(tuple(line for line in cart.lines if not line.sent)))
        new = unsent_food(cart)
        if not new:
            return self._keep(connection, tab, cart, {})
        now, count = self._premises.now(), rounds(cart) + 1
        cart, sent_at = with_round_sent(cart, count), (*tab.sent_at, now.isoformat())
        values = food_values(cart, self._premises.taxes(connection), sent_at) | {"note": cart.note}
        if tab.order is None:
            whose = buyer or self._buyer(connection, tab, now)
            own_id, number = self._insert_order(connection, whose, values, now)
            customer_id = whose.id
        else:
            own_id, number, customer_id = tab.order.id, tab.order.number, tab.order.customer_id
            step = "PENDING" if tab.order.status in BACK_TO_WORK else tab.order.status
            changed = update(order).where(order.c.id == own_id)
            connection.execute(changed.values(values | {"status": step, "updated_at": now}))
        recount(connection, customer_id, now)
        self._tell_kitchen(connection, actor, own_id, number, tab.row.label, new, added=count > 1, note=cart.note)
        data = {"order": own_id, "round": count, "total": values["total"]}
        self._journal.write(connection, "tab_sent", actor=actor, subject=tab.row.id, data=data)
        guest = tab.row.guest | {"rounds": list(sent_at)}
        return self._keep(connection, tab, cart, {"order_id": own_id, "guest": guest}, number)

    def _buyer(self, connection: Connection, tab: TabRow, now: datetime) -> buyers.Buyer:
        guest = ParkedGuest.of(tab.row.guest)
        return buyers.buyer_of(connection, guest.phone, guest.name, now)

    def _insert_order(
        self, connection: Connection, buyer: buyers.Buyer, values: dict[str, Any], now: datetime
    ) -> tuple[str, str]:
        own_id, day = new_id(), self._premises.info(connection).business_day(now)
        number = numbers.next_order_number(connection, self._premises.letter, day)
        row = {
            "id": own_id,
            "customer_id": buyer.id,
            "member_id": buyer.member.id if buyer.member else None,
            "status": "PENDING",
            "number": number,
            "refunded": 0,
            "sequence": numbers.next_sequence(connection),
            "created_at": now,
            "updated_at": now,
        }
        connection.execute(insert(order).values(row | values))
        return own_id, number

    def void(
        self,
        actor: Actor,
        tab_id: str,
        version: int,
        lines: Sequence[tuple[CartLine, int]],
        reason: str,
        approval: Approval | None = None,
    ) -> TabSaved:
        """Take so many of lines off the tab that the kitchen has already; a lead's right, or by a lead's approval.

        Raises NotAllowed, ApprovalOver, ReasonMissing, ParkedElsewhere and NotOnTheTab.
        """
        note = _reason(reason)
        with self._premises.allowed(actor, Act.CANCEL_TAB, approval) as approved_by:

            def work(connection: Connection) -> TabSaved:
                tab, now = locked(connection, tab_id, version), self._premises.now()
                cart = tab.cart
                for line, quantity in lines:
                    cart = without_sent(cart, line, quantity)
                order_id = self._take_off(connection, tab, cart, now)
                gone = [replace(line, quantity=-quantity) for line, quantity in lines]
                self._tell_kitchen(
                    connection, actor, tab.order.id, tab.number or "", tab.row.label, gone, added=True, note=note
                )
                data = {"order": tab.order.id, "taken": [[line.product_id, quantity] for line, quantity in lines]}
                self._journal.write(
                    connection, "tab_voided", actor=actor, subject=tab_id, data=data, note=note, approved_by=approved_by
                )
                return self._keep(connection, tab, cart, {"order_id": order_id})

            return self._premises.database.call(work)

    def _take_off(self, connection: Connection, tab: TabRow, cart: Cart, now: datetime) -> str | None:
        """The order without what was voided; one that has nothing left is cancelled. The order's id, if it is left."""
        left = bool(sent_food(cart))
        values: dict[str, Any] = {"status": "CANCELLED"}
        if left:
            values = food_values(cart, self._premises.taxes(connection), tab.sent_at)
        connection.execute(update(order).where(order.c.id == tab.order.id).values(values | {"updated_at": now}))
        recount(connection, tab.order.customer_id, now)
        return tab.order.id if left else None

    def move(self, actor: Actor, tab_id: str, version: int, guest: ParkedGuest, label: str = "") -> TabSaved:
        """Give the tab to another customer, or to none; a number that nobody has becomes a customer.

        Without a label it keeps its own. Raises NotAllowed and ParkedElsewhere.
        """
        self._premises.allow(actor, Act.OPEN_TABS)
        name = put_label(label)

        def work(connection: Connection) -> TabSaved:
            now = self._premises.now()
            buyer = buyers.buyer_of(connection, guest.phone, guest.name, now)
            tab = locked(connection, tab_id, version)
            known = None if buyer.id == WALK_IN else buyer.id
            if tab.order is not None:
                whose = {"customer_id": buyer.id, "member_id": buyer.member.id if buyer.member else None}
                connection.execute(update(order).where(order.c.id == tab.order.id).values(whose | {"updated_at": now}))
                for each in {buyer.id, tab.order.customer_id}:
                    recount(connection, each, now)
            data = {"customer": buyer.id, "from": tab.row.customer_id or WALK_IN}
            self._journal.write(connection, "tab_moved", actor=actor, subject=tab_id, data=data)
            kept = tab.row.guest | replace(guest, customer_id=known, is_walk_in=known is None).kept()
            changed = {"customer_id": known, "guest": kept, "label": name or tab.row.label}
            return self._keep(connection, tab, tab.cart, changed)

        return self._premises.database.call(work)

    def cancel(self, actor: Actor, tab_id: str, version: int, reason: str, approval: Approval | None = None) -> None:
        """Cancel the tab and its order; a lead's right, or by a lead's approval.

        Raises NotAllowed, ApprovalOver, ReasonMissing and ParkedElsewhere.
        """
        note = _reason(reason)
        with self._premises.allowed(actor, Act.CANCEL_TAB, approval) as approved_by:

            def work(connection: Connection) -> None:
                tab, now = locked(connection, tab_id, version), self._premises.now()
                data: dict[str, Any] = {"total": tab.row.total}
                if tab.order is not None:
                    self._take_off(connection, tab, Cart(), now)
                    gone = [replace(line, quantity=-line.quantity) for line in sent_food(tab.cart)]
                    self._tell_kitchen(
                        connection, actor, tab.order.id, tab.number or "", tab.row.label, gone, added=True, note=note
                    )
                    data["order"] = tab.order.id
                connection.execute(delete(parked_sale).where(_ROW.id == tab_id))
                self._journal.write(
                    connection,
                    "tab_cancelled",
                    actor=actor,
                    subject=tab_id,
                    data=data,
                    note=note,
                    approved_by=approved_by,
                )

            self._premises.database.call(work)

    def _keep(
        self, connection: Connection, tab: TabRow, cart: Cart, changed: dict[str, Any], number: str | None = None
    ) -> TabSaved:
        version = tab.row.version + 1
        values = {
            "cart": cart.kept(),
            "total": pricing.cart_totals(cart, self._premises.taxes(connection)).total,
            "version": version,
            "updated_at": self._premises.now(),
        }
        connection.execute(update(parked_sale).where(_ROW.id == tab.row.id).values(values | changed))
        label = changed.get("label", tab.row.label)
        return TabSaved(tab.row.id, version, label, number or tab.number or "", cart)

    def _tell_kitchen(
        self,
        connection: Connection,
        actor: Actor,
        order_id: str,
        number: str,
        label: str,
        lines: Sequence[CartLine],
        *,
        added: bool,
        note: str,
    ) -> None:
        """Queue a slip where this till has a printer in the kitchen."""
        told = tuple(
            KitchenLine(line.quantity, line.name, tuple(each.name for each in line.modifiers), line.note)
            for line in lines
        )
        now, till = self._premises.now(), self._premises.till
        slip = KitchenSlip(number, now, till, actor.name, told, note, label, added)
        printing.queue_kitchen(connection, self._premises, order_id, slip)


def _saved(tab: TabRow) -> TabSaved:
    return TabSaved(tab.row.id, tab.row.version, tab.row.label, tab.number or "", tab.cart)


def _reason(text: str) -> str:
    """Raises ReasonMissing, TextNotStorable and CardNumberInText."""
    kept = names.note(text, "reason").strip()
    if not kept:
        raise ReasonMissing
    return kept
