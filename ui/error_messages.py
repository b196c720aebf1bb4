"""Every PosError as a sentence in the reader's language: what happened, what was kept, what to do."""

from PySide6.QtCore import QCoreApplication

from pos_app import errors
from pos_app.domain.merging import WhyNot
from pos_app.domain.phone import Reason


def sentence(error: Exception) -> str:
    """The words for an error; its own English sentence where none are prepared, and a calm one for a bug."""
    if not isinstance(error, errors.PosError):
        return unforeseen()
    told = _picture(error.why) if isinstance(error, errors.PictureNotPossible) else _with_what_it_holds(error)
    if told:
        return told
    prepared = _by_class()
    return next((prepared[kind] for kind in type(error).__mro__ if kind in prepared), str(error))


def _with_what_it_holds(error: errors.PosError) -> str:
    """The words for an error that tells more than its class; "" for the others."""
    match error:
        case errors.PhoneNotPossible():
            return _phone(error.reason)
        case errors.PinNotAllowed():
            return _pin(error)
        case errors.WrongPin():
            return _wrong_pin(error.remaining)
        case errors.MergeNotUndone():
            return why_merge_stands(error.why)
        case errors.TooYoung():
            words = QCoreApplication.translate("Errors", "TapPass is for guests of %1 and older.")
            return words.replace("%1", str(error.minimum_age))
    return ""


def unforeseen() -> str:
    """What is said when something happened that nobody foresaw."""
    return QCoreApplication.translate(
        "Errors", "Something went wrong that should not. Your order is still here, and the details are in the log."
    )


def _phone(reason: str) -> str:
    tr = QCoreApplication.translate
    words = {
        Reason.EMPTY: tr("Errors", "Type a phone number."),
        Reason.LETTERS: tr("Errors", "A phone number has digits only."),
        Reason.TOO_SHORT: tr("Errors", "That number is too short."),
        Reason.TOO_LONG: tr("Errors", "That number is too long."),
        Reason.LOCAL_ONLY: tr("Errors", "That number needs its area code."),
        Reason.BAD_COUNTRY: tr("Errors", "No country has that code."),
        Reason.IMPOSSIBLE: tr("Errors", "That is not a possible phone number."),
    }
    return words.get(Reason(reason), words[Reason.IMPOSSIBLE])


def _pin(error: errors.PinNotAllowed) -> str:
    tr = QCoreApplication.translate
    words = {
        "digits": tr("Errors", "A PIN is made of digits only."),
        "short": tr("Errors", "That PIN is too short: 4 digits for a cashier, 6 for a shift lead or owner."),
        "long": tr("Errors", "That PIN is too long."),
        "needed": tr("Errors", "This role needs a longer PIN: type a new one of 6 digits or more."),
        "common": tr("Errors", "That PIN is one of the first anybody tries. Choose another."),
    }
    return words.get(error.reason, str(error))


def _wrong_pin(remaining: int) -> str:
    few = 5
    if 0 < remaining <= few:
        left = QCoreApplication.translate("Errors", "Wrong PIN. Tries left before the account is locked: %1")
        return left.replace("%1", str(remaining))
    return QCoreApplication.translate("Errors", "Wrong PIN. Try again.")


def _picture(why: str) -> str:
    tr = QCoreApplication.translate
    words = {
        "kind": tr("Errors", "This is no JPEG, PNG or WebP picture. The product is as it was."),
        "large": tr("Errors", "This picture is too large. The product is as it was."),
        "broken": tr("Errors", "This picture is damaged and cannot be read. The product is as it was."),
    }
    return words[why]


def why_merge_stands(why: str) -> str:
    """Why a merge cannot be undone now."""
    tr = QCoreApplication.translate
    words = {
        WhyNot.UNDONE: tr("Errors", "This merge was undone already."),
        WhyNot.ERASED: tr("Errors", "One of the two was erased, so they cannot be parted again."),
        WhyNot.MERGED_ONWARD: tr("Errors", "This customer was merged again since. Undo that merge first."),
        WhyNot.NUMBER_CHANGED: tr("Errors", "The phone numbers were changed since. Change them back first."),
    }
    return words[WhyNot(why)]


def _by_class() -> dict[type[Exception], str]:
    return (
        _refusals()
        | _catalogue_refusals()
        | _guest_refusals()
        | _sale_refusals()
        | _refund_refusals()
        | _till_refusals()
        | _printer_troubles()
        | _database_troubles()
    )


