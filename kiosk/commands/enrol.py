"""`kiosk enrol`: join this kiosk to its centre with the file the centre made for it."""

from pathlib import Path

import typer

from kiosk.commands.data_folder import Config, Json, read_settings, refuse, saying_errors
from kiosk.commands.output import emit, fail
from sync.enrolment import LARGEST_FILE_BYTES, NotAnEnrolment, read_enrolment_file
from sync.reasons import in_words
from sync.registration import AlreadyEnrolled, Registered, reason_of, register
from sync.wire import EnrolmentFile

app = typer.Typer(add_completion=False, help="Join this kiosk to its centre.")


@app.command(epilog="Example: kiosk enrol --file kiosk-0041.json")
def enrol(
    file: Path = typer.Option(..., "--file", help="What `central kiosks add` wrote."),
    config: Path | None = Config,
    as_json: bool = Json,
) -> None:
    """Make the device key here, pin the centre's keys, and join; the file's code works once."""
    settings = read_settings(config, as_json=as_json)
    read = read_file(file, as_json=as_json)
    with saying_errors(as_json=as_json):
        joined = register(settings.data_dir, read)
    if isinstance(joined, AlreadyEnrolled):
        known = joined.enrolment
        words = in_words("already_enrolled", "en")
        fail("already_enrolled", words, as_json=as_json, kiosk_number=known.kiosk_number)
    if not isinstance(joined, Registered):
        refuse(reason_of(joined), as_json=as_json)
    made = joined.enrolment
    answer = {
        "ok": True,
        "device": made.device,
        "kiosk_number": made.kiosk_number,
        "centre": made.url,
    }
    emit(answer, as_json=as_json, text=f"Kiosk {made.kiosk_number} has joined {made.url}.")


def read_file(path: Path, *, as_json: bool) -> EnrolmentFile:
    """Read an enrolment file, or say what is wrong with it and leave."""
    try:
        with path.open("rb") as opened:
            raw = opened.read(LARGEST_FILE_BYTES + 1)
    except OSError as error:
        words = f"{in_words('unreadable_file', 'en')} {path}: {error.strerror}"
        fail("unreadable_file", words, as_json=as_json)
    file = read_enrolment_file(raw)
    if isinstance(file, NotAnEnrolment):
        fail(file.code, in_words(file.code, "en"), as_json=as_json)
    return file
