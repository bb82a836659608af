"""`kiosk fill`: the same journey without a screen, then the same outbox."""

import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

import typer

from kiosk.commands.attaching import read_pictures, seal_pictures
from kiosk.commands.library import open_procedure
from kiosk.commands.moment import VIETNAM, On, now_or
from kiosk.commands.output import emit, fail
from kiosk.config import SettingsError, load_settings
from kiosk.journey.dossier import ActorStep, Filing, prepare
from kiosk.journey.intake import Intake, take_in
from kiosk.journey.outcomes import Finding
from kiosk.procedures.loading import ContentError
from kiosk.stories.story import load_story
from sync.outbox import Outbox, StoreError

SIZE_LIMIT = 1_000_000

app = typer.Typer(add_completion=False, help="Fill in a declaration from a file, without a screen.")


class LanguageName(StrEnum):
    """Languages of messages."""

    VI = "vi"
    EN = "en"


@app.command(epilog="Example: kiosk fill 1.001193 --answers baby.json --dry-run --json")
def fill(  # noqa: PLR0913, PLR0917 -- one parameter an option
    code: str = typer.Argument(help="Code of the procedure, for example 1.001193."),
    answers: str = typer.Option(
        ..., "--answers", help="JSON file, flat by field name, or a story (.yaml); - is stdin."
    ),
    dry_run: bool = typer.Option(False, "--dry-run", help="Check only; save nothing."),
    attach: list[str] = typer.Option(
        [], "--attach", help="PAPER=FILE.jpg: a picture of a paper; once more for each page."
    ),
    on: str | None = On,
    language: LanguageName = typer.Option(LanguageName.VI, help="Language of the messages."),
    config: Path | None = typer.Option(None, "--config", help="kiosk.toml to use."),
    as_json: bool = typer.Option(False, "--json", help="Answer as one JSON line."),
) -> None:
    """Check the answers as the screens would, then save and queue the declaration."""
    if on is not None and not dry_run:
        raise typer.BadParameter("only with --dry-run: nothing is queued for another day", None)
    given = read_answers(answers, as_json=as_json)
    if dry_run:
        today = now_or(on).date()
        procedure = open_procedure(code, today, as_json=as_json)
        intake = take_in(procedure, given, today)
        refuse_errors(intake, language.value, as_json=as_json)
        read_pictures(procedure, attach, as_json=as_json)
        answer = {"ok": True, "id": None, "reference": None, **_warnings(intake, language.value)}
        emit(answer, as_json=as_json, text="The answers are complete. Nothing was saved.")
        return
    outbox = _open_outbox(config, as_json=as_json)
    try:
        _save(outbox, code, given, attach, language.value, as_json=as_json)
    finally:
        outbox.close()


def read_answers(source: str, *, as_json: bool) -> dict[str, Any]:
    """Read the answers file, or say why it cannot be used and leave; a `.yaml` is a story."""
    if source.endswith(".yaml"):
        return _answers_of_story(Path(source), as_json=as_json)
    try:
        raw = sys.stdin.buffer.read(SIZE_LIMIT + 1) if source == "-" else Path(source).read_bytes()
    except OSError as error:
        fail("unreadable_file", f"Cannot read {source}: {error.strerror}", as_json=as_json)
    if len(raw) > SIZE_LIMIT:
        fail("too_long", f"{source} is longer than {SIZE_LIMIT} bytes.", as_json=as_json)
    try:
        given = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        fail("bad_answers", f"{source} is not JSON in UTF-8.", as_json=as_json)
    if not isinstance(given, dict):
        fail(
            "bad_answers",
            f"{source} must hold one object: field names to answers.",
            as_json=as_json,
        )
    return given


def _answers_of_story(path: Path, *, as_json: bool) -> dict[str, Any]:
    try:
        return dict(load_story(path).answers)
    except ContentError as error:
        fail("bad_answers", str(error), as_json=as_json)


def refuse_errors(intake: Intake, language: str, *, as_json: bool) -> None:
    """Leave with every fault named, if there is one."""
    if intake.report.ok:
        return
    errors = [_said(finding, language) for finding in intake.report.errors]
    text = "\n".join(f"{error['field']}: {error['message']}" for error in errors)
    fail(
        "invalid_answers",
        text,
        as_json=as_json,
        errors=errors,
        **_warnings(intake, language),
    )


def _save(
    outbox: Outbox,
    code: str,
    given: dict[str, Any],
    attach: Sequence[str],
    language: str,
    *,
    as_json: bool,
) -> None:
    try:
        time = outbox.time()
        today = time.now.astimezone(VIETNAM).date()
        procedure = open_procedure(code, today, as_json=as_json)
        intake = take_in(procedure, given, today, clock_certain=time.certain)
        refuse_errors(intake, language, as_json=as_json)
        pictures = read_pictures(procedure, attach, as_json=as_json)
        named, sealed = seal_pictures(outbox.tray(), pictures, as_json=as_json)
        filing = Filing(
            language="en" if language == "en" else "vi",
            channel="command",
            actors=(ActorStep("fill", "officer"),),
            attachments=named,
        )
        certain = outbox.time().certain
        plain = prepare(procedure, intake.answers, filing, today, clock_certain=certain)
        saved = outbox.save(plain, attached=sealed)
    except StoreError as error:
        fail(error.code, str(error), as_json=as_json)
    answer = {"ok": True, "id": saved.id, "reference": saved.reference}
    emit({**answer, **_warnings(intake, language)}, as_json=as_json, text=saved.reference)


def _open_outbox(config: Path | None, *, as_json: bool) -> Outbox:
    try:
        outbox = Outbox.open(load_settings(config).data_dir)
    except SettingsError as error:
        fail("bad_settings", str(error), as_json=as_json)
    except StoreError as error:
        fail(error.code, str(error), as_json=as_json)
    if outbox.enrolment() is None:
        outbox.close()
        message = "This kiosk is not enrolled with a centre yet. See: kiosk enrol --help"
        fail("not_enrolled", message, as_json=as_json)
    return outbox


def _said(finding: Finding, language: str) -> dict[str, str]:
    message = finding.message("en" if language == "en" else "vi")
    return {"field": finding.field, "code": finding.code, "message": message}


def _warnings(intake: Intake, language: str) -> dict[str, Any]:
    return {"warnings": [_said(finding, language) for finding in intake.report.warnings]}
