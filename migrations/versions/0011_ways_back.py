"""The ways that money of a refund goes back by, the money of vouchers that are sold, and voids after a day was summed.

Revision ID: 0011
Revises: 0010
"""

from alembic import op

from migrations import refund_tables

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Each refund so far went back by one way."""
    refund_tables.create(op.get_bind())


def downgrade() -> None:
    """Drop what was added; a refund keeps the way that most of it went by."""
    refund_tables.drop(op.get_bind())
