"""`kiosk voice neural`: put the file of a neural voice where this kiosk looks for it."""

import importlib.util
import shutil
from pathlib import Path

import typer

from kiosk.commands.data_folder import Config, Json, read_settings
from kiosk.commands.output import emit, fail
from kiosk.neural.description import Description, parse_description
from kiosk.neural.files import VoiceFiles, keep, read_files
from kiosk.neural.home import home_of, installed
from kiosk.speech.engines import neural as engine_of
from kiosk.speech.rendering import NotRendered, Rendered, render
from kiosk.speech.utterance import Utterance
from kiosk.text.spoken import speak

LIBRARY = "onnxruntime"
SAMPLE = {
    "vi": "Mời quý vị bấm vào màn hình để bắt đầu.",
    "en": "Please touch the screen to begin.",
}
FAULTS = {
    "missing": "cannot be opened",
    "too_large": "is larger than any voice may be",
    "changed": "is not the one that was installed",
}

Model = typer.Argument(..., metavar="MODEL", help="The voice, a file that ends with .onnx.")
Told = typer.Option(None, "--description", help="Its description; else MODEL with .json behind.")


def neural(
    model: Path = Model,
    description: Path | None = Told,
    config: Path | None = Config,
    as_json: bool = Json,
) -> None:
    """Look at a neural voice, let it say a sentence, and keep it; read its licence first."""
    settings = read_settings(config, as_json=as_json)
    files = read_files(model, description or model.with_name(f"{model.name}.json"))
    if not isinstance(files, VoiceFiles):
        fail("voice_unusable", f"{files.file} {FAULTS[files.reason]}.", as_json=as_json)
    described = parse_description(files.description)
    if not isinstance(described, Description):
        fail("voice_unusable", f"The description {described.why}.", as_json=as_json)
    if importlib.util.find_spec(LIBRARY) is None:
        fail("no_runtime", f"The package {LIBRARY} is not installed.", as_json=as_json)
    said = _tried(settings.data_dir, files, described, as_json=as_json)
    pace = round(said.first_audio_ms / 1000 / said.seconds, 2)
    answer = {"ok": True, "neural": files.digest, "first_audio_ms": round(said.first_audio_ms)}
    lines = (
        f"It says a sentence of {said.seconds:.1f} s in {pace} of that time.",
        "Write into kiosk.toml, then start the kiosk anew:",
        "    [speech]",
        f'    neural = "{files.digest}"',
    )
    emit(answer | {"pace": pace}, as_json=as_json, text="\n".join(lines))


def folder_in_use(config: Path | None, *, as_json: bool) -> Path:
    """Give the folder of the voice that the settings name, or leave."""
    settings = read_settings(config, as_json=as_json)
    folder = installed(settings.data_dir, settings.speech.neural)
    if folder is None:
        message = "No neural voice is installed, or speech.neural in kiosk.toml does not name it."
        fail("no_voice", message, as_json=as_json)
    return folder


def _tried(data_dir: Path, files: VoiceFiles, described: Description, *, as_json: bool) -> Rendered:
    """Keep a voice that says a sentence; one that does not is taken away again."""
    there = home_of(data_dir, files.digest).exists()
    try:
        folder = keep(data_dir, files)
    except OSError as error:
        fail("cannot_write", f"{data_dir}: {error.strerror}", as_json=as_json)
    language = described.language
    sample = Utterance(tuple(speak(SAMPLE[language], language)), language)
    said = render(sample, (engine_of(folder),))
    if isinstance(said, NotRendered):
        if not there:
            shutil.rmtree(folder)
        fail("voice_unusable", f"The voice says nothing ({said.reason}).", as_json=as_json)
    return said
