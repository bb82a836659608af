"""`kiosk sync`: send now, keep sending, or say how the line is."""

from pathlib import Path
from typing import Any

import typer

from kiosk.commands.data_folder import (
    Config,
    Json,
    existing_database,
    options_of,
    read_settings,
    refuse,
    saying_errors,
)
from kiosk.commands.output import emit
from sync.agent import AgentRunning, run_agent, run_once, stop_on_signals
from sync.agent_lock import is_agent_running
from sync.enrolment import load_enrolment
from sync.listing import Overview, overview
from sync.reasons import in_words

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Send now, keep sending, or show the line's state. Example: kiosk sync status",
)
NOTHING = Overview(0, 0, 0, 0, None, None, None)


@app.command(epilog="Example: kiosk sync once --json")
def once(config: Path | None = Config, as_json: bool = Json) -> None:
    """Send whatever waits, once; a line that is down is no error, its reason is told."""
    settings = read_settings(config, as_json=as_json)
    with saying_errors(as_json=as_json):
        tally = run_once(settings.data_dir, options_of(settings))
    if tally is None or isinstance(tally, AgentRunning):
        refuse("not_enrolled" if tally is None else "agent_running", as_json=as_json)
    with existing_database(settings.data_dir, as_json=as_json) as engine:
        waiting = 0 if engine is None else overview(engine).waiting
    answer = {
        "sent": tally.sent,
        "delivered": tally.delivered,
        "held": tally.held,
        "waiting": waiting,
        "reason": tally.reason,
    }
    words = "" if tally.reason is None else f" {in_words(tally.reason, 'en')}"
    text = f"{tally.delivered} delivered, {tally.held} held, {waiting} waiting.{words}"
    emit(answer, as_json=as_json, text=text)


@app.command(epilog="Example: kiosk sync run")
def run(config: Path | None = Config) -> None:
    """Keep sending until stopped by SIGTERM or Ctrl-C."""
    settings = read_settings(config, as_json=False)
    with saying_errors(as_json=False):
        ended = run_agent(settings.data_dir, options_of(settings), stop_on_signals())
    if isinstance(ended, AgentRunning):
        refuse("agent_running", as_json=False)


@app.command(epilog="Example: kiosk sync status --json")
def status(config: Path | None = Config, as_json: bool = Json) -> None:
    """Say how much waits, and why nothing is being sent, if so."""
    data_dir = read_settings(config, as_json=as_json).data_dir
    with existing_database(data_dir, as_json=as_json) as engine:
        found = NOTHING if engine is None else overview(engine)
        answer = status_of(data_dir, found)
    reason = "not_enrolled" if not answer["enrolled"] else found.reason
    words = "All is well." if reason is None else in_words(reason, "en")
    text = f"{found.waiting} waiting, {found.held} held, {found.delivered} delivered. {words}"
    emit(answer, as_json=as_json, text=text)


def status_of(data_dir: Path, found: Overview) -> dict[str, Any]:
    """Give the state of the sending."""
    enrolment = load_enrolment(data_dir)
    return {
        "enrolled": enrolment is not None,
        "device": None if enrolment is None else enrolment.device,
        "kiosk_number": None if enrolment is None else enrolment.kiosk_number,
        "centre": None if enrolment is None else enrolment.url,
        "running": is_agent_running(data_dir),
        "waiting": found.waiting,
        "held": found.held,
        "damaged": found.damaged,
        "delivered": found.delivered,
        "reason": found.reason,
        "since": found.since,
        "answered_at": found.answered_at,
    }
