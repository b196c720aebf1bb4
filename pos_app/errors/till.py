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


class ShiftClosed(TillRefused):
    """The shift was closed already, by somebody else or with another count; that report stands."""

    sentence = "This shift was closed already. Its report stands."


class PurposeMissing(TillRefused):
    """Money that goes in or out of the drawer has a reason."""

    sentence = "Say why the money goes in or out."


class MovementReused(TillRefused):
    """The movement's id was used for another amount or reason; the first one stands."""

    sentence = "This was already booked with another amount. The first one stands."
