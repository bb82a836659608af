"""The `central` command."""

import os
import sys
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from central import log
from central.audit_commands import audit_app
from central.backup_commands import backup, restore
from central.centre import NotInitialised, build_centre, initialise, is_initialised, own_keys
from central.clock import now_utc, stamp
from central.command import (
    ConfigOption,
    Folder,
    JsonOption,
    opened,
    read_settings,
)
from central.config import Settings
from central.enrolment import make_code
from central.erase_commands import erase_one
from central.failures import failures_told
from central.keys import load_keys, write_private
from central.keys_commands import keys_app
from central.kiosks import NumbersExhausted, add_kiosk, list_kiosks, revoke_kiosk
from central.objects_choice import open_objects
from central.output import emit, fail
from central.places import hold_folder, read_address
from central.province_commands import province_app
from central.restored_commands import restored
from central.staff import (
    MAX_NAME,
    MAX_PASSWORD,
    MIN_PASSWORD,
    add_staff,
    generate_password,
    hash_password,
)
from sync.wire import EnrolmentFile

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="The ward's central service. Example: central init && central run",
)
staff_app = typer.Typer(no_args_is_help=True, help="Officers who may log in.")
kiosks_app = typer.Typer(no_args_is_help=True, help="Kiosks that may send.")
app.add_typer(staff_app, name="staff")
app.add_typer(kiosks_app, name="kiosks")
app.add_typer(keys_app, name="keys")
app.add_typer(province_app, name="province")
app.add_typer(audit_app, name="audit")
app.command(epilog="Example: central restored")(restored)
app.command(epilog="Example: central backup /mnt/copy")(backup)
app.command(epilog="Example: central restore /mnt/copy")(restore)
app.command("erase", epilog="Example: central erase 00010000152 --reason 12/QD-UBND")(erase_one)


@app.callback()
def configure() -> None:
    """Set up logging, and keep every file to this user."""
    os.umask(0o077)
    log.configure()


@app.command(epilog="Example: central init --json")
def init(config: ConfigOption = None, as_json: JsonOption = False) -> None:
    """Make keys, database and identity where missing; run again, it changes nothing."""
    settings = read_settings(config, as_json=as_json)
    with failures_told(as_json=as_json):
        created = initialise(
            settings.data_dir, now_utc(), settings.database, open_objects(settings)
        )
        keys = load_keys(settings.data_dir)
    with opened(settings, as_json=as_json) as (_database, identity):
        answer = {
            "ok": True,
            "created": created,
            "centre": identity.centre,
            "epoch": identity.epoch,
            "data_dir": str(settings.data_dir),
            "seal_key_id": keys.seal_key_id,
            "receipt_key_id": keys.receipt_key_id,
        }
    done = "Ready" if created else "Was ready before"
    emit(answer, as_json=as_json, text=f"{done}: centre {identity.centre} in {settings.data_dir}")


@app.command(epilog="Example: central run --port 8765")
def run(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="0: any free one.")] = None,
    parent_pid: Annotated[
        int | None, typer.Option(min=1, help="Stop when this process ends.")
    ] = None,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Serve kiosks and officers until told to stop; says its address once it answers."""
    from central.app import create_app  # noqa: PLC0415 -- only this command needs the web part
    from central.content import load_procedures  # noqa: PLC0415 -- the same
    from central.server import serve  # noqa: PLC0415 -- the same

    settings = read_settings(config, as_json=as_json)
    given = {"host": host, "port": port}
    settings = settings.model_copy(update={k: v for k, v in given.items() if v is not None})

    def ready(address: str) -> None:
        emit({"ok": True, "url": address}, as_json=as_json, text=f"The centre answers at {address}")

    with failures_told(as_json=as_json):
        if not is_initialised(settings.data_dir, settings.database):
            raise NotInitialised
        with hold_folder(settings.data_dir):
            centre = build_centre(settings, load_procedures())
            serve(settings, create_app(centre), parent_pid=parent_pid, ready=ready)
    leave()


def leave() -> NoReturn:
    """End now that all is closed: the server's native threads may still call Python.

    While the interpreter takes itself apart, such a call aborts the process (seen: signal 6).
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


