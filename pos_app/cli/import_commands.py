"""`import`: what a shop brings along, from files."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs, so that help and misuse answer at once

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from pos_app.cli.desk import DatabaseOption, JsonOption, answer_json, opened, owner_of

app = typer.Typer(help="Bring in what the shop has in files.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """Bring in what the shop has in files."""


@app.command()
def products(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV file; see the documentation for its columns.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only check the file; write nothing.")] = False,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Add the products of a CSV file to the catalogue: all of them, or none when a row is wrong."""
    from pos_app.interchange.catalogue_csv import read_file
    from pos_app.services.stocking import stock

    with opened(database) as shop:
        rows = read_file(file, shop.info.currency)
        done = stock(shop, owner_of(shop), [(row.category, row.product) for row in rows], dry_run=dry_run)
    if as_json:
        answer_json(asdict(done) | {"dry_run": dry_run})
    else:
        verb = "would be" if dry_run else "were"
        typer.echo(f"{done.products:,} products in {done.categories:,} new categories {verb} added.")
