import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from kiosk.keeping import Keeping
from kiosk.session.journal import STATE_LIMIT, Journal
from kiosk.session.vault import make_memory
from kiosk.session.visit import Visit
from sync.log import KeyValues
from tests.viewmodels.booth import BIRTH

KEY = bytes(range(32))


@dataclass
class Kept:
    """A keeping, and another hand on its memory file."""

    keeping: Keeping
    memory: int

    def journal(self) -> Journal:
        return Journal(os.dup(self.memory), KEY)

    @property
    def state(self) -> Visit | None:
        stored = Journal(self.memory, KEY).read()
        return None if stored is None else Visit.from_json(json.loads(stored))

    @property
    def waiting(self) -> bool:
        return self.keeping.findChild(QTimer).isActive()


@pytest.fixture
def kept(booth) -> Iterator[Kept]:
    memory = make_memory()
    kept = Kept(Keeping(booth.views.visit, booth.root), memory)
    yield kept
    kept.keeping.end()
    os.close(memory)


def test_nothing_is_written_before_the_journal_is_lent(booth, kept):
    booth.enter(BIRTH)
    assert kept.state is None


def test_what_was_done_before_the_journal_came_is_written_with_it(booth, kept):
    booth.enter(BIRTH, {"relation": "mother"})
    kept.keeping.begin(kept.journal())
    assert kept.state == booth.state


def test_a_new_step_is_written_at_once(booth, kept):
    kept.keeping.begin(kept.journal())
    booth.enter(BIRTH)
    booth.views.question.choose("mother")
    booth.views.question.next()
    assert kept.state == booth.state
    assert kept.state.answers.values == {"relation": "mother"}
    assert not kept.waiting


def test_a_change_on_the_same_step_is_written_a_moment_later(booth, kept, qtbot):
    kept.keeping.begin(kept.journal())
    booth.enter(BIRTH)
    before = kept.state
    answers = booth.state.answers.set_answer("relation", "father", "chosen")
    for index in range(3):
        booth.views.visit.take(replace(booth.state, answers=answers, check_index=index))
    assert (kept.state, kept.waiting) == (before, True)
    qtbot.waitUntil(lambda: kept.state == booth.state)
    assert not kept.waiting


def test_what_is_typed_but_not_handed_over_is_kept_too(booth, kept, qtbot):
    kept.keeping.begin(kept.journal())
    booth.enter(BIRTH, {"relation": "mother"}, at="requester_name")
    booth.type("TRAANF THIJ")
    qtbot.waitUntil(lambda: kept.state.draft == ("requester_name", "TRẦN THỊ"))
    kept.keeping.end()
    booth.views.visit.take(Visit(page="recover"))
    kept.keeping.begin(kept.journal())
    assert kept.keeping.restore()
    assert booth.views.keyboard.value == "TRẦN THỊ"
    booth.type(" MAAUX")
    booth.views.question.next()
    assert booth.answers["requester_name"] == "TRẦN THỊ MẪU"
    assert kept.state.draft == ("", "")


def test_half_a_date_is_kept_in_its_boxes(booth, kept, qtbot):
    kept.keeping.begin(kept.journal())
    booth.enter(BIRTH, {"relation": "mother"}, at="child_dob")
    booth.type("02112")
    qtbot.waitUntil(lambda: kept.state.draft[1] == "02/11/2")
    kept.keeping.end()
    booth.views.visit.take(Visit(page="recover"))
    kept.keeping.begin(kept.journal())
    assert kept.keeping.restore()
    booth.type("026")
    assert booth.views.keyboard.value == "02/11/2026"


def test_the_journal_gives_the_visit_back_to_the_next_process(booth, kept):
    kept.keeping.begin(kept.journal())
    booth.enter(BIRTH, {"relation": "mother"})
    state = booth.state
    kept.keeping.end()
    booth.views.visit.take(Visit(page="recover"))
    kept.keeping.begin(kept.journal())
    assert kept.keeping.restore()
    assert booth.state == state
    assert kept.state == state


def test_an_empty_journal_restores_nothing(booth, kept):
    assert not kept.keeping.restore()
    kept.keeping.begin(kept.journal())
    assert not kept.keeping.restore()
    assert booth.state == Visit()


@pytest.mark.parametrize("stored", [b"", b"[]", b"{}", b'{"page": 1}', b"\xff"])
def test_a_journal_that_holds_no_visit_restores_nothing(booth, kept, stored):
    kept.journal().write(stored)
    kept.keeping.begin(kept.journal())
    assert not kept.keeping.restore()
    assert booth.state == Visit()


def test_after_the_end_nothing_more_is_written(booth, kept):
    kept.keeping.begin(kept.journal())
    booth.enter(BIRTH)
    before = kept.state
    kept.keeping.end()
    booth.enter(BIRTH, {"relation": "mother"})
    assert kept.state == before


def test_the_welcome_page_is_not_written_over_the_visit(booth, kept):
    kept.keeping.begin(kept.journal())
    booth.enter(BIRTH, {"relation": "mother"})
    before = kept.state
    booth.views.visit.take(Visit())
    assert kept.state == before


def test_a_visit_too_large_for_the_journal_leaves_the_last_one(booth, kept, qtbot, caplog):
    kept.keeping.begin(kept.journal())
    booth.enter(BIRTH, {"relation": "mother"})
    before = kept.state
    booth.enter(BIRTH, {"relation": "mother", "child_name": "Ỗ" * STATE_LIMIT})
    qtbot.waitUntil(lambda: not kept.waiting)
    assert kept.state == before
    said = "\n".join(map(KeyValues().format, caplog.records))
    assert "does not fit" in said
    assert "Ỗ" not in said


def test_the_descriptor_is_given_back(booth, kept):
    folder = Path("/proc/self/fd")
    before = len(list(folder.iterdir()))
    kept.keeping.begin(kept.journal())
    kept.keeping.begin(kept.journal())
    kept.keeping.end()
    assert len(list(folder.iterdir())) == before


def test_practice_is_never_written(booth, kept):
    kept.keeping.begin(kept.journal())
    booth.views.visit.startPractice()
    booth.views.visit.choose_procedure(booth.views.visit.library.procedure(BIRTH))
    booth.views.visit.keep_draft("child_name", "TRẦN THỊ TẬP")
    kept.keeping._write()
    assert booth.state.practice
    assert kept.state is None


@pytest.mark.parametrize("over", ["", "call", "settings"])
def test_nothing_of_the_staff_page_is_in_the_journal(booth, kept, over):
    kept.keeping.begin(kept.journal())
    booth.views.staff_gate.begin()
    booth.views.staff_gate.is_open = True
    booth.views.visit.go("staff")
    if over:
        booth.views.visit.open(over)
    assert kept.state is None
