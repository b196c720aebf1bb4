"""Sums of the days that are over, kept for the owner's figures and forgotten when a row of such a day changes.

Revision ID: 0006
Revises: 0005
"""

from alembic import op

from migrations import rollup_tables

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; they are filled when they are first asked for."""
    rollup_tables.create(op.get_bind())


def downgrade() -> None:
    """Drop them: everything in them can be worked out again."""
    rollup_tables.drop(op.get_bind())
