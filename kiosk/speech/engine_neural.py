"""The neural engine, inside its own process: a Piper voice run by onnxruntime, phrase by phrase.

It takes half a second and a hundred megabytes to load, so it is gone again after a while in which
nothing is said. Before the model is opened the process gives up what a voice never needs: it can
open no file and no connection, write nothing, and have only so much memory.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

from kiosk.neural.description import Description, parse_description
from kiosk.neural.files import VoiceFiles, read_installed
from kiosk.neural.phrases import Phrase, phrases
from kiosk.neural.symbols import Phonemes, numbers_of, open_phonemes, symbols_of
from kiosk.speech.confinement import Pipes, lock_in
from kiosk.speech.framing import End, Ready, Refused, Request, Sound, Word
from kiosk.speech.word_timing import share_of_letters

RATE_HZ = 22_050
"""Of what is sent, whatever the model makes: clips and the other engine have the same."""
IDLE_S = 120
"""So long it stays loaded while nothing is said."""
MEMORY_BYTES = 3 * 2**29
LONGEST_S = 40
COMMA_S, STOP_S = 0.12, 0.3
"""Silence after a phrase, as long as the default engine rests there."""
TARGET, HIGHEST, AUDIBLE = 0.135, 0.92, 0.03
"""Loudness of speech and highest peak, of full scale, as `kiosk.voice.take` has them; below
`AUDIBLE` of its peak a sample is a pause."""
SPEAKER = 0


class Neural:
    """The loaded model; `pipes` is where its sound goes."""

    def __init__(
        self, numpy: Any, session: Any, described: Description, phonemes: Phonemes | None
    ) -> None:
        self._numpy = numpy
        self._session = session
        self._described = described
        self._phonemes = phonemes

    def say(self, request: Request, pipes: Pipes) -> None:
        """Send the sound of each phrase as soon as it is made, then the end."""
        if request.language != self._described.language:
            pipes.send(Refused("no_voice"))
            return
        begun = 0
        for phrase in phrases(request.text):
            pcm = self.sound_of(phrase, request.rate)
            words = tuple(
                Word(begun + word.sample, phrase.at + word.position, word.length)
                for word in share_of_letters(phrase.text, pcm)
            )
            pipes.send(Sound(RATE_HZ, words, pcm))
            begun += len(pcm) // 2
        pipes.send(End())

    def sound_of(self, phrase: Phrase, rate: float) -> bytes:
        """Give a phrase as 16-bit mono, at the loudness of the kiosk, with the rest after it."""
        numpy, described = self._numpy, self._described
        numbers = numbers_of(symbols_of(phrase.text, self._phonemes), described)
        scales = (described.noise, described.length / rate, described.noise_width)
        given = {
            "input": numpy.array([numbers], dtype=numpy.int64),
            "input_lengths": numpy.array([len(numbers)], dtype=numpy.int64),
            "scales": numpy.array(scales, dtype=numpy.float32),
        }
        if described.speakers > 1:
            given["sid"] = numpy.array([SPEAKER], dtype=numpy.int64)
        made = self._session.run(None, given)[0]
        samples = numpy.nan_to_num(numpy.asarray(made, dtype=numpy.float32).reshape(-1))
        samples = self._levelled(samples[: LONGEST_S * described.rate_hz])
        rest = int(RATE_HZ * (STOP_S if phrase.stops else COMMA_S))
        return bytes((samples * 32_767).astype(numpy.int16).tobytes()) + bytes(2 * rest)

    def _levelled(self, samples: Any) -> Any:
        numpy = self._numpy
        peak = float(numpy.abs(samples).max(initial=0.0))
        if not peak:
            return samples
        count = len(samples) * RATE_HZ // self._described.rate_hz
        places = numpy.arange(count) * (self._described.rate_hz / RATE_HZ)
        samples = numpy.interp(places, numpy.arange(len(samples)), samples)
        speech = samples[numpy.abs(samples) > AUDIBLE * peak]
        level = float(numpy.sqrt(numpy.mean(numpy.square(speech))))
        return samples * min(TARGET / level, HIGHEST / peak)


def load(files: VoiceFiles) -> Neural | None:
    """Open a voice for good; None where a library is missing, or it is none that can be used.

    What the model does to the library that opens it, it does to this process alone.
    """
    described = parse_description(files.description)
    if not isinstance(described, Description):
        return None
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # each of its threads holds 30 MB
    try:
        import numpy as np  # noqa: PLC0415 -- not installed is an answer, not a crash
        import onnxruntime  # noqa: PLC0415 -- as above
    except ImportError:
        return None
    phonemes = None if described.letters else open_phonemes(described.phonemes)
    if phonemes is None and not described.letters:
        return None
    lock_in(MEMORY_BYTES)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(
        files.model, sess_options=options, providers=["CPUExecutionProvider"]
    )
    return Neural(np, session, described, phonemes)


def serve(pipes: Pipes, folder: str) -> None:
    """Say what is asked, until the kiosk closes the pipe or nothing is asked for a while."""
    files = read_installed(Path(folder))
    voice = load(files) if isinstance(files, VoiceFiles) else None
    if voice is None:
        pipes.send(Refused("missing"))
        return
    del files
    voice.sound_of(Phrase("a.", 0), 1.0)  # a model that gives no sound says so now
    pipes.send(Ready())
    signal.alarm(IDLE_S)
    for message in pipes.messages():
        signal.alarm(0)
        if isinstance(message, Request):
            voice.say(message, pipes)
        signal.alarm(IDLE_S)
