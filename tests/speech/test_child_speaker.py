import threading

import miniaudio
import pytest

from kiosk.speech.child_speaker import ChildSpeaker
from kiosk.speech.engines import ESPEAK, PYTTSX3, Engine
from kiosk.speech.sound_device import OpenDevice, open_sound
from tests.speech.stand_ins import QUESTION, HandDevice, fake_engine, gone, saying, until


def null_sound(rate_hz):
    return open_sound(rate_hz, (miniaudio.Backend.NULL,))


@pytest.mark.parametrize("engine", [ESPEAK, PYTTSX3])
def test_a_text_is_said_word_by_word_to_its_end(make_speaker, ear, engine):
    speaker, utterance = make_speaker(engine), saying()
    speaker.say(utterance)
    until(lambda: ear.over(utterance))
    assert ear.names()[0] == "started"
    assert ear.names()[-1] == "finished"
    lit = [QUESTION[start:end] for start, end in ear.spans(utterance)]
    assert lit == ["Quý", "vị", "khai", "cho", "ai", "Lệ", "phí", "20.000", "đ"]
    assert ear.threads == {"speech"}


def test_words_follow_the_sound_device_not_the_synthesis(make_speaker, ear):
    """A device that takes nothing hears nothing, however long the text has been ready."""
    device = HandDevice()
    speaker = make_speaker(ESPEAK, open_device=lambda _: OpenDevice(device, "hand", True, 0.0))
    utterance = saying("Một hai ba", rate=1.0)
    speaker.say(utterance)
    until(lambda: device.pull is not None)
    until(lambda: any(device.take(10)))
    until(lambda: len(ear.spans(utterance)) == 1)
    assert ear.spans(utterance) == [(0, 3)]
    until(lambda: device.take(441) and ear.over(utterance))
    assert ear.spans(utterance) == [(0, 3), (4, 7), (8, 10)]


def test_on_a_machine_without_sound_words_are_still_followed_and_it_says_so(make_speaker, ear):
    speaker, utterance = make_speaker(ESPEAK, open_device=null_sound), saying("Một hai.")
    assert speaker.state == "starting"
    speaker.say(utterance)
    until(lambda: ear.over(utterance))
    assert ear.spans(utterance) == [(0, 3), (4, 7)]
    assert speaker.state == "no_sound"


def test_a_warm_speaker_knows_its_state_before_the_first_word(make_speaker):
    ready = make_speaker(ESPEAK)
    ready.warm()
    until(lambda: ready.state == "ready")


@pytest.mark.parametrize(
    "engine",
    [
        fake_engine("missing"),
        Engine("dead", ("/bin/false",), 20, reusable=True),
        Engine("absent", ("/nonexistent/engine",), 20, reusable=True),
    ],
    ids=lambda engine: engine.name,
)
def test_a_kiosk_without_a_voice_knows_it_before_the_first_word(make_speaker, engine):
    speaker = make_speaker(engine)
    speaker.warm()
    until(lambda: speaker.state == "silent")


def test_stop_ends_sound_and_process_and_tells_nothing_more(make_speaker, ear):
    speaker = make_speaker(fake_engine("hang_midway"), open_device=null_sound)
    utterance = saying()
    speaker.say(utterance)
    until(lambda: ear.names() == ["started", "word"])
    worker = speaker._stage.child.pid
    speaker.stop()
    assert not speaker._player.busy
    until(lambda: gone(worker))
    after = saying("")
    speaker.say(after)
    until(lambda: ear.over(after))
    assert [e for e in ear.events if e[1] is utterance][2:] == []


def test_a_stop_is_no_failure_of_the_engine(make_speaker, ear):
    speaker = make_speaker(fake_engine("hang_midway"))
    for _ in range(4):
        utterance = saying()
        speaker.say(utterance)
        until(lambda utterance=utterance: ear.spans(utterance))
        speaker.stop()
    assert speaker.state == "ready"
    assert "failed" not in ear.names()


def test_two_taps_in_a_row_say_the_second_only(make_speaker, ear):
    speaker = make_speaker(ESPEAK)
    first, second = saying("Tôi xin cam đoan. " * 50), saying("Mời ra quầy.")
    speaker.say(first)
    speaker.say(second)
    until(lambda: ear.over(second))
    assert ear.names()[-1] == "finished"
    assert not ear.over(first)
    assert len(ear.spans(second)) == 3


def test_many_taps_in_the_middle_of_speech_leave_few_processes(make_speaker, ear, born):
    speaker = make_speaker(ESPEAK)
    for _ in range(15):
        utterance = saying("Tôi xin cam đoan. " * 50)
        speaker.say(utterance)
        until(lambda utterance=utterance: ear.spans(utterance))
    last = saying("Một.")
    speaker.say(last)
    until(lambda: ear.over(last))
    until(lambda: len(born()) <= 2)


def test_a_caller_whose_thread_ends_does_not_end_the_voice(make_speaker, ear):
    speaker, utterance = make_speaker(ESPEAK), saying()
    caller = threading.Thread(target=speaker.say, args=(utterance,))
    caller.start()
    caller.join()
    until(lambda: ear.over(utterance))
    assert ear.names()[-1] == "finished"


def test_without_engines_every_text_fails_and_nothing_is_started(make_speaker, ear, born):
    speaker, utterance = make_speaker(), saying()
    speaker.say(utterance)
    until(lambda: ear.over(utterance))
    assert ear.reason(utterance) == "no_engine"
    assert not born()


def test_the_chime_needs_no_voice(make_speaker):
    device = HandDevice()
    speaker = make_speaker(open_device=lambda _: OpenDevice(device, "hand", True, 0.0))
    speaker.chime()
    until(lambda: device.pull is not None)
    until(lambda: any(device.take(441)))


def test_louder_is_for_the_utterance_being_said(make_speaker, ear):
    device = HandDevice()
    speaker = make_speaker(
        fake_engine("long"), open_device=lambda _: OpenDevice(device, "hand", True, 0.0)
    )
    utterance = saying()
    speaker.say(utterance)
    until(lambda: device.pull is not None)
    until(lambda: max(device.take(100)) > 0)
    usual = max(device.take(100)[1::2])
    speaker.set_volume(6.0)
    until(lambda: max(device.take(100)[1::2]) > 1.8 * usual)


def test_a_closed_speaker_takes_wishes_and_does_nothing(ear):
    speaker = ChildSpeaker((ESPEAK,), null_sound)
    speaker.attach(ear)
    speaker.warm()
    speaker.close()
    speaker.say(saying())
    speaker.chime()
    speaker.stop()
    speaker.close()
    assert ear.events == []


def test_a_speaker_that_was_never_used_closes(born):
    ChildSpeaker((ESPEAK,), null_sound).close()
    assert not born()
