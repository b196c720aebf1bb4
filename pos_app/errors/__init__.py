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
    BarcodeTaken              another product has it
    PriceNotPossible          a price that would fall below nothing, or above all reason
    FileNotWritten            the place is full, away or read-only; what was there is as it was
    TapPassIdMistyped         the check digit does not fit
    RuleNotPossible           a loyalty rule outside its limits, or one that does not go with another
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
  TillRefused                 the till is as it was
    TillNotOpen               nothing is sold before it is opened
    TillAlreadyOpen
    ShiftClosed               its report stands
    CashNotPossible           an amount that no drawer holds
    PurposeMissing            why money goes in or out
    MovementReused            this was booked already, with another amount
  RefundRefused               nothing was given back; the sale is as it was
    RefundTooMuch             more than is left of it
    NothingToRefund           given back already, cancelled, or never paid
    RefundOfRefund
    RefundNotPossible         a way of giving back that the sale does not have
    RefundIdReused            this refund was done already, with other content
    VoidTooLate               another till's sale, or an earlier shift's or day's
    VoucherNotReturnable      a voucher that was used, given, or sold in another shift
  SaleStays                   the sale keeps the customer it has
    SaleTooOld                the till has been closed since
    SaleWasRefunded
    SaleWasPaidWithPoints
  TapPassRefused              nobody was enrolled
    AlreadyAMember
    TermsNotAccepted
    WalkInNotAMember          a sale without a number, or a number that was given up
    ErasedNotAMember
    TooYoung                  by the birthday that was given
  BoardRefused                the order stays where it is on the board
    StepNotAllowed            more than one step, or nowhere
    MovedMeanwhile            another till was faster
  ParkingRefused              what was put aside stays as it is
    ParkedElsewhere           another till took it, changed it or finished it
    NothingToPark
    SentLinesChanged          the kitchen has it already: taking it off the tab needs a reason
    ReasonMissing
    TabLinesNotSent           there is food that the kitchen does not know of yet
    NotOnTheTab               what is to be paid is not on the tab
  CatalogueRefused            the catalogue is as it was
    CategoryTaken
    CategoryNotEmpty
    PictureNotPossible        no picture of a known kind, too large, or damaged
    CatalogueMoved            somebody else changed it since it was looked at
    RowsRefused               rows of a list that cannot be read
    StockRefused              what is in the list cannot be brought in
  CustomerRefused             what is known of the customers was not changed
    SameCustomer              both lead to one customer already
    CustomerErased            nothing personal is left that could be merged or changed
    NobodyToErase             sales without a number have no guest
    GuestHasTab               an open tab is paid or cancelled before its guest is erased
    MergeNotUndone            the merge stands, and why
    NumberTaken               another customer has the number
    NumberNotReleased         there is no number to give up, or to take back
    EmailInUse                another member has the address
  NotFound                    what was asked for is not in the database
  AccessRefused
    NotAllowed                the role may not do this
    WrongPin
    LockedOut                 too many wrong PINs; right ones wait as well
    NotSignedIn
    ApprovalOver              the approval was used already, or is older than a minute
    SignInOver                taken off the staff list, or given fewer rights, since signing in
  StaffRefused
    NameTaken
    LastOwner
  PrinterTrouble              nothing was lost: the slip waits
    PrinterMissing            this till has no printer of that kind
    PrinterAway               it does not answer
    PrinterOutOfPaper
    PrinterNotReady           its cover is open, or it reports a fault
    PrinterStopped            it stopped half way; the slip may have come out in part
    PrintingStopped           the program is closing
  AdoptionRefused             the old database was not brought in; nothing was written
    NotALegacyDatabase        the source has not the shape of the old web shop's database
    RowsWithoutPlace          old rows that fit nowhere in the new tables
    ViewsReadOldTables        views on the old tables, which are replaced, stop an upgrade in place
    TargetNotEmpty            the target holds a shop already
    CountryWanted             an old shop's numbers cannot be read before somebody says where they are from
    AdoptionCancelled
  CurrencyFixed               money was taken: its amounts are in that currency for good
  WindowClosing               what took long was given up, since nobody waits for it
  DatabaseTrouble             nothing was written
    DatabaseNotOurs           a file or schema of another program
    DatabaseTooNew            made by a newer version of this program
    DatabaseReadOnly
    DatabaseBusy              another program holds it
    DatabaseFull              no room on the disk
    DatabaseAway              the server or the file cannot be reached
    DatabaseDamaged           the file is not sound
    RestoreRefused            a backup was not put in the database's place
      RestoreOnServer         the server's own programs do that
      BackupDamaged
      BackupNotOurs           no copy of a shop of this program
      BackupChanged           by another program, as its journal says
      ShopInUse               another window or command has the database open
    DatabaseSettingRefused    SQLite did not take a setting that keeps sales safe
    OutcomeUnknown            the server went away during COMMIT; read back by the sale's id
