"""Alembic's entry: runs the revisions on the connection it is handed, inside the caller's transaction.

`pos_app.data.schema` opens the transaction, because SQLite needs foreign keys turned off before it and the whole
chain must be undone by one rollback. What the revisions want to know comes in the config's attributes: region,
currency, progress, tally.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import context

if TYPE_CHECKING:
    from sqlalchemy import Connection


def run() -> None:
    """Upgrade or downgrade on `config.attributes["connection"]`; there is no other way in."""
    connection: Connection = context.config.attributes["connection"]
    context.configure(
        connection=connection, target_metadata=None, transactional_ddl=True, transaction_per_migration=False
    )
    with context.begin_transaction():
        context.run_migrations()


run()
