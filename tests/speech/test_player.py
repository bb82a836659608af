import threading

import miniaudio
import pytest

from kiosk.speech.framing import Word
from kiosk.speech.player import STALL_S, Player
from kiosk.speech.sound_device import OpenDevice, open_sound
from tests.speech.stand_ins import HandDevice, until

LOUD = b"\x00\x20" * 4_000


class Room:
    """A player on a device turned by hand, with a clock turned by hand."""

    def __init__(self):
        self.now_s = 100.0
        self.rings = 0
        self.opened = []
        self.player = Player(self.ring, self.open, lambda: self.now_s)

    def ring(self):
        self.rings += 1

    def open(self, rate_hz):
        self.opened.append((rate_hz, HandDevice()))
        return OpenDevice(self.opened[-1][1], "hand", audible=True, latency_s=0.0)

    @property
    def device(self):
        return self.opened[-1][1]

    def play(self, pcm, words=()):
        assert self.player.prepare(22_050)
        track = self.player.new_track()
        track.add(pcm, words)
        track.complete()
        self.player.play(track)
        return track


@pytest.fixture
def room():
    return Room()


def silent(pcm):
    return not any(pcm)


def test_a_track_is_heard_and_its_milestones_ring(room):
    track = room.play(LOUD, (Word(0, 0, 3),))
    assert not silent(room.device.take(500))
    assert room.rings == 1
    assert room.player.milestones() == [(track, "began"), (track, Word(0, 0, 3))]
    assert room.player.milestones() == []


def test_every_answer_fills_the_whole_block(room):
    room.play(LOUD[:200])
    assert [len(room.device.take(64)) for _ in range(4)] == [128] * 4


def test_after_a_stop_the_sound_fades_within_milliseconds(room):
    room.play(LOUD)
    room.device.take(500)
    room.player.stop()
    fade = room.device.take(264)
    assert silent(fade[2 * 66 :])
    assert silent(room.device.take(264))
    assert not room.player.busy


def test_a_stopped_track_rings_no_more(room):
    room.play(LOUD, (Word(600, 0, 3),))
    room.device.take(200)
    room.player.milestones()
    room.player.stop()
    for _ in range(10):
        room.device.take(264)
    assert room.player.milestones() == []


def test_a_new_track_takes_over_at_once(room):
    room.play(LOUD)
    room.device.take(200)
    room.player.stop()
    room.play(b"\x01\x00" * 500)
    assert max(room.device.take(264)) <= 1


def test_the_chime_is_heard_over_silence_and_over_speech(room):
    assert room.player.prepare(22_050)
    room.player.chime()
    room.device.take(264)
    chime = room.device.take(264)
    assert not silent(chime)
    room.player.chime()
    room.play(LOUD)
    room.device.take(264)
    assert room.device.take(264) not in (chime, LOUD[:528])
    assert room.player.busy


def test_louder_is_heard_in_the_next_block(room):
    room.play(LOUD)
    usual = int.from_bytes(room.device.take(100)[:2], "little")
    room.player.set_volume(6.0)
    assert int.from_bytes(room.device.take(100)[:2], "little") == pytest.approx(usual * 2, rel=0.01)


def test_a_device_that_asks_no_more_is_stalled_and_opened_anew(room):
    room.play(LOUD)
    room.now_s += STALL_S + 1
    assert room.player.stalled
    assert room.player.prepare(22_050)
    assert len(room.opened) == 2
    assert room.opened[0][1].closed
    assert not room.player.stalled


def test_a_voice_of_another_rate_gets_a_device_of_that_rate(room):
    assert room.player.prepare(22_050)
    assert room.player.prepare(16_000)
    assert [rate_hz for rate_hz, _ in room.opened] == [22_050, 16_000]


def test_a_resting_device_is_not_asked_and_not_stalled(room):
    assert room.player.prepare(22_050)
    room.player.rest()
    assert room.device.pull is None
    room.now_s += STALL_S + 1
    assert not room.player.stalled
    assert room.player.prepare(22_050)
    assert len(room.opened) == 1


def test_without_any_device_nothing_can_be_prepared():
    player = Player(lambda: None, lambda _: None)
    assert not player.prepare(22_050)
    assert player.audible is None


def test_the_null_device_takes_sound_in_real_time_and_is_not_heard():
    rung = threading.Event()
    player = Player(rung.set, lambda rate: open_sound(rate, (miniaudio.Backend.NULL,)))
    assert player.prepare(22_050)
    assert player.audible is False
    track = player.new_track()
    track.add(LOUD, (Word(2_000, 0, 1),))
    track.complete()
    player.play(track)
    passed = []
    until(lambda: passed.extend(player.milestones()) or (track, "ended") in passed)
    assert [milestone for _, milestone in passed] == ["began", Word(2_000, 0, 1), "ended"]
    assert rung.is_set()
    player.close()
