"""Everything that can be refused, as one tree; each message is a sentence a cashier can read.

PosError                      expected: shown as words, never as a traceback
  BadInput                    what was typed cannot be used; nothing was written
    PhoneNotPossible          not a number anybody could have
    TextNotStorable           NUL, a lone surrogate, or far too long
    CardNumberInText          13 to 19 digits that pass Luhn: a card number, which is never kept
    EmailNotPossible
    BirthdayNotPossible       in the future, or longer ago than anybody lives
    PinNotAllowed             too short, too common, or not digits
    NameMissing
    TapPassIdMistyped         the check digit does not fit
  SaleRefused                 the sale was not done; the cart is as it was
    EmptyCart
    NotSellable               sold out, not yet priced, or gone from the catalogue
    PriceChanged              the catalogue's price is no longer the one in the cart
    QuantityNotPossible
    PriceMissing              an open price was not typed
    DiscountNotPossible
    TotalChanged              the total is no longer the one that was shown
    PaymentShort              less than is due
    PaymentNotPossible        a kind or an amount that cannot be taken
      VoucherMistyped         the code's check character does not fit
      VoucherNotKnown
      VoucherExpired
      VoucherEmpty            less is left on it than it was to pay
    NotEnoughPoints           the balance has fewer, or another till was faster
    SaleIdReused              this sale was done already, with other content
  TapPassRefused              nobody was enrolled
    AlreadyAMember
    TermsNotAccepted
    WalkInNotAMember
  BoardRefused                the order stays where it is on the board
    StepNotAllowed            more than one step, or nowhere
    MovedMeanwhile            another till was faster
  NotFound                    what was asked for is not in the database
  AccessRefused
    NotAllowed                the role may not do this
    WrongPin
    LockedOut                 too many wrong PINs; right ones wait as well
    NotSignedIn
  StaffRefused
    NameTaken
    LastOwner
  AdoptionRefused             the old database was not brought in; nothing was written
    NotALegacyDatabase        the source has not the shape of the old web shop's database
    RowsWithoutPlace          old rows that fit nowhere in the new tables
    TargetNotEmpty            the target holds a shop already
    AdoptionCancelled
  DatabaseTrouble             nothing was written
    DatabaseNotOurs           a file or schema of another program
    DatabaseTooNew            made by a newer version of this program
    DatabaseReadOnly
    DatabaseBusy              another program holds it
    DatabaseFull              no room on the disk
    DatabaseAway              the server or the file cannot be reached
    DatabaseDamaged           the file is not sound
    DatabaseSettingRefused    SQLite did not take a setting that keeps sales safe
    OutcomeUnknown            the server went away during COMMIT; read back by the sale's id
"""

from datetime import date, datetime


class PosError(Exception):
    """An expected refusal; `str(error)` is the sentence for scripts and the log, the window has its own words."""

    sentence = "This could not be done."

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence or self.sentence)


class BadInput(PosError):
    """What was given cannot be used; nothing was written."""


class PhoneNotPossible(BadInput):
    """Not a number anybody could have. `reason` is one of the words in `domain.phone.Reason`."""

    def __init__(self, reason: str, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


class TextNotStorable(BadInput):
    """Text that one of the databases cannot hold, or that no field is made for."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"The {field} cannot be kept: {why}.")
        self.field = field


class CardNumberInText(BadInput):
    """A card number must never be stored, wherever it was typed."""

    def __init__(self, field: str) -> None:
        super().__init__(f"The {field} looks like a card number. Card numbers are never kept here.")
        self.field = field


class EmailNotPossible(BadInput):
    """Not an address a message could be sent to."""

    sentence = "That is not an e-mail address."


class BirthdayNotPossible(BadInput):
    """A date nobody living was born on."""

    sentence = "That birthday is not possible."


class PinNotAllowed(BadInput):
    """The PIN is too short, too common, or not made of digits."""

    def __init__(self, reason: str, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


class NameMissing(BadInput):
    """A name is needed here."""

    sentence = "A name is needed."


class TapPassIdMistyped(BadInput):
    """The check digit does not fit the other digits."""

    sentence = "That TapPass ID has a typing mistake."


class SaleRefused(PosError):
    """The sale was not done; the cart is as it was."""


class EmptyCart(SaleRefused):
    """There is nothing to sell."""

    sentence = "There is nothing in the order yet."


class NotSellable(SaleRefused):
    """The product is sold out, has no price yet, or left the catalogue."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name} cannot be sold: {why}.")
        self.name = name
        self.why = why


class PriceChanged(SaleRefused):
    """The catalogue's price is no longer the one in the cart."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The price of {name} has changed since it was added. Add it again.")
        self.name = name


class QuantityNotPossible(SaleRefused):
    """Zero, negative, or more than one sale can hold."""

    sentence = "That quantity is not possible."


class PriceMissing(SaleRefused):
    """The product has no price of its own: what it costs this time has to be typed."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Type the price of {name}.")
        self.name = name


class DiscountNotPossible(SaleRefused):
    """Not between nothing and the whole, or without a reason."""

    def __init__(self, why: str) -> None:
        super().__init__(f"That discount is not possible: {why}.")
        self.why = why


class TotalChanged(SaleRefused):
    """Taxes were changed while the sale was being paid: the total is another than the one shown. Minor units."""

    def __init__(self, shown: int, total: int) -> None:
        super().__init__("The total has changed since it was shown. Look at it again before taking the money.")
        self.shown = shown
        self.total = total


