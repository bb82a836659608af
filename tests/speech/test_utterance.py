from kiosk.speech.utterance import Utterance, script_of
from kiosk.text.spoken import Segment, said, speak

FEE = "Phí là 20.000 đồng/bản, mời ra quầy (số 2)."


def test_an_engine_gets_what_captions_show():
    segments = speak(FEE, "vi")
    assert script_of(segments).text == said(segments)


def test_a_number_stays_one_place_for_all_its_spoken_words():
    script = script_of(speak(FEE, "vi"))
    spans = {
        script.shown_span(script.text.index(word), len(word)) for word in ("hai", "mươi", "nghìn")
    }
    assert spans == {(7, 13)}
    assert FEE[7:13] == "20.000"


def test_words_said_as_shown_are_followed_one_by_one():
    script = script_of([Segment("Xin đưa thẻ", "Xin đưa thẻ", 5, 16)])
    assert script.shown_span(4, 3) == (9, 12)
    assert script.shown_span(8, 30) == (13, 16)


def test_blanks_around_a_shown_piece_are_not_underlined():
    script = script_of([Segment(" 15:00 ", "ba giờ chiều", 3, 10)])
    assert script.shown_span(3, 3) == (4, 9)


def test_a_place_before_the_first_word_is_nowhere():
    assert script_of([]).shown_span(0, 1) is None


def test_pieces_never_run_together():
    script = script_of([Segment("2", "hai", 0, 1), Segment("đ", "đồng", 1, 2)])
    assert script.text == "hai đồng"


def test_controls_and_pictures_are_not_said_and_move_nothing():
    script = script_of([Segment("a\0b😀c", "a\0b😀c", 0, 5)])
    assert script.text == "a b c"
    assert script.shown_span(4, 1) == (4, 5)


def test_speed_and_loudness_stay_within_what_ears_and_voices_bear():
    fast, slow = Utterance((), "vi", 9, 99), Utterance((), "vi", 0.1, -99)
    assert (fast.rate, fast.volume_db) == (2, 12)
    assert (slow.rate, slow.volume_db) == (0.5, -24)


def test_two_utterances_of_one_text_are_not_the_same():
    assert Utterance((), "vi") != Utterance((), "vi")
