"""What came of erasing a guest."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Erasure:
    """`customer_id` is the row that is left, of nobody any more.

    `remembered` says whether the list beside the backups has it too, so that it holds when the database is lost.
    """

    customer_id: str
    remembered: bool
