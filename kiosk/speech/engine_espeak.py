"""The espeak-ng engine, inside its own process: the library by ctypes, sound as it is made.

The library is not thread-safe and says which word begins at which sample, so it runs alone in a
process and its events travel with the sound.
"""

from __future__ import annotations

import ctypes

from kiosk.speech.confinement import Pipes
from kiosk.speech.framing import End, Ready, Refused, Request, Sound, Word

LIBRARY = "libespeak-ng.so.1"
VOICES = {"vi": b"vi", "en": b"en"}
PITCH_RANGE = {"vi": 80, "en": 50}
"""Of 0–100: Vietnamese tones need more than the library's own 50 to be told apart."""
WORDS_PER_MINUTE = 175
AMPLITUDE = 100
BUFFER_MS = 20

_SYNCHRONOUS = 2
_DONT_EXIT = 0x8000
_RATE, _VOLUME, _RANGE = 1, 2, 4
_CHARS_UTF8, _END_PAUSE = 1, 0x1000
_AT_CHARACTER = 1
_LIST_ENDS, _WORD = 0, 1


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),  # in characters, the first is 1
        ("length", ctypes.c_int),
        ("audio_ms", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


class Espeak:
    """The loaded library; `pipes` is where its sound goes."""

    def __init__(self, library: ctypes.CDLL, rate_hz: int, pipes: Pipes) -> None:
        self._library = library
        self._rate_hz = rate_hz
        self._pipes = pipes
        self._callback = _Callback(self._on_sound)  # the library keeps only its address
        library.espeak_SetSynthCallback(self._callback)

    def say(self, request: Request) -> None:
        """Send the sound of it, then the end."""
        voice = VOICES.get(request.language)
        if voice is None or self._library.espeak_SetVoiceByName(voice) != 0:
            self._pipes.send(Refused("no_voice"))
            return
        self._set(_RATE, round(WORDS_PER_MINUTE * request.rate))
        self._set(_VOLUME, AMPLITUDE)
        self._set(_RANGE, PITCH_RANGE[request.language])
        text = request.text.encode("utf-8", "replace") + b"\0"
        size = ctypes.c_size_t(len(text))
        flags = _CHARS_UTF8 | _END_PAUSE
        failed = self._library.espeak_Synth(text, size, 0, _AT_CHARACTER, 0, flags, None, None)
        self._pipes.send(Refused("crashed") if failed else End())

    def _set(self, parameter: int, value: int) -> None:
        self._library.espeak_SetParameter(parameter, value, 0)

    def _on_sound(
        self, samples: ctypes._Pointer[ctypes.c_short], count: int, events: ctypes._Pointer[_Event]
    ) -> int:
        words = []
        at = 0
        while (event := events[at]).type != _LIST_ENDS:
            if event.type == _WORD and event.text_position > 0:
                words.append(Word(event.sample, event.text_position - 1, event.length))
            at += 1
        pcm = ctypes.string_at(samples, count * 2) if count > 0 else b""
        if pcm or words:
            self._pipes.send(Sound(self._rate_hz, tuple(words), pcm))
        return 0


def load(pipes: Pipes, name: str = LIBRARY) -> Espeak | None:
    """Load the library with its data; None where either is not installed."""
    try:
        library = ctypes.CDLL(name)
    except OSError:
        return None
    rate_hz = library.espeak_Initialize(_SYNCHRONOUS, BUFFER_MS, None, _DONT_EXIT)
    if rate_hz <= 0:
        return None
    library.espeak_SetVoiceByName(VOICES["vi"])  # reads the voice's files now, not at first use
    return Espeak(library, rate_hz, pipes)


def version(name: str = LIBRARY) -> str | None:
    """Say which espeak-ng there is; None where there is none."""
    try:
        library = ctypes.CDLL(name)
    except OSError:
        return None
    library.espeak_Info.restype = ctypes.c_char_p
    told = library.espeak_Info(None)
    return None if told is None else str(told.decode("ascii", "replace").split()[0])


def serve(pipes: Pipes) -> None:
    """Say what is asked, one text after the other, until the kiosk closes the pipe."""
    espeak = load(pipes)
    if espeak is None:
        pipes.send(Refused("missing"))
        return
    pipes.send(Ready())
    for message in pipes.messages():
        if isinstance(message, Request):
            espeak.say(message)
