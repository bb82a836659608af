import statistics

from hypothesis import given
from hypothesis import strategies as st

from kiosk.speech.engines import ESPEAK, PYTTSX3
from kiosk.speech.framing import Word
from kiosk.speech.word_timing import WordOrder, share_of_letters
from tests.speech.stand_ins import sound_of

TEXT = "Xin “đưa thẻ” vào ô đọc. Chờ một lát, rồi bấm tiếp."
LONG = (
    "Tôi xin cam đoan những nội dung khai trên đây là đúng sự thật, được sự nhất trí của các bên "
    "liên quan theo quy định. Tôi chịu hoàn toàn trách nhiệm trước pháp luật về nội dung cam đoan."
)
EVENTS = st.lists(
    st.builds(Word, st.integers(0, 90_000), st.integers(0, len(TEXT) + 3), st.integers(0, 5)),
    max_size=20,
)


def words(marks, text=TEXT):
    return [text[mark.position : mark.position + mark.length] for mark in marks]


WORDS = ["Xin", "đưa", "thẻ", "vào", "ô", "đọc", "Chờ", "một", "lát", "rồi", "bấm", "tiếp"]


@given(EVENTS)
def test_every_word_comes_once_in_order_whatever_the_engine_says(events):
    order = WordOrder(TEXT)
    marks = [*order.place(tuple(events)), *order.rest(100_000)]
    assert words(marks) == WORDS
    assert [m.sample for m in marks] == sorted(m.sample for m in marks)


def test_a_word_the_engine_left_out_lies_between_its_neighbours():
    marks = WordOrder(TEXT).place((Word(0, 0, 3), Word(9_000, 14, 3)))
    assert words(marks) == ["Xin", "đưa", "thẻ", "vào"]
    assert 0 < marks[1].sample < marks[2].sample < 9_000


def test_an_event_at_the_sign_before_a_word_is_that_word():
    assert words(WordOrder(TEXT).place((Word(0, 0, 3), Word(5_000, 4, 1)))) == ["Xin", "đưa"]


def test_an_event_within_a_word_or_behind_is_no_new_word():
    order = WordOrder("VNeID và")
    assert words(order.place((Word(0, 0, 1), Word(50, 1, 2), Word(70, 3, 2))), "VNeID và") == [
        "VNeID"
    ]
    assert order.place((Word(90, 0, 0),)) == ()


def test_the_guess_begins_with_the_voice_and_ends_before_it_does():
    pcm = b"\0\0" * 4_000 + b"\x00\x10" * 20_000 + b"\0\0" * 9_000
    marks = share_of_letters(TEXT, pcm)
    assert words(marks) == WORDS
    assert marks[0].sample == 4_000
    assert marks[-1].sample < 24_000


def test_the_guess_of_silence_or_of_no_words_is_harmless():
    assert {m.sample for m in share_of_letters(TEXT, b"\0\0" * 50)} == {50}
    assert share_of_letters("… – !", b"\x00\x10" * 50) == ()


def test_the_guess_is_near_what_the_engine_knows():
    """Both use one voice here, so the exact times are known for the same sound."""
    exact, guessed = sound_of(ESPEAK, LONG), sound_of(PYTTSX3, LONG)
    assert words(exact.words, LONG) == words(guessed.words, LONG)
    off_s = [
        abs(a.sample - b.sample) / 22_050 for a, b in zip(exact.words, guessed.words, strict=True)
    ]
    assert statistics.median(off_s) < 0.15
    assert max(off_s) < 0.5
