"""`migrate`, `doctor`, `demo-data`, `backup` and `restore`: what is done to a whole database."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs, so that help and misuse answer at once

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from pos_app.cli.desk import (
    CurrencyOption,
    DatabaseOption,
    JsonOption,
    RegionOption,
    answer_json,
    answer_table,
    console,
    existing,
    found_something,
    opened,
    settings_for,
)
from pos_app.domain.shop import country_and_currency
from pos_app.domain.staff import MACHINE
from pos_app.errors import BadInput

Tell = Callable[[str, int, int], None]


def add_to(app: typer.Typer) -> None:
    """Make these commands known to the program."""
    app.command()(migrate)
    app.command()(doctor)
    app.command("demo-data")(demo_data)
    app.command()(backup)
    app.command()(restore)


def migrate(
    region: RegionOption = "US",
    currency: CurrencyOption = "USD",
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Bring the database to this version's form, after a backup where it holds rows. A new one is made.

    An old web shop's database is brought over where it is, and what came and where it went is shown.
    """
    from pos_app.data.database import Database
    from pos_app.data.schema import bring_up_to_date
    from pos_app.interchange import adoption

    region, currency = country_and_currency(region, currency)
    where = settings_for(database).database
    opened_here = Database(where)
    try:
        done = bring_up_to_date(opened_here, region=region, currency=currency)
    finally:
        opened_here.close()
    tally = adoption.told(done, where)
    if as_json:
        answer_json(asdict(done) | {"changed": done.changed})
    elif done.changed:
        typer.echo(f"The database was brought from {done.before or 'nothing'} to {done.after}.")
        if done.backup:
            typer.echo(f"Its state before is kept in {done.backup}.")
        if tally is not None:
            typer.echo("\n" + "\n".join(tally.lines()))
    else:
        typer.echo(f"The database is up to date ({done.after}).")


def doctor(
    database: DatabaseOption = None,
    repair: Annotated[
        bool, typer.Option("--repair", help="Mend what can be worked out again from sales and ledger.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Check that counters, points, levels, links and journal agree with the sales; exit status 1 when they do not."""
    with opened(database) as shop:
        owner = shop.staff.first_owner() or MACHINE
        mended = shop.doctor.repair(actor=owner) if repair else []
        findings = shop.doctor.check(actor=owner)
        notes = shop.doctor.notes()
    if as_json:
        answer_json(
            {
                "findings": [asdict(each) for each in findings],
                "repaired": [asdict(each) for each in mended],
                "notes": notes,
            }
        )
    else:
        for title, found in (("Mended", mended), ("Found", findings)):
            if found:
                typer.echo(f"{title}: {len(found)}")
                answer_table(
                    ("Rule", "Row", "Found", "Expected"),
                    [(each.invariant, each.row, each.found, each.expected) for each in found],
                )
        for note in notes:
            typer.echo(f"Note: {note}")
        if not findings:
            typer.echo("All is well.")
    if findings:
        raise found_something()


def demo_data(
    customers: Annotated[int, typer.Option("--customers", help="How many customers to make.", min=0)],
    orders: Annotated[int, typer.Option("--orders", help="How many orders to make.", min=0)],
    seed: Annotated[int, typer.Option("--seed", help="The same number makes the same shop.")] = 1,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Fill a shop without customers with made-up ones. A new database becomes a demo shop: owner Olive, PIN 739184."""
    from pos_app.bootstrap import open_shop
    from pos_app.services.demo_data import fill

    settings = settings_for(database)
    with (
        open_shop(settings.database, as_owner=True, demo=True, till=settings.till) as shop,
        _progress(quiet=as_json) as tell,
    ):
        filled = fill(shop, customers=customers, orders=orders, seed=seed, progress=tell)
    if as_json:
        answer_json(asdict(filled))
    else:
        typer.echo(
            f"Made {filled.customers:,} customers ({filled.members:,} of them members) and {filled.orders:,} orders "
            f"of {filled.sales:,} sales."
        )


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Tell]:
    """A progress bar on stderr while somebody watches it."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    screen = console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=screen, transient=True, disable=quiet or not screen.is_terminal) as bar:
        tasks: dict[str, int] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = int(bar.add_task(stage))
            # rich gives its task ids a type of their own; these are the ones it handed out.
            bar.update(tasks[stage], completed=done, total=total)  # type: ignore[arg-type] # rich counts in floats and takes whole numbers

        yield tell


def backup(
    to: Annotated[
        Path | None, typer.Option("--to", help="The folder for the copy; without it, `backups` beside the database.")
    ] = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Copy the database while the shop may go on selling, and check the copy."""
    from pos_app.data.database import Database
    from pos_app.data.schema_backup import FOLDER
    from pos_app.services.backups import copy

    settings = existing(settings_for(database))
    source = Database(settings.database)
    beside = source.path.parent if source.path is not None else settings.data_dir
    folder = to.expanduser().absolute() if to is not None else beside / FOLDER
    try:
        kept = copy(source, folder)
    finally:
        source.close()
    if as_json:
        answer_json({"backup": kept})
    else:
        typer.echo(f"Copied and checked: {kept}")


def restore(
    copy: Annotated[
        Path | None, typer.Argument(metavar="[BACKUP]", help="The copy, a file that `backup` made.", show_default=False)
    ] = None,
    accept_changed: Annotated[
        bool, typer.Option("--accept-changed", help="Restore it although another program changed something in it.")
    ] = False,
    erasures_only: Annotated[
        bool,
        typer.Option(
            "--erasures-only", help="Only erase again who was erased, after the server's own programs restored it."
        ),
    ] = False,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Put a backup in the place of the database, which is kept; whoever was erased since is erased in it again."""
    from pos_app.bootstrap import restore_backup

    if erasures_only == (copy is not None):
        raise BadInput("Name the backup to restore, or use --erasures-only.")
    if copy is None:
        again = _erase_again(database)
        told: dict[str, object] = {"backup": None, "kept": None, "erased_again": again}
        words = f"Erased again: {again:,}."
    else:
        settings = settings_for(database)
        done = restore_backup(settings.database, copy, till=settings.till, accept_changed=accept_changed)
        told = {"backup": str(copy), "kept": done.kept, "erased_again": done.erased_again}
        words = f"{done.name} is the database now. Erased again: {done.erased_again:,}."
        if done.kept is not None:
            words += f"\nThe state before is kept in {done.kept}."
    if as_json:
        answer_json(told)
    else:
        typer.echo(words)


def _erase_again(database: str | None) -> int:
    from pos_app.services.privacy import erase_again, remembered

    with opened(database) as shop:
        return erase_again(shop.premises, shop.journal, remembered(shop.backups.folder))
