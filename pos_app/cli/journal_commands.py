"""`journal`: who did what, and whether anything was changed behind its back."""

from dataclasses import asdict
from typing import Annotated

import typer

from pos_app.cli.desk import DatabaseOption, JsonOption, answer_json, answer_table, found_something, opened
from pos_app.domain.staff import MACHINE

app = typer.Typer(help="Who did what, in an unbroken chain.", no_args_is_help=True)


@app.command()
def verify(database: DatabaseOption = None, as_json: JsonOption = False) -> None:
    """Walk every till's chain from its start. Exit status 1 when one is broken."""
    with opened(database) as shop:
        broken = shop.journal.verify()
    if as_json:
        answer_json({"broken": [asdict(each) for each in broken]})
    elif broken:
        answer_table(("Till", "Entry", "Why"), [(each.till, each.number, each.why) for each in broken])
    else:
        typer.echo("Every chain is unbroken.")
    if broken:
        raise found_something()


@app.command("list")
def list_entries(
    limit: Annotated[int, typer.Option("--limit", help="How many entries, the newest first.", min=1, max=10_000)] = 50,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the newest entries of all tills."""
    with opened(database) as shop:
        entries = shop.journal.latest(shop.staff.first_owner() or MACHINE, limit)
        info = shop.info
    if as_json:
        answer_json([asdict(entry) for entry in entries])
    else:
        rows = [
            (entry.till, entry.number, f"{info.local(entry.at):%Y-%m-%d %H:%M:%S}", entry.kind, entry.staff or "")
            for entry in entries
        ]
        answer_table(("Till", "Entry", "When", "What", "Who"), rows)
