"""`central kiosks`: kiosks that may send, and where they stand."""

from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from central.centre import is_initialised, own_keys
from central.clock import now_utc, stamp
from central.command import ConfigOption, JsonOption, opened, read_settings
from central.config import Settings
from central.enrolment import make_code
from central.keys import write_private
from central.kiosks import (
    NumbersExhausted,
    add_kiosk,
    list_kiosks,
    reinstate_kiosk,
    revoke_kiosk,
)
from central.output import emit, fail
from central.places import read_address
from central.reach import EVERYTHING, Ward
from central.staff import MAX_NAME
from central.wards import UnknownWard, place_kiosk, read_ward
from sync.wire import EnrolmentFile

kiosks_app = typer.Typer(no_args_is_help=True, help="Kiosks that may send.")


@kiosks_app.command("add", epilog="Example: central kiosks add 'Main hall' -o kiosk.json")
def kiosks_add(
    name: str,
    output: Annotated[Path, typer.Option("-o", "--output", help="Enrolment file to write.")],
    ward: Annotated[str | None, typer.Option(help="Code of the ward it stands in.")] = None,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Give a kiosk a number and write the file it enrols with; its code works once."""
    settings = read_settings(config, as_json=as_json)
    name = fit_name(name, as_json=as_json)
    place = None if ward is None else named_ward(ward, as_json=as_json)
    if output.exists():
        fail("file_exists", f"{output} is there already.", as_json=as_json)
    ttl_s, now = settings.enrolment.code_ttl_s, now_utc()
    with opened(settings, as_json=as_json) as (database, identity):
        keys = own_keys(settings.data_dir, identity).public(identity.centre)
        try:
            # Written before the commit: a file that cannot be written uses up no number.
            with database.writer.begin() as connection:
                number = add_kiosk(connection, name, now, place)
                file = EnrolmentFile(
                    url=base_url(settings),
                    kiosk_number=number,
                    code=make_code(connection, number, now, ttl_s),
                    keys=keys,
                    ca_pem=settings.tls.ca.read_text() if settings.tls.ca else None,
                )
                write_private(output, file.model_dump_json(indent=1).encode())
        except NumbersExhausted:
            fail("numbers_exhausted", "All kiosk numbers are given.", as_json=as_json)
    answer = {
        "ok": True,
        "kiosk_number": number,
        "name": name,
        "ward": None if place is None else place.code,
        "file": str(output),
        "expires_at": stamp(now + timedelta(seconds=ttl_s)),
    }
    text = f"Kiosk {number} ({name}): take {output} to it within {ttl_s // 86400} days."
    emit(answer, as_json=as_json, text=text)


def fit_name(name: str, *, as_json: bool) -> str:
    """Give it without outer blanks, or leave."""
    name = name.strip()
    if not 1 <= len(name) <= MAX_NAME or not name.isprintable():
        fail("bad_name", f"A name has 1 to {MAX_NAME} letters.", as_json=as_json)
    return name


def base_url(settings: Settings) -> str:
    """Where kiosks find the centre: as set, else as running, else as it would run."""
    default = f"{settings.scheme}://{settings.host}:{settings.port}"
    return settings.url or read_address(settings.data_dir) or default


@kiosks_app.command("list", epilog="Example: central kiosks list --json")
def kiosks_list(config: ConfigOption = None, as_json: JsonOption = False) -> None:
    """List kiosks, and what has not arrived of each."""
    settings = read_settings(config, as_json=as_json)
    if not is_initialised(settings.data_dir, settings.database):
        emit([], as_json=as_json, text="No kiosks.")
        return
    with (
        opened(settings, as_json=as_json) as (database, _identity),
        database.reader.connect() as connection,
    ):
        kiosks = list_kiosks(connection, EVERYTHING)
    rows = [
        {
            **asdict(kiosk),
            "held": [[part.first, part.last] for part in kiosk.held],
            "missing": [[part.first, part.last] for part in kiosk.missing],
        }
        for kiosk in kiosks
    ]
    lines = [
        f"{kiosk.number}  {kiosk.state:<8}  {kiosk.name}"
        + (f"  ({kiosk.ward.name})" if kiosk.ward else "")
        for kiosk in kiosks
    ]
    emit(rows, as_json=as_json, text="\n".join(lines) or "No kiosks.")


@kiosks_app.command("revoke", epilog="Example: central kiosks revoke 0003")
def kiosks_revoke(number: str, config: ConfigOption = None, as_json: JsonOption = False) -> None:
    """Refuse everything from this kiosk from now on; what has arrived stays."""
    settings = read_settings(config, as_json=as_json)
    with (
        opened(settings, as_json=as_json) as (database, _identity),
        database.writer.begin() as connection,
    ):
        revoked = revoke_kiosk(connection, number, now_utc())
    if revoked is None:
        fail("unknown_kiosk", f"No kiosk has the number {number}.", as_json=as_json)
    answer = {"ok": True, "kiosk_number": number, "revoked": revoked}
    emit(answer, as_json=as_json, text=f"Kiosk {number} is revoked.")


@kiosks_app.command("reinstate", epilog="Example: central kiosks reinstate 0003")
def kiosks_reinstate(number: str, config: ConfigOption = None, as_json: JsonOption = False) -> None:
    """Take a mistaken revocation back: what waits there comes by itself."""
    settings = read_settings(config, as_json=as_json)
    with (
        opened(settings, as_json=as_json) as (database, _identity),
        database.writer.begin() as connection,
    ):
        reinstated = reinstate_kiosk(connection, number, now_utc())
    if reinstated is None:
        fail("unknown_kiosk", f"No kiosk has the number {number}.", as_json=as_json)
    if not reinstated:
        fail("not_revoked", f"Kiosk {number} is not revoked.", as_json=as_json)
    answer = {"ok": True, "kiosk_number": number, "reinstated": reinstated}
    emit(answer, as_json=as_json, text=f"Kiosk {number} may send again.")


@kiosks_app.command("ward", epilog="Example: central kiosks ward 0003 00004")
def kiosks_ward(
    number: str, code: str, config: ConfigOption = None, as_json: JsonOption = False
) -> None:
    """Say in which ward a kiosk stands: what it sends from now on, and what was of no ward."""
    settings = read_settings(config, as_json=as_json)
    place = named_ward(code, as_json=as_json)
    with (
        opened(settings, as_json=as_json) as (database, _identity),
        database.writer.begin() as connection,
    ):
        moved = place_kiosk(connection, number, place, now_utc())
    if moved is None:
        fail("unknown_kiosk", f"No kiosk has the number {number}.", as_json=as_json)
    answer = {"ok": True, "kiosk_number": number, "ward": place.code, "declarations": moved}
    text = (
        f"Kiosk {number} stands in {place.name}; {moved} declarations without a ward are its now."
    )
    emit(answer, as_json=as_json, text=text)


def named_ward(code: str, *, as_json: bool) -> Ward:
    """Read a code, or leave."""
    try:
        return read_ward(code)
    except UnknownWard:
        fail("unknown_ward", f"No ward has the code {code}.", as_json=as_json)
