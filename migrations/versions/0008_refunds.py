"""What a void gives back of a tip, and the reference of a card's terminal, with a refund.

Revision ID: 0008
Revises: 0007
"""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; refunds made before gave no tip back."""
    run = op.get_bind().exec_driver_sql
    kind = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    run(f'ALTER TABLE "Refund" ADD COLUMN "tip" {kind} DEFAULT 0 NOT NULL')
    run('ALTER TABLE "Refund" ADD COLUMN "reference" TEXT DEFAULT \'\' NOT NULL')


def downgrade() -> None:
    """Drop what was added."""
    run = op.get_bind().exec_driver_sql
    for column in ("reference", "tip"):
        run(f'ALTER TABLE "Refund" DROP COLUMN "{column}"')
