"""`central staff`: officers who may log in, and the wards they serve."""

import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from central.clock import now_utc
from central.command import ConfigOption, JsonOption, opened, read_settings
from central.output import emit, fail
from central.reach import Reach, reach_of
from central.staff import (
    MAX_NAME,
    MAX_PASSWORD,
    MIN_PASSWORD,
    add_staff,
    generate_password,
    hash_password,
    stored_password,
)
from central.wards import UnknownWard, give_reach, read_reach

staff_app = typer.Typer(no_args_is_help=True, help="Officers who may log in.")

WardsOption = Annotated[
    list[str] | None,
    typer.Option("--ward", help="Code of a ward she serves; repeat it."),
]
AllOption = Annotated[bool, typer.Option("--all-wards", help="She serves every ward.")]


@staff_app.command("add", epilog="Example: central staff add lan")
def staff_add(
    name: str,
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from stdin.")
    ] = False,
    ward: WardsOption = None,
    all_wards: AllOption = False,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Add an officer; prints a first password once, unless one is given on stdin.

    Without --ward or --all-wards she may log in and sees no declaration.
    """
    settings = read_settings(config, as_json=as_json)
    reach = named_reach(ward or (), all_wards=all_wards, as_json=as_json)
    name = name.strip()
    if not 1 <= len(name) <= MAX_NAME or not name.isprintable():
        fail("bad_name", f"A name has 1 to {MAX_NAME} letters.", as_json=as_json)
    password = sys.stdin.readline().rstrip("\r\n") if password_stdin else generate_password()
    if not MIN_PASSWORD <= len(password) <= MAX_PASSWORD:
        fail("bad_password", f"A password has {MIN_PASSWORD} letters or more.", as_json=as_json)
    with opened(settings, as_json=as_json) as (database, _identity):
        stored = hash_password(password)
        with database.writer.begin() as connection:
            added = add_staff(connection, name, stored, now_utc(), reach)
    if not added:
        fail("name_taken", f"There is an officer {name} already.", as_json=as_json)
    answer: dict[str, Any] = {"ok": True, "name": name, **shown(reach)}
    text = f"Added {name}. {sentence(reach)}"
    if not password_stdin:
        answer["password"] = password
        text += f" First password, shown once: {password}"
    emit(answer, as_json=as_json, text=text)


@staff_app.command("wards", epilog="Example: central staff wards lan --ward 00004 --ward 00008")
def staff_wards(
    name: str,
    ward: WardsOption = None,
    all_wards: AllOption = False,
    none: Annotated[bool, typer.Option("--none", help="She sees nothing any more.")] = False,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say which wards an officer serves, in the place of those before; alone, only tell."""
    settings = read_settings(config, as_json=as_json)
    given = named_reach(ward or (), all_wards=all_wards, as_json=as_json)
    if none and not given.is_empty:
        fail("bad_wards", "--none does not go with wards.", as_json=as_json)
    with opened(settings, as_json=as_json) as (database, _identity):
        if none or not given.is_empty:
            with database.writer.begin() as connection:
                known = give_reach(connection, name, given, now_utc())
        else:
            with database.reader.connect() as connection:
                known = stored_password(connection, name) is not None
        if not known:
            fail("unknown_officer", f"There is no officer {name}.", as_json=as_json)
        with database.reader.connect() as connection:
            reach = reach_of(connection, name)
    answer = {"ok": True, "name": name, **shown(reach)}
    emit(answer, as_json=as_json, text=f"{name}: {sentence(reach)}")


def named_reach(codes: Sequence[str], *, all_wards: bool, as_json: bool) -> Reach:
    """Read the options, or leave with the code no ward has."""
    if codes and all_wards:
        fail("bad_wards", "--all-wards does not go with --ward.", as_json=as_json)
    try:
        return read_reach(codes, everything=all_wards)
    except UnknownWard as error:
        fail("unknown_ward", f"No ward has the code {error}.", as_json=as_json)


def shown(reach: Reach) -> dict[str, Any]:
    """Give it as JSON."""
    wards = [{"code": one.code, "name": one.name} for one in reach.wards]
    return {"all_wards": reach.everything, "wards": wards}


def sentence(reach: Reach) -> str:
    """Give it in words."""
    if reach.everything:
        return "She sees the declarations of every ward."
    if reach.is_empty:
        return "She sees no declaration yet: see `central staff wards`."
    return "She sees those of: " + "; ".join(f"{one.code} {one.name}" for one in reach.wards)
