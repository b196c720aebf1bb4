"""What two customers' name, address, notes, consent and number become as one, and how each gets its own again.

An undo restores what the merge changed only where it stands as the merge left it: a newer word is kept.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from pos_app.data.tables import customer, member
from pos_app.domain import names
from pos_app.domain.loyalty import Level
from pos_app.domain.merging import joined_notes
from pos_app.services.guests import last_four, set_name
from pos_app.services.merge_points import Standing

_FIELDS = ("phone_number", "name", "email", "notes", "marketing_consent", "consent_source")


def remembered(kept: Any, gone: Any, kept_member: Any, gone_member: Any) -> dict[str, Any]:
    """What an undo restores, as it is kept with the merge: `kept` and `merged` are the two rows."""
    return {"kept": _as_kept(kept, kept_member), "merged": _as_kept(gone, gone_member), "aliases": []}


def left(kept: Any, gone: Any, kept_member: Any) -> dict[str, Any]:
    """What the merge left, in the same words."""
    return _as_kept(kept, kept_member) | {"merged_number": gone.phone_number}


def standing(before: dict[str, Any]) -> Standing | None:
    """The survivor's level from before the merge; None where it was no member then."""
    level = before["kept"].get("level")
    return Standing(Level(level), _moment(before["kept"]["held_until"])) if level else None


def together(chosen: Any, other: Any) -> dict[str, Any]:
    """The chosen one's words, filled from the other where there is none; the later word on marketing counts."""
    later = other if _said_later(other, chosen) else chosen
    return {
        "name": chosen.name or other.name,
        "notes": joined_notes(chosen.notes, other.notes),
        "marketing_consent": later.marketing_consent,
        "consent_at": later.consent_at,
        "consent_source": later.consent_source,
    }


def address(connection: Connection, chosen: Any, other: Any, kept_member: Any) -> tuple[str | None, str | None]:
    """The e-mail address and, for a member, its key: the first of the two that no third member has."""
    offered = [row.email for row in (chosen, other) if row.email]
    if kept_member is None:
        return next(iter(offered), None), None
    for email in offered:
        key = names.email_key(email)
        taken = select(member.c.customer_id).where(
            member.c.email_key == key, member.c.customer_id.not_in((chosen.id, other.id))
        )
        if connection.execute(taken).first() is None:
            return email, key
    own = chosen if chosen.id == kept_member.customer_id else other
    return own.email, kept_member.email_key


def exchange_numbers(connection: Connection, one: Any, other: Any) -> None:
    """Give each the other's number; both keep the last four digits of what they have."""
    parked = f"released:{one.id}:exchange"
    for row_id, number in ((one.id, parked), (other.id, one.phone_number), (one.id, other.phone_number)):
        values = {"phone_number": number, "last_four": last_four(number)}
        connection.execute(update(customer).where(customer.c.id == row_id).values(values))
    for row, source in ((one, other), (other, one)):
        released = update(customer).where(customer.c.id == row.id)
        connection.execute(released.values(released_number=source.released_number))


def restore(
    connection: Connection, before: dict[str, Any], kept: Any, gone: Any, members: dict[str, Any], now: datetime
) -> None:
    """Give both their own again, as far as it stands as the merge left it."""
    was, is_left = before["kept"], before["left"]
    has = _as_kept(kept, members.get(kept.id))
    untouched = {name for name in was if name in is_left and has.get(name) == is_left[name]}
    values: dict[str, Any] = {name: was[name] for name in ("email", "notes") if name in untouched}
    if {"marketing_consent", "consent_at", "consent_source"} <= untouched:
        values |= {"marketing_consent": was["marketing_consent"], "consent_source": was["consent_source"]}
        values["consent_at"] = _moment(was["consent_at"])
    if "name" in untouched and has["name"] != was["name"]:
        set_name(connection, kept.id, was["name"], now)
    connection.execute(update(customer).where(customer.c.id == kept.id).values(values | {"updated_at": now}))
    if was["phone_number"] != is_left["phone_number"]:
        exchange_numbers(connection, kept, gone)
    _restore_members(connection, before, members, kept, gone, untouched)


def _restore_members(
    connection: Connection,
    before: dict[str, Any],
    members: dict[str, Any],
    kept: Any,
    gone: Any,
    untouched: set[str],
) -> None:
    """The addresses' keys, and a birthday that came from the other."""
    if kept.id in members:
        if "email" in untouched:
            _set_key(connection, members[kept.id], names.email_key(before["kept"]["email"]))
        if "birthday" in untouched and before["kept"]["birthday"] is None:
            connection.execute(update(member).where(member.c.id == members[kept.id].id).values(birthday=None))
    if gone.id in members:
        _set_key(connection, members[gone.id], before["merged"]["email_key"])


def _set_key(connection: Connection, row: Any, key: str | None) -> None:
    """Give a member the key of an address; none where another member has it by now."""
    taken = select(member.c.id).where(member.c.email_key == key, member.c.id != row.id)
    free = key is not None and connection.execute(taken).first() is None
    connection.execute(update(member).where(member.c.id == row.id).values(email_key=key if free else None))


def _said_later(one: Any, other: Any) -> bool:
    return one.consent_at is not None and (other.consent_at is None or one.consent_at > other.consent_at)


def _as_kept(row: Any, joined: Any) -> dict[str, Any]:
    kept = {name: getattr(row, name) for name in _FIELDS}
    kept["consent_at"] = _text(row.consent_at)
    if joined is not None:
        kept |= {"level": joined.level, "held_until": _text(joined.level_held_until), "email_key": joined.email_key}
        kept["birthday"] = joined.birthday.isoformat() if joined.birthday else None
    return kept


def _text(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
