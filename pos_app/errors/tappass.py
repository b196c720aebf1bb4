"""Refusals of the sign-up: nobody was enrolled."""

from pos_app.errors.base import PosError


class TapPassRefused(PosError):
    """Nobody was enrolled."""


class AlreadyAMember(TapPassRefused):
    """The customer has a TapPass already; `member_id` is its TapPass ID."""

    def __init__(self, member_id: str) -> None:
        super().__init__(f"This customer is already a TapPass member: {member_id}.")
        self.member_id = member_id


class TermsNotAccepted(TapPassRefused):
    """The programme's terms were not accepted."""

    sentence = "The TapPass terms have to be accepted first."


class WalkInNotAMember(TapPassRefused):
    """A sale without a phone number belongs to nobody who could be enrolled."""

    sentence = "Only a customer with a phone number can join TapPass."


class ErasedNotAMember(TapPassRefused):
    """An erased customer has no number, and is nobody any more."""

    sentence = "This customer was erased and cannot join TapPass."


class TooYoung(TapPassRefused):
    """By the birthday that was given; `minimum_age` in years is the owner's rule."""

    def __init__(self, minimum_age: int) -> None:
        super().__init__(f"TapPass is for guests of {minimum_age} and older.")
        self.minimum_age = minimum_age
