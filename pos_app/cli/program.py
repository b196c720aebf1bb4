"""The program itself: its commands, and how it ends."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs, so that help and misuse answer at once

import logging
import sys
from collections.abc import Sequence

import typer

from pos_app.cli import (
    adoption_commands,
    database_commands,
    export_commands,
    import_commands,
    journal_commands,
    staff_commands,
)
from pos_app.errors import BadInput, PosError

NAME = "tappass-admin"
FOUND, MISUSE = 1, 2

app = typer.Typer(
    name=NAME,
    help="Look after a TapPass POS shop: its database, its staff, its journal.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
database_commands.add_to(app)
adoption_commands.add_to(app)
app.add_typer(staff_commands.app, name="staff")
app.add_typer(journal_commands.app, name="journal")
app.add_typer(import_commands.app, name="import")
app.add_typer(export_commands.app, name="export")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status. Nothing but what nobody foresaw is logged, and no traceback is shown."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        app(args=given, prog_name=NAME)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except PosError as refused:
        typer.echo(str(refused), err=True)
        return MISUSE if isinstance(refused, BadInput) else FOUND
    except Exception as error:  # noqa: BLE001 (the program's edge: logged, and told in a sentence)
        typer.echo(f"Something went wrong that should not. {_logged(error)}", err=True)
        return FOUND
    return 0


def _logged(error: Exception) -> str:
    """Write the trace of a fault to the log, and say where it is."""
    from pos_app import logs
    from pos_app.settings import load

    try:
        path = logs.start(load().log_dir)
    except PosError as refused:
        return str(refused)
    logging.getLogger(__name__).error("A command failed", exc_info=error)
    logs.stop()
    return f"The details are in {path}."
