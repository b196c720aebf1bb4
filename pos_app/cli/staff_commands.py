"""`staff`: who may sign in. PINs are typed without echo or read from standard input; they are never an argument."""

from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer

from pos_app.cli.desk import (
    DatabaseOption,
    JsonOption,
    PinOption,
    answer_json,
    answer_table,
    opened,
    owner_of,
    person_of,
    read_pin,
)
from pos_app.domain.staff import Role

app = typer.Typer(help="Who may sign in, and their PINs.", no_args_is_help=True)

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The name as the sign-in shows it.")]


class RoleWord(StrEnum):
    """The roles as they are typed."""

    CASHIER = "cashier"
    LEAD = "shift-lead"
    OWNER = "owner"


_ROLES = {RoleWord.CASHIER: Role.CASHIER, RoleWord.LEAD: Role.SHIFT_LEAD, RoleWord.OWNER: Role.OWNER}
_WORDS = {role: word for word, role in _ROLES.items()}


@app.command("list")
def list_staff(database: DatabaseOption = None, as_json: JsonOption = False) -> None:
    """Show who may sign in."""
    with opened(database) as shop:
        people = shop.staff.everyone()
    if as_json:
        answer_json([asdict(person) for person in people])
    elif people:
        rows = [(person.name, _WORDS[person.role], "yes" if person.has_pin else "no") for person in people]
        answer_table(("Name", "Role", "PIN"), rows)
    else:
        typer.echo("Nobody is on the staff list yet.")


@app.command()
def add(
    name: NameArgument,
    role: Annotated[RoleWord, typer.Option("--role", help="What the person may do.")] = RoleWord.CASHIER,
    pin_stdin: PinOption = False,
    database: DatabaseOption = None,
) -> None:
    """Put somebody on the staff list."""
    pin = read_pin(f"PIN for {name}", from_stdin=pin_stdin)
    with opened(database) as shop:
        made = shop.staff.add(owner_of(shop), name, role=_ROLES[role], pin=pin)
    typer.echo(f"{made.name} can sign in now, as {role}.")


@app.command("reset-pin")
def reset_pin(name: NameArgument, pin_stdin: PinOption = False, database: DatabaseOption = None) -> None:
    """Give somebody a new PIN, and lift a lock."""
    with opened(database) as shop:
        person = person_of(shop, name)
        pin = read_pin(f"New PIN for {person.name}", from_stdin=pin_stdin)
        shop.staff.change_pin(owner_of(shop), person.id, pin)
    typer.echo(f"{person.name} has a new PIN.")


@app.command()
def unlock(name: NameArgument, database: DatabaseOption = None) -> None:
    """Lift the lock that ten wrong PINs put on."""
    with opened(database) as shop:
        person = person_of(shop, name)
        shop.staff.unlock(owner_of(shop), person.id)
    typer.echo(f"{person.name} can sign in again.")


@app.command()
def deactivate(name: NameArgument, database: DatabaseOption = None) -> None:
    """Take somebody off the sign-in; what they did stays."""
    with opened(database) as shop:
        person = person_of(shop, name)
        shop.staff.deactivate(owner_of(shop), person.id)
    typer.echo(f"{person.name} cannot sign in any more.")


@app.command("reset-owner")
def reset_owner(pin_stdin: PinOption = False, database: DatabaseOption = None) -> None:
    """Give the first owner a new PIN: for whoever forgot it, or never had one."""
    with opened(database) as shop:
        owner_of(shop)
        pin = read_pin("The owner's new PIN", from_stdin=pin_stdin)
        owner = shop.staff.reset_owner(pin)
    typer.echo(f"{owner.name} has a new PIN.")
