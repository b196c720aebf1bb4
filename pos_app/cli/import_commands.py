"""`import`: what a shop brings along, from files."""

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
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A CSV or XLSX file; see the documentation for its columns.")
    ],
    update: Annotated[bool, typer.Option("--update", help="Also change the products that are there already.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only check the file; write nothing.")] = False,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Bring the products of a CSV or XLSX file into the catalogue: all of them, or none when a row is wrong."""
    with opened(database) as shop:
        who = owner_of(shop)
        rows = shop.products_in(who, file)
        if dry_run:
            plan = shop.stocking.plan(who, rows, update=update)
            counts = (len(plan.added), len(plan.categories), len(plan.changed))
        else:
            done = shop.stocking.bring_in(who, rows, update=update)
            counts = (len(done.added), len(done.categories), len(done.changed))
    if as_json:
        answer_json(dict(zip(("products", "categories", "changed"), counts, strict=True)) | {"dry_run": dry_run})
        return
    verb = "would be" if dry_run else "were"
    typer.echo(f"{counts[0]:,} products in {counts[1]:,} new categories {verb} added.")
    if update:
        typer.echo(f"{counts[2]:,} products {verb} changed.")
