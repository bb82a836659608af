"""A voice pack in a folder, read as the kiosk speaks."""

from functools import cached_property
from pathlib import Path

from kiosk.log import Log
from kiosk.speech.clips import Clip, Clips
from kiosk.speech.sentence import key_of
from kiosk.speech.utterance import Language
from kiosk.voice.codec import RATE_HZ, decoded
from kiosk.voice.index import (
    LANGUAGES,
    BadIndex,
    ClipPlace,
    Index,
    check_of,
    index_path,
    parse_index,
    reel_path,
)
from kiosk.voice.tempo import stretched

_log = Log(__name__)

USUAL_RATE = 1.0


class VoicePack:
    """Clips by sentence. The index is read at the first question, each clip when it is said."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds `voice/`; nothing is read yet."""
        self._folder = folder

    @cached_property
    def indexes(self) -> dict[Language, Index]:
        """Index by language; one that cannot be used is left out."""
        found = {}
        for language in LANGUAGES:
            try:
                raw = (self._folder / index_path(language)).read_bytes()
                found[language] = parse_index(raw, language)
            except FileNotFoundError:
                continue
            except (OSError, BadIndex) as error:
                _log.warning("voice index left out", language=language, reason=str(error))
        return found

    def warm(self) -> None:
        """Read the index now."""
        _ = self.indexes

    def has(self, language: Language, text: str) -> bool:
        """Whether there is a clip of this sentence."""
        return self._place(language, text) is not None

    def fetch(self, language: Language, text: str, rate: float) -> Clip | None:
        """Read, check and decode the clip; None where it is damaged or cannot be at this pace.

        A voice an engine makes is not stretched: the engine itself says it better at that pace.
        """
        place = self._place(language, text)
        if place is None:
            return None
        index = self.indexes[language]
        if rate != USUAL_RATE and index.timing == "engine":
            return None
        pcm = decoded(data, place.samples) if (data := self.read(language, place)) else None
        if pcm is None:
            _log.warning("clip damaged", language=language, reel=place.reel, at=place.at)
            return None
        if rate != USUAL_RATE:
            pcm = stretched(pcm, rate, RATE_HZ)
        if not pcm:
            return None
        begins = tuple(int(ms * RATE_HZ / 1000 / rate) for ms in place.begins_ms)
        return Clip(RATE_HZ, pcm, begins)

    def read(self, language: Language, place: ClipPlace) -> bytes | None:
        """Read the bytes of a clip; None where they are not those the index speaks of."""
        try:
            with (self._folder / reel_path(language, place.reel)).open("rb") as reel:
                reel.seek(place.at)
                data = reel.read(place.size)
        except OSError:
            return None
        return data if check_of(data) == place.check else None

    def _place(self, language: Language, text: str) -> ClipPlace | None:
        index = self.indexes.get(language)
        return None if index is None else index.clips.get(key_of(language, text))


class Layered:
    """Several packs: the first one that has a sentence says it."""

    def __init__(self, packs: tuple[Clips, ...]) -> None:
        """The best first."""
        self._packs = packs

    def warm(self) -> None:
        """Read every index now."""
        for pack in self._packs:
            pack.warm()

    def has(self, language: Language, text: str) -> bool:
        """Whether one of them has it."""
        return any(pack.has(language, text) for pack in self._packs)

    def fetch(self, language: Language, text: str, rate: float) -> Clip | None:
        """Take it from the first that has it undamaged."""
        for pack in self._packs:
            if pack.has(language, text) and (clip := pack.fetch(language, text, rate)) is not None:
                return clip
        return None
