import pytest

TEXTS = ["Xin chọn một câu", "Số 12", "Nguyễn Thị Hường"]


@pytest.fixture
def reader(booth):
    booth.views.reader.warm()
    return booth.views.reader


def words(reader) -> list[tuple[int, int, int]]:
    heard: list[tuple[int, int, int]] = []
    reader.wordSpoken.connect(lambda *word: heard.append(word))
    return heard


def read(reader, *texts: str, kind: str = "public", asked: bool = False) -> None:
    reader.read(list(texts), [""] * len(texts), [kind] * len(texts), asked)


def test_texts_are_read_in_order_until_the_last(booth, reader, qtbot):
    read(reader, "Một câu", "Hai câu")
    assert reader.speaking
    assert booth.voice.texts == ["Một câu"]
    booth.voice.finish()
    assert booth.voice.texts == ["Một câu", "Hai câu"]
    with qtbot.waitSignal(reader.speakingChanged):
        booth.voice.finish()
    assert not reader.speaking


def test_each_word_is_told_where_it_stands(booth, reader, qtbot):
    heard = words(reader)
    read(reader, "Một câu")
    booth.voice.listener.word(booth.voice.said[0], 4, 7)
    assert heard == [], "the speech thread only queues"
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(0, 4, 7)]


def test_a_spoken_form_is_said_and_the_whole_text_is_underlined(booth, reader, qtbot):
    heard = words(reader)
    reader.read(["CT01"], ["tờ khai cư trú"], ["public"], False)
    assert booth.voice.texts == ["tờ khai cư trú"]
    booth.voice.listener.started(booth.voice.said[0])
    booth.voice.listener.word(booth.voice.said[0], 3, 7)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(0, 0, 4)]


def test_events_of_a_reading_that_was_replaced_are_dropped(booth, reader, qtbot):
    heard = words(reader)
    read(reader, "Một câu")
    booth.voice.listener.word(booth.voice.said[0], 0, 3)
    read(reader, "Hai câu")
    booth.voice.listener.word(booth.voice.said[1], 4, 7)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(0, 4, 7)]
    assert reader.speaking


def test_an_end_that_comes_late_does_not_end_the_next_reading(booth, reader, qtbot):
    read(reader, "Một câu")
    booth.voice.finish()
    read(reader, "Hai câu")
    heard = words(reader)
    booth.voice.listener.word(booth.voice.said[1], 0, 3)
    qtbot.waitUntil(lambda: bool(heard))
    assert reader.speaking


def test_stop_is_silence_at_once(booth, reader, qapp):
    heard = words(reader)
    read(reader, "Một câu")
    booth.voice.listener.word(booth.voice.said[0], 0, 3)
    reader.stop()
    assert not reader.speaking
    qapp.processEvents()
    assert heard == []


@pytest.mark.parametrize(
    ("kind", "asked", "said"),
    [
        ("public", False, True),
        ("personal", False, False),
        ("personal", True, True),
        ("sensitive", False, False),
        ("sensitive", True, False),
        ("unheard of", True, False),
    ],
)
def test_only_what_others_may_hear_is_said(booth, reader, kind, asked, said):
    read(reader, "Nguyễn Thị Hường", kind=kind, asked=asked)
    assert bool(booth.voice.said) is said
    assert reader.speaking is said


def test_personal_lines_are_left_out_of_a_page_that_is_read(booth, reader):
    reader.read(["Câu hỏi", "Hường", "Trợ giúp"], [""] * 3, ["public", "personal", "public"], False)
    booth.voice.finish()
    assert booth.voice.texts == ["Câu hỏi", "Trợ giúp"]


def test_volume_off_is_silent_until_it_is_turned_up(booth, reader):
    read(reader, "Một câu")
    reader.setVolume(0)
    assert not reader.speaking
    read(reader, "Hai câu")
    assert booth.voice.texts == ["Một câu"]
    reader.setVolume(2)
    read(reader, "Ba câu")
    assert booth.voice.texts == ["Một câu", "Ba câu"]
    assert booth.voice.volumes_db[-1] == 12.0


def test_speed_is_what_was_set_and_usual_for_the_next_person(booth, reader):
    reader.setSpeed(2)
    reader.setVolume(2)
    read(reader, "Một câu")
    assert booth.voice.said[-1].rate == 1.5
    reader.reset()
    read(reader, "Một câu")
    assert booth.voice.said[-1].rate == 1.0
    assert (reader.speed, reader.volume) == (1, 1)
    assert booth.voice.volumes_db[-1] == 0.0


def test_the_voice_speaks_the_persons_language(booth, reader):
    booth.english()
    read(reader, "One")
    assert booth.voice.said[-1].language == "en"


def test_another_page_ends_the_reading(booth, reader):
    read(reader, "Một câu")
    booth.views.visit.start()
    assert not reader.speaking
    read(reader, "Một câu")
    booth.views.keyboard.press("a")
    assert not reader.speaking


def test_a_kiosk_whose_voice_is_gone_says_so_on_the_screen(booth, reader, qtbot):
    assert not reader.silent
    booth.voice.state = "silent"
    with qtbot.waitSignal(reader.silentChanged):
        pass
    assert reader.silent


def test_nothing_is_gathered_for_a_voice_that_is_gone_or_turned_off(booth, reader):
    assert reader.reads()
    reader.setVolume(0)
    assert not reader.reads()
    reader.setVolume(1)
    booth.voice.state = "silent"
    assert not reader.reads()
    read(reader, "Một câu")
    assert booth.voice.said == []


def test_words_are_followed_where_only_the_sound_is_missing(booth, reader):
    booth.voice.state = "no_sound"
    assert reader.reads()


def test_without_a_sound_no_word_is_underlined(booth, reader, qtbot):
    heard = words(reader)
    read(reader, "Một câu")
    booth.voice.state = "no_sound"
    booth.voice.listener.word(booth.voice.said[0], 0, 3)
    qtbot.wait(50)
    assert heard == []
    booth.voice.state = "ready"
    booth.voice.listener.word(booth.voice.said[0], 4, 7)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(0, 4, 7)]


def test_before_the_voice_is_open_nothing_breaks(booth):
    reader = booth.views.reader
    read(reader, "Một câu")
    reader.chime()
    reader.stop()
    reader.setVolume(0)
    assert (booth.voice.said, reader.speaking, reader.volume) == ([], False, 0)
