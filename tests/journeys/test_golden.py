"""Whole ways through the real procedures: answers in, path, papers and dossier out.

Each file of `golden/` tells one person's story. A change of content that moves one of them is
looked at, and then the story is changed with it.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from kiosk.journey.checklist import what_it_takes
from kiosk.journey.dossier import Filing, plain
from kiosk.journey.intake import take_in
from kiosk.journey.path import Journey
from kiosk.procedures.content_yaml import read_yaml
from kiosk.procedures.loading import Library, load_all

STORIES = sorted((Path(__file__).parent / "golden").glob("*.yaml"))


@dataclass(frozen=True)
class InventedDraft:
    id: str = "019ab000-0000-7000-8000-000000000001"
    device: str = "kiosk-0001"
    seq: int = 1
    reference: str = "00010000142"
    created_at: str = "2026-11-24T09:30:00+07:00"
    clock_certain: bool = True
    clock_offset_s: float = 0.0


@pytest.fixture(scope="module")
def library() -> Library:
    return load_all()


@pytest.fixture(params=STORIES, ids=lambda path: path.stem)
def story(request, library):
    told = read_yaml(request.param.read_text("utf-8"))
    told["today"] = date.fromisoformat(told["today"])
    told["procedure"] = library.procedure(told["procedure"], told["today"])
    told["intake"] = take_in(told["procedure"], told["answers"], told["today"])
    told["kept"] = told["intake"].report.answers
    return told


def test_every_procedure_has_two_stories(library):
    codes = [path.stem.split("-")[0] for path in STORIES]
    for procedure in library.procedures:
        assert codes.count(procedure.code) >= 2


def test_the_faults_and_warnings_are_those_of_the_story(story):
    report, expected = story["intake"].report, story["expected"]
    assert [f"{item.field}: {item.code}" for item in report.errors] == expected["errors"]
    assert [f"{item.field}: {item.code}" for item in report.warnings] == expected["warnings"]


def test_the_path_is_that_of_the_story(story):
    journey = Journey(story["procedure"], story["kept"], story["today"])
    walked = []
    while journey.step is not None:
        walked.append(journey.step.question.name)
        if journey.at_stop:
            break
        journey = journey.advance()
    assert walked == story["expected"]["path"]
    stop = journey.stopped
    assert (None if stop is None else stop.name) == story["expected"]["stop"]


def test_the_papers_and_the_fee_are_those_of_the_story(story):
    found = what_it_takes(story["procedure"], story["kept"], story["today"])
    assert {line.id: line.handling for line in found.papers} == story["expected"]["papers"]
    assert found.fee.amount_dong == story["expected"]["fee_dong"]


def test_the_dossier_is_that_of_the_story(story):
    expected = story["expected"]["dossier"]
    if expected is None:
        assert not story["intake"].report.ok
        return
    procedure, answers = story["procedure"], story["intake"].answers
    text = plain(InventedDraft(), procedure, answers, Filing(), story["today"])
    assert {key: text[key] for key in ("ends", "on_behalf", "result", "unverified")} == {
        key: expected[key] for key in ("ends", "on_behalf", "result", "unverified")
    }
    asked = {question.name for part in procedure.parts for question in part.questions}
    derived = {name: value for name, value in text["answers"].items() if name not in asked}
    assert derived == expected["derived"]
    given = story["answers"]
    assert sorted(set(given) - set(text["answers"])) == expected["left_out"]
    for name in set(given) & set(text["answers"]):
        assert text["answers"][name] == story["kept"][name]
