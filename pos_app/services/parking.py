"""Parking: the sale on a till's screen is kept as it grows, can be put aside, and is recalled at any till.

A row of `ParkedSale` is only ever taken by the version it was seen at, so of two tills one gets it. The sale on the
screen and those put aside carry the id the sale will be done by, and go in the transaction that does it.
"""

from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from pos_app.data import survivors
from pos_app.data.compiled import Compiled
from pos_app.data.tables import order, parked_sale, sale
from pos_app.domain import names, pricing
from pos_app.domain.cart import Cart
from pos_app.domain.ids import new_id
from pos_app.domain.parked import (
    MAX_LABEL,
    Discarded,
    Parked,
    ParkedGuest,
    ParkedKind,
    Recalled,
    SaleOnScreen,
    TabOnScreen,
    TipChosen,
    troubles,
)
from pos_app.domain.sales import Payment
from pos_app.domain.staff import Act, Actor
from pos_app.errors import NotFound, NothingToPark, ParkedElsewhere
from pos_app.services.catalogue_rows import by_ids
from pos_app.services.journal import Journal
from pos_app.services.premises import Premises

_ROW = parked_sale.c
_FORGET = Compiled(delete(parked_sale).where(_ROW.sale_id == bindparam("sale_id"), _ROW.kind != "TAB"))
SHOWN_ITEMS = 4


def forget(connection: Connection, sale_id: str) -> None:
    """The sale is done: it is on no screen any more. Part of the sale's own transaction."""
    _FORGET.run(connection, {"sale_id": sale_id})


def clear_screen(connection: Connection, till: str) -> None:
    """Nothing is on the till's screen any more."""
    connection.execute(delete(parked_sale).where(_ROW.kind == ParkedKind.IN_PROGRESS.value, _ROW.till == till))


