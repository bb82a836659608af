"""`kiosk say`: a text as the kiosk would say it, into a sound file."""

import wave
from enum import StrEnum
from pathlib import Path

import typer

from kiosk.commands.output import emit, fail
from kiosk.config import SettingsError, load_settings
from kiosk.neural.home import installed
from kiosk.speech.engines import Engine, choose, neural
from kiosk.speech.rendering import NotRendered, Rendered, render
from kiosk.speech.utterance import Utterance
from kiosk.text.spoken import speak

app = typer.Typer(help="Speak a text into a sound file.", add_completion=False)

_MESSAGES = {
    "no_engine": "No voice engine works on this machine. Install the package espeak-ng.",
    "missing": "The voice engine is not installed. Install the package espeak-ng.",
    "no_voice": "The voice engine has no voice for this language.",
    "crashed": "The voice engine stopped in the middle.",
    "slow": "The voice engine did not answer in time.",
    "garbled": "The voice engine sent something that is not sound.",
    "too_long": "The text is too long to be said at once.",
}


class EngineName(StrEnum):
    """`auto` tries all, best first; a name tries that one only."""

    AUTO = "auto"
    ESPEAK = "espeak"
    PYTTSX3 = "pyttsx3"
    NEURAL = "neural"


class LanguageName(StrEnum):
    """Languages with a voice."""

    VI = "vi"
    EN = "en"


@app.command(epilog='Example: kiosk say "Quý vị khai cho ai?" -o question.wav')
def say(
    text: str = typer.Argument(help="What to say."),
    out: Path = typer.Option(..., "-o", "--out", help="The WAV file to write."),
    engine: EngineName = typer.Option(EngineName.AUTO, help="Which voice engine."),
    language: LanguageName = typer.Option(LanguageName.VI, help="Language of the text."),
    config: Path | None = typer.Option(None, "--config", help="kiosk.toml to use."),
    as_json: bool = typer.Option(False, "--json", help="Answer as one JSON line."),
) -> None:
    """Say TEXT as the kiosk would, into a file: numbers, dates and short forms in words."""
    engines = _engines(engine, config, as_json=as_json)
    segments = tuple(speak(text, language.value))
    if not any(c.isalnum() for segment in segments for c in segment.spoken):
        fail("nothing_to_say", "There is nothing to say in this text.", as_json=as_json)
    result = render(Utterance(segments, language.value), engines)
    if isinstance(result, NotRendered):
        name = None if engine is EngineName.AUTO else engine.value
        extra = {"engine": name, "spoken": result.spoken, "seconds": 0, "first_audio_ms": None}
        fail(result.reason, _MESSAGES[result.reason], as_json=as_json, **extra)
    try:
        write_wav(out, result)
    except OSError as error:
        fail("cannot_write", f"Cannot write {out}: {error.strerror}", as_json=as_json)
    answer = {
        "engine": result.engine,
        "spoken": result.spoken,
        "seconds": round(result.seconds, 3),
        "first_audio_ms": round(result.first_audio_ms, 1),
    }
    emit(answer, as_json=as_json, text=f"{result.engine}: {result.seconds:.1f} s → {out}")


def _engines(name: EngineName, config: Path | None, *, as_json: bool) -> tuple[Engine, ...]:
    try:
        settings = load_settings(config)
    except SettingsError as error:
        fail("bad_settings", str(error), as_json=as_json)
    voice = installed(settings.data_dir, settings.speech.neural)
    best = None if voice is None else neural(voice)
    match name:
        case EngineName.AUTO:
            return choose("auto", best)
        case EngineName.NEURAL:
            return () if best is None else (best,)
        case EngineName.PYTTSX3:
            return choose("pyttsx3")[:1]
        case EngineName.ESPEAK:
            return choose("espeak")[:1]


def write_wav(path: Path, sound: Rendered) -> None:
    """Write the sound as a 16-bit mono WAV file."""
    with path.open("wb") as file, wave.open(file, "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(2)
        wav.setframerate(sound.rate_hz)
        wav.writeframes(sound.pcm)
