"""Refusals of the till: it is as it was, and no money moved."""

from pos_app.errors.base import PosError


class TillRefused(PosError):
    """The till is as it was, and no money moved."""


class TillNotOpen(TillRefused):
    """The till is closed: nothing is sold, given back, paid in or out before somebody opens it."""

    sentence = "The till is closed. Open it first; nothing was lost."


class TillAlreadyOpen(TillRefused):
    """The till has an open shift; it is closed before the next one begins."""

    sentence = "This till is open already."


class CashNotPossible(TillRefused):
    """An amount that no drawer holds."""

    sentence = "That amount is not possible."