"""
# ruff: noqa: I001 (a line for each name, not an import for each)

from pathlib import Path

from pos_app.errors.access import (
    AccessRefused as AccessRefused,
    ApprovalOver as ApprovalOver,
    LastOwner as LastOwner,
    LockedOut as LockedOut,
    NameTaken as NameTaken,
    NotAllowed as NotAllowed,
    NotSignedIn as NotSignedIn,
    SignInOver as SignInOver,
    StaffRefused as StaffRefused,
    WrongPin as WrongPin,
)
from pos_app.errors.adoption import (
    AdoptionCancelled as AdoptionCancelled,
    AdoptionRefused as AdoptionRefused,
    CountryWanted as CountryWanted,
    NotALegacyDatabase as NotALegacyDatabase,
    RowsWithoutPlace as RowsWithoutPlace,
    TargetNotEmpty as TargetNotEmpty,
    ViewsReadOldTables as ViewsReadOldTables,
)
from pos_app.errors.base import PosError as PosError
from pos_app.errors.catalogue import (
    CatalogueMoved as CatalogueMoved,
    CatalogueRefused as CatalogueRefused,
    CategoryNotEmpty as CategoryNotEmpty,
    CategoryTaken as CategoryTaken,
    PictureNotPossible as PictureNotPossible,
    RowsRefused as RowsRefused,
    StockRefused as StockRefused,
)
from pos_app.errors.database import (
    BackupChanged as BackupChanged,
    BackupDamaged as BackupDamaged,
    BackupNotOurs as BackupNotOurs,
    DatabaseAway as DatabaseAway,
    DatabaseBusy as DatabaseBusy,
    DatabaseDamaged as DatabaseDamaged,
    DatabaseFull as DatabaseFull,
    DatabaseNotOurs as DatabaseNotOurs,
    DatabaseReadOnly as DatabaseReadOnly,
    DatabaseSettingRefused as DatabaseSettingRefused,
    DatabaseTooNew as DatabaseTooNew,
    DatabaseTrouble as DatabaseTrouble,
    OutcomeUnknown as OutcomeUnknown,
    RestoreOnServer as RestoreOnServer,
    RestoreRefused as RestoreRefused,
    ShopInUse as ShopInUse,
)
from pos_app.errors.guests import (
    CustomerErased as CustomerErased,
    CustomerRefused as CustomerRefused,
    EmailInUse as EmailInUse,
    GuestHasTab as GuestHasTab,
    MergeNotUndone as MergeNotUndone,
    NobodyToErase as NobodyToErase,
    NumberNotReleased as NumberNotReleased,
    NumberTaken as NumberTaken,
    SameCustomer as SameCustomer,
)
from pos_app.errors.parking import (
    NotOnTheTab as NotOnTheTab,
    NothingToPark as NothingToPark,
    ParkedElsewhere as ParkedElsewhere,
    ParkingRefused as ParkingRefused,
    ReasonMissing as ReasonMissing,
    SentLinesChanged as SentLinesChanged,
    TabLinesNotSent as TabLinesNotSent,
)
from pos_app.errors.printing import (
    PrinterAway as PrinterAway,
    PrinterMissing as PrinterMissing,
    PrinterNotReady as PrinterNotReady,
    PrinterOutOfPaper as PrinterOutOfPaper,
    PrinterStopped as PrinterStopped,
    PrinterTrouble as PrinterTrouble,
    PrintingStopped as PrintingStopped,
)
from pos_app.errors.refunds import (
    NothingToRefund as NothingToRefund,
    RefundIdReused as RefundIdReused,
    RefundNotPossible as RefundNotPossible,
    RefundOfRefund as RefundOfRefund,
    RefundRefused as RefundRefused,
    RefundTooMuch as RefundTooMuch,
    SaleStays as SaleStays,
    SaleTooOld as SaleTooOld,
    SaleWasPaidWithPoints as SaleWasPaidWithPoints,
    SaleWasRefunded as SaleWasRefunded,
    VoidTooLate as VoidTooLate,
    VoucherNotReturnable as VoucherNotReturnable,
)
from pos_app.errors.rows import RowProblem as RowProblem
from pos_app.errors.rows import RowTrouble as RowTrouble
from pos_app.errors.sales import (
    DiscountNotPossible as DiscountNotPossible,
    EmptyCart as EmptyCart,
    NotEnoughPoints as NotEnoughPoints,
    NotSellable as NotSellable,
    PaymentNotPossible as PaymentNotPossible,
    PaymentShort as PaymentShort,
    PriceChanged as PriceChanged,
    PriceMissing as PriceMissing,
    QuantityNotPossible as QuantityNotPossible,
    SaleIdReused as SaleIdReused,
    SaleRefused as SaleRefused,
    TotalChanged as TotalChanged,
    VoucherEmpty as VoucherEmpty,
    VoucherExpired as VoucherExpired,
    VoucherMistyped as VoucherMistyped,
    VoucherNotKnown as VoucherNotKnown,
)
from pos_app.errors.tappass import (
    AlreadyAMember as AlreadyAMember,
    ErasedNotAMember as ErasedNotAMember,
    TapPassRefused as TapPassRefused,
    TermsNotAccepted as TermsNotAccepted,
    TooYoung as TooYoung,
    WalkInNotAMember as WalkInNotAMember,
)
from pos_app.errors.till import (
    CashNotPossible as CashNotPossible,
    MovementReused as MovementReused,
    PurposeMissing as PurposeMissing,
    ShiftClosed as ShiftClosed,
    TillAlreadyOpen as TillAlreadyOpen,
    TillNotOpen as TillNotOpen,
    TillRefused as TillRefused,
)


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


class BarcodeTaken(BadInput):
    """Another product has the barcode; `name` is what that one is called."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Another product has that barcode already: {name}.")
        self.name = name


class PriceNotPossible(BadInput):
    """A price below nothing, or beyond what anything costs."""

    sentence = "That price is not possible."


class FileNotWritten(BadInput):
    """A file could not be saved where it was wanted; a file of that name is as it was."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} cannot be written: {why}. Choose another place.")
        self.path = path


class TapPassIdMistyped(BadInput):
    """The check digit does not fit the other digits."""

    sentence = "That TapPass ID has a typing mistake."


class RuleNotPossible(BadInput):
    """A loyalty rule that cannot be so; `why` is a value of `domain.loyalty_rules.WhyNot`, `limit` its number."""

    def __init__(self, rule: str, why: str, limit: int) -> None:
        super().__init__(f"The rule {rule} cannot be that ({why}: {limit}). Nothing was changed.")
        self.rule = rule
        self.why = why
        self.limit = limit


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


class WindowClosing(PosError):
    """What took long was given up: the window is closing."""

    sentence = "This was given up, because the window is closing."


class CurrencyFixed(PosError):
    """Money was taken already: every amount there is stands in minor units of the currency."""

    sentence = "The currency stays as it is: all the money taken so far is in it."
