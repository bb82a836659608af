"""`kiosk content stories`: golden journeys told, and kept true."""

from pathlib import Path
from typing import Any

import typer
import yaml

from kiosk.commands.library import open_library
from kiosk.commands.output import emit, fail
from kiosk.procedures.loading import PROCEDURES, ContentError
from kiosk.stories.story import Outcome, Story, load_story, story_files
from kiosk.stories.telling import differences, tell


def stories(
    folder: Path = typer.Argument(PROCEDURES, metavar="[DIR]", help="Folder of content files."),
    only: str = typer.Option("", "--only", help="Stories whose name begins so, such as 1.000656."),
    write: bool = typer.Option(
        False, "--write", help="Write what comes of the answers into the files; read them after."
    ),
    as_json: bool = typer.Option(False, "--json", help="Answer as one JSON line."),
) -> None:
    """Tell the golden journeys of a folder and say where the content no longer fits them."""
    library = open_library(as_json=as_json, folder=folder)
    problems: list[str] = []
    ends: dict[str, str] = {}
    told = 0
    for path in story_files(folder):
        if not path.name.startswith(only):
            continue
        told += 1
        try:
            story = load_story(path)
            found = tell(story, library)
        except ContentError as error:
            problems += [f"{path.name}: {fault}" for fault in error.faults]
            continue
        ends[path.name] = _end_of(found)
        changed = differences(story, found)
        if changed and write:
            _write(path, story.model_copy(update={"expected": found}))
        else:
            problems += [f"{path.name}: {difference}" for difference in changed]
    answer: dict[str, Any] = {"stories": told, "problems": problems}
    lines = [f"{name}: {end}" for name, end in ends.items()] if write else []
    text = "\n".join(problems or [*lines, f"Stories told as written: {told}."])
    if problems:
        fail("content_faulty", text, as_json=as_json, **answer)
    emit({"ok": True, **answer}, as_json=as_json, text=text)


def _end_of(found: Outcome) -> str:
    """Say in one line how a story ends, for who reads it after it was written."""
    if found.stop is not None:
        return f"stops at {found.stop}"
    if found.errors:
        return f"is refused: {', '.join(found.errors)}"
    return "ends with a saved dossier" if found.dossier else "ends with nothing saved"


def _write(path: Path, story: Story) -> None:
    written = story.model_dump(mode="json")
    path.write_text(
        yaml.safe_dump(written, allow_unicode=True, sort_keys=False, width=100), "utf-8"
    )
