"""Identifiers for every row: cuid2, made by the client, so that a sale has its id before any database has seen it."""

from cuid2 import create_id

WALK_IN = "walk-in"
"""Id and phone number of the one reserved customer that sales without a phone belong to."""


def new_id() -> str:
    """A new 24-character id, unguessable and without meaning."""
    return create_id()
