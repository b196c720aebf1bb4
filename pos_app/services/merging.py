"""Merging: two customers who are one person become one, and can be two again.

The row of the merged customer stays as a marker, so that its number and TapPass ID lead to the survivor; what went with
it is noted, so that an undo gives back just that. Where one of the two is a member, that row survives whichever was
chosen, because a member's `customerId` never changes; the two then exchange their numbers.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, or_, select, update

from pos_app.data import customer_counters, merge_rows, points_ledger, survivors
from pos_app.data.tables import customer, customer_merge, member, staff
from pos_app.domain import loyalty, names
from pos_app.domain.ids import new_id
from pos_app.domain.loyalty import Level
from pos_app.domain.merging import Merge, MergePreview, WhyNot
from pos_app.domain.staff import Act, Actor
from pos_app.errors import CustomerErased, MergeNotUndone, NotFound, SameCustomer
from pos_app.services import merge_fields, merge_points
from pos_app.services.guests import set_name
from pos_app.services.joining import past_orders
from pos_app.services.journal import Journal
from pos_app.services.merge_points import Standing
from pos_app.services.premises import Premises

SHOWN = 100
"""Merges of one customer that are listed, newest first."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """The two rows: the one that is kept, and the one that becomes a marker; `chosen` is whose word counts."""

    kept: Any
    gone: Any
    chosen: Any
    kept_member: Any | None
    gone_member: Any | None

    @property
    def swapped(self) -> bool:
        """Whether the row that is kept is not the one that was chosen."""
        return bool(self.kept.id != self.chosen.id)

    @property
    def other(self) -> Any:
        """The row that was not chosen."""
        return self.kept if self.swapped else self.gone


class Merging:
    """Merges customers, lists the merges and undoes them; `Customers` is its door."""

    def __init__(self, premises: Premises, journal: Journal) -> None:
        """Nothing is read before the first call."""
        self._premises = premises
        self._journal = journal

    def merge(self, actor: Actor, survivor_id: str, merged_id: str, reason: str) -> str:
        """Merge, in one transaction; the id of the row that is kept."""
        self._premises.allow(actor, Act.MERGE_CUSTOMERS)
        why = names.note(reason, "reason")
        return self._premises.database.call(lambda c: self._merge(c, actor, survivor_id, merged_id, why))

    def undo(self, actor: Actor, merge_id: str) -> str:
        """Make the two customers two again, in one transaction; the id of the one who was merged."""
        self._premises.allow(actor, Act.MERGE_CUSTOMERS)
        return self._premises.database.call(lambda connection: self._undo(connection, actor, merge_id))

    def preview(self, actor: Actor, survivor_id: str, merged_id: str) -> MergePreview:
        """What the two would be as one; nothing is written."""
        self._premises.allow(actor, Act.MERGE_CUSTOMERS)
        with self._premises.database.read() as connection:
            rows = [_row(connection, survivors.of_row(connection, own_id)) for own_id in (survivor_id, merged_id)]
            pair = _pair(connection, rows[0], rows[1], lock=False)
            return self._preview(connection, pair)

    def merges(self, actor: Actor, customer_id: str) -> list[Merge]:
        """The merges that made a customer what it is, newest first, those that were undone too."""
        self._premises.allow(actor, Act.MERGE_CUSTOMERS)
        undoer, survivor, merged = staff.alias("undoer"), customer.alias("survivor"), customer.alias("merged")
        with self._premises.database.read() as connection:
            own_id = survivors.of_row(connection, customer_id)
            behind = select(customer.c.id).where(customer.c.merged_into == own_id)
            of_it = or_(
                customer_merge.c.survivor_id == own_id,
                customer_merge.c.survivor_id.in_(behind),
                customer_merge.c.merged_id == own_id,
            )
            wanted = (
                select(
                    customer_merge,
                    staff.c.name.label("who"),
                    undoer.c.name.label("undoer"),
                    *(survivor.c[each].label(f"survivor_{each}") for each in ("phone_number", "merged_into")),
                    *(merged.c[each].label(f"merged_{each}") for each in ("phone_number", "name")),
                )
                .join_from(customer_merge, survivor, survivor.c.id == customer_merge.c.survivor_id)
                .join(merged, merged.c.id == customer_merge.c.merged_id)
                .join(staff, staff.c.id == customer_merge.c.staff_id)
                .outerjoin(undoer, undoer.c.id == customer_merge.c.undone_by)
                .where(of_it)
                .order_by(customer_merge.c.created_at.desc())
                .limit(SHOWN)
            )
            found = [_as_merge(row) for row in connection.execute(wanted)]
        return sorted(found, key=lambda each: (each.created_at, each.can_be_undone), reverse=True)

    # --- there --------------------------------------------------------------------------------------------------------

    def _merge(self, connection: Connection, actor: Actor, survivor_id: str, merged_id: str, reason: str) -> str:
        one, other = survivors.lock_two(connection, survivor_id, merged_id)
        pair = _pair(connection, one, other)
        now, merge_id = self._premises.now(), new_id()
        before = merge_fields.remembered(pair.kept, pair.gone, pair.kept_member, pair.gone_member)
        connection.execute(
            insert(customer_merge).values(
                id=merge_id,
                survivor_id=pair.kept.id,
                merged_id=pair.gone.id,
                staff_id=actor.id,
                before=before,
                reason=reason,
                created_at=now,
            )
        )
        earning = self._bring_points(connection, merge_id, pair, before, now)
        kept_member = pair.kept_member.id if pair.kept_member else None
        moved = merge_rows.give(connection, merge_id, giver=pair.gone.id, taker=pair.kept.id, member_id=kept_member)
        self._lift(connection, pair, now)
        before["left"] = self._write_fields(connection, pair, now)
        merge_rows.mark(connection, merged=pair.gone.id, survivor=pair.kept.id)
        customer_counters.recount(connection, (pair.kept.id, pair.gone.id), now)
        connection.execute(update(customer_merge).where(customer_merge.c.id == merge_id).values(before=before))
        data = {"merge": merge_id, "merged": pair.gone.id, "orders": moved["ORDER"] + moved["MERCH"]}
        data |= {"sales": moved["SALE"], "earning": earning, "swapped": pair.swapped}
        self._journal.write(connection, "customers_merged", actor=actor, subject=pair.kept.id, data=data, note=reason)
        return str(pair.kept.id)

    def _bring_points(
        self, connection: Connection, merge_id: str, pair: _Pair, before: dict[str, Any], now: datetime
    ) -> int:
        """One ledger of both; how many past orders earned because their customer had not joined."""
        if pair.kept_member is None:
            return 0
        if pair.gone_member is not None:
            before["aliases"] = merge_points.join(
                connection, merge_id, giver=pair.gone_member, taker=pair.kept_member, now=now
            )
            return 0
        return merge_points.earn_past_orders(
            connection,
            self._premises,
            merge_id,
            customer_id=pair.gone.id,
            member_id=pair.kept_member.id,
            now=now,
        )

    def _lift(self, connection: Connection, pair: _Pair, now: datetime) -> None:
        if pair.kept_member is not None:
            rules = self._premises.rules(connection)
            merge_points.lift(connection, pair.kept_member, pair.gone_member, rules=rules, now=now)

    def _write_fields(self, connection: Connection, pair: _Pair, now: datetime) -> dict[str, Any]:
        """Name, address, notes, consent and number as one; what was written, so that an undo knows it again."""
        email, key = merge_fields.address(connection, pair.chosen, pair.other, pair.kept_member)
        fields = merge_fields.together(pair.chosen, pair.other) | {"email": email}
        if fields["name"] != pair.kept.name:
            set_name(connection, pair.kept.id, fields["name"], now)
        connection.execute(update(customer).where(customer.c.id == pair.kept.id).values(fields | {"updated_at": now}))
        if pair.kept_member is not None:
            connection.execute(update(member).where(member.c.id == pair.kept_member.id).values(email_key=key))
        if pair.swapped:
            merge_fields.exchange_numbers(connection, pair.kept, pair.gone)
        kept, gone = (_row(connection, row.id) for row in (pair.kept, pair.gone))
        return merge_fields.left(kept, gone, merge_points.members_of(connection, [kept.id]).get(kept.id))

    def _preview(self, connection: Connection, pair: _Pair) -> MergePreview:
        fields = merge_fields.together(pair.chosen, pair.other)
        email, _ = merge_fields.address(connection, pair.chosen, pair.other, pair.kept_member)
        visits = [row.last_order for row in (pair.kept, pair.gone) if row.last_order]
        points, level, earning = self._points_together(connection, pair)
        return MergePreview(
            phone_number=pair.chosen.phone_number,
            other_number=pair.other.phone_number,
            name=fields["name"],
            email=email,
            notes=fields["notes"],
            marketing_consent=fields["marketing_consent"],
            orders=pair.kept.order_count + pair.gone.order_count,
            lifetime_total=pair.kept.lifetime_total + pair.gone.lifetime_total,
            last_order=max(visits, default=None),
            member_id=pair.kept_member.member_id if pair.kept_member else None,
            points=points,
            level=level,
            orders_earning=len(earning),
            points_earned=sum(earning),
        )

    def _points_together(self, connection: Connection, pair: _Pair) -> tuple[int | None, Level | None, list[int]]:
        if pair.kept_member is None:
            return None, None, []
        rules, now = self._premises.rules(connection), self._premises.now()
        since = loyalty.months_before(now, rules.level_months)
        earned = points_ledger.earned_within(connection, pair.kept_member.id, rules, now)
        points, level = pair.kept_member.points, Level(pair.kept_member.level)
        if pair.gone_member is not None:
            earned += points_ledger.earned_within(connection, pair.gone_member.id, rules, now)
            level = loyalty.higher(level, Level(pair.gone_member.level))
            return points + pair.gone_member.points, loyalty.higher(level, loyalty.level_for(earned, rules)), []
        past = list(past_orders(connection, pair.gone.id, self._premises, now, rules))
        earned += sum(each.points for each in past if each.created_at >= since)
        points += sum(each.points for each in past)
        return points, loyalty.higher(level, loyalty.level_for(earned, rules)), [each.points for each in past]

    # --- and back -----------------------------------------------------------------------------------------------------

    def part(self, connection: Connection, merge_id: str) -> str:
        """`undo` in the caller's transaction, by nobody who is signed in: after a backup was restored."""
        return self._undo(connection, None, merge_id)

    def _undo(self, connection: Connection, actor: Actor | None, merge_id: str) -> str:
        wanted = select(customer_merge).where(customer_merge.c.id == merge_id)
        found = connection.execute(wanted).first()
        if found is None:
            raise NotFound
        kept, gone = (survivors.lock_marker(connection, each) for each in (found.survivor_id, found.merged_id))
        done = connection.execute(wanted.with_for_update()).one()
        why = _why_not(done, kept.phone_number, kept.merged_into, gone.phone_number)
        if why is not None:
            raise MergeNotUndone(why)
        now = self._premises.now()
        members = merge_points.members_of(connection, [kept.id, gone.id])
        gone_member = members.get(gone.id)
        merge_rows.give_back(
            connection,
            merge_id,
            giver=kept.id,
            taker=gone.id,
            member_id=gone_member.id if gone_member else None,
        )
        self._part_points(connection, done, members.get(kept.id), gone, gone_member, now)
        merge_fields.restore(connection, done.before, kept, gone, members, now)
        merge_rows.unmark(connection, gone.id)
        customer_counters.recount(connection, (kept.id, gone.id), now)
        undone = {"undone_at": now, "undone_by": actor.id if actor else None}
        connection.execute(update(customer_merge).where(customer_merge.c.id == merge_id).values(undone))
        data = {"merge": merge_id, "merged": gone.id}
        self._journal.write(connection, "merge_undone", actor=actor, subject=kept.id, data=data)
        return str(gone.id)

    def _part_points(
        self, connection: Connection, done: Any, kept_member: Any, gone: Any, gone_member: Any, now: datetime
    ) -> None:
        if kept_member is None:
            return
        rules = self._premises.rules(connection)
        if gone_member is None:
            merge_points.take_back(connection, done.id, member_id=kept_member.id, customer_id=gone.id, now=now)
        else:
            merge_points.part(connection, done.id, giver=kept_member, taker=gone_member)
            merge_rows.give_aliases_back(
                connection, done.before.get("aliases", []), giver=kept_member.id, taker=gone_member
            )
            merge_points.lower(connection, gone_member, Standing.of(gone_member), rules=rules, now=now)
        before = merge_fields.standing(done.before)
        merge_points.lower(connection, kept_member, before, rules=rules, now=now)


