"""`adopt`: the old web shop's database becomes this shop's."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs, so that help and misuse answer at once

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from pos_app.cli.desk import (
    CurrencyOption,
    DatabaseOption,
    JsonOption,
    RegionOption,
    answer_json,
    console,
    settings_for,
)
from pos_app.domain.staff import MACHINE

if TYPE_CHECKING:
    from pos_app.settings import Settings

Tell = Callable[[str, int, int], None]

STAGE_WORDS = {
    "copying": "Copying",
    "reading": "Reading",
    "customers": "Making customers",
    "orders": "Moving orders",
    "finishing": "Finishing",
}


def add_to(app: typer.Typer) -> None:
    """Make this command known to the program."""
    app.command()(adopt)


def adopt(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="The old database: a SQLite file or a PostgreSQL URL. Only read.")
    ],
    region: RegionOption = "US",
    currency: CurrencyOption = "USD",
    catalogue: Annotated[
        bool,
        typer.Option("--catalogue", help="Make the products from what was sold in the old shop's last twelve months."),
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would come; write nothing.")] = False,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Bring the old web shop's database into a new one, whole or not at all, and show what came and where it went."""
    from pos_app.interchange import adoption

    settings = settings_for(database)
    with _progress(quiet=as_json) as tell:
        if dry_run:
            tally = adoption.plan(source, region, currency, progress=tell)
        else:
            tally = adoption.adopt(source, settings.database, region=region, currency=currency, progress=tell)
    products = _stocked(settings) if catalogue and not dry_run else None
    if as_json:
        answer_json(tally.as_dict() | ({} if products is None else {"products": products}))
        return
    typer.echo("\n".join(tally.lines()))
    if products is not None:
        typer.echo(f"\n{products} products were made from what was sold.")
    typer.echo("\nNothing was written." if dry_run else f"\nAll of it is in {_shown(settings.database)}.")


def _stocked(settings: "Settings") -> int:
    """Make the products of the adopted shop; how many."""
    from pos_app.bootstrap import open_shop

    with open_shop(settings.database, till=settings.till) as shop:
        return shop.welcome.stock_what_was_sold(shop.staff.first_owner() or MACHINE)


def _shown(database: str) -> str:
    """The target without its password."""
    from pos_app.data.database import as_url

    url = as_url(database)
    return str(url.database) if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Tell]:
    """One bar for the whole on stderr, while somebody watches it."""
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    from pos_app.interchange.adoption import share_done

    screen = console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=screen, transient=True, disable=quiet or not screen.is_terminal) as bar:
        task = bar.add_task(STAGE_WORDS["copying"], total=1.0)

        def tell(stage: str, done: int, total: int) -> None:
            bar.update(task, description=STAGE_WORDS[stage], completed=share_done(stage, done, total))

        yield tell
