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


@app.command()
def guest(
    number: Annotated[str, typer.Argument(metavar="NUMBER|ID", help="The guest's phone number, or the row's id.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to; JSON, whatever the name ends with.")],
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Save everything that is kept about one guest, for the guest who asks for it."""
    from pos_app.errors import PhoneNotPossible

    with opened(database) as shop:
        try:
            card = shop.customers.by_phone(number)
        except PhoneNotPossible:
            card = None
        known = shop.privacy.known(owner_of(shop), card.id if card else number)
        shop.save_known(known, file)
    if as_json:
        answer_json({"customer": known["customer"][0]["id"], "file": str(file)})
    else:
        typer.echo(f"What is kept about this guest was saved in {file}.")
