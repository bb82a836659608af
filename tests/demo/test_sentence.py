import pytest

from kiosk.demo.sentence import Sentence, given_away, sentence_of
from kiosk.speech.utterance import Utterance
from kiosk.text.spoken import speak

SECRETS = {
    "name": "PNHCHKVGL",
    "number": "005195012345",
    "birthday": "ngày 5 tháng 3 năm 1995",
    "reference": "00010000119",
}


def heard(text: str) -> Sentence:
    return sentence_of(Utterance(speak(text, "vi"), "vi"))


def test_a_sentence_is_what_is_shown_and_what_is_said():
    sentence = heard("Phiếu 000 100 001 19.")
    assert sentence.shown == "Phiếu 000 100 001 19."
    assert sentence.spoken.startswith("Phiếu không không không, một không không")
    assert Sentence(**sentence.to_json()) == sentence


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Họ tên: TRẦN THỊ PNHCHKVGL", "name"),
        ("trần thị pnhchkvgl", "name"),
        ("Số căn cước: 005 195 012 345.", "number"),
        ("005195012345", "number"),
        ("không không năm, một chín năm, không một hai, ba bốn năm", "number"),
        ("Ngày sinh: ngày 5 tháng 3 năm 1995", "birthday"),
        ("Phiếu 000 100 001 19: đã đến.", "reference"),
    ],
)
def test_a_secret_is_found_however_it_is_written_or_said(text, name):
    assert given_away([heard("Xin xem lại"), heard(text)], SECRETS) == {name: text}


@pytest.mark.parametrize(
    "text",
    ["Quý vị sinh ngày nào?", "Số căn cước: •••••••••345", "Nút. 5.", "Hồ sơ nộp năm 1995.", ""],
)
def test_what_tells_nothing_is_let_pass(text):
    assert given_away([heard(text)], SECRETS) == {}


def test_the_first_sentence_that_tells_is_kept():
    told = given_away([heard("PNHCHKVGL một"), heard("PNHCHKVGL hai")], SECRETS)
    assert told == {"name": "PNHCHKVGL một"}
