import psutil
import pytest

from kiosk.speech.engines import ESPEAK, PYTTSX3, Engine
from kiosk.speech.rendering import NotRendered, Rendered, render
from kiosk.speech.utterance import Utterance
from kiosk.text.spoken import speak
from tests.speech.stand_ins import fake_engine

ABSENT = Engine("absent", ("/nonexistent/engine",), 1, reusable=True)


def saying(text="Phí là 20.000 đồng.", language="vi"):
    return Utterance(speak(text, language), language)


@pytest.mark.parametrize("engine", [ESPEAK, PYTTSX3], ids=lambda engine: engine.name)
def test_a_text_becomes_sound(engine):
    rendered = render(saying(), (engine,))
    assert isinstance(rendered, Rendered)
    assert rendered.engine == engine.name
    assert rendered.spoken == "Phí là hai mươi nghìn đồng."
    assert 1 < rendered.seconds < 5
    assert rendered.first_audio_ms > 0
    assert any(rendered.pcm)


@pytest.mark.parametrize(
    ("engine", "reason"),
    [
        (ABSENT, "missing"),
        (fake_engine("missing"), "missing"),
        (fake_engine("crash"), "crashed"),
        (fake_engine("garbage"), "garbled"),
        (fake_engine("hang", patience_s=0.3), "slow"),
    ],
    ids=["absent", "missing", "crash", "garbage", "hang"],
)
def test_a_failure_has_its_reason_and_the_next_engine_its_turn(engine, reason):
    before = psutil.Process().children()
    assert render(saying(), (engine,)) == NotRendered("Phí là hai mươi nghìn đồng.", reason)
    rendered = render(saying(), (engine, ESPEAK))
    assert isinstance(rendered, Rendered)
    assert rendered.engine == "espeak"
    assert psutil.Process().children() == before


def test_without_engines_or_with_too_much_text_there_is_none():
    assert render(saying(), ()) == NotRendered("Phí là hai mươi nghìn đồng.", "no_engine")
    long = render(saying("Một hai ba. " * 1_000), (ESPEAK,))
    assert isinstance(long, NotRendered)
    assert long.reason == "too_long"
