"""Notices that stop: who names a procedure the kiosk guides leads into it."""

import re

from kiosk.procedures.model import Question
from kiosk.procedures.questions import questions_of
from tests.content.walked import TODAY
from tests.library import in_use

CODE = re.compile(r"\b\d\.\d{6}\b")
COUNTER = re.compile(r"[Mm]ời (ra|gặp|về đầu|quay lại)|Xin tìm")


def stops() -> list[tuple[str, Question]]:
    return [
        (procedure.code, question)
        for procedure in in_use().procedures
        for question in questions_of(procedure)
        if question.stops
    ]


def named(question: Question) -> set[str]:
    """Codes of guided procedures that its words name."""
    texts = [words.vi for words in (question.ask, question.help) if words]
    guided = {item.code for item in in_use().on(TODAY) if item.guided}
    return {code for text in texts for code in CODE.findall(text)} & guided


def test_who_names_a_guided_procedure_leads_into_it():
    silent = [(code, stop.name) for code, stop in stops() if named(stop) and not stop.leads_to]
    assert silent == []


def test_the_procedure_that_is_named_is_the_one_led_to():
    wrong = [
        (code, stop.name)
        for code, stop in stops()
        if stop.leads_to and named(stop) and stop.leads_to not in named(stop)
    ]
    assert wrong == []


def test_who_leads_on_sends_nobody_to_the_counter_first():
    """The counter may still be named for whoever is not sure."""
    sent = [
        (code, sentence)
        for code, stop in stops()
        if stop.leads_to
        for words in filter(None, (stop.ask, stop.help))
        for text in filter(None, (words.vi, words.spoken))
        for sentence in re.split(r"(?<=[.!?]) ", text)
        if COUNTER.search(sentence) and not sentence.startswith("Chưa rõ")
    ]
    assert sent == []


def test_there_are_many_of_them():
    assert len({(code, stop.name) for code, stop in stops() if stop.leads_to}) >= 30