def _refusals() -> dict[type[Exception], str]:
    tr = QCoreApplication.translate
    return {
        errors.EmailNotPossible: tr("Errors", "That is not an e-mail address."),
        errors.BirthdayNotPossible: tr("Errors", "That birthday is not possible."),
        errors.NameMissing: tr("Errors", "A name is needed."),
        errors.FileNotWritten: tr("Errors", "The file could not be saved there. Choose another place."),
        errors.CardNumberInText: tr("Errors", "That looks like a card number. Card numbers are never kept here."),
        errors.TermsNotAccepted: tr("Errors", "The TapPass terms have to be accepted first."),
        errors.ErasedNotAMember: tr("Errors", "This customer was erased and cannot join TapPass."),
        errors.RuleNotPossible: tr("Errors", "That rule is not possible. Nothing was changed."),
        errors.WalkInNotAMember: tr("Errors", "Only a customer with a phone number can join TapPass."),
        errors.AlreadyAMember: tr("Errors", "This customer is already a TapPass member."),
        errors.ParkedElsewhere: tr(
            "Errors", "Another till has taken this sale, or changed it. The list shows what is there now."
        ),
        errors.NothingToPark: tr("Errors", "There is nothing in the order to put aside."),
        errors.SentLinesChanged: tr(
            "Errors", "What was sent to the kitchen can only be taken off the tab with a reason."
        ),
        errors.ReasonMissing: tr("Errors", "A reason is needed."),
        errors.TabLinesNotSent: tr("Errors", "Send the new food to the kitchen first."),
        errors.NotOnTheTab: tr("Errors", "What is to be paid is not on the tab any more. Look at it again."),
        errors.StepNotAllowed: tr("Errors", "An order moves one step at a time."),
        errors.MovedMeanwhile: tr("Errors", "Another till has moved that order already. Look where it is now."),
        errors.NotFound: tr("Errors", "That could not be found."),
        errors.LockedOut: tr(
            "Errors", "Too many wrong PINs. This account is locked for half an hour, or until a lead unlocks it."
        ),
        errors.NotSignedIn: tr("Errors", "Sign in first."),
        errors.SignInOver: tr(
            "Errors", "The owner changed the staff list, and this sign-in no longer counts. Sign in again."
        ),
        errors.CurrencyFixed: tr("Errors", "The currency stays as it is: all the money taken so far is in it."),
        errors.WindowClosing: tr("Errors", "This was given up, because the window is closing."),
        errors.LastOwner: tr("Errors", "The shop needs an owner: the last owner stays on the list, as owner."),
        errors.ApprovalOver: tr("Errors", "That approval was used, or is too old. Ask for the PIN again."),
    }


def _guest_refusals() -> dict[type[Exception], str]:
    tr = QCoreApplication.translate
    return {
        errors.SameCustomer: tr("Errors", "They are one customer already."),
        errors.CustomerErased: tr("Errors", "This customer was erased. Nothing was changed."),
        errors.NobodyToErase: tr("Errors", "Sales without a number belong to nobody: there is nothing to erase."),
        errors.GuestHasTab: tr(
            "Errors", "This guest has an open tab. Have it paid or cancelled first; nothing was erased."
        ),
        errors.NumberTaken: tr("Errors", "Another customer has this number. Nothing was changed."),
        errors.NumberNotReleased: tr("Errors", "This customer has no such number."),
        errors.EmailInUse: tr("Errors", "Another member has this e-mail address. Nothing was changed."),
    }


def _refund_refusals() -> dict[type[Exception], str]:
    tr = QCoreApplication.translate
    return {
        errors.RefundTooMuch: tr("Errors", "That is more than is left of it. Somebody may have given it back already."),
        errors.NothingToRefund: tr("Errors", "There is nothing left to give back."),
        errors.RefundOfRefund: tr("Errors", "That is a refund itself. Only a sale can be given back."),
        errors.RefundNotPossible: tr("Errors", "It cannot go back that way. Choose another; nothing was given back."),
        errors.RefundIdReused: tr("Errors", "This was given back already. Nothing was given back twice."),
        errors.VoidTooLate: tr(
            "Errors", "Only today's sales of this till's open shift can be voided. Refund it instead."
        ),
        errors.SaleTooOld: tr("Errors", "The till has been closed since that sale. It keeps the customer it has."),
        errors.SaleWasRefunded: tr("Errors", "Some of that sale went back already. It keeps the customer it has."),
        errors.SaleWasPaidWithPoints: tr(
            "Errors", "That sale was paid with its customer's points. It keeps the customer it has."
        ),
    }


def _catalogue_refusals() -> dict[type[Exception], str]:
    tr = QCoreApplication.translate
    return {
        errors.PriceNotPossible: tr("Errors", "That price is not possible."),
        errors.BarcodeTaken: tr("Errors", "Another product has that barcode already."),
        errors.CategoryTaken: tr("Errors", "Another category has that name already."),
        errors.CategoryNotEmpty: tr(
            "Errors", "Only an empty category can be removed. Move its products first, the retired ones too."
        ),
        errors.CatalogueMoved: tr(
            "Errors", "Somebody else changed the catalogue meanwhile. Nothing was written; look at it again."
        ),
        errors.StockRefused: tr("Errors", "The list could not be brought in. Nothing was changed."),
        errors.RowsRefused: tr("Errors", "Rows of the list cannot be read. Nothing was changed."),
    }


