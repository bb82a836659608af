"""Clips and engines in one utterance: joined, followed, stopped, and what when one is damaged."""

from array import array
from itertools import groupby

import pytest

from kiosk.speech.clips import Clip, parts_of
from kiosk.speech.engines import ESPEAK
from kiosk.speech.performance import leading_silence
from kiosk.speech.read_aloud import Item, ReadAloud
from kiosk.speech.sound_device import OpenDevice
from kiosk.speech.utterance import script_of
from kiosk.text.spoken import speak
from tests.speech.stand_ins import (
    FakeClips,
    FastDevice,
    Notes,
    PacedDevice,
    fake_engine,
    saying,
    until,
)

MIXED = "Xin chờ một lát. Phiếu số 42. Xin lấy phiếu."
FIXED = {"Xin_chờ_một_lát": 0.5, "Xin_lấy_phiếu": 0.4}


def words(ear, utterance, text):
    return [text[start:end] for start, end in ear.spans(utterance)]


@pytest.fixture
def paced():
    """Opens one device that keeps what it took."""
    device = PacedDevice()
    return device, lambda _: OpenDevice(device, "paced", audible=True, latency_s=0.04)


def test_only_sentences_without_a_clip_are_for_the_engine():
    utterance = saying(MIXED)
    parts = parts_of(script_of(utterance.segments), utterance, FakeClips(**FIXED))
    assert [(p.text.strip(), p.recorded is not None) for p in parts] == [
        ("Xin chờ một lát.", True),
        ("Phiếu số bốn mươi hai.", False),
        ("Xin lấy phiếu.", True),
    ]


def test_sentences_in_a_row_without_clips_are_said_in_one_go():
    utterance = saying(MIXED)
    parts = parts_of(script_of(utterance.segments), utterance, FakeClips(Xin_lấy_phiếu=1))
    assert [p.text.strip() for p in parts] == [
        "Xin chờ một lát. Phiếu số bốn mươi hai.",
        "Xin lấy phiếu.",
    ]


def test_clips_and_engine_are_heard_in_order_without_a_gap(make_speaker, ear, paced):
    device, open_device = paced
    good = fake_engine("good")
    speaker = make_speaker(good, open_device=open_device, clips=FakeClips(**FIXED))
    speaker.warm()
    until(lambda: speaker.state == "ready")
    utterance = saying(MIXED)
    speaker.say(utterance)
    until(lambda: ear.over(utterance))
    heard = device.samples()
    levels = [heard[at : at + 2] for at in range(0, len(heard), 2)]
    runs = [len(list(run)) for _, run in groupby(levels)]
    assert runs == [11_025, 6_615, 8_820]  # clip, engine, clip: not one silent sample between
    assert ear.names()[0] == "started"
    assert ear.names()[-1] == "finished"
    assert words(ear, utterance, MIXED) == MIXED.replace(".", "").split()


def test_words_of_clips_are_lit_where_they_stand(make_speaker, ear):
    speaker = make_speaker(clips=FakeClips(**FIXED))
    text = "Xin lấy phiếu. Xin chờ một lát."
    utterance = saying(text)
    speaker.say(utterance)
    until(lambda: ear.over(utterance))
    assert ear.names()[-1] == "finished"
    assert words(ear, utterance, text) == text.replace(".", "").split()


def test_a_kiosk_without_any_engine_still_says_what_was_recorded(make_speaker, ear):
    speaker = make_speaker(clips=FakeClips(**FIXED))
    first, second = saying("Phiếu số 42."), saying("Xin lấy phiếu.")
    speaker.say(first)
    until(lambda: ear.over(first))
    assert ear.reason(first) == "no_engine"
    speaker.say(second)
    until(lambda: ear.over(second))
    assert ear.names()[-1] == "finished"
    assert speaker.state == "ready"


def test_the_engine_says_what_is_damaged_in_the_pack(make_speaker, ear):
    clips = FakeClips(**FIXED)
    clips.damaged.add("Xin lấy phiếu")
    speaker = make_speaker(ESPEAK, clips=clips)
    utterance = saying("Xin chờ một lát. Xin lấy phiếu.")
    speaker.say(utterance)
    until(lambda: ear.over(utterance))
    assert ear.names()[-1] == "finished"
    assert ear.spans(utterance)[-1] == (25, 30)


class WrongWords(FakeClips):
    """Clips that have one word too many."""

    def fetch(self, language, text, rate):
        clip = super().fetch(language, text, rate)
        return type(clip)(clip.rate_hz, clip.pcm, (*clip.begins, 1))


def test_the_engine_says_what_has_other_words_in_the_pack(make_speaker, ear, paced):
    device, open_device = paced
    speaker = make_speaker(fake_engine("good"), open_device=open_device, clips=WrongWords(**FIXED))
    utterance = saying("Xin lấy phiếu.")
    speaker.say(utterance)
    until(lambda: ear.over(utterance))
    assert len(device.samples()) == 3 * 4_410  # of the engine