@app.command("import", epilog="Example: central import /media/usb")
def import_(folder: Folder, config: ConfigOption = None, as_json: JsonOption = False) -> None:
    """Take in what kiosks without a line wrote onto a USB stick; their receipts go onto it."""
    from central.stick_commands import import_stick  # noqa: PLC0415 -- loads content, for this alone

    settings = read_settings(config, as_json=as_json)
    with failures_told(as_json=as_json):
        import_stick(settings, folder, as_json=as_json)


@staff_app.command("add", epilog="Example: central staff add lan")
def staff_add(
    name: str,
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from stdin.")
    ] = False,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Add an officer; prints a first password once, unless one is given on stdin."""
    settings = read_settings(config, as_json=as_json)
    name = name.strip()
    if not 1 <= len(name) <= MAX_NAME or not name.isprintable():
        fail("bad_name", f"A name has 1 to {MAX_NAME} letters.", as_json=as_json)
    password = sys.stdin.readline().rstrip("\r\n") if password_stdin else generate_password()
    if not MIN_PASSWORD <= len(password) <= MAX_PASSWORD:
        fail("bad_password", f"A password has {MIN_PASSWORD} letters or more.", as_json=as_json)
    with opened(settings, as_json=as_json) as (database, _identity):
        stored = hash_password(password)
        with database.writer.begin() as connection:
            added = add_staff(connection, name, stored, now_utc())
    if not added:
        fail("name_taken", f"There is an officer {name} already.", as_json=as_json)
    answer: dict[str, Any] = {"ok": True, "name": name}
    text = f"Added {name}."
    if not password_stdin:
        answer["password"] = password
        text = f"Added {name}. First password, shown once: {password}"
    emit(answer, as_json=as_json, text=text)


@kiosks_app.command("add", epilog="Example: central kiosks add 'Main hall' -o kiosk.json")
def kiosks_add(
    name: str,
    output: Annotated[Path, typer.Option("-o", "--output", help="Enrolment file to write.")],
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Give a kiosk a number and write the file it enrols with; its code works once."""
    settings = read_settings(config, as_json=as_json)
    name = name.strip()
    if not 1 <= len(name) <= MAX_NAME or not name.isprintable():
        fail("bad_name", f"A name has 1 to {MAX_NAME} letters.", as_json=as_json)
    if output.exists():
        fail("file_exists", f"{output} is there already.", as_json=as_json)
    ttl_s, now = settings.enrolment.code_ttl_s, now_utc()
    with opened(settings, as_json=as_json) as (database, identity):
        keys = own_keys(settings.data_dir, identity).public(identity.centre)
        authority = settings.tls.ca.read_text() if settings.tls.ca else None
        try:
            # Written before the commit: a file that cannot be written uses up no number.
            with database.writer.begin() as connection:
                number = add_kiosk(connection, name, now)
                file = EnrolmentFile(
                    url=base_url(settings),
                    kiosk_number=number,
                    code=make_code(connection, number, now, ttl_s),
                    keys=keys,
                    ca_pem=authority,
                )
                write_private(output, file.model_dump_json(indent=1).encode())
        except NumbersExhausted:
            fail("numbers_exhausted", "All kiosk numbers are given.", as_json=as_json)
    answer = {
        "ok": True,
        "kiosk_number": number,
        "name": name,
        "file": str(output),
        "expires_at": stamp(now + timedelta(seconds=ttl_s)),
    }
    text = f"Kiosk {number} ({name}): take {output} to it within {ttl_s // 86400} days."
    emit(answer, as_json=as_json, text=text)


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
        kiosks = list_kiosks(connection)
    rows = [
        {
            **asdict(kiosk),
            "held": [[part.first, part.last] for part in kiosk.held],
            "missing": [[part.first, part.last] for part in kiosk.missing],
        }
        for kiosk in kiosks
    ]
    lines = [f"{kiosk.number}  {kiosk.state:<8}  {kiosk.name}" for kiosk in kiosks]
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


def main() -> None:
    """Entry point of the `central` script."""
    sys.excepthook = log.log_uncaught
    app()


if __name__ == "__main__":
    main()
