"""The voices of the operating system through pyttsx3, inside a process for one text only.

pyttsx3's queue loses texts and rates after the first one and its `stop` waits for the end, so each
process says one text into memory, sends it, and ends. No file with a person's words gets a name.
"""

import os
import tempfile
import threading
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kiosk.speech.confinement import Pipes
from kiosk.speech.framing import End, Ready, Refused, Request, Sound

WORDS_PER_MINUTE = 175
PIECE_BYTES = 32_768


@contextmanager
def private_file() -> Iterator[Path]:
    """Give a path to write sound to that only this process can reach, gone afterwards.

    On Linux it is memory without a name in any folder, so even a killed process leaves nothing.
    """
    if hasattr(os, "memfd_create"):
        memory = os.memfd_create("speech")
        try:
            yield Path(f"/proc/self/fd/{memory}")
        finally:
            os.close(memory)
    else:
        with tempfile.TemporaryDirectory() as folder:  # made with mode 0700
            yield Path(folder) / "speech.wav"


def voice_for(voices: list[Any], language: str) -> str | None:
    """Choose the plainest voice of a language ("vi", "vi_VN"), never a dialect; its id."""
    fitting = []
    for voice in voices:
        for spoken in voice.languages:
            code = str(spoken).lower().replace("_", "-")
            if code == language or (code.startswith(f"{language}-") and "-x-" not in code):
                fitting.append((len(code), str(voice.id)))
    return min(fitting)[1] if fitting else None


def record(engine: Any, request: Request, path: Path) -> tuple[int, bytes] | None:
    """Say the text into `path`: samples per second and the sound, None when it cannot be played."""
    written = threading.Event()
    engine.connect("finished-utterance", lambda **_: written.set())
    engine.setProperty("rate", round(WORDS_PER_MINUTE * request.rate))
    engine.save_to_file(request.text, str(path))
    if engine.driver_name == "espeak":
        # Its runAndWait cancels what espeak-ng has not done yet, sometimes the rate just set, and
        # does not wait; its loop ends by itself after the text.
        engine.startLoop()
    else:
        engine.runAndWait()
    written.wait()
    try:
        with wave.open(str(path), "rb") as sound:
            if sound.getnchannels() != 1 or sound.getsampwidth() != 2:
                return None
            return sound.getframerate(), sound.readframes(sound.getnframes())
    except (wave.Error, EOFError, OSError):
        return None


def answer(engine: Any, request: Request, pipes: Pipes) -> None:
    """Send the sound of the text, or why not; the words are placed by whoever plays it."""
    voice = voice_for(engine.getProperty("voices"), request.language)
    if voice is None:
        pipes.send(Refused("no_voice"))
        return
    engine.setProperty("voice", voice)
    with private_file() as path:
        recorded = record(engine, request, path)
    if recorded is None:
        pipes.send(Refused("crashed"))
        return
    rate_hz, pcm = recorded
    for at in range(0, len(pcm), PIECE_BYTES):
        pipes.send(Sound(rate_hz, (), pcm[at : at + PIECE_BYTES]))
    pipes.send(End())


def serve(pipes: Pipes) -> None:
    """Say one text."""
    try:
        import pyttsx3  # noqa: PLC0415 -- a missing system voice is an answer, not a crash

        engine = pyttsx3.init()
    except (ImportError, OSError, RuntimeError, AttributeError):
        pipes.send(Refused("missing"))
        return
    pipes.send(Ready())
    for message in pipes.messages():
        if isinstance(message, Request):
            answer(engine, message, pipes)
            return
