"""What the commands share: the shop they work on, who acts, PINs, and how they answer."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs, so that help and misuse answer at once

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from pos_app.domain.staff import Actor, StaffMember
from pos_app.errors import BadInput, NotFound
from pos_app.settings import Settings, load

if TYPE_CHECKING:
    from pos_app.services.shop import Shop

DatabaseOption = Annotated[
    str | None,
    typer.Option(
        "--database",
        metavar="FILE|URL",
        help="The shop's database; without it, the one of the settings.",
        show_default=False,
    ),
]
RegionOption = Annotated[
    str, typer.Option("--region", help="The country of an old shop's numbers without a country code, such as US or DE.")
]
CurrencyOption = Annotated[str, typer.Option("--currency", help="The currency of an old shop's totals, such as USD.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Answer as JSON, for other programs.")]
PinOption = Annotated[
    bool, typer.Option("--pin-stdin", help="Read the PIN from standard input, not from the keyboard.")
]


def settings_for(database: str | None) -> Settings:
    """The settings in force; `database` is that of the command line. Raises BadInput."""
    return load(database=database)


def existing(settings: Settings) -> Settings:
    """The same settings. Raises NotFound where they name a file that is not there: none is made by mistake."""
    from pos_app.data.database import as_url

    url = as_url(settings.database)
    if url.get_backend_name() == "sqlite" and url.database and not Path(url.database).exists():
        raise NotFound(
            f"There is no database at {url.database}. Start tappass-pos once, or name another one with --database."
        )
    return settings


@contextmanager
def opened(database: str | None) -> "Iterator[Shop]":
    """The shop of a database that is there, brought up to date. Raises PosErrors."""
    from pos_app.bootstrap import open_shop

    settings = existing(settings_for(database))
    with open_shop(settings.database, till=settings.till) as shop:
        yield shop


def owner_of(shop: "Shop") -> Actor:
    """Who acts: the shop's first owner. Raises NotFound in a database where nobody was welcomed yet."""
    owner = shop.staff.first_owner()
    if owner is None:
        raise NotFound("This database has no owner yet. Start tappass-pos once: it asks for the shop's name and a PIN.")
    return owner


def person_of(shop: "Shop", name: str) -> StaffMember:
    """Somebody on the staff list, by name. Raises NotFound."""
    from pos_app.domain.names import folded

    wanted = folded(name.strip())
    for person in shop.staff.everyone():
        if folded(person.name) == wanted:
            return person
    raise NotFound(f"Nobody on the staff list is called {name}.")


def read_pin(words: str, *, from_stdin: bool) -> str:
    """A PIN, typed twice without echo, or the first line of standard input. Raises BadInput."""
    if from_stdin:
        pin = sys.stdin.readline().strip()
    elif sys.stdin.isatty():
        pin = str(typer.prompt(words, hide_input=True, confirmation_prompt=True))
    else:
        raise BadInput("There is no keyboard to type a PIN on. Give it on standard input, with --pin-stdin.")
    if not pin:
        raise BadInput("The PIN is empty.")
    return pin


def answer_json(content: Any) -> None:
    """Print an answer for other programs."""
    typer.echo(json.dumps(content, ensure_ascii=False, indent=2, default=str))


def answer_table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print an answer for people."""
    table = Table(*headings, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(*[str(cell) for cell in row])
    console().print(table)


def console(*, stderr: bool = False) -> Console:
    """Where people read: without a terminal, wide enough that no line is broken."""
    found = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    return found if found.is_terminal else Console(stderr=stderr, highlight=False, markup=False, emoji=False, width=200)


def found_something() -> typer.Exit:
    """What a command raises that found what should not be."""
    return typer.Exit(1)
