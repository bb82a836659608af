"""Clips as Ogg Vorbis: made by Debian's `oggenc`, read by the library that plays."""

import subprocess
import tempfile
import wave
from array import array
from collections.abc import Sequence
from pathlib import Path

import miniaudio

RATE_HZ = 22_050
"""Of every clip: what the default engine makes, so that both go into one track as they are."""
QUALITY = "2"
ENCODER = "oggenc"
MOST_SAMPLES = 60 * RATE_HZ
_READ_FRAMES = 4_096


class NoEncoder(Exception):  # noqa: N818 -- reads as what it is
    """The program that encodes is not installed, or it failed."""


def encoded(sounds: Sequence[bytes]) -> list[bytes]:
    """Encode sounds, 16-bit mono; the same sound gives the same bytes. Raises NoEncoder."""
    if not sounds:
        return []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [f"{number:05}.wav" for number in range(len(sounds))]
        for file, pcm in zip(files, sounds, strict=True):
            write_wav(folder / file, pcm)
        command = (ENCODER, "--quiet", "--serial", "1", "--quality", QUALITY, *files)
        try:
            subprocess.run(command, cwd=folder, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise NoEncoder(f"{ENCODER}: {error}") from error
        return [(folder / file).with_suffix(".ogg").read_bytes() for file in files]


def decoded(data: bytes, samples: int) -> bytes | None:
    """Give exactly so many samples; None where the clip is no sound or of another length."""
    pcm = array("h")
    try:
        pieces = miniaudio.stream_memory(
            data, nchannels=1, sample_rate=RATE_HZ, frames_to_read=_READ_FRAMES
        )
        for piece in pieces:
            pcm += piece
            if len(pcm) > min(samples, MOST_SAMPLES):
                return None
    except miniaudio.MiniaudioError:
        return None
    return pcm.tobytes() if len(pcm) == samples else None


def write_wav(path: Path, pcm: bytes) -> None:
    """Write 16-bit mono as a WAV file."""
    with path.open("wb") as file, wave.open(file, "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(2)
        wav.setframerate(RATE_HZ)
        wav.writeframes(pcm)


def read_wav(path: Path) -> bytes | None:
    """Read such a file; None where it is none."""
    try:
        with wave.open(str(path), "rb") as wav:
            if (wav.getnchannels(), wav.getsampwidth(), wav.getframerate()) != (1, 2, RATE_HZ):
                return None
            return wav.readframes(min(wav.getnframes(), MOST_SAMPLES))
    except (wave.Error, EOFError, OSError):
        return None