class PaymentShort(SaleRefused):
    """Less was paid than is due. Amounts in minor units."""

    def __init__(self, due: int, paid: int) -> None:
        super().__init__("The payment is less than the total.")
        self.due = due
        self.paid = paid


class PaymentNotPossible(SaleRefused):
    """A kind or an amount of payment that cannot be taken."""

    def __init__(self, why: str) -> None:
        super().__init__(f"This payment cannot be taken: {why}.")
        self.why = why


class NotEnoughPoints(SaleRefused):
    """The member's balance has fewer points than were to be spent."""

    def __init__(self, asked: int) -> None:
        super().__init__(f"The balance has fewer than {asked} points. Nothing was taken.")
        self.asked = asked


class VoucherMistyped(PaymentNotPossible):
    """The check character does not fit the rest of the code."""

    def __init__(self) -> None:
        super().__init__("the voucher's code has a typing mistake")


class VoucherNotKnown(PaymentNotPossible):
    """No voucher has that code."""

    def __init__(self) -> None:
        super().__init__("no voucher has that code")


class VoucherExpired(PaymentNotPossible):
    """Its last day is over."""

    def __init__(self, expired_on: date) -> None:
        super().__init__(f"the voucher was good until {expired_on}")
        self.expired_on = expired_on


class VoucherEmpty(PaymentNotPossible):
    """Less is left on the voucher than it was to pay; `balance` in minor units."""

    def __init__(self, balance: int) -> None:
        super().__init__("less is left on the voucher")
        self.balance = balance


class SaleIdReused(SaleRefused):
    """The sale id was used for another content; the first sale stands."""

    sentence = "This sale was already done with other content. The first one stands."


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


class BoardRefused(PosError):
    """The order stays where it is on the board."""


class StepNotAllowed(BoardRefused):
    """An order goes one step on, or one back."""

    sentence = "An order moves one step at a time."


class MovedMeanwhile(BoardRefused):
    """Another till moved it first; `status` is where it is now."""

    def __init__(self, status: str) -> None:
        super().__init__("Another till has moved this order already. The board shows where it is now.")
        self.status = status


class NotFound(PosError):
    """What was asked for is not in the database."""

    sentence = "That could not be found."


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


class StaffRefused(PosError):
    """The staff list was not changed."""


class NameTaken(StaffRefused):
    """Two people on the staff list cannot share a name."""

    sentence = "Somebody on the staff list already has that name."


class LastOwner(StaffRefused):
    """The shop would be left without an owner."""

    sentence = "The last owner cannot be removed."


class AdoptionRefused(PosError):
    """The old database was not brought in; nothing was written."""


class NotALegacyDatabase(AdoptionRefused):
    """The source has not the shape of the old web shop's database."""

    sentence = "That is not a database of the old web shop. Nothing was written."


class RowsWithoutPlace(AdoptionRefused):
    """Old rows that fit nowhere in the new tables.

    `problems` names the first of them, `count` is how many there are.
    """

    def __init__(self, problems: list[str], count: int) -> None:
        more = f" {count - len(problems)} more rows have troubles like these." if count > len(problems) else ""
        super().__init__(
            "The old database holds rows that have no place in the new one. Nothing was written. "
            f"{' '.join(problems)}{more}"
        )
        self.problems = problems
        self.count = count


class TargetNotEmpty(AdoptionRefused):
    """The target holds a shop already; an old database is only brought into a new one."""

    sentence = (
        "This database holds a shop already. An old database can only be brought into a new one; nothing was written."
    )


class AdoptionCancelled(AdoptionRefused):
    """Somebody pressed Cancel."""

    sentence = "The old database was not brought in. Nothing was written."


class DatabaseTrouble(PosError):
    """The database could not do it; nothing was written."""

    sentence = "The database could not be used. Nothing was written."


class DatabaseNotOurs(DatabaseTrouble):
    """A file or schema that another program made."""

    sentence = "This is not a TapPass database. It was left as it is."


class DatabaseTooNew(DatabaseTrouble):
    """A newer version of this program made it."""

    sentence = "This database was made by a newer version of TapPass POS. Install that version; nothing was changed."


class DatabaseReadOnly(DatabaseTrouble):
    """The file or its folder cannot be written."""

    sentence = "The database can only be read, not written. Nothing was saved."


class DatabaseBusy(DatabaseTrouble):
    """Another program holds the database."""

    sentence = "Another program is holding the database. Nothing was saved; try again."


class DatabaseFull(DatabaseTrouble):
    """No room on the disk."""

    sentence = "The disk is full. Nothing was saved; make room and try again."


class DatabaseAway(DatabaseTrouble):
    """The server or the file cannot be reached."""

    sentence = "The database cannot be reached. Nothing was saved; try again when it is back."


class DatabaseDamaged(DatabaseTrouble):
    """The file is not sound."""

    sentence = "The database file is damaged. Restore the last backup."


class DatabaseSettingRefused(DatabaseTrouble):
    """SQLite did not take a setting that keeps sales safe, so the shop is not opened."""

    def __init__(self, setting: str, wanted: object, got: object) -> None:
        super().__init__(f"SQLite did not accept {setting} = {wanted} (it says {got}). The shop was not opened.")


class OutcomeUnknown(DatabaseTrouble):
    """COMMIT itself failed: whether it was saved is not known until it is read back."""

    sentence = "The connection was lost while saving. Press again: the sale is done once, whatever happened."
