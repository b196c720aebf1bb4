"""What is refused because of who asks, and changes of the staff list that cannot be."""

from datetime import datetime

from pos_app.errors.base import PosError


class AccessRefused(PosError):
    """Who is at the till may not do this now."""


class NotAllowed(AccessRefused):
    """The role may not do this act; `act` is a value of `domain.staff.Act`."""

    def __init__(self, act: str, needs: str) -> None:
        super().__init__(f"This needs the right of a {needs}.")
        self.act = act
        self.needs = needs


class WrongPin(AccessRefused):
    """The PIN is wrong; `remaining` tries are left before the account is locked."""

    def __init__(self, remaining: int) -> None:
        super().__init__("That PIN is wrong.")
        self.remaining = remaining


class LockedOut(AccessRefused):
    """Too many wrong PINs; nobody signs in to this account before `until` (UTC)."""

    def __init__(self, until: datetime) -> None:
        super().__init__("Too many wrong PINs. This account is locked for a while.")
        self.until = until


class NotSignedIn(AccessRefused):
    """Nobody is signed in."""

    sentence = "Sign in first."


class ApprovalOver(AccessRefused):
    """The approval was used already, is older than a minute, or was given for something else."""

    sentence = "That approval was used, or is too old. Ask for the PIN again."


class SignInOver(AccessRefused):
    """Whoever acts was taken off the staff list since signing in, or has fewer rights now."""

    sentence = "The owner changed the staff list, and this sign-in no longer counts. Sign in again."


class StaffRefused(PosError):
    """The staff list was not changed."""


class NameTaken(StaffRefused):
    """Two people on the staff list cannot share a name."""

    sentence = "Somebody on the staff list already has that name."


class LastOwner(StaffRefused):
    """The shop would be left without an owner."""

    sentence = "The shop needs an owner: the last owner stays on the list, as owner."
