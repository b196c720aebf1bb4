"""Indexes for the points ledger in its order, and for the levels whose time is over.

Revision ID: 0007
Revises: 0006
"""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_INDEXES = {
    "ix_PointsEntry_memberId_sequence": '"PointsEntry" ("memberId", "sequence", "earnedAt", "id", "points")',
    "ix_Member_levelHeldUntil": '"Member" ("levelHeldUntil")',
}


def upgrade() -> None:
    """Make them."""
    for name, columns in _INDEXES.items():
        op.get_bind().exec_driver_sql(f'CREATE INDEX "{name}" ON {columns}')


def downgrade() -> None:
    """Drop them."""
    for name in _INDEXES:
        op.get_bind().exec_driver_sql(f'DROP INDEX "{name}"')