def _row(connection: Connection, customer_id: str) -> Any:
    return connection.execute(select(customer).where(customer.c.id == customer_id)).one()


def _pair(connection: Connection, chosen: Any, other: Any, *, lock: bool = True) -> _Pair:
    """Which row is kept. Raises SameCustomer and CustomerErased."""
    if chosen.id == other.id:
        raise SameCustomer
    if any(row.phone_number.startswith("erased:") for row in (chosen, other)):
        raise CustomerErased
    members = merge_points.members_of(connection, [chosen.id, other.id], lock=lock)
    kept, gone = (other, chosen) if other.id in members and chosen.id not in members else (chosen, other)
    return _Pair(kept, gone, chosen, members.get(kept.id), members.get(gone.id))


def _why_not(done: Any, kept_number: str, kept_merged_into: str | None, gone_number: str) -> WhyNot | None:
    if done.undone_at is not None:
        return WhyNot.UNDONE
    if not done.before or any(number.startswith("erased:") for number in (kept_number, gone_number)):
        return WhyNot.ERASED
    if kept_merged_into is not None:
        return WhyNot.MERGED_ONWARD
    was, is_left = done.before["kept"]["phone_number"], done.before["left"]
    if was != is_left["phone_number"]:
        as_left = (kept_number, gone_number) == (is_left["phone_number"], is_left["merged_number"])
    else:
        as_left = gone_number in (is_left["merged_number"], f"released:{done.merged_id}")
    return None if as_left else WhyNot.NUMBER_CHANGED


def _name_of_merged(row: Any) -> str | None:
    """The name of who was merged into the chosen one: where the rows were exchanged, the name the kept row had."""
    before = row.before
    exchanged = before and before["kept"]["phone_number"] != before["left"]["phone_number"]
    name: str | None = before["kept"]["name"] if exchanged else row.merged_name
    return name


def _as_merge(row: Any) -> Merge:
    return Merge(
        row.id,
        row.survivor_id,
        row.merged_id,
        row.survivor_phone_number,
        row.merged_phone_number,
        _name_of_merged(row),
        row.created_at,
        row.who,
        row.reason,
        row.undone_at,
        row.undoer,
        _why_not(row, row.survivor_phone_number, row.survivor_merged_into, row.merged_phone_number),
    )
