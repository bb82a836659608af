"""Whatever is asked of whichever procedure: sources and texts are those of its content."""

import re

import pytest

from kiosk.assistant.asked import load_asked
from kiosk.procedures.model import Procedure
from tests.assistant.conftest import NOW

QUESTIONS = {q.id: q.heard[0] for q in load_asked().questions if q.ward is None}
LABEL = r"^(về tiền|về thời gian|ai làm được|làm xong, kết quả là|ai không mất tiền): "
LANGUAGES = ("vi", "en")


def evidence_of(procedure: Procedure) -> set[tuple[str, str, str]]:
    """Every section of a procedure with the sources and days that stand in it."""
    own = procedure.evidence
    found = {
        (section, own.source, own.checked_on.isoformat())
        for section in ("who_may_file", "next_step", "agency", "result", "notices")
    }
    pieces = [("fee", procedure.fee.evidence), ("time_limit", procedure.time_limit.evidence)]
    pieces += [("papers", paper.evidence) for paper in procedure.papers]
    pieces += [("notices", n.evidence) for n in procedure.notices if n.evidence]
    pieces += [("form", procedure.form.evidence)] if procedure.form else []
    return found | {(s, e.source, e.checked_on.isoformat()) for s, e in pieces}


def words_of(procedure: Procedure, language: str) -> str:
    """Every wording of a procedure, for looking up."""
    dumped = procedure.model_dump_json()
    texts = re.findall(rf'"{language}":"((?:[^"\\]|\\.)*)"', dumped)
    return " ".join(texts).replace('\\"', '"').lower()


@pytest.fixture(scope="module")
def codes(library) -> list[str]:
    return [summary.code for summary in library.on(NOW.date())]


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_sentence_comes_from_the_content(about, library, codes, name):
    assert len(codes) == 50
    told = 0
    for code in codes:
        procedure = library.procedure(code, NOW.date())
        known = evidence_of(procedure)
        for language in LANGUAGES:
            answer = about(code).ask(QUESTIONS[name], NOW, language)
            assert answer.questions == (name,)
            told += len(answer.sentences)
            for sentence in answer.sentences:
                assert sentence.citations
                for one in sentence.citations:
                    assert one.code == code
                    assert (one.section, one.source, one.checked_on.isoformat()) in known
            if not answer.sentences:
                assert not answer.confident
                assert "cán bộ" in answer.text or "staff" in answer.text
    assert told


@pytest.mark.parametrize("name", ["fee", "time", "who", "result", "deadline", "channel", "amount"])
def test_every_text_stands_in_the_content(about, library, codes, name):
    """Less the few words around it, and the stops at its end."""
    for code in codes:
        procedure = library.procedure(code, NOW.date())
        content = words_of(procedure, "vi")
        answer = about(code).ask(QUESTIONS[name], NOW)
        for sentence in answer.sentences:
            body = sentence.text.lower().removesuffix(" điều này nên hỏi lại cán bộ.")
            body = re.sub(
                r"^(về tiền|về thời gian|ai làm được|làm xong, kết quả là|ai không mất tiền): ",
                "",
                body,
            )
            for part in re.split(r"[.;] |[.;]$", body):
                assert part.strip(". ") in content, (code, part)