class Parking:
    """Keeps, parks, lists, recalls and discards."""

    def __init__(self, premises: Premises, journal: Journal) -> None:
        """Nothing is read before the first call."""
        self._premises = premises
        self._journal = journal

    # --- on the screen ------------------------------------------------------------------------------------------------

    def keep(self, actor: Actor, on_screen: SaleOnScreen) -> None:
        """Keep the sale that is on this till's screen, in place of the one kept before; an empty one is forgotten.

        One that is done, or was put aside, meanwhile is left alone. Raises NotAllowed.
        """
        self._premises.allow(actor, Act.SELL)
        self._premises.database.call(lambda connection: self._keep(connection, actor, on_screen))

    def _keep(self, connection: Connection, actor: Actor, on_screen: SaleOnScreen) -> None:
        if on_screen.is_empty or _is_done(connection, on_screen.sale_id):
            clear_screen(connection, self._premises.till)
            return
        there = connection.execute(select(_ROW.kind, _ROW.till).where(_ROW.sale_id == on_screen.sale_id)).first()
        is_here = there is not None and (there.kind, there.till) == (ParkedKind.IN_PROGRESS.value, self._premises.till)
        if there is not None and not is_here:
            return
        values = self._values(connection, actor, ParkedKind.IN_PROGRESS, on_screen, label="")
        if is_here:
            del values["created_at"]
            connection.execute(update(parked_sale).where(_ROW.sale_id == on_screen.sale_id).values(values))
        else:
            clear_screen(connection, self._premises.till)
            connection.execute(insert(parked_sale).values(id=new_id(), version=1, **values))

    def on_screen(self) -> Recalled | None:
        """The sale that was on this till's screen when it was last kept; None where there was none, or it is done."""
        with self._premises.database.read() as connection:
            own = select(parked_sale).where(_ROW.kind == ParkedKind.IN_PROGRESS.value, _ROW.till == self._premises.till)
            row = connection.execute(own).first()
            if row is None or _is_done(connection, row.sale_id):
                return None
            return self._recalled(connection, row)

    # --- put aside ----------------------------------------------------------------------------------------------------

    def park(self, actor: Actor, on_screen: SaleOnScreen, label: str) -> Parked:
        """Put the sale aside under a name. The same sale again is the same parked sale.

        Raises NotAllowed, NothingToPark, TextNotStorable, CardNumberInText, and ParkedElsewhere for one that is done.
        """
        self._premises.allow(actor, Act.PARK)
        kept = put_label(label)
        if on_screen.cart.is_empty:
            raise NothingToPark
        return self._premises.database.call(lambda connection: self._park(connection, actor, on_screen, kept))

    def _park(self, connection: Connection, actor: Actor, on_screen: SaleOnScreen, label: str) -> Parked:
        if _is_done(connection, on_screen.sale_id):
            raise ParkedElsewhere
        there = connection.execute(select(parked_sale).where(_ROW.sale_id == on_screen.sale_id)).first()
        if there is not None and there.kind != ParkedKind.IN_PROGRESS.value:
            return _listed(there)
        clear_screen(connection, self._premises.till)
        values = self._values(connection, actor, ParkedKind.PARKED, on_screen, label)
        row = {"id": new_id(), "version": 1, **values}
        connection.execute(insert(parked_sale).values(row))
        data = {"sale": on_screen.sale_id, "total": row["total"]}
        self._journal.write(connection, "parked", actor=actor, subject=row["id"], data=data)
        return _listed(connection.execute(select(parked_sale).where(_ROW.id == row["id"])).one())

    def listing(self, text: str = "") -> list[Parked]:
        """What was put aside and what is on tabs, at all tills, the latest first; with a text, what it names."""
        wanted = (
            select(parked_sale, order.c.number)
            .join_from(parked_sale, order, order.c.id == _ROW.order_id, isouter=True)
            .where(_ROW.kind.in_((ParkedKind.PARKED.value, ParkedKind.TAB.value)))
            .order_by(_ROW.created_at.desc(), _ROW.id)
        )
        with self._premises.database.read() as connection:
            found = [_listed(row, row.number or "") for row in connection.execute(wanted)]
        words = names.words(text)
        return [each for each in found if all(word in _searched(each) for word in words)]

    def recall(
        self,
        actor: Actor,
        parked_id: str,
        version: int,
        aside: SaleOnScreen | None = None,
        aside_label: str = "",
    ) -> Recalled:
        """Put a parked sale on this till's screen; `aside` is what is there now, and is parked first.

        Asked again for what is on this screen already, it answers the same. Raises NotAllowed, and ParkedElsewhere
        where another till was faster.
        """
        self._premises.allow(actor, Act.PARK)
        label = put_label(aside_label)

        def work(connection: Connection) -> Recalled:
            return self._recall(connection, actor, parked_id, version, aside, label)

        return self._premises.database.call(work)

    def _recall(
        self,
        connection: Connection,
        actor: Actor,
        parked_id: str,
        version: int,
        aside: SaleOnScreen | None,
        label: str,
    ) -> Recalled:
        row = connection.execute(select(parked_sale).where(_ROW.id == parked_id)).first()
        if row is not None and row.kind == ParkedKind.IN_PROGRESS.value and row.till == self._premises.till:
            return self._recalled(connection, row)
        if row is None or (row.kind, row.version) != (ParkedKind.PARKED.value, version):
            raise ParkedElsewhere
        if aside is not None and not aside.cart.is_empty:
            self._park(connection, actor, aside, label)
        clear_screen(connection, self._premises.till)
        mine = update(parked_sale).where(_ROW.id == parked_id, _ROW.version == version, _ROW.kind == row.kind)
        changed = {
            "kind": ParkedKind.IN_PROGRESS.value,
            "till": self._premises.till,
            "staff_id": actor.id,
            "version": version + 1,
            "updated_at": self._premises.now(),
        }
        if not connection.execute(mine.values(changed)).rowcount:
            raise ParkedElsewhere
        self._journal.write(
            connection, "recalled", actor=actor, subject=parked_id, data={"sale": row.sale_id, "from": row.till}
        )
        return self._recalled(connection, row)

    def discard(self, actor: Actor, parked_id: str, version: int) -> Discarded:
        """Throw a parked sale away; `restore` has it back. Raises NotAllowed and ParkedElsewhere."""
        self._premises.allow(actor, Act.PARK)

        def work(connection: Connection) -> Discarded:
            kept = select(parked_sale).where(
                _ROW.id == parked_id, _ROW.version == version, _ROW.kind == ParkedKind.PARKED.value
            )
            row = connection.execute(kept.with_for_update()).mappings().first()
            if row is None:
                raise ParkedElsewhere
            connection.execute(delete(parked_sale).where(_ROW.id == parked_id))
            data = {"sale": row["sale_id"], "total": row["total"]}
            self._journal.write(connection, "parked_discarded", actor=actor, subject=parked_id, data=data)
            return Discarded({column.key: row[column] for column in parked_sale.columns})

        return self._premises.database.call(work)

    def restore(self, actor: Actor, discarded: Discarded) -> Parked:
        """Have a discarded sale back, as it was. Raises NotAllowed, and ParkedElsewhere for one that was done."""
        self._premises.allow(actor, Act.PARK)

        def work(connection: Connection) -> Parked:
            row = discarded.row
            there = connection.execute(select(parked_sale).where(_ROW.id == row["id"])).first()
            if there is not None:
                return _listed(there)
            if _is_done(connection, row["sale_id"]):
                raise ParkedElsewhere
            connection.execute(insert(parked_sale).values(row | {"version": row["version"] + 1}))
            self._journal.write(connection, "parked_restored", actor=actor, subject=row["id"], data={})
            return _listed(connection.execute(select(parked_sale).where(_ROW.id == row["id"])).one())

        return self._premises.database.call(work)

    # --- rows ---------------------------------------------------------------------------------------------------------

    def _values(
        self, connection: Connection, actor: Actor, kind: ParkedKind, on_screen: SaleOnScreen, label: str
    ) -> dict[str, Any]:
        now = self._premises.now()
        guest = on_screen.guest.kept()
        if on_screen.tab is not None:
            tab = on_screen.tab
            guest["tab"] = asdict(tab)
        if on_screen.payments:
            guest["payments"] = [each.kept() for each in on_screen.payments]
        if on_screen.tip.rate is not None:
            guest["tip"] = asdict(on_screen.tip)
        return {
            "kind": kind.value,
            "till": self._premises.till,
            "staff_id": actor.id,
            "customer_id": _existing(connection, on_screen.guest.customer_id),
            "sale_id": on_screen.sale_id,
            "label": label,
            "cart": on_screen.cart.kept(),
            "guest": guest,
            "total": pricing.cart_totals(on_screen.cart, self._premises.taxes(connection)).total,
            "created_at": now,
            "updated_at": now,
        }

    def _recalled(self, connection: Connection, row: Any) -> Recalled:
        cart = Cart.of(row.cart)
        known = by_ids(connection, {line.product_id for line in cart.lines})
        guest = ParkedGuest.of(row.guest)
        tab = row.guest.get("tab")
        payments = tuple(Payment.of(each) for each in row.guest.get("payments", ()))
        tip = TipChosen(**row.guest.get("tip", {}))
        on_screen = SaleOnScreen(row.sale_id, cart, guest, TabOnScreen(**tab) if tab else None, payments, tip)
        return Recalled(on_screen, row.created_at, troubles(cart, known))


