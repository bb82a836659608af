"""The neural engine in its own process, with a model made here; the real library runs it."""

import os
import re
import resource
import select
import signal
import subprocess
import sys
from array import array
from pathlib import Path

import psutil
import pytest

from kiosk.neural.files import VoiceFiles, keep
from kiosk.neural.home import MODEL
from kiosk.speech.child import Child
from kiosk.speech.engine_neural import IDLE_S, RATE_HZ
from kiosk.speech.engines import ESPEAK, neural
from kiosk.speech.framing import Ready
from kiosk.speech.rendering import NotRendered, Rendered, render
from kiosk.speech.utterance import Utterance
from kiosk.text.spoken import speak
from kiosk.voice.codec import RATE_HZ as CLIP_RATE_HZ
from tests.neural.tiny_model import RATE_HZ as TINY_RATE_HZ
from tests.neural.tiny_model import config, endless_model, model, reaching_model
from tests.speech.stand_ins import collect, sound_of, until

QUESTION = "Quý vị khai cho ai? Một là khai cho mình, hai là khai hộ."


@pytest.fixture
def voice(tmp_path):
    return voice_of(tmp_path, model())


def words(text, marks):
    return [text[m.position : m.position + m.length] for m in marks]


def voice_of(folder: Path, raw: bytes, told: bytes | None = None) -> Path:
    return keep(folder, VoiceFiles(raw, told or config()))


def test_it_says_a_text_with_the_place_of_each_word(voice):
    said = sound_of(neural(voice), QUESTION)
    assert words(QUESTION, said.words) == re.findall(r"\w+", QUESTION)
    samples = [mark.sample for mark in said.words]
    assert samples == sorted(samples)
    assert samples[-1] < len(said.pcm) // 2
    assert max(map(abs, array("h", said.pcm))) > 3_000


def test_a_longer_text_takes_longer_and_a_faster_rate_shorter(voice):
    engine = neural(voice)
    one = len(sound_of(engine, QUESTION).pcm)
    assert len(sound_of(engine, QUESTION * 2).pcm) > 1.8 * one
    assert len(sound_of(engine, QUESTION, rate=2.0).pcm) < 0.75 * one
    assert len(sound_of(engine, QUESTION, rate=0.5).pcm) > 1.5 * one


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (model(speakers=True), config(num_speakers=3)),
        (model(rank=3), config()),
        (model(), config(phoneme_type="text")),
    ],
    ids=["several-speakers", "older-shape", "letters"],
)
def test_voices_of_other_makes_speak_too(tmp_path, raw, told):
    assert sound_of(neural(voice_of(tmp_path, raw, told)), QUESTION).pcm


def test_another_language_is_refused_and_the_next_engine_says_it(voice):
    assert collect(neural(voice), "Please wait.", "en").reason == "no_voice"
    said = render(Utterance(tuple(speak("Please wait.", "en")), "en"), (neural(voice), ESPEAK))
    assert isinstance(said, Rendered)
    assert said.engine == "espeak"


@pytest.mark.parametrize(
    "raw",
    [b"not a model", endless_model(), reaching_model("/etc/hostname"), b""],
    ids=["junk", "too-much-memory", "reads-a-file", "empty"],
)
def test_a_hostile_model_ends_its_own_process_only(tmp_path, raw):
    said = render(Utterance(tuple(speak(QUESTION, "vi")), "vi"), (neural(voice_of(tmp_path, raw)),))
    assert isinstance(said, NotRendered)
    assert said.reason == "crashed"


def test_what_it_sends_has_the_rate_of_clips_whatever_the_model_makes(voice):
    said = render(Utterance(tuple(speak(QUESTION, "vi")), "vi"), (neural(voice),))
    assert isinstance(said, Rendered)
    assert said.rate_hz == RATE_HZ == CLIP_RATE_HZ != TINY_RATE_HZ


def test_a_file_changed_since_it_was_installed_is_not_opened(voice):
    (voice / MODEL).write_bytes(model(samples=500))
    said = render(Utterance(tuple(speak(QUESTION, "vi")), "vi"), (neural(voice), ESPEAK))
    assert isinstance(said, Rendered)
    assert said.engine == "espeak"
    assert collect(neural(voice), QUESTION).reason == "missing"


def test_a_machine_without_the_library_says_so(voice):
    """A folder of that name without anything in it stands before the library."""
    code = (
        "import sys; sys.modules['onnxruntime'] = None\n"
        "from kiosk.speech.engine_neural import load\n"
        "from kiosk.neural.files import read_installed\n"
        "from pathlib import Path\n"
        f"print(load(read_installed(Path({str(voice)!r}))))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "None"


def test_it_can_open_nothing_once_the_model_is_loaded(voice):
    child = Child(neural(voice))
    try:
        until(lambda: select.select([child], [], [], 1)[0])
        assert child.receive() == [Ready()]
        limits = psutil.Process(child.pid).rlimit
        for limit in (resource.RLIMIT_NOFILE, resource.RLIMIT_FSIZE, resource.RLIMIT_NPROC):
            assert limits(limit) == (0, 0)
        assert limits(resource.RLIMIT_AS)[1] < 2 * 2**30
        status = Path(f"/proc/{child.pid}/status").read_text("utf-8")
        assert "NoNewPrivs:\t1" in status
    finally:
        child.kill()
        until(child.bury)


def test_it_is_gone_after_a_while_in_which_nothing_is_said(voice):
    """Its own alarm rings, not ours: the time it has left is looked at, then shortened."""
    code = (
        "import signal, sys\n"
        "sys.path.insert(0, sys.argv[1])\n"
        "from kiosk.speech import engine_neural\n"
        "engine_neural.IDLE_S = 1\n"
        "from kiosk.speech.confinement import Pipes\n"
        "engine_neural.serve(Pipes(0, 1), sys.argv[2])"
    )
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", code, str(root), str(voice)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        assert process.wait() == -signal.SIGALRM
    assert IDLE_S >= 60


def test_a_screen_never_loads_its_libraries_though_the_player_asks_for_one():
    code = (
        "import sys, kiosk.app\n"
        "if sys.argv[1] == 'thrifty': kiosk.app._prepare()\n"
        "import kiosk.rooms, kiosk.speech.child_speaker, kiosk.voice.home\n"
        "print(*[name for name in ('onnxruntime', 'numpy') if sys.modules.get(name)])"
    )
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    found = [
        subprocess.run(
            [sys.executable, "-c", code, how],
            capture_output=True,
            text=True,
            check=True,
            env=environ,
        ).stdout.split()
        for how in ("thrifty", "as it comes")
    ]
    assert found == [[], ["numpy"]]
