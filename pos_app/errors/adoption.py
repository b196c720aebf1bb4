"""Refusals of an adoption, and of an old shop's upgrade in place: nothing was written."""

from pos_app.errors.base import PosError


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


class ViewsReadOldTables(AdoptionRefused):
    """Views on the old tables stop an upgrade in place on PostgreSQL. `views` are their names."""

    def __init__(self, views: list[str]) -> None:
        which = f"The view {views[0]} reads" if len(views) == 1 else f"The views {', '.join(views)} read"
        what = "it" if len(views) == 1 else "them"
        super().__init__(
            f"{which} the old tables, which are replaced by new ones. Drop {what} and try again; the database was left"
            " as it was."
        )
        self.views = views


class TargetNotEmpty(AdoptionRefused):
    """The target holds a shop already; an old database is only brought into a new one."""

    sentence = (
        "This database holds a shop already. An old database can only be brought into a new one; nothing was written."
    )


class CountryWanted(AdoptionRefused):
    """The database is an old shop's, and whoever opened it did not say where its numbers are from."""

    sentence = (
        "This is an old shop's database. Say which country its numbers are from, and it is brought up to date;"
        " nothing was changed."
    )


class AdoptionCancelled(AdoptionRefused):
    """Somebody pressed Cancel."""

    sentence = "The old database was not brought in. Nothing was written."
