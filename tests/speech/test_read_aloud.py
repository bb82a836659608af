import pytest

from kiosk.speech.engines import ESPEAK
from kiosk.speech.read_aloud import SPEEDS, VOLUMES_DB, Item, ReadAloud
from kiosk.text.spoken import speak
from tests.speech.stand_ins import Notes, as_shown, fake_engine, until

SCREEN = (
    Item(7, "Quý vị khai cho ai?", "vi", "public"),
    Item(3, "Một là khai cho mình.", "vi", "public"),
    Item(4, "Hai là khai hộ.", "vi", "public"),
)
PERSON = (
    Item(0, "Đúng không?", "vi", "public"),
    Item(1, "Họ tên: Trần Thị Mẫu", "vi", "personal"),
    Item(2, "Số 003 000 000 001", "vi", "sensitive"),
)


class Script:
    """A speaker that says nothing and is moved on by the test."""

    state = "ready"

    def __init__(self):
        self.said = []
        self.stops = 0
        self.volume_db = None
        self.listener = None

    def attach(self, listener):
        self.listener = listener

    def say(self, utterance):
        self.said.append(utterance)

    def stop(self):
        self.stops += 1

    def set_volume(self, volume_db):
        self.volume_db = volume_db

    def chime(self):
        raise AssertionError("nobody was called")

    def texts(self):
        return ["".join(s.shown for s in u.segments) for u in self.said]

    def finish(self):
        self.listener.started(self.said[-1])
        self.listener.finished(self.said[-1])


@pytest.fixture
def notes():
    return Notes()


@pytest.fixture
def script():
    return Script()


@pytest.fixture
def aloud(script, notes):
    return ReadAloud(script, speak, notes)


def test_the_texts_of_a_screen_are_read_in_order(aloud, script, notes):
    reading = aloud.read(SCREEN)
    assert script.texts() == [SCREEN[0].text]
    for _ in SCREEN:
        script.finish()
    assert script.texts() == [item.text for item in SCREEN]
    assert [e for e in notes.events if e[0] != "started"] == [
        ("finished", reading, 7),
        ("finished", reading, 3),
        ("finished", reading, 4),
        ("end", reading),
    ]
    assert not aloud.speaking


def test_a_word_is_told_with_its_item(aloud, script, notes):
    reading = aloud.read(SCREEN)
    script.listener.word(script.said[0], 4, 6)
    assert notes.events == [("word", reading, 7, 4, 6)]


def test_what_an_older_utterance_tells_is_dropped(aloud, script, notes):
    aloud.read(SCREEN)
    old = script.said[-1]
    aloud.read(SCREEN[1:])
    for tell in (script.listener.started, script.listener.finished):
        tell(old)
    script.listener.word(old, 0, 3)
    script.listener.failed(old, "crashed")
    assert notes.events == []


def test_skip_goes_on_and_ends_after_the_last(aloud, script, notes):
    aloud.read(SCREEN)
    assert aloud.skip()
    assert aloud.skip()
    assert script.texts()[-1] == SCREEN[2].text
    assert not aloud.skip()
    assert script.stops == 1
    assert not aloud.speaking
    assert not aloud.skip()
    assert notes.events == []


def test_again_begins_the_screen_or_the_item_anew(aloud, script):
    first = aloud.read(SCREEN)
    script.finish()
    assert aloud.repeat_item() > first
    assert script.texts()[-1] == SCREEN[1].text
    aloud.repeat()
    assert script.texts()[-1] == SCREEN[0].text


def test_again_after_the_end_and_after_a_stop_still_knows_the_screen(aloud, script):
    aloud.read(SCREEN)
    for _ in SCREEN:
        script.finish()
    aloud.repeat_item()
    assert script.texts()[-1] == SCREEN[2].text
    aloud.stop()
    assert not aloud.speaking
    aloud.repeat()
    assert script.texts()[-1] == SCREEN[0].text


def test_again_with_nothing_to_read_is_silent(aloud, script):
    aloud.repeat()
    aloud.repeat_item()
    assert script.said == []
    assert not aloud.speaking


