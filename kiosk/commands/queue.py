"""`kiosk queue`: what is saved here, where it stands, whether the book is whole; its other ways."""

from pathlib import Path
from typing import Any

import typer
from sqlalchemy import Engine

from kiosk.commands.data_folder import Config, Json, existing_database, read_settings, refuse
from kiosk.commands.output import emit, fail
from kiosk.commands.queue_counter import hold, retry
from kiosk.commands.queue_handover import handover
from kiosk.commands.queue_stick import export_queue, import_queue
from kiosk.staff.sheet import papers_words
from sync.advice import standing_of, standing_words, what_to_do
from sync.chain import Problem, Verified, verify_queue
from sync.identity import load_identity
from sync.listing import Queued, Tried, find_queued, list_queue
from sync.reasons import in_words
from sync.reference import grouped

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="See to the queue of declarations. Example: kiosk queue list",
)
app.command(epilog="Example: kiosk queue retry")(retry)
app.command(epilog="Example: kiosk queue hold '004 100 017 42'")(hold)
app.command(epilog="Example: kiosk queue handover --print")(handover)
app.command("export", epilog="Example: kiosk queue export /media/usb")(export_queue)
app.command("import", epilog="Example: kiosk queue import /media/usb")(import_queue)


@app.command("list", epilog="Example: kiosk queue list --json")
def list_all(config: Path | None = Config, as_json: bool = Json) -> None:
    """List every declaration saved here, oldest first."""
    data_dir = read_settings(config, as_json=as_json).data_dir
    with existing_database(data_dir, as_json=as_json) as engine:
        found = [] if engine is None else list_queue(engine)
    lines = [line_of(item) for item in found] or ["Nothing is saved here."]
    emit([listed(item) for item in found], as_json=as_json, text="\n".join(lines))


@app.command(epilog="Example: kiosk queue show '004 100 017 42'")
def show(
    name: str = typer.Argument(metavar="ID", help="Id, or reference as printed on the slip."),
    config: Path | None = Config,
    as_json: bool = Json,
) -> None:
    """Show one declaration and every attempt to send it; never what is in it."""
    data_dir = read_settings(config, as_json=as_json).data_dir
    wanted = name.replace(" ", "")
    with existing_database(data_dir, as_json=as_json) as engine:
        found = None if engine is None else find_queued(engine, wanted)
    if found is None:
        refuse("unknown_dossier", as_json=as_json)
    item, tried = found
    emit(shown(item, tried), as_json=as_json, text=described(item, tried))


@app.command(epilog="Example: kiosk queue verify --json")
def verify(config: Path | None = Config, as_json: bool = Json) -> None:
    """Check that no entry was removed, replaced, reordered or changed."""
    data_dir = read_settings(config, as_json=as_json).data_dir
    with existing_database(data_dir, as_json=as_json) as engine:
        checked = verified(data_dir, engine, as_json=as_json)
    problems = [problem_of(problem) for problem in checked.problems]
    answer = {"rows": checked.rows, "problems": problems}
    if problems:
        words = [
            in_words("queue_damaged", "en"),
            *(f"{p['seq']}: {p['message']}" for p in problems),
        ]
        fail("queue_damaged", "\n".join(words), as_json=as_json, **answer)
    emit({"ok": True, **answer}, as_json=as_json, text=f"{checked.rows} entries, all as written.")


def verified(data_dir: Path, engine: Engine | None, *, as_json: bool) -> Verified:
    """Check the queue; a kiosk that was never enrolled has nothing to check."""
    identity = load_identity(data_dir)
    if engine is None or (identity is None and not list_queue(engine)):
        return Verified(0, ())
    if identity is None:
        refuse("not_enrolled", as_json=as_json)
    return verify_queue(engine, identity)


def listed(item: Queued) -> dict[str, Any]:
    """Give a declaration's line of the list."""
    return {
        "id": item.id,
        "seq": item.seq,
        "reference": item.reference,
        "state": item.state,
        "reason": item.reason,
        "attempts": item.attempts,
        "created_at": item.created_at,
        "bytes": item.size,
        "attachments": item.attachments,
        "pieces": item.pieces,
        "pieces_sent": item.pieces_sent,
        "attachments_sent": item.attachments_sent,
    }


def shown(item: Queued, tried: list[Tried]) -> dict[str, Any]:
    """Give all there is to show of one declaration."""
    return {
        **listed(item),
        "standing_text": standing_words(standing_of(item.state, item.reason)),
        "reason_text": None if item.reason is None else in_words(item.reason),
        "advice_text": None if item.reason is None else what_to_do(item.reason),
        "delivered_at": item.delivered_at,
        "tries": [{"started_at": one.started_at, "outcome": one.outcome} for one in tried],
    }


def problem_of(problem: Problem) -> dict[str, Any]:
    """Give one problem with its words."""
    message = in_words(problem.code, "en")
    return {"seq": problem.seq, "code": problem.code, "message": message}


def line_of(item: Queued) -> str:
    """Write a declaration as one line."""
    papers = papers_words(item, "en")
    words = f"  {papers}" if papers else ""
    words += f"  {in_words(item.reason, 'en')}" if item.reason else ""
    return f"{item.seq:>6}  {grouped(item.reference)}  {item.state:<9}  {item.attempts}{words}"


def described(item: Queued, tried: list[Tried]) -> str:
    """Write a declaration with what to do about it, and its attempts."""
    advice = what_to_do(item.reason, "en") if item.reason else ""
    standing = standing_words(standing_of(item.state, item.reason), "en")
    tries = [f"  {one.started_at}  {one.outcome or 'interrupted'}" for one in tried]
    return "\n".join([line_of(item), f"{standing}. {advice}".rstrip(), *tries])
