from kiosk.commands.demo_voice import secrets_of, told_wrongly
from kiosk.demo.sentence import Sentence, sentence_of
from kiosk.demo.walk import answers_with
from kiosk.speech.utterance import Utterance
from kiosk.text.spoken import speak

WORD = "PNHCHKVGL"
SECRETS = secrets_of(answers_with(WORD), WORD, "00010000119")


def heard(text: str) -> Sentence:
    return sentence_of(Utterance(speak(text, "vi"), "vi"))


def test_secrets_are_as_they_would_be_written():
    assert SECRETS == {
        "name": WORD,
        "number": "005195012345",
        "birthday": "ngày 5 tháng 3 năm 1995",
        "phone": "0912345678",
        "reference": "00010000119",
    }


def test_what_was_asked_for_may_be_said_but_never_the_number():
    name, number = heard(f"TRẦN THỊ {WORD}"), heard("005 195 012 345")
    assert told_wrongly([name], [name], SECRETS) == {}
    assert told_wrongly([name, number], [name, number], SECRETS) == {"number": number.shown}


def test_the_same_words_unasked_are_told_wrongly():
    asked, unasked = heard(f"TRẦN THỊ {WORD}"), heard(f"TRẦN THỊ {WORD}")
    assert told_wrongly([asked, unasked], [asked], SECRETS) == {"name": unasked.shown}
