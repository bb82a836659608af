"""Whether the neural voice of the settings is there, unchanged, and quick enough to listen to."""

import importlib.util
from pathlib import Path

from kiosk.devices.status import Health, Language
from kiosk.doctor.words import decimal, health, sentence
from kiosk.neural.description import Description, parse_description
from kiosk.neural.files import VoiceFiles, read_installed
from kiosk.neural.home import home_of
from kiosk.speech.engines import neural
from kiosk.speech.rendering import NotRendered, render
from kiosk.speech.utterance import Utterance
from kiosk.text.spoken import speak

QUICK_S = 0.6
"""Until the first sound: a person waits as long without wondering."""


def neural_health(data_dir: Path, digest: str | None, language: Language) -> Health:
    """Let it say one sentence into memory. Without one a kiosk is well."""
    if digest is None:
        return health("neural", "none", language, ok=True)
    folder = home_of(data_dir, digest)
    files = read_installed(folder)
    if not isinstance(files, VoiceFiles):
        return health("neural", files.reason, language, ok=False, file=files.file)
    described = parse_description(files.description)
    if not isinstance(described, Description):
        return health("neural", "changed", language, ok=False, file="")
    if importlib.util.find_spec("onnxruntime") is None:
        return health("neural", "no_runtime", language, ok=False)
    spoken = described.language
    text = sentence("voice_sample", spoken)
    said = render(Utterance(tuple(speak(text, spoken)), spoken), (neural(folder),))
    if isinstance(said, NotRendered):
        return health("neural", "broken", language, ok=False)
    first_s = said.first_audio_ms / 1000
    told = decimal(first_s, 2, language)
    return health(
        "neural", "ready" if first_s <= QUICK_S else "slow", language, ok=True, first=told
    )
