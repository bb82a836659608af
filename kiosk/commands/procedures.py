"""`kiosk procedures`: what this kiosk knows how to guide, and what its directory says of others."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import typer

from kiosk.commands.data_folder import Config
from kiosk.commands.library import open_directory, open_library, open_procedure
from kiosk.commands.moment import On, now_or
from kiosk.commands.output import emit
from kiosk.directory.counters import load_counters
from kiosk.directory.entry import Entry
from kiosk.directory.store import Directory
from kiosk.directory.wording import facts_of, short_name
from kiosk.procedures.library import Summary, summary_of
from kiosk.procedures.model import Procedure

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="List procedures, or show one. Example: kiosk procedures list",
)


@app.command("list", epilog="Example: kiosk procedures list --json")
def list_procedures(
    on: str | None = On,
    config: Path | None = Config,
    as_json: bool = typer.Option(False, "--json", help="Answer as one JSON line."),
) -> None:
    """List the procedures in force today, then those of the directory that are not guided."""
    library = open_library(as_json=as_json, config=config)
    found = library.on(now_or(on).date())
    guided = {item.code for item in found}
    directory = open_directory(config, as_json=as_json)
    others = [entry for entry in directory.entries if entry.code not in guided]
    lines = [f"{item.code}  {item.plain_name.vi}  ({item.official_name.vi})" for item in found]
    lines += [f"{entry.code}  {short_name(entry.name)}  (quầy)" for entry in others]
    every = [*map(listed, found), *map(listed_only, others)]
    emit(every, as_json=as_json, text="\n".join(lines))


@app.command(epilog="Example: kiosk procedures show 1.001193")
def show(
    code: str = typer.Argument(help="Code of the procedure, for example 1.001193."),
    on: str | None = On,
    config: Path | None = Config,
    as_json: bool = typer.Option(False, "--json", help="Answer as one JSON line."),
) -> None:
    """Show one procedure as it is in force today, or what the directory says of it."""
    day = now_or(on).date()
    directory = open_directory(config, as_json=as_json)
    entry = directory.entry(code)
    library = open_library(as_json=as_json, config=config)
    if entry is not None and library.summary(code, day) is None:
        text = describe_entry(entry, directory)
        emit(known_of(entry, directory), as_json=as_json, text=text)
        return
    procedure = open_procedure(code, day, as_json=as_json, config=config)
    whole = {**procedure.model_dump(mode="json"), **listed(summary_of(procedure))}
    emit(whole, as_json=as_json, text=describe(procedure))


def listed(procedure: Summary) -> dict[str, Any]:
    """Give a procedure's line of the list."""
    end = procedure.effective_to
    return {
        "code": procedure.code,
        "name": procedure.official_name.vi,
        "plain_name": procedure.plain_name.vi,
        "field": procedure.field.vi,
        "agency": procedure.agency.vi,
        "guided": procedure.guided,
        "ends": procedure.ends,
        "effective_from": procedure.effective_from.isoformat(),
        "effective_to": None if end is None else end.isoformat(),
    }


def listed_only(entry: Entry) -> dict[str, Any]:
    """Give the line of a procedure that only the directory has; null is what it does not say."""
    return {
        "code": entry.code,
        "name": entry.name,
        "plain_name": None,
        "field": entry.field,
        "agency": entry.level,
        "guided": False,
        "ends": None,
        "effective_from": None,
        "effective_to": None,
    }


def known_of(entry: Entry, directory: Directory) -> dict[str, Any]:
    """Give all that the directory says of a procedure, and when it was imported."""
    at = directory.imported_at
    return {
        **listed_only(entry),
        **asdict(entry),
        "channels": [
            {
                "way": one.way,
                "time": None if one.time is None else str(one.time),
                "fee_dong": one.fee_dong,
            }
            for one in entry.channels
        ],
        "imported_at": None if at is None else at.isoformat(),
    }


def describe_entry(entry: Entry, directory: Directory) -> str:
    """Write what the screen says of a procedure that it does not lead through."""
    facts = facts_of(entry, load_counters(), directory.imported_at, "vi")
    lines = [
        f"{entry.code}  {entry.name}",
        f"  {entry.field}; {entry.level}; {entry.decision}",
        f"  {facts.fee.heading}. {facts.fee.note}",
        f"  {facts.time.heading}. {facts.time.note}",
        f"  {facts.counter} {facts.audience}".rstrip(),
        f"  {facts.dated}",
        f"  {entry.page}",
    ]
    return "\n".join(line for line in lines if line.strip())


def describe(procedure: Procedure) -> str:
    """Write what a person at a terminal wants to know of a procedure."""
    questions = [question for part in procedure.parts for question in part.questions]
    until = procedure.effective_to or "…"
    lines = [
        f"{procedure.code}  {procedure.official_name.vi}",
        f"  {procedure.plain_name.vi}; version {procedure.version}, ends: {procedure.ends}",
        f"  {procedure.agency.vi}; {procedure.field.vi}",
        f"  in force {procedure.effective_from} – {until}",
        f"  {procedure.fee.headline.vi}; {procedure.time_limit.headline.vi}",
        f"  {len(procedure.parts)} parts, {len(questions)} questions",
    ]
    lines += [f"  - {paper.name.vi} ({paper.handling})" for paper in procedure.papers]
    return "\n".join(lines)
