import random
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from kiosk.handoff.carrying import NOT_CARRIED, Maker, draft_of, questions_of, resume
from kiosk.handoff.collecting import Whole, collect
from kiosk.handoff.draft import Item
from kiosk.handoff.envelope import LIFETIME, Clock, Opened, seal, unseal
from kiosk.handoff.frame import frame_texts
from kiosk.journey.answers import ASK_STAFF
from kiosk.journey.intake import take_in
from kiosk.stories.story import load_story, story_files
from tests.handoff.drafts import HANOI, NOW
from tests.library import in_use

TODAY = NOW.date()
LIBRARY = in_use()
CODES = sorted(summary.code for summary in LIBRARY.on(TODAY))
MAKER = Maker("0017", NOW)
BIRTH = LIBRARY.procedure("1.001193", TODAY)
ANSWERS = {
    "relation": "mother",
    "child_name": "ĐỖ ẨM",
    "child_dob": "2026-11-02",
    "requester_card": "scanned",
    "requester_name": "NGUYỄN THỊ HƯỜNG",
    "requester_number": "003196000123",
}


@pytest.mark.parametrize("file", story_files()[::4], ids=lambda file: file.stem)
def test_every_golden_journey_goes_over_codes_to_another_kiosk(file):
    """All but cards, which are shown again, and what was left empty."""
    story = load_story(file)
    procedure = LIBRARY.procedure(story.procedure, story.today)
    intake = take_in(procedure, story.answers, story.today)
    answers = intake.answers.values
    then = replace(MAKER, now=datetime.combine(story.today, time(9), HANOI))
    message = seal(draft_of(procedure, answers, then), None, random.Random(1).randbytes)
    whole = collect(frame_texts(message)[::-1])
    assert whole == Whole(message)
    opened = unseal(whole.message, Clock(then.now), None)
    assert isinstance(opened, Opened)
    resumed = resume(procedure, opened.draft, story.today)
    types = {q.name: q.type for part in procedure.parts for q in part.questions}
    faulty = {finding.field for finding in intake.report.errors}
    # A day may be too early only because the faulty day before it is gone.
    rest = {name: value for name, value in story.answers.items() if name not in faulty}
    after = take_in(procedure, rest, story.today).report.errors
    faulty |= {finding.field for finding in after if finding.field in rest}
    carried = {n: v for n, v in answers.items() if types[n] not in NOT_CARRIED and v != ""}
    assert {n for n in carried if n not in resumed.answers.values} <= faulty
    assert resumed.answers.values.items() <= carried.items()
    assert bool(resumed.left_out) <= bool(faulty)


def test_what_a_card_gave_arrives_as_typed_and_the_card_is_asked_for_again():
    resumed = resume(BIRTH, draft_of(BIRTH, ANSWERS, MAKER), TODAY)
    assert "requester_card" not in resumed.answers.values
    assert resumed.answers.origins["requester_name"] == "typed"
    assert resumed.answers.origins["relation"] == "chosen"
    assert not resumed.answers.past


def test_words_stand_beside_the_values_and_numbers_of_persons_are_masked_in_them():
    items = {item.name: item for item in draft_of(BIRTH, ANSWERS, MAKER).items}
    assert items["child_name"] == Item("child_name", items["child_name"].label, "ĐỖ ẨM", "ĐỖ ẨM")
    assert items["requester_number"].value == "003196000123"
    assert "003196" not in items["requester_number"].text
    assert items["requester_number"].text.endswith("123")
    assert items["relation"].text != "mother"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("child_dob", "2099-01-01"),
        ("child_name", "R0BERT'); DROP TABLE"),
        ("relation", "king"),
        ("requester_number", "12"),
        ("nobody_asks_this", "x"),
        ("requester_card", "scanned"),
        ("child_name", 7),
    ],
)
def test_what_does_not_hold_is_left_out_and_named(name, value):
    draft = draft_of(BIRTH, {"child_ethnicity": "Kinh"}, MAKER)
    forged = replace(draft, items=(*draft.items, Item(name, "Nhãn lạ", value, "x")))
    resumed = resume(BIRTH, forged, TODAY)
    assert name not in resumed.answers.values
    assert resumed.left_out == ("Nhãn lạ",)


def test_not_knowing_is_carried_too():
    answers = {"relation": "mother", "child_name": ASK_STAFF}
    assert resume(BIRTH, draft_of(BIRTH, answers, MAKER), TODAY).answers.values == answers


def test_a_day_that_is_only_doubtful_is_kept():
    ahead = (TODAY + timedelta(days=3)).isoformat()
    draft = draft_of(BIRTH, {"relation": "mother", "child_dob": ahead}, MAKER)
    assert "child_dob" not in resume(BIRTH, draft, TODAY).answers.values
    assert resume(BIRTH, draft, TODAY, clock_certain=False).answers.values["child_dob"] == ahead


@pytest.mark.parametrize("code", CODES)
def test_questions_for_at_home_are_those_asked_of_everybody(code):
    procedure = LIBRARY.procedure(code, TODAY)
    draft = questions_of(procedure, MAKER)
    always = {q.name for part in procedure.parts for q in part.questions if q.when is None}
    assert {item.name for item in draft.items} <= always
    assert draft.answers == {}
    assert (draft.kind, draft.expires_at) == ("questions", NOW + LIFETIME)
    assert frame_texts(seal(draft, None, random.Random(code).randbytes))


def test_english_labels_for_who_reads_english():
    draft = questions_of(BIRTH, replace(MAKER, language="en"))
    assert draft.title == BIRTH.plain_name.en