def test_a_new_speed_is_heard_from_the_beginning_of_the_item(aloud, script):
    aloud.read(SCREEN)
    script.finish()
    aloud.set_speed(0.75)
    assert script.texts()[-1] == SCREEN[1].text
    assert script.said[-1].rate == 0.75
    script.finish()
    assert script.said[-1].rate == 0.75


def test_a_new_loudness_is_heard_at_once_and_stays(aloud, script):
    aloud.read(SCREEN)
    aloud.set_volume(12.0)
    assert len(script.said) == 1
    assert script.volume_db == 12.0
    script.finish()
    assert script.said[-1].volume_db == 12.0


def test_steps_of_speed_and_loudness_end_at_their_ends(aloud):
    assert [aloud.step_speed(1) for _ in range(4)] == [1.25, 1.5, 2.0, 2.0]
    assert aloud.step_speed(-9) == SPEEDS[0] == 0.5
    assert [aloud.step_volume(1) for _ in range(3)] == [6.0, 12.0, 12.0]
    assert aloud.step_volume(-9) == VOLUMES_DB[0]


def test_the_next_person_finds_the_usual_voice_and_nothing_to_repeat(aloud, script):
    aloud.read(SCREEN)
    aloud.set_speed(2.0)
    aloud.set_volume(12.0)
    aloud.reset()
    assert (aloud.speed, aloud.volume_db, aloud.speaking) == (1.0, 0.0, False)
    said = len(script.said)
    aloud.repeat()
    assert len(script.said) == said
    aloud.read(SCREEN)
    assert (script.said[-1].rate, script.said[-1].volume_db) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("headphones", "asked", "read"), [(False, False, 1), (False, True, 2), (True, False, 3)]
)
def test_what_others_may_not_hear_is_left_out(aloud, script, headphones, asked, read):
    aloud.read(PERSON, headphones=headphones, asked=asked)
    for _ in range(read):
        script.finish()
    assert script.texts() == [item.text for item in PERSON[:read]]
    assert not aloud.speaking


def test_nothing_that_may_be_said_is_an_end_without_a_word(aloud, script):
    aloud.read(PERSON[1:])
    assert not aloud.speaking
    assert script.said == []


def test_after_a_failure_the_next_item_follows(aloud, script, notes):
    reading = aloud.read(SCREEN)
    script.listener.failed(script.said[-1], "slow")
    assert notes.events == [("failed", reading, 7, "slow")]
    assert script.texts()[-1] == SCREEN[1].text


def test_without_any_voice_the_reading_ends(aloud, script, notes):
    reading = aloud.read(SCREEN)
    script.state = "silent"
    script.listener.failed(script.said[-1], "no_engine")
    assert notes.events == [("failed", reading, 7, "no_engine"), ("end", reading)]
    assert len(script.said) == 1


def test_without_an_engine_the_items_that_were_recorded_still_follow(aloud, script, notes):
    reading = aloud.read(SCREEN)
    script.listener.failed(script.said[-1], "no_engine")
    assert notes.events == [("failed", reading, 7, "no_engine")]
    assert script.texts()[-1] == SCREEN[1].text


def test_a_real_voice_reads_a_screen_word_by_word(make_speaker, notes):
    aloud = ReadAloud(make_speaker(ESPEAK), speak, notes)
    reading = aloud.read(SCREEN)
    until(lambda: ("end", reading) in notes.events)
    texts = {item.index: item.text for item in SCREEN}
    lit = [texts[e[2]][e[3] : e[4]] for e in notes.events if e[0] == "word"]
    assert " ".join(lit) == "Quý vị khai cho ai Một là khai cho mình Hai là khai hộ"
    assert [e[0] for e in notes.events if e[0] != "word"] == ["started", "finished"] * 3 + ["end"]


def test_a_reading_survives_an_engine_that_dies_on_every_text(make_speaker, notes):
    aloud = ReadAloud(make_speaker(fake_engine("crash")), as_shown, notes)
    reading = aloud.read(SCREEN)
    until(lambda: ("end", reading) in notes.events)
    assert [e[2:] for e in notes.events if e[0] == "failed"] == [
        (7, "crashed"),
        (3, "crashed"),
        (4, "no_engine"),
    ]
    assert aloud.state == "silent"
