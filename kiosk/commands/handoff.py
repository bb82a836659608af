"""`kiosk handoff make|read`: a declaration in progress as codes, and back, without a screen."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import typer

from kiosk.commands.data_folder import read_settings
from kiosk.commands.fill import read_answers
from kiosk.commands.library import open_library, open_procedure
from kiosk.commands.moment import On, now_or
from kiosk.commands.output import emit, fail
from kiosk.commands.stdin import read_bytes
from kiosk.handoff.carrying import Maker, draft_of, questions_of, resume
from kiosk.handoff.collecting import Collector, Progress, Whole
from kiosk.handoff.draft import PHONE, Draft
from kiosk.handoff.envelope import Clock, Opened, Refused, is_available, seal, unseal
from kiosk.handoff.frame import MessageTooLarge, NoFrame, frame_texts
from kiosk.identity.sentences import identity_sentence
from kiosk.journey.intake import take_in
from sync.errors import KeyDamaged
from sync.identity import Identity, load_identity

INPUT_LIMIT = 1_000_000

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="A declaration in progress as codes for a phone. Example: kiosk handoff read < codes.txt",
)


@app.command(epilog="Example: kiosk handoff make 1.001193 --answers baby.json --json")
def make(
    code: str = typer.Argument(help="Code of the procedure, for example 1.001193."),
    answers: str | None = typer.Option(
        None, "--answers", help="JSON file, flat by field name; without it, questions for at home."
    ),
    on: str | None = On,
    config: Path | None = typer.Option(None, "--config", help="kiosk.toml to use."),
    as_json: bool = typer.Option(False, "--json", help="Answer as one JSON line."),
) -> None:
    """Give the texts of the codes to show, one a line: the pieces, then as many to stand in."""
    now = now_or(on)
    procedure = open_procedure(code, now.date(), as_json=as_json, config=config)
    identity = _identity(config, as_json=as_json)
    maker = Maker("0000" if identity is None else identity.enrolment.kiosk_number, now)
    if answers is None:
        draft = questions_of(procedure, maker)
    else:
        given = take_in(procedure, read_answers(answers, as_json=as_json), now.date())
        draft = draft_of(procedure, given.answers.values, maker)
    if not is_available():
        _refuse("not_available", as_json=as_json)
    message = seal(draft, None if identity is None else identity.key, os.urandom)
    try:
        texts = frame_texts(message)
    except MessageTooLarge:
        fail("too_long", "The declaration does not fit into 64 codes.", as_json=as_json)
    answer = {"ok": True, "bytes": len(message), "expires_at": draft.expires_at.isoformat()}
    emit({**answer, "frames": texts}, as_json=as_json, text="\n".join(texts))


@app.command(epilog="Example: kiosk handoff read --json < codes.txt")
def read(
    on: str | None = On,
    config: Path | None = typer.Option(None, "--config", help="kiosk.toml to use."),
    as_json: bool = typer.Option(False, "--json", help="Answer as one JSON line."),
) -> None:
    """Read scanned codes, one a line in any order, and say what this kiosk would take up."""
    now = now_or(on)
    message = _collect(as_json=as_json)
    if not isinstance(message, bytes):
        _refuse(message, as_json=as_json)
    identity = _identity(config, as_json=as_json)
    own_key = None if identity is None else bytes(identity.key.verify_key)
    opened = unseal(message, Clock(now), own_key)
    if isinstance(opened, Refused):
        _refuse(opened.code, as_json=as_json)
    answers, left_out = _taken_up(opened.draft, now.date(), config, as_json=as_json)
    emit(
        {"ok": True, **_described(opened), "answers": answers, "left_out": left_out},
        as_json=as_json,
        text="\n".join(f"{item.label}: {item.text}" for item in opened.draft.items),
    )


def _collect(*, as_json: bool) -> bytes | str:
    """The message, or the code of why there is none."""
    raw = read_bytes(INPUT_LIMIT)
    if len(raw) > INPUT_LIMIT:
        fail("too_long", f"The input is over {INPUT_LIMIT} bytes.", as_json=as_json)
    collector, reason = Collector(), "empty"
    for line in raw.decode("utf-8", "replace").splitlines():
        came = collector.take(line)
        if isinstance(came, Whole):
            return came.message
        if isinstance(came, NoFrame):
            reason = "not_recognised" if came.code == "not_handoff" else came.code
        else:
            reason = "handoff_part" if isinstance(came, Progress) else "handoff_altered"
    return reason


def _refuse(code: str, *, as_json: bool) -> NoReturn:
    fail(code, identity_sentence(code, "vi"), as_json=as_json)


def _taken_up(
    draft: Draft, today: date, config: Path | None, *, as_json: bool
) -> tuple[dict[str, Any], list[str]]:
    library = open_library(as_json=as_json, config=config)
    procedure = library.procedure(draft.code, today)
    if procedure is None:
        message = f"No procedure {draft.code} is in force on {today}."
        fail("unknown_procedure", message, as_json=as_json, procedure=draft.code)
    resumed = resume(procedure, draft, today)
    return dict(resumed.answers.values), list(resumed.left_out)


def _described(opened: Opened) -> dict[str, Any]:
    draft = opened.draft
    return {
        "kind": draft.kind,
        "code": draft.code,
        "version": draft.version,
        "title": draft.title,
        "by": draft.by,
        "from_phone": draft.by == PHONE,
        "made_at": draft.made_at.isoformat(),
        "expires_at": draft.expires_at.isoformat(),
        "signer": opened.signer,
        "doubts": list(opened.doubts),
    }


def _identity(config: Path | None, *, as_json: bool) -> Identity | None:
    try:
        return load_identity(read_settings(config, as_json=as_json).data_dir)
    except KeyDamaged as error:
        sys.stderr.write(f"Not signed: {error}\n")
        return None
