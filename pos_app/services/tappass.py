"""TapPass: what joining would give, and joining: the customer's past orders are linked and earn their points."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from pos_app.data import points_ledger, survivors
from pos_app.data.insert_once import insert_into
from pos_app.data.tables import customer, member, merch_order, order, tap_pass_alias
from pos_app.domain import loyalty, names, phone
from pos_app.domain.customers import ConsentSource
from pos_app.domain.ids import WALK_IN, new_id
from pos_app.domain.loyalty import EntryKind, JoinPreview, Level, MemberCard
from pos_app.domain.staff import Act, Actor, Approval
from pos_app.errors import (
    AlreadyAMember,
    BirthdayNotPossible,
    EmailInUse,
    ErasedNotAMember,
    NotFound,
    TermsNotAccepted,
    TooYoung,
    WalkInNotAMember,
)
from pos_app.services import customers
from pos_app.services.guest_contact import consent_values, refuse_taken
from pos_app.services.joining import earning, past_orders, preview
from pos_app.services.journal import Journal
from pos_app.services.premises import Premises

OLDEST = 120
"""Years; nobody living is older."""


class TapPass:
    """Previews and enrolments."""

    def __init__(self, premises: Premises, journal: Journal) -> None:
        """Nothing is read before the first call."""
        self._premises = premises
        self._journal = journal

    def preview(self, customer_id: str) -> JoinPreview:
        """What joining now would give.

        Raises AlreadyAMember, NotFound, and for who has no number WalkInNotAMember or ErasedNotAMember.
        """
        with self._premises.database.read() as connection:
            if customer_id == WALK_IN:
                raise WalkInNotAMember
            own_id = survivors.of_row(connection, customer_id)
            number = select(customer.c.phone_number).where(customer.c.id == own_id)
            _refuse_no_number(connection.execute(number).scalar_one())
            _refuse_member(connection, own_id)
            return preview(connection, own_id, self._premises)

    def card(self, customer_id: str) -> MemberCard:
        """The card of a member. Raises NotFound for a customer who is none."""
        with self._premises.database.read() as connection:
            return _member_card(connection, survivors.of_row(connection, customer_id))

    def enrol(
        self,
        actor: Actor,
        *,
        phone: str,
        name: str | None,
        email: str | None = None,
        birthday: date | None = None,
        marketing_consent: bool = False,
        terms_accepted: bool = True,
        approval: Approval | None = None,
    ) -> MemberCard:
        """Make the customer of a number (a new one too) a member.

        Bonus, points for past orders, level, all orders linked.

        One transaction; asked again after a lost answer it raises AlreadyAMember and changes nothing. A number of a
        customer who was merged enrols the one that customer became. `approval` is a lead's, for a cashier who may not.
        Raises NotAllowed, ApprovalOver, PhoneNotPossible, WalkInNotAMember, ErasedNotAMember, TermsNotAccepted,
        AlreadyAMember, EmailNotPossible, EmailInUse, BirthdayNotPossible, TooYoung, TextNotStorable.
        """
        act = Act.SELL if self._premises.rules().cashier_may_enrol else Act.ENROL
        with self._premises.allowed(actor, act, approval) as approver:
            if not terms_accepted:
                raise TermsNotAccepted
            now = self._premises.now()
            given = _Given(
                _number(phone, self._premises),
                names.name(name),
                names.email(email),
                _birthday(birthday, self._premises, now),
                marketing_consent,
            )
            by = (actor, approver)
            return self._premises.database.call(lambda connection: self._enrol(connection, by, given, now))

    def _enrol(
        self, connection: Connection, by: tuple[Actor, Actor | None], given: "_Given", now: datetime
    ) -> MemberCard:
        actor, approver = by
        customers.make(connection, given.phone, given.name, now)
        own_id = survivors.lock_by_number(connection, given.phone).id
        row = connection.execute(select(customer).where(customer.c.id == own_id)).one()
        _refuse_member(connection, row.id)
        self._update_customer(connection, row, given, now)
        refuse_taken(connection, names.email_key(given.email), row.id)
        member_id, tap_pass_id = self._insert_member(connection, row, given, now)
        for table in (order, merch_order):
            connection.execute(update(table).where(table.c.customer_id == row.id).values(member_id=member_id))
        counted = self._reward(connection, row.id, member_id, now)
        card = _member_card(connection, row.id, counted)
        data = {
            "member": member_id,
            "tap_pass": tap_pass_id,
            "points": card.points,
            "level": card.level,
            "orders": counted,
        }
        self._journal.write(connection, "enrolled", actor=actor, subject=row.id, data=data, approved_by=approver)
        return card

    def _update_customer(self, connection: Connection, row: Row[Any], given: "_Given", now: datetime) -> None:
        """What the sign-up knows better: the name and address when given; consent is what was said today."""
        if given.name and given.name != row.name:
            customers.set_name(connection, row.id, given.name, now)
        values = consent_values(now, ConsentSource.SIGN_UP, given=given.marketing_consent) | {"updated_at": now}
        if given.email:
            values["email"] = given.email
        connection.execute(update(customer).where(customer.c.id == row.id).values(values))

    def _insert_member(self, connection: Connection, row: Row[Any], given: "_Given", now: datetime) -> tuple[str, str]:
        """The new member's id and TapPass ID; another random ID is drawn where one is taken already.

        Raises AlreadyAMember and EmailInUse where another till was faster.
        """
        member_id, customer_id = new_id(), row.id
        email_key = names.email_key(given.email) or _free_address(connection, row)
        while True:
            tap_pass_id = loyalty.new_tap_pass_id(self._premises.rules(connection).prefix)
            if connection.execute(select(tap_pass_alias.c.alias).where(tap_pass_alias.c.alias == tap_pass_id)).first():
                continue
            made = insert_into(member, connection.dialect.name).values(
                id=member_id,
                customer_id=customer_id,
                member_id=tap_pass_id,
                points=0,
                level=Level.BRONZE,
                birthday=given.birthday,
                email_key=email_key,
                terms_accepted_at=now,
                joined_at=now,
                created_at=now,
                updated_at=now,
            )
            if connection.execute(made.on_conflict_do_nothing().returning(member.c.id)).first() is not None:
                return member_id, tap_pass_id
            _refuse_member(connection, customer_id)
            refuse_taken(connection, email_key, customer_id)

    def _reward(self, connection: Connection, customer_id: str, member_id: str, now: datetime) -> int:
        """Bonus and past orders, a ledger line each, and the level they are worth; how many orders counted."""
        rules = self._premises.rules(connection)
        past = earning(connection, list(past_orders(connection, customer_id, self._premises, now, rules)), member_id)
        lines = [
            points_ledger.Line(EntryKind.EARN, each.source, each.points, each.created_at, loyalty.PAST_ORDER)
            for each in past
        ]
        if rules.bonus:
            lines.append(points_ledger.Line(EntryKind.BONUS, f"member:{member_id}", rules.bonus, now, "sign-up"))
        points_ledger.add(connection, member_id, lines, now)
        earned = points_ledger.earned_within(connection, member_id, rules, now)
        level = loyalty.level_for(earned, rules)
        points_ledger.record_level(
            connection, member_id, level, previous=None, earned=earned, rules=rules, now=now, reason=loyalty.JOINED
        )
        return len(past)


@dataclass(frozen=True, slots=True)
class _Given:
    """What was given at the sign-up, fit to be stored."""

    phone: str
    name: str | None
    email: str | None
    birthday: date | None
    marketing_consent: bool


def _number(text: str, premises: Premises) -> str:
    """The number in E.164; what stands in its place for those who have none is refused by name."""
    _refuse_no_number(text)
    return phone.parse(text, premises.info().region)


def _refuse_no_number(number: str) -> None:
    if number.startswith("erased:"):
        raise ErasedNotAMember
    if number == WALK_IN or number.startswith(("released:", "unknown:")):
        raise WalkInNotAMember


def _birthday(birthday: date | None, premises: Premises, now: datetime) -> date | None:
    """A day somebody of the least age may have been born on, by the shop's own calendar."""
    if birthday is None:
        return None
    today = premises.info().local(now).date()
    if not today.year - OLDEST <= birthday.year or birthday > today:
        raise BirthdayNotPossible
    least = premises.rules().minimum_age
    if loyalty.age_on(birthday, today) < least:
        raise TooYoung(least)
    return birthday


def _free_address(connection: Connection, row: Row[Any]) -> str | None:
    """The address on file, which nobody gave today: where another member has it, it is left to that one."""
    key = names.email_key(row.email)
    try:
        refuse_taken(connection, key, row.id)
    except EmailInUse:
        return None
    return key


def _refuse_member(connection: Connection, customer_id: str) -> None:
    known = connection.execute(select(member.c.member_id).where(member.c.customer_id == customer_id)).scalar()
    if known is not None:
        raise AlreadyAMember(known)


def _member_card(connection: Connection, customer_id: str, counted: int = 0) -> MemberCard:
    wanted = (
        select(member, customer.c.name, customer.c.phone_number)
        .join_from(member, customer)
        .where(member.c.customer_id == customer_id)
    )
    row = connection.execute(wanted).first()
    if row is None:
        raise NotFound
    return MemberCard(
        row.customer_id,
        row.member_id,
        row.name,
        row.points,
        Level(row.level),
        row.joined_at,
        row.phone_number,
        orders_counted=counted,
    )
