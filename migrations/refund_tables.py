"""The tables of the ways money goes back by and of vouchers' money, and the trigger that a void sets off."""

from sqlalchemy import CheckConstraint, Connection, Index, Table

from migrations.shapes import (
    STRICT,
    amount,
    create_bare,
    finish,
    key,
    link,
    moment,
    one_of,
    tables,
    words,
)

METHODS = ("CASH", "CARD", "POINTS", "VOUCHER")

metadata = tables()

for there_already in ("Payment", "Refund", "Shift", "Staff", "Voucher"):
    Table(there_already, metadata, key("id", primary_key=True))

refund_payment = Table(
    "RefundPayment",
    metadata,
    key("id", primary_key=True),
    link("refundId", "Refund.id"),
    link("paymentId", "Payment.id", nullable=True),
    link("voucherId", "Voucher.id", nullable=True),
    words("method"),
    amount("amount"),
    amount("rounding"),
    words("reference", default=""),
    one_of("method", METHODS),
    **STRICT,
)

voucher_payment = Table(
    "VoucherPayment",
    metadata,
    key("id", primary_key=True),
    link("voucherId", "Voucher.id", index=False),
    link("shiftId", "Shift.id"),
    link("staffId", "Staff.id"),
    words("kind"),
    words("method"),
    amount("amount"),
    words("reference", default=""),
    moment("createdAt"),
    one_of("method", ("CASH", "CARD")),
    one_of("kind", ("SOLD", "TAKEN_BACK")),
    CheckConstraint('("amount" > 0) = ("kind" = \'SOLD\')', name="amount"),
    **STRICT,
)
Index("uq_VoucherPayment_voucherId_kind", voucher_payment.c.voucherId, voucher_payment.c.kind, unique=True)

NEW = (refund_payment, voucher_payment)

_TRIGGER = "tr_Refund_voided_DayRollup"
_WHEN = "NEW.kind = 'VOID'"
_FORGET = """
    DELETE FROM "DayRollup" WHERE EXISTS (
        SELECT 1 FROM "Refund" AS back
        WHERE back."saleId" = NEW."saleId" AND back."createdAt" >= "DayRollup"."startsAt"
            AND back."createdAt" < "DayRollup"."endsAt"
    );
"""
"""What was given back of a sale counts no more once the sale is voided: not on the day it was given back either."""


def create(connection: Connection) -> None:
    """Create the tables, write down how the refunds so far went back, and watch for voids."""
    run = connection.exec_driver_sql
    for table in NEW:
        create_bare(connection, table)
    run(
        'INSERT INTO "RefundPayment" ("id", "refundId", "voucherId", "method", "amount", "rounding", "reference")'
        ' SELECT "id", "id", "voucherId", "method", "amount", "rounding", "reference" FROM "Refund"'
        ' WHERE "amount" <> 0 OR "rounding" <> 0'
    )
    for table in NEW:
        finish(connection, table)
    if connection.dialect.name == "sqlite":
        run(f'CREATE TRIGGER "{_TRIGGER}" AFTER INSERT ON "Refund" FOR EACH ROW WHEN {_WHEN} BEGIN {_FORGET} END')
        return
    run(f'CREATE FUNCTION "{_TRIGGER}"() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN {_FORGET} RETURN NULL; END$$')
    run(
        f'CREATE TRIGGER "{_TRIGGER}" AFTER INSERT ON "Refund" FOR EACH ROW WHEN ({_WHEN})'
        f' EXECUTE FUNCTION "{_TRIGGER}"()'
    )


def drop(connection: Connection) -> None:
    """Drop the trigger and the tables."""
    run = connection.exec_driver_sql
    if connection.dialect.name == "sqlite":
        run(f'DROP TRIGGER "{_TRIGGER}"')
    else:
        run(f'DROP TRIGGER "{_TRIGGER}" ON "Refund"')
        run(f'DROP FUNCTION "{_TRIGGER}"()')
    for table in reversed(NEW):
        run(f'DROP TABLE "{table.name}"')
