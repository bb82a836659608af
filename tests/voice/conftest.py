"""Sounds and packs made for tests: a voice is a tone with a dip between words."""

import math
from array import array

import pytest

from kiosk.voice.codec import RATE_HZ
from kiosk.voice.making import Sounding, encode, pack_files
from kiosk.voice.wordings import Wording, fixed_sentences


def tone(seconds, level=8_000, pitch_hz=220):
    """A steady tone, 16-bit mono."""
    count = int(seconds * RATE_HZ)
    turn = math.tau * pitch_hz / RATE_HZ
    return array("h", (int(level * math.sin(at * turn)) for at in range(count))).tobytes()


def silence(seconds):
    return bytes(2 * int(seconds * RATE_HZ))


def sentence(text, language="vi"):
    (found,) = fixed_sentences([Wording(language, text)])
    return found


def files_of(*texts, language="vi", voice="Cô Mẫu", timing="estimated", seconds=0.5):
    """The files of a pack with a tone for each sentence."""
    soundings = []
    for text in texts:
        fixed, pcm = sentence(text, language), tone(seconds)
        count = len(fixed.text.split())
        begins = tuple(at * len(pcm) // 2 // count for at in range(count))
        soundings.append(Sounding(fixed.key, pcm, begins))
    return dict(pack_files(language, voice, timing, encode(soundings)))


@pytest.fixture
def unpacked(tmp_path):
    """Writes files of a pack into a folder."""

    def write(files, name="pack"):
        folder = tmp_path / name
        for path, data in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
        return folder

    return write
