"""Packs made on the kiosk: sentences said by an engine into a folder, only what is missing.

A clip is made once by one version of the engine; a pack of another version is made anew. The same
list made at once gives the same bytes; made in pieces, sentences differ by some milliseconds, since
espeak-ng goes on from where its last sentence left its voice.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.config import ASSETS
from kiosk.speech import engine_espeak
from kiosk.speech.engines import ESPEAK, Engine, neural
from kiosk.speech.rendering import NotRendered, Renderer
from kiosk.speech.utterance import Language, Script, Utterance
from kiosk.voice.index import FOLDER, Timing, index_path
from kiosk.voice.making import Encoded, Sounding, encode, pack_files
from kiosk.voice.pack import VoicePack
from kiosk.voice.wordings import FixedSentence

KEPT_EVERY = 400
"""Sentences after which what is made so far is written: an interruption loses no more."""

Progress = Callable[[int, int], None]


class NoVoice(Exception):  # noqa: N818 -- reads as what it is
    """The engine is not installed, or it did not say a sentence."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says the sentences; `name` stands in the pack, `timing` is where word times are from.

    `home` is where the kiosk looks for the clips.
    """

    engine: Engine
    name: str
    timing: Timing
    home: Path


def default_voice() -> Voice:
    """Give the kiosk's own; raises NoVoice where it is not installed."""
    version = engine_espeak.version()
    if version is None:
        raise NoVoice("espeak-ng is not installed")
    return Voice(ESPEAK, f"espeak-ng {version}", "engine", ASSETS)


def neural_voice(folder: Path) -> Voice:
    """Give the neural one that lies in a folder."""
    return Voice(neural(folder), f"neural {folder.name}", "estimated", folder)


def build_clips(
    folder: Path,
    voice: Voice,
    sentences: Sequence[FixedSentence],
    still_said: Callable[[], Collection[str]],
    progress: Progress,
) -> int:
    """Make the clips that are missing of one language; how many. Raises NoVoice, NoEncoder.

    All `sentences` are of that language. Clips of others stay while `still_said` gives their keys;
    it is asked if there are any.
    """
    if not sentences:
        return 0
    language = sentences[0].language
    clips = _there(folder, language, voice)
    if others := clips.keys() - {sentence.key for sentence in sentences}:
        for key in others - set(still_said()):
            del clips[key]
    missing = [sentence for sentence in sentences if sentence.key not in clips]
    with Renderer(voice.engine) as renderer:
        for at in range(0, len(missing), KEPT_EVERY):
            said = [_said(renderer, sentence) for sentence in missing[at : at + KEPT_EVERY]]
            clips |= {clip.key: clip for clip in encode(said)}
            _write(folder, language, voice, clips.values())
            progress(min(at + KEPT_EVERY, len(missing)), len(missing))
    return len(missing)


def _there(folder: Path, language: Language, voice: Voice) -> dict[str, Encoded]:
    """Give the clips of this voice that are there already and undamaged."""
    pack = VoicePack(folder)
    index = pack.indexes.get(language)
    if index is None or index.voice != voice.name:
        return {}
    found = {}
    for key, place in index.clips.items():
        if (data := pack.read(language, place)) is not None:
            found[key] = Encoded(key, data, place.samples, place.begins_ms)
    return found


def _said(renderer: Renderer, sentence: FixedSentence) -> Sounding:
    stop = "" if sentence.text.endswith(("?", "!")) else "."
    script = Script(sentence.text + stop, (0,), ())
    said = renderer.say(Utterance((), sentence.language), script)
    if isinstance(said, NotRendered):
        raise NoVoice(f"{said.reason}: {sentence.text}")
    return Sounding(sentence.key, said.pcm, tuple(word.sample for word in said.words))


def _write(folder: Path, language: Language, voice: Voice, clips: Collection[Encoded]) -> None:
    """Write all files, the index last: until then the old one finds what it cannot use damaged."""
    files = dict(pack_files(language, voice.name, voice.timing, clips))
    index = index_path(language)
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    for path in (*(path for path in files if path != index), index):
        draft = folder / FOLDER / ".draft"
        draft.write_bytes(files[path])
        draft.replace(folder / path)
    for reel in (folder / FOLDER).glob(f"{language}-*.bin"):
        if f"{FOLDER}/{reel.name}" not in files:
            reel.unlink()
