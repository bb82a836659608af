"""`kiosk voice`: the clips the kiosk speaks with, made, recorded, signed and installed."""

import sys
from collections.abc import Collection
from enum import StrEnum
from pathlib import Path

import typer

from kiosk.commands import content_packs, voice_neural, voice_packs
from kiosk.commands.content_packs import refusing
from kiosk.commands.data_folder import Config, Json, read_settings
from kiosk.commands.output import emit, fail
from kiosk.commands.voice_desk import Terminal, play
from kiosk.packs.shelf import Shelf
from kiosk.speech.utterance import Language
from kiosk.voice.booth import Booth
from kiosk.voice.codec import NoEncoder
from kiosk.voice.microphone import CaptureMicrophone, NoMicrophone
from kiosk.voice.rendering import NoVoice, Voice, build_clips, default_voice, neural_voice
from kiosk.voice.session import Session
from kiosk.voice.sources import MOST_ASKED, fixed_in
from kiosk.voice.wordings import FixedSentence
from sync.packs import build_pack

app = typer.Typer(help="Make, record and install voices.", add_completion=False)


class EngineName(StrEnum):
    """Who says the sentences."""

    ESPEAK = "espeak"
    NEURAL = "neural"


Output = typer.Option(None, "-o", "--output", help="Folder to make it in, instead of the usual.")
Engine = typer.Option(EngineName.ESPEAK, help="The kiosk's own voice, or the one installed.")
Only = typer.Option([], "--only", help="Of procedures, only this code; may be given again.")
MostAsked = typer.Option(False, "--most-asked", help="Of procedures, only six.")
LanguageName = typer.Option("vi", "--language", help="vi or en.")
Recordings = typer.Argument(..., metavar="DIR", help="Folder of the recordings of one voice.")


@app.callback()
def voice() -> None:
    """Make, record and install voices."""


@app.command(epilog="Example: kiosk voice build --only 1.001193 -o voice-pack")
def build(  # noqa: PLR0913, PLR0917 -- one parameter an option
    output: Path | None = Output,
    engine: EngineName = Engine,
    only: list[str] = Only,
    most_asked: bool = MostAsked,
    language: str = LanguageName,
    config: Path | None = Config,
    as_json: bool = Json,
) -> None:
    """Let an engine of the kiosk say every fixed sentence that is not there yet, into clips."""
    spoken = _language(language)
    sentences = _sentences(config, _codes(only, most_asked=most_asked), spoken, as_json=as_json)

    def still_said() -> set[str]:
        return {s.key for s in _sentences(config, None, spoken, as_json=as_json)}

    voice = _voice(engine, config, as_json=as_json)
    folder = output or voice.home
    try:
        made = build_clips(folder, voice, sentences, still_said, _show_progress)
    except NoVoice as error:
        fail("no_voice", str(error), as_json=as_json)
    except NoEncoder as error:
        fail("no_encoder", str(error), as_json=as_json)
    except OSError as error:
        fail("cannot_write", f"{folder}: {error.strerror}", as_json=as_json)
    count = len(sentences)
    answer = {"ok": True, "sentences": count, "made": made, "output": str(folder)}
    emit(answer, as_json=as_json, text=f"{count} sentences, {made} of them made now: {folder}")


@app.command(epilog="Example: kiosk voice record giong-co-hoa --most-asked")
def record(
    folder: Path = Recordings,
    only: list[str] = Only,
    most_asked: bool = MostAsked,
    language: str = LanguageName,
    config: Path | None = Config,
    as_json: bool = Json,
) -> None:
    """Lead a person with a good voice through all sentences she has not recorded yet."""
    spoken = _language(language)
    sentences = _sentences(config, _codes(only, most_asked=most_asked), spoken, as_json=as_json)
    booth, desk = Booth(folder, sentences), Terminal()
    session = Session(booth, desk, CaptureMicrophone, play)
    desk.say("hello", count=booth.count, left=len(booth.left()))
    desk.say("how")
    try:
        session.run()
    except NoMicrophone as error:
        fail("no_microphone", f"No microphone opens: {error}", as_json=as_json)
    except OSError as error:
        fail("cannot_write", f"{folder}: {error.strerror}", as_json=as_json)
    left = len(booth.left())
    desk.say("done", made=session.made, left=left)
    answer = {"ok": True, "made": session.made, "left": left, "output": str(folder)}
    emit(answer, as_json=as_json, text=str(folder))


@app.command(epilog="Example: kiosk voice pack giong-co-hoa --version 2026.11.30 -o giong.zip")
def pack(
    folder: Path = Recordings,
    version: str = typer.Option(..., "--version", help="Such as 2026.11.29 or 2026.11.29.2."),
    output: Path = typer.Option(..., "-o", "--output", help="File to write."),
    language: str = LanguageName,
    config: Path | None = Config,
    as_json: bool = Json,
) -> None:
    """Put the recordings of one voice into an unsigned pack, with the time of each word."""
    spoken = _language(language)
    sentences = _sentences(config, None, spoken, as_json=as_json)
    booth = Booth(folder, sentences)
    with refusing(as_json=as_json):
        try:
            files = booth.files(spoken, folder.resolve().name)
        except NoEncoder as error:
            fail("no_encoder", str(error), as_json=as_json)
        if not files:
            fail("no_recording", f"{folder} holds no recording.", as_json=as_json)
        raw = build_pack(version, files)
    try:
        output.write_bytes(raw)
    except OSError as error:
        fail("unwritable_file", f"{output}: {error.strerror}", as_json=as_json)
    count = booth.count - len(booth.left())
    answer = {"ok": True, "version": version, "sentences": count, "output": str(output)}
    emit(answer, as_json=as_json, text=f"Voice {version}, {count} sentences, not signed: {output}")


app.command(epilog="Example: kiosk voice neural giong.onnx")(voice_neural.neural)
app.command(epilog="Example: kiosk voice sign giong.zip --key ward.key")(content_packs.sign)
app.command(epilog="Example: kiosk voice install giong.zip")(voice_packs.install)
app.command("roll-back", epilog="Example: kiosk voice roll-back")(voice_packs.roll_back)
app.command(epilog="Example: kiosk voice packs --json")(voice_packs.packs)


def _voice(engine: EngineName, config: Path | None, *, as_json: bool) -> Voice:
    if engine is EngineName.NEURAL:
        return neural_voice(voice_neural.folder_in_use(config, as_json=as_json))
    try:
        return default_voice()
    except NoVoice as error:
        fail("no_voice", str(error), as_json=as_json)


def _codes(only: list[str], *, most_asked: bool) -> Collection[str] | None:
    return [*only, *(MOST_ASKED if most_asked else ())] or None


def _sentences(
    config: Path | None, codes: Collection[str] | None, language: Language, *, as_json: bool
) -> tuple[FixedSentence, ...]:
    """List what is said of the content in use here, in one language."""
    home = Shelf(read_settings(config, as_json=as_json).data_dir).home()
    return tuple(s for s in fixed_in(home, codes) if s.language == language)


def _language(name: str) -> Language:
    if name == "vi":
        return "vi"
    if name == "en":
        return "en"
    raise typer.BadParameter("vi or en", param_hint="--language")


def _show_progress(done: int, count: int) -> None:
    print(f"{done} of {count}", file=sys.stderr)
