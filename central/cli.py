"""The `central` command."""

import os
import sys
import threading
from typing import Annotated, NoReturn

import typer

from central import log
from central.audit_commands import audit_app
from central.backup_commands import backup, restore
from central.centre import NotInitialised, build_centre, initialise, is_initialised
from central.clock import now_utc
from central.command import (
    ConfigOption,
    Folder,
    JsonOption,
    opened,
    read_settings,
)
from central.erase_commands import erase_one
from central.failures import failures_told
from central.keys import load_keys
from central.keys_commands import keys_app
from central.kiosks_commands import kiosks_app
from central.objects_choice import open_objects
from central.output import emit
from central.places import hold_folder
from central.province_commands import province_app
from central.restored_commands import restored
from central.staff_commands import staff_app

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="The ward's central service. Example: central init && central run",
)
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


def main() -> None:
    """Entry point of the `central` script."""
    sys.excepthook = log.log_uncaught
    threading.excepthook = log.log_uncaught_in_thread
    app()


if __name__ == "__main__":
    main()
