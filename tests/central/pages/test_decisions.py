from central.pages.access import Form
from central.pages.decisions import CHOICES, read_decision
from central.reach import EVERYTHING
from central.sessions import Session
from central.statuses import STATES
from central.wording import STATES as WORDS

SESSION = Session("hash", "lan", "token", "", EVERYTHING)


def read(**fields: str):
    return read_decision(Form(SESSION, {"revision": "3", **fields}), "id")


def test_every_state_after_arrival_can_be_chosen_and_said():
    assert ("arrived", *(choice.state for choice in CHOICES)) == STATES
    assert set(WORDS) == set(STATES)


def test_a_decision_carries_only_what_was_written():
    change = read(state="received", file_number=" H1 ", appointment="", reason="not asked")

    assert (change.id, change.state, change.revision) == ("id", "received", 3)
    assert change.note == {"file_number": "H1"}
