"""Kept columns and indexes for the owner's lists, the conversion list and the journal's filters.

Revision ID: 0010
Revises: 0009
"""

from alembic import op

from migrations import view_columns

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add and fill them."""
    view_columns.create(op.get_bind())


def downgrade() -> None:
    """Drop them: everything in them can be worked out again."""
    view_columns.drop(op.get_bind())