def _sale_refusals() -> dict[type[Exception], str]:
    tr = QCoreApplication.translate
    return {
        errors.EmptyCart: tr("Errors", "There is nothing in the order yet."),
        errors.QuantityNotPossible: tr("Errors", "That quantity is not possible."),
        errors.PriceMissing: tr("Errors", "Type what it costs."),
        errors.DiscountNotPossible: tr(
            "Errors", "A discount is more than nothing, at most the whole, and has a reason."
        ),
        errors.TotalChanged: tr(
            "Errors", "The total has changed since it was shown. Nothing was taken; look at it again."
        ),
        errors.VoucherMistyped: tr("Errors", "That voucher's code has a typing mistake. Look at it again."),
        errors.VoucherNotKnown: tr("Errors", "No voucher of this shop has that code."),
        errors.VoucherExpired: tr("Errors", "That voucher is no longer good: its last day is over."),
        errors.VoucherNotReturnable: tr(
            "Errors", "Only an unused voucher that this till sold since it was opened can be taken back."
        ),
        errors.VoucherEmpty: tr("Errors", "Less than that is left on the voucher. Nothing was taken."),
        errors.PaymentShort: tr("Errors", "That is less than the total."),
        errors.SaleIdReused: tr("Errors", "This sale was already done. Nothing was charged twice."),
        errors.NotEnoughPoints: tr(
            "Errors", "The balance has fewer points than that by now. Nothing was taken; the order is as it was."
        ),
    }


def _printer_troubles() -> dict[type[Exception], str]:
    tr = QCoreApplication.translate
    return {
        errors.PrinterTrouble: tr("Errors", "The printer did not print. The slip waits."),
        errors.PrinterMissing: tr("Errors", "This till has no printer. Choose one in the settings."),
        errors.PrinterAway: tr("Errors", "The printer does not answer. The slip waits."),
        errors.PrinterOutOfPaper: tr("Errors", "The printer is out of paper. The slip waits."),
        errors.PrinterNotReady: tr("Errors", "The printer's cover is open, or it reports a fault. The slip waits."),
        errors.PrinterStopped: tr("Errors", "The printer stopped half way. The slip is printed again from its start."),
        errors.PrintingStopped: tr("Errors", "The program is closing. The slip is printed at the next start."),
    }


def _till_refusals() -> dict[type[Exception], str]:
    tr = QCoreApplication.translate
    return {
        errors.TillNotOpen: tr("Errors", "The till is closed. Open it first; nothing was lost."),
        errors.TillAlreadyOpen: tr("Errors", "This till is open already."),
        errors.ShiftClosed: tr("Errors", "This shift was closed already, and its report stands. Nothing was changed."),
        errors.PurposeMissing: tr("Errors", "Say why the money goes in or out."),
        errors.MovementReused: tr("Errors", "This was booked already with another amount. Nothing was booked twice."),
        errors.CashNotPossible: tr("Errors", "That amount is not possible."),
    }


def _database_troubles() -> dict[type[Exception], str]:
    tr = QCoreApplication.translate
    return {
        errors.DatabaseNotOurs: tr(
            "Errors", "This is not a TapPass database. It was left as it is; choose another file."
        ),
        errors.DatabaseTooNew: tr(
            "Errors",
            "This database was made by a newer version of TapPass POS. Install that version; nothing was changed.",
        ),
        errors.DatabaseReadOnly: tr(
            "Errors", "The database can only be read, not written. Nothing was saved; your order is still here."
        ),
        errors.DatabaseBusy: tr(
            "Errors", "Another program is holding the database. Nothing was saved; try again in a moment."
        ),
        errors.DatabaseFull: tr("Errors", "The disk is full. Nothing was saved; make room and try again."),
        errors.DatabaseAway: tr(
            "Errors", "The database cannot be reached. Nothing was saved; your order is still here. Try again."
        ),
        errors.DatabaseDamaged: tr(
            "Errors", "The database file is damaged. Nothing was saved; restore the last backup."
        ),
        errors.RestoreOnServer: tr(
            "Errors",
            "A database on a server is restored by its own program, pg_restore; the manual says how."
            " Nothing was changed.",
        ),
        errors.BackupDamaged: tr(
            "Errors", "This backup is damaged, and cannot be restored. Nothing was changed; choose another one."
        ),
        errors.BackupNotOurs: tr("Errors", "This is no backup of a TapPass POS shop. Nothing was changed."),
        errors.BackupChanged: tr(
            "Errors", "This backup was changed by another program. It was not restored; nothing was changed."
        ),
        errors.ShopInUse: tr(
            "Errors", "Another window or command has the shop open. Close it and restore again; nothing was changed."
        ),
        errors.OutcomeUnknown: tr(
            "Errors", "The connection was lost while saving. Press again: the sale is done once, whatever happened."
        ),
    }
