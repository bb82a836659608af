"""The way of an utterance through engines and devices that fail, seen from the speaker."""

import pytest

from kiosk.neural.files import VoiceFiles, keep
from kiosk.speech import stage
from kiosk.speech.engines import ESPEAK, Engine, neural
from kiosk.speech.sound_device import OpenDevice
from tests.neural.tiny_model import config, model
from tests.speech.stand_ins import (
    FastDevice,
    HandDevice,
    as_shown,
    fake_engine,
    gone,
    saying,
    until,
)


@pytest.mark.parametrize(
    "broken",
    [
        fake_engine("missing"),
        fake_engine("crash"),
        fake_engine("crash_midway"),
        fake_engine("garbage"),
        fake_engine("no_sound"),
        fake_engine("hang", patience_s=0.3),
        fake_engine("deaf", patience_s=0.3),
        Engine("absent", ("/nonexistent/engine",), 1, reusable=True),
    ],
    ids=lambda engine: engine.name,
)
def test_the_next_engine_takes_over_whatever_the_first_one_does(make_speaker, ear, broken):
    speaker, utterance = make_speaker(broken, ESPEAK), saying("Một hai.")
    speaker.say(utterance)
    until(lambda: ear.over(utterance))
    assert ear.names()[-1] == "finished"
    assert ear.names().count("started") == 1
    assert ear.spans(utterance)[-2:] == [(0, 3), (4, 7)]


@pytest.mark.parametrize(
    ("mode", "reason"), [("crash", "crashed"), ("garbage", "garbled"), ("no_sound", "garbled")]
)
def test_an_engine_that_keeps_failing_is_left_and_the_kiosk_is_silent(
    make_speaker, ear, mode, reason
):
    speaker = make_speaker(fake_engine(mode))
    reasons = []
    for _ in range(3):
        utterance = saying()
        speaker.say(utterance)
        until(lambda utterance=utterance: ear.over(utterance))
        reasons.append(ear.reason(utterance))
    assert reasons == [reason, reason, "no_engine"]
    assert speaker.state == "silent"


def test_a_text_too_long_is_told_and_the_next_is_said(make_speaker, ear):
    speaker = make_speaker(ESPEAK)
    long, short = saying("Một hai ba bốn. " * 1_000, as_shown), saying("Một.")
    speaker.say(long)
    until(lambda: ear.over(long))
    assert ear.reason(long) == "too_long"
    speaker.say(short)
    until(lambda: ear.over(short))
    assert ear.names()[-1] == "finished"


def test_a_text_without_words_is_over_at_once(make_speaker, ear):
    speaker, utterance = make_speaker(ESPEAK), saying("– …")
    speaker.say(utterance)
    until(lambda: ear.over(utterance))
    assert ear.names() == ["started", "finished"]


def test_no_sound_device_at_all_is_told(make_speaker, ear):
    speaker, utterance = make_speaker(ESPEAK, open_device=lambda _: None), saying()
    speaker.say(utterance)
    until(lambda: ear.over(utterance))
    assert ear.reason(utterance) == "sound_stalled"


def test_a_device_that_hangs_is_told_and_opened_anew(make_speaker, ear, monkeypatch):
    monkeypatch.setattr("kiosk.speech.player.STALL_S", 0.3)
    opened = []

    def open_device(rate_hz):
        del rate_hz
        opened.append(HandDevice() if not opened else FastDevice())
        return OpenDevice(opened[-1], "odd", audible=True, latency_s=0.0)

    speaker = make_speaker(ESPEAK, open_device=open_device)
    first, second = saying(), saying()
    speaker.say(first)
    until(lambda: ear.over(first))
    assert ear.reason(first) == "sound_stalled"
    assert opened[0].closed
    speaker.say(second)
    until(lambda: ear.over(second))
    assert ear.names()[-1] == "finished"


def test_the_device_rests_when_nothing_was_said_for_a_while(make_speaker, ear, monkeypatch):
    monkeypatch.setattr(stage, "REST_AFTER_S", 0.1)
    speaker, utterance = make_speaker(ESPEAK), saying("Một.")
    speaker.say(utterance)
    until(lambda: ear.over(utterance))
    until(lambda: not speaker._player.running)
    again = saying("Hai.")
    speaker.say(again)
    until(lambda: ear.over(again))
    assert ear.names()[-1] == "finished"


def test_nobody_waits_for_a_heavy_engine_that_is_loading(make_speaker, ear):
    """Its patience is longer than the test may last."""
    speaker, utterance = make_speaker(fake_engine("deaf", 600, heavy=True), ESPEAK), saying("Một.")
    speaker.say(utterance)
    until(lambda: ear.over(utterance))
    assert ear.names()[-1] == "finished"
    assert len(speaker._pool.engines) == 2


@pytest.mark.parametrize("mode", ["crash", "crash_midway", "garbage", "hang"])
def test_a_heavy_engine_that_fails_once_loaded_is_replaced_in_the_same_text(
    make_speaker, ear, mode
):
    heavy = fake_engine(mode, patience_s=0.3, heavy=True)
    speaker, utterance = make_speaker(heavy, ESPEAK), saying("Một hai.")
    speaker.warm()
    until(lambda: speaker._pool.is_ready(heavy))
    speaker.say(utterance)
    until(lambda: ear.over(utterance))
    assert ear.names()[-1] == "finished"
    assert ear.spans(utterance)[-2:] == [(0, 3), (4, 7)]
    assert speaker._pool._failures[heavy.name] == 1


def test_a_neural_voice_says_text_after_text_in_one_process(make_speaker, ear, tmp_path):
    best = neural(keep(tmp_path, VoiceFiles(model(), config())))
    speaker = make_speaker(best, fake_engine("crash"))
    speaker.warm()
    until(lambda: speaker._pool.is_ready(best))
    process = speaker._pool._heavy.pid
    for text in ("Mời quý vị.", "Xin chờ."):
        utterance = saying(text)
        speaker.say(utterance)
        until(lambda utterance=utterance: ear.over(utterance))
        assert ear.names()[-1] == "finished"
        until(lambda: speaker._pool.is_ready(best))
    assert speaker._pool._heavy.pid == process


def test_a_stop_ends_the_process_of_a_heavy_engine_and_another_is_loaded(make_speaker, ear):
    heavy = fake_engine("hang_midway", heavy=True)
    speaker = make_speaker(heavy, ESPEAK)
    speaker.warm()
    until(lambda: speaker._pool.is_ready(heavy))
    process = speaker._pool._heavy.pid
    speaker.say(saying("Một hai."))
    until(lambda: "started" in ear.names())
    speaker.stop()
    until(lambda: gone(process) and speaker._pool.is_ready(heavy))
    assert speaker._pool._heavy.pid != process
