"""`kiosk voice`: the clips the kiosk speaks with, made, recorded, signed and installed."""

import sys
from pathlib import Path

import typer

from kiosk.commands.data_folder import Config, Json, read_settings
from kiosk.commands.output import emit, fail
from kiosk.packs.shelf import Shelf
from kiosk.speech.utterance import Language
from kiosk.voice.codec import NoEncoder
from kiosk.voice.home import DEFAULT
from kiosk.voice.rendering import NoVoice, build_default
from kiosk.voice.sources import MOST_ASKED, fixed_in

app = typer.Typer(help="Make, record and install voices.", add_completion=False)

Only = typer.Option([], "--only", help="Of procedures, only this code; may be given again.")
LanguageName = typer.Option("vi", "--language", help="vi or en.")


@app.callback()
def voice() -> None:
    """Make, record and install voices."""


@app.command(epilog="Example: kiosk voice build --only 1.001193 -o voice-pack")
def build(
    output: Path = typer.Option(DEFAULT, "-o", "--output", help="Folder to make it in."),
    only: list[str] = Only,
    most_asked: bool = typer.Option(False, "--most-asked", help="Of procedures, only six."),
    language: str = LanguageName,
    config: Path | None = Config,
    as_json: bool = Json,
) -> None:
    """Let the kiosk's own engine say every fixed sentence that is not there yet, into clips."""
    spoken = language_of(language)
    home = Shelf(read_settings(config, as_json=as_json).data_dir).home()
    codes = [*only, *(MOST_ASKED if most_asked else ())]
    sentences = fixed_in(home, codes or None)
    try:
        made = build_default(output, spoken, sentences, _show_progress)
    except NoVoice as error:
        fail("no_voice", str(error), as_json=as_json)
    except NoEncoder as error:
        fail("no_encoder", str(error), as_json=as_json)
    except OSError as error:
        fail("cannot_write", f"{output}: {error.strerror}", as_json=as_json)
    count = sum(sentence.language == spoken for sentence in sentences)
    answer = {"ok": True, "sentences": count, "made": made, "output": str(output)}
    emit(answer, as_json=as_json, text=f"{count} sentences, {made} of them made now: {output}")


def language_of(name: str) -> Language:
    """Read the option; leaves with wrong use."""
    if name == "vi":
        return "vi"
    if name == "en":
        return "en"
    raise typer.BadParameter("vi or en", param_hint="--language")


def _show_progress(done: int, count: int) -> None:
    print(f"{done} of {count}", file=sys.stderr)
