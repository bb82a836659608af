"""Whether a voice gives sound, and a device would make it heard."""

from kiosk.devices.status import Health, Language
from kiosk.doctor.words import health, sentence
from kiosk.speech.engines import Choice, choose
from kiosk.speech.rendering import NotRendered, render
from kiosk.speech.sound_device import OpenSound, open_sound
from kiosk.speech.utterance import Utterance
from kiosk.text.spoken import speak

TOLD = frozenset({"missing", "no_engine", "no_voice", "slow"})


def voice_health(choice: Choice, language: Language, open_device: OpenSound = open_sound) -> Health:
    """Say one Vietnamese sentence into memory, then open the sound device; nothing is heard."""
    engines = choose(choice)
    if not engines:
        return health("voice", "none", language, ok=False)
    said = render(Utterance(speak(sentence("voice_sample", "vi"), "vi"), "vi"), engines)
    if isinstance(said, NotRendered):
        code = said.reason if said.reason in TOLD else "broken"
        return health("voice", code, language, ok=False)
    opened = open_device(said.rate_hz)
    if opened is not None:
        opened.device.close()
    if opened is None or not opened.audible:
        return health("voice", "no_sound", language, ok=False, engine=said.engine)
    return health("voice", "ready", language, ok=True, engine=said.engine, device=opened.backend)
