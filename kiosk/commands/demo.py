"""`kiosk demo`: what a person does at the kiosk, the whole way, with real processes."""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import typer

from kiosk.commands.demo_variants import VARIANTS, Variant
from kiosk.commands.output import emit, fail
from kiosk.config import load_settings
from kiosk.demo.remote import DemoError
from kiosk.demo.result import Result
from kiosk.demo.scene import Scene
from kiosk.demo.site import DemoSite, demo_settings

ALL = "all"
SHOWN = "\n\n".join(f"{name}: {variant.shows}." for name, variant in VARIANTS.items())
HELP = f"""Do what a person does at the kiosk, the whole way; read at the centre what came of it.

{SHOWN}

{ALL}: every one, a line each."""

app = typer.Typer(
    add_completion=False,
    help="Show what a resident does, from first touch to the centre's receipt.",
)


@app.command(help=HELP, epilog="Example: kiosk demo --pictures build/demo --json")
def demo(
    pictures: Path | None = typer.Option(None, "--pictures", help="Folder for a picture a page."),
    variant: str = typer.Option("birth", "--variant", help="One of those above."),
    as_json: bool = typer.Option(False, "--json", help="One JSON value as the last line."),
) -> None:
    """Press by touch at accessible names, cut the line, restore it, read at the centre, purge."""
    if variant == ALL:
        play_all(pictures, as_json=as_json)
        return
    if variant not in VARIANTS:
        raise typer.BadParameter(f"unknown variant {variant}", param_hint="--variant")
    played = play(VARIANTS[variant], pictures)
    answer = answer_of(played)
    if not answer.pop("ok"):
        fail("demo_failed", answer.pop("message"), as_json=as_json, **answer)
    emit({"ok": True, **answer}, as_json=as_json, text=line_of(variant, played))


def play_all(pictures: Path | None, *, as_json: bool) -> None:
    """Play every variant, each with a folder of its own for its pictures; a line tells of each."""
    answers = {}
    for name, variant in VARIANTS.items():
        played = play(variant, pictures / name if pictures is not None else None)
        answers[name] = answer_of(played)
        print(line_of(name, played), file=sys.stderr if as_json else sys.stdout, flush=True)
    failed = [name for name, answer in answers.items() if not answer["ok"]]
    if failed:
        fail("demo_failed", f"not well: {', '.join(failed)}", as_json=as_json, variants=answers)
    if as_json:
        print(json.dumps({"ok": True, "variants": answers}, ensure_ascii=False))


def play(variant: Variant, pictures: Path | None) -> Result | DemoError:
    """Play one walk on a site of its own; nothing is left of it but its pictures."""
    if pictures is not None:
        pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="kiosk-demo-") as name:
        folder = Path(name)
        site = DemoSite(demo_settings(folder, load_settings(), variant.equipment(folder)))
        try:
            return variant.play(Scene(site, variant.code, pictures))
        except DemoError as error:
            return error
        finally:
            site.stop()


def answer_of(played: Result | DemoError) -> dict[str, Any]:
    """What is printed as JSON; a walk that is not well says why."""
    if isinstance(played, DemoError):
        return {"ok": False, "message": str(played)}
    why = {} if played.ok else {"message": played.sentence}
    return {**vars(played), **why}


def line_of(name: str, played: Result | DemoError) -> str:
    """The line for a person."""
    if isinstance(played, DemoError):
        return f"{name}: stopped: {played}"
    return f"{name}: {'ok' if played.ok else 'NOT WELL'}, {played.sentence}"
