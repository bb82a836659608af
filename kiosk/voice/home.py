"""The voice packs of a kiosk: the ward's own on a shelf, below it those made on the kiosk.

<data>/voice/       the shelf (`kiosk.packs.shelf`), signed by a key of `packs.voice_keys`
<data>/neural/…/    made by `kiosk voice build --engine neural`, beside the neural voice itself
assets/voice/       made by `kiosk voice build` with the kiosk's own engine, not signed
"""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.config import ASSETS
from kiosk.log import Log
from kiosk.packs.home import Home
from kiosk.packs.shelf import Shelf
from kiosk.procedures.loading import ContentError, Fault
from kiosk.speech.clips import Clip, Clips
from kiosk.speech.utterance import Language
from kiosk.voice.codec import decoded
from kiosk.voice.index import FOLDER, LANGUAGES, BadIndex, Index, index_path, parse_index, reel_path
from kiosk.voice.pack import Layered, VoicePack
from sync.manifest import PackError, check_named

if TYPE_CHECKING:
    from sync.packs import Pack

_log = Log(__name__)

DEFAULT = ASSETS


def voice_shelf(data_dir: Path) -> Shelf:
    """Give the shelf of a kiosk's voice packs."""
    return Shelf(data_dir, FOLDER)


def is_voice_pack(pack: "Pack") -> bool:
    """Say whether a pack holds clips and nothing else."""
    return all(path.startswith(f"{FOLDER}/") for path in pack.files)


def accept_voice(home: Home) -> None:
    """Look at a voice pack before it goes into use: every clip decodes; ContentError if not."""
    faults: list[Fault] = []
    named: set[str] = set()
    for language in LANGUAGES:
        path = home.folder / index_path(language)
        if not path.exists():
            continue
        try:
            index = parse_index(path.read_bytes(), language)
        except BadIndex as error:
            faults.append(Fault(index_path(language), "", str(error)))
            continue
        named |= {index_path(language)}
        named |= {reel_path(language, place.reel) for place in index.clips.values()}
        faults += _clip_faults(VoicePack(home.folder), index)
    faults += [Fault(path, "", "belongs to no index") for path in _files(home) - named]
    if not named and not faults:
        faults.append(Fault(FOLDER, "", "holds no index"))
    if faults:
        raise ContentError(faults)


def _clip_faults(pack: VoicePack, index: Index) -> list[Fault]:
    faults = []
    for key, place in index.clips.items():
        data = pack.read(index.language, place)
        if data is None or decoded(data, place.samples) is None:
            faults.append(Fault(reel_path(index.language, place.reel), key, "is no sound"))
    return faults


def _files(home: Home) -> set[str]:
    folder = home.folder / FOLDER
    return {f"{FOLDER}/{path.name}" for path in folder.iterdir()} if folder.exists() else set()


def open_clips(data_dir: Path, default: Path = DEFAULT, *, own: Path | None = None) -> Clips | None:
    """Give all clips there are here; None where there is not one pack. Reads next to nothing.

    `own` is the folder of the neural voice that speaks here, with what was made of it beforehand.
    """
    packs: list[Clips] = []
    state = voice_shelf(data_dir).state()
    versions = [version for version in (state.current, state.previous) if version is not None]
    if state.current is not None:
        packs.append(Installed([data_dir / FOLDER / version for version in versions]))
    packs += [VoicePack(folder) for folder in (own, default) if folder and _has_index(folder)]
    return Layered(tuple(packs)) if packs else None


def _has_index(folder: Path) -> bool:
    return any((folder / index_path(language)).exists() for language in LANGUAGES)


class Installed:
    """The pack in use, or the one before where its index is damaged; looked for when it speaks.

    Only the index is compared with the manifest: each clip is checked by itself when it is said, so
    that opening does not take the time of reading 60 MB.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        """The one in use first."""
        self._folders = folders

    @cached_property
    def _pack(self) -> VoicePack | None:
        sound = (folder for folder in self._folders if _sound(folder))
        return next((VoicePack(folder) for folder in sound), None)

    def warm(self) -> None:
        """Find the pack, and read its index."""
        if self._pack is not None:
            self._pack.warm()

    def has(self, language: Language, text: str) -> bool:
        """Whether there is a clip of this sentence."""
        return self._pack is not None and self._pack.has(language, text)

    def fetch(self, language: Language, text: str, rate: float) -> Clip | None:
        """The clip at this pace."""
        return None if self._pack is None else self._pack.fetch(language, text, rate)


def _sound(folder: Path) -> bool:
    """Say whether the indexes of an installed pack are the ones that were signed."""
    try:
        check_named(folder, {index_path(language) for language in LANGUAGES})
    except PackError as error:
        _log.warning("voice pack left out", version=folder.name, reason=str(error))
        return False
    return True