@pytest.mark.parametrize("mode", ["crash", "crash_midway"])
def test_a_dying_engine_between_clips_gives_way_to_the_next(make_speaker, ear, mode):
    speaker = make_speaker(fake_engine(mode), ESPEAK, clips=FakeClips(**FIXED))
    utterance = saying(MIXED)
    speaker.say(utterance)
    until(lambda: ear.over(utterance))
    assert ear.names().count("started") == 1
    assert ear.names()[-1] == "finished"
    assert words(ear, utterance, MIXED)[-3:] == ["Xin", "lấy", "phiếu"]


def test_a_clip_is_not_said_twice_for_an_engine_that_gave_no_sound(make_speaker, ear, paced):
    device, open_device = paced
    engines = fake_engine("crash"), fake_engine("good")
    speaker = make_speaker(*engines, open_device=open_device, clips=FakeClips(**FIXED))
    utterance = saying(MIXED)
    speaker.say(utterance)
    until(lambda: ear.over(utterance))
    loud = [s for s in array("h", device.samples()) if s]
    assert len(loud) == 11_025 + 6_615 + 8_820
    assert words(ear, utterance, MIXED) == MIXED.replace(".", "").split()


def test_a_stop_drops_every_clip_that_waits(make_speaker, ear, paced):
    device, open_device = paced
    speaker = make_speaker(open_device=open_device, clips=FakeClips(Xin_chờ_một_lát=30, Xin=30))
    utterance = saying("Xin chờ một lát. Xin.")
    speaker.say(utterance)
    until(lambda: "word" in ear.names())
    speaker.stop()
    told = len(ear.events)
    until(lambda: bytes(device.heard[-2 * 882 :]) == b"\0" * 2 * 882)
    assert len(device.samples()) < 2 * 22_050 * 20
    assert [e[0] for e in ear.events[told:]] == []


def test_the_second_tap_is_the_one_that_is_heard(make_speaker, ear):
    speaker = make_speaker(clips=FakeClips(**FIXED))
    first, second = saying("Xin chờ một lát."), saying("Xin lấy phiếu.")
    speaker.say(first)
    speaker.say(second)
    until(lambda: ear.over(second))
    assert not ear.over(first)
    assert ear.spans(second)[-1] == (8, 13)


def test_clips_are_asked_for_at_the_pace_of_the_person(make_speaker, ear):
    clips = FakeClips(**FIXED)
    speaker = make_speaker(clips=clips)
    utterance = saying("Xin lấy phiếu.", rate=0.75)
    speaker.say(utterance)
    until(lambda: ear.over(utterance))
    assert clips.rates == [0.75]


@pytest.mark.parametrize(("kind", "said"), [("public", 1), ("personal", 0), ("sensitive", 0)])
def test_a_clip_is_heard_by_nobody_who_may_not_hear_its_text(make_speaker, kind, said):
    clips = FakeClips(**FIXED)
    notes = Notes()
    aloud = ReadAloud(make_speaker(clips=clips), speak, notes)
    reading = aloud.read(
        [Item(0, "Xin lấy phiếu.", "vi", kind), Item(1, "Xin chờ một lát.", "vi", "public")]
    )
    until(lambda: ("end", reading) in notes.events)
    assert len(clips.rates) == said + 1


class SlowStart(FakeClips):
    """Clips that begin with half a second of silence."""

    def fetch(self, language, text, rate):
        clip = super().fetch(language, text, rate)
        begins = tuple(11_025 + begin for begin in clip.begins)
        return Clip(clip.rate_hz, bytes(22_050) + clip.pcm, begins)


def test_nobody_waits_for_silence_before_the_first_sound_but_pauses_stay(make_speaker, ear, paced):
    device, open_device = paced
    speaker = make_speaker(open_device=open_device, clips=SlowStart(**FIXED))
    text = "Xin lấy phiếu. Xin chờ một lát."
    utterance = saying(text)
    speaker.say(utterance)
    until(lambda: ear.over(utterance))
    assert len(device.samples()) // 2 == 8_820 + 11_025 + 11_025
    assert words(ear, utterance, text) == text.replace(".", "").split()


@pytest.mark.parametrize(("pcm", "samples"), [(b"", 0), (bytes(8), 4), (b"\x00\x00\x00\x20", 1)])
def test_silence_ends_at_the_first_sample_that_is_heard(pcm, samples):
    assert leading_silence(pcm) == samples


def test_without_any_sound_device_that_is_told(make_speaker, ear):
    speaker = make_speaker(open_device=lambda _: None, clips=FakeClips(**FIXED))
    utterance = saying("Xin lấy phiếu.")
    speaker.say(utterance)
    until(lambda: ear.over(utterance))
    assert ear.reason(utterance) == "sound_stalled"


def test_without_a_sound_card_the_words_of_clips_are_still_followed(make_speaker, ear):
    device = FastDevice()
    speaker = make_speaker(
        open_device=lambda _: OpenDevice(device, "none", audible=False, latency_s=0.02),
        clips=FakeClips(**FIXED),
    )
    utterance = saying("Xin lấy phiếu.")
    speaker.say(utterance)
    until(lambda: ear.over(utterance))
    assert words(ear, utterance, "Xin lấy phiếu.") == ["Xin", "lấy", "phiếu"]
    assert speaker.state == "no_sound"
