"""A customer's e-mail address and word on marketing: one member an address, and when and where the word was given."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from pos_app.data.tables import customer, member
from pos_app.domain import names
from pos_app.domain.customers import ConsentSource
from pos_app.errors import EmailInUse


def write_email(connection: Connection, customer_id: str, email: str | None, now: datetime) -> None:
    """Write an address that is fit to be stored. Raises EmailInUse for a member where another member has it."""
    row = connection.execute(select(member).where(member.c.customer_id == customer_id)).first()
    if row is not None:
        key = names.email_key(email)
        refuse_taken(connection, key, customer_id)
        connection.execute(update(member).where(member.c.id == row.id).values(email_key=key, updated_at=now))
    connection.execute(update(customer).where(customer.c.id == customer_id).values(email=email, updated_at=now))


def refuse_taken(connection: Connection, key: str | None, customer_id: str) -> None:
    """Raise EmailInUse where the member of another customer has the address (`names.email_key`)."""
    wanted = select(member.c.customer_id).where(member.c.email_key == key, member.c.customer_id != customer_id)
    taken = connection.execute(wanted).scalar() if key else None
    if taken is not None:
        raise EmailInUse(taken)


def consent_values(now: datetime, source: ConsentSource, *, given: bool) -> dict[str, Any]:
    """What a word on marketing is stored as."""
    return {"marketing_consent": given, "consent_at": now, "consent_source": source.value}