def put_label(text: str) -> str:
    """A name as it is kept; raises TextNotStorable and CardNumberInText."""
    kept = names.storable(text, "name", MAX_LABEL)
    names.refuse_card_number(kept, "name")
    return kept


def _is_done(connection: Connection, sale_id: str) -> bool:
    return connection.execute(select(sale.c.id).where(sale.c.id == sale_id)).first() is not None


def _existing(connection: Connection, customer_id: str | None) -> str | None:
    """The customer a row leads to now; None for nobody and for one who is not there any more."""
    if customer_id is None:
        return None
    try:
        return survivors.of_row(connection, customer_id)
    except NotFound:
        return None


def _listed(row: Any, number: str = "") -> Parked:
    cart = Cart.of(row.cart)
    listed = [f"{line.quantity} × {line.name}" for line in cart.lines[:SHOWN_ITEMS]]
    items = ", ".join(listed) + (" …" if len(cart.lines) > SHOWN_ITEMS else "")
    return Parked(
        row.id,
        ParkedKind(row.kind),
        row.version,
        row.label,
        row.till,
        row.total,
        row.created_at,
        cart.quantity,
        items,
        number,
    )


def _searched(parked: Parked) -> str:
    return names.folded(f"{parked.label} {parked.items} {parked.number} {parked.till}")
