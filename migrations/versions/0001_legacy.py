"""The shop's database as it stood before `Customer` existed: a phone number on every row.

Revision ID: 0001
Revises:
"""

from alembic import op

from migrations import legacy_tables

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the three tables."""
    legacy_tables.create(op.get_bind())


def downgrade() -> None:
    """Drop them, and the rows in them."""
    legacy_tables.drop(op.get_bind())
