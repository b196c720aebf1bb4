"""`export`: what a shop takes out, in files."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs, so that help and misuse answer at once

from pathlib import Path
from typing import Annotated

import typer

from pos_app.cli.desk import DatabaseOption, JsonOption, answer_json, opened, owner_of

app = typer.Typer(help="Take out what the shop has, into files.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """Take out what the shop has, into files."""


@app.command()
def products(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to: XLSX where the name ends so, else CSV.")],
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Save the whole catalogue, retired products too, as a list that `import products --update` reads back."""
    from pos_app.interchange import listing_files

    with opened(database) as shop:
        listing = shop.assortment.listing(owner_of(shop))
        listing_files.save(listing, file, shop.info)
    if as_json:
        answer_json({"products": len(listing.rows), "file": str(file)})
    else:
        typer.echo(f"{len(listing.rows):,} products were saved in {file}.")
