"""Troubles of the database: nothing was written."""

from pos_app.errors.base import PosError


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


class RestoreRefused(DatabaseTrouble):
    """A backup was not put in the database's place."""

    sentence = "The backup was not restored. Nothing was changed."


class RestoreOnServer(RestoreRefused):
    """A server's database is restored by the server's own programs."""

    sentence = (
        "A database on a server is restored by its own program, pg_restore; the manual says how. Nothing was changed."
    )


class BackupDamaged(RestoreRefused):
    """The copy is not sound."""

    sentence = "This backup is damaged, and cannot be restored. Nothing was changed; choose another one."


class BackupNotOurs(RestoreRefused):
    """The file is no copy of a shop of this program."""

    sentence = "This is no backup of a TapPass POS shop. Nothing was changed."


class BackupChanged(RestoreRefused):
    """The copy's journal says that it was changed by another program, first at this entry."""

    def __init__(self, till: str, number: int) -> None:
        where = f" (journal of {till}, entry {number})" if till else ""
        super().__init__(
            f"This backup was changed by another program{where}. It was not restored; nothing was changed."
        )


class ShopInUse(RestoreRefused):
    """Another window or command has the database open."""

    sentence = "Another window or command has the shop open. Close it and restore again; nothing was changed."


class DatabaseSettingRefused(DatabaseTrouble):
    """SQLite did not take a setting that keeps sales safe, so the shop is not opened."""

    def __init__(self, setting: str, wanted: object, got: object) -> None:
        super().__init__(f"SQLite did not accept {setting} = {wanted} (it says {got}). The shop was not opened.")


class OutcomeUnknown(DatabaseTrouble):
    """COMMIT itself failed: whether it was saved is not known until it is read back."""

    sentence = "The connection was lost while saving. Press again: the sale is done once, whatever happened."
