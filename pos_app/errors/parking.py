"""Refusals of what was put aside: it stays where it is."""

from pos_app.errors.base import PosError


class ParkingRefused(PosError):
    """What was put aside stays as it is."""


class ParkedElsewhere(ParkingRefused):
    """Another till has it, changed it or finished it."""

    sentence = "Another till has taken this sale, or changed it. Look at the list again."


class NothingToPark(ParkingRefused):
    """There is nothing in the order that could be put aside."""

    sentence = "There is nothing in the order to put aside."


class SentLinesChanged(ParkingRefused):
    """Something the kitchen has already is not in the order any more."""

    sentence = "What was sent to the kitchen can only be taken off the tab with a reason."


class ReasonMissing(ParkingRefused):
    """Taking something off a tab, or cancelling it, needs a reason."""

    sentence = "A reason is needed."


class TabLinesNotSent(ParkingRefused):
    """There is food on the tab that the kitchen does not know of yet."""

    sentence = "Send the new food to the kitchen first."


class NotOnTheTab(ParkingRefused):
    """Something is to be paid that is not on the tab."""

    sentence = "What is to be paid is not on the tab any more. Look at it again."
