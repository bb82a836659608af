"""A declaration taken along to a phone, and one that comes from there."""

import random
from dataclasses import replace
from functools import partial

from kiosk.handoff.carrying import Maker, draft_of
from kiosk.handoff.envelope import seal
from kiosk.handoff.frame import frame_texts
from kiosk.journey.answers import Answer
from tests.screens.page import Page
from tests.screens.stage import NOW, Stage
from tests.screens.ways import complete

BIRTH, SINGLE = "1.001193", "1.004873"
FEW: dict[str, Answer] = {"relation": "mother", "child_name": "ĐỖ ẨM"}
WRONG: dict[str, Answer] = {**FEW, "child_dob": "2099-01-01"}


def carried_pages() -> list[Page]:
    """Both ways, in every state."""
    return [
        Page("carry", partial(bring_carry, code=BIRTH)),
        Page("carry-page", partial(bring_carry, code=SINGLE)),
        Page("carry-moving", partial(bring_carry, code=SINGLE, moving=True)),
        Page("carry-unlinked", partial(bring_unlinked, code=BIRTH)),
        Page("carry-moving-unlinked", partial(bring_unlinked, code=SINGLE)),
        Page("prepare-unlinked", bring_unlinked_questions),
        Page("prepare", partial(bring_prepare, code=BIRTH)),
        Page("prepare-page", partial(bring_prepare, code=SINGLE)),
        Page("carry-failed", bring_failed_carry),
        Page("resume", lambda stage: stage.views.visit.open("resume")),
        Page("resume-part", partial(bring_scans, code=SINGLE, count=1)),
        Page("resume-ready", partial(bring_scans, code=BIRTH, answers=FEW)),
        Page("resume-again", partial(bring_scans, code=BIRTH, answers=WRONG)),
        Page("resume-damaged", lambda stage: stage.views.resume.take_scan(b"CHUYEN:AB")),
    ]


def bring_carry(stage: Stage, code: str, *, moving: bool = False) -> None:
    answers = FEW if code == BIRTH else complete(stage.procedures[code], NOW.date())
    stage.take("question", code, "", answers)
    stage.views.visit.open("leave")
    stage.views.visit.open("carry")
    assert stage.views.carry.property("several") == (code == SINGLE)
    if moving:
        stage.views.carry.move()


def unlink(stage: Stage) -> None:
    """A kiosk whose phones find no page: neither in its settings nor at its centre."""
    carry = stage.views.carry
    assert carry._codes is not None
    carry._codes = replace(carry._codes, address="")
    carry.changed.emit()
    carry.codeChanged.emit()


def bring_unlinked(stage: Stage, code: str) -> None:
    bring_carry(stage, code)
    unlink(stage)
    if code == SINGLE:
        stage.views.carry.move()


def bring_unlinked_questions(stage: Stage) -> None:
    bring_prepare(stage, BIRTH)
    unlink(stage)


def bring_prepare(stage: Stage, code: str) -> None:
    stage.views.visit.start()
    stage.views.visit.choose_procedure(stage.procedures[code])
    stage.views.takes.takeHome()
    stage.views.visit.open("prepare")


def bring_failed_carry(stage: Stage) -> None:
    stage.take("question", BIRTH, "", FEW)
    stage.database.answers = [OSError("invented")]
    stage.views.visit.open("carry")


def bring_scans(
    stage: Stage, code: str, answers: dict[str, Answer] | None = None, count: int = 99
) -> None:
    procedure = stage.procedures[code]
    given = answers or complete(procedure, NOW.date())
    draft = draft_of(procedure, given, Maker("0017", NOW))
    message = seal(draft, None, random.Random(1).randbytes)
    for text in frame_texts(message)[:count]:
        stage.views.resume.take_scan(text.encode())
