import pytest

from kiosk.handoff.collecting import Whole, collect
from kiosk.handoff.envelope import Clock, Opened, unseal
from kiosk.viewmodels.carry_view import CHANGE_MS
from tests.viewmodels.booth import BIRTH, COPIES, NOW, Booth, procedure_of

PAGE = "https://centre.example.vn/mang-ve"
FEW = {"relation": "mother", "child_name": "ĐỖ ẨM"}


def many() -> dict[str, str]:
    words = "Số {n} ngõ {n} phố Ví Dụ {n}, phường Mẫu, gần chợ số {n}, tầng {n}, phòng {n}"
    names = ("child_name", "child_birth_place", "child_hometown", "requester_address")
    return {
        "relation": "mother",
        **{name: words.format(n=i * 7919) for i, name in enumerate(names)},
    }


@pytest.fixture
def carry(booth):
    booth.enter(BIRTH, FEW)
    booth.views.visit.open("leave")
    booth.views.visit.open("carry")
    return booth.views.carry


@pytest.fixture
def booth_alone(qapp, tmp_path):
    booth = Booth(tmp_path / "alone", enrolled=False)
    yield booth
    booth.close()


def opened(texts) -> Opened:
    whole = collect(texts)
    assert isinstance(whole, Whole)
    found = unseal(whole.message, Clock(NOW), None)
    assert isinstance(found, Opened)
    return found


def test_what_was_answered_is_one_link_with_everything_behind_its_mark(carry):
    address, mark, text = carry.payload.partition("#")
    assert (address, mark) == (PAGE, "#")
    found = opened([text])
    assert found.draft.answers == FEW
    assert (found.draft.by, found.signer) == ("0042", "another")
    assert not carry.several
    assert not carry.opensPage


def test_it_is_offered_once_something_is_answered_and_never_for_a_slip(booth):
    carry = booth.views.carry
    assert not carry.offered
    booth.enter(BIRTH)
    assert not carry.offered
    booth.enter(BIRTH, FEW)
    assert carry.offered
    booth.enter(COPIES, {"papers": "other"})
    assert not carry.offered


def test_a_machine_that_cannot_seal_offers_nothing(booth, monkeypatch):
    monkeypatch.setattr("kiosk.viewmodels.carry_view.is_available", lambda: False)
    booth.enter(BIRTH, FEW)
    assert not booth.views.carry.offered


def test_many_answers_move_after_the_page_is_open(booth, qtbot, monkeypatch):
    monkeypatch.setattr("kiosk.handoff.frame.SINGLE_SIZE", 100)
    booth.enter(BIRTH, many())
    booth.views.appearance.setMotion(True)
    booth.views.visit.open("carry")
    carry = booth.views.carry
    assert carry.several
    assert (carry.opensPage, carry.payload) == (True, PAGE)
    carry.move()
    assert (carry.opensPage, carry.moving) == (False, True)
    assert carry._beat.interval() == CHANGE_MS >= 200
    seen = []
    while len(seen) < 8:
        seen.append(carry.payload)
        carry._next()
    assert len(set(seen)) == 8
    assert all(text.startswith("CHUYEN:") for text in seen)
    assert opened(seen[3:]).draft.answers == many()


def test_it_moves_slowly_where_motion_is_not_wanted_and_not_at_all_under_the_warning(
    booth, monkeypatch
):
    monkeypatch.setattr("kiosk.handoff.frame.SINGLE_SIZE", 100)
    booth.enter(BIRTH, many())
    booth.views.visit.open("carry")
    carry = booth.views.carry
    carry.move()
    assert carry._beat.interval() >= 1000
    booth.views.visit.warn_idle(30)
    assert not carry._beat.isActive()
    booth.views.visit.warn_idle(-1)
    assert carry._beat.isActive()
    booth.views.visit.close()
    assert not carry._beat.isActive()
    assert carry.payload == ""


def test_a_kiosk_that_is_not_enrolled_shows_codes_without_a_link(booth_alone):
    booth_alone.enter(BIRTH, FEW)
    booth_alone.views.visit.open("carry")
    carry = booth_alone.views.carry
    assert not carry.byLink
    assert opened([carry.payload]).signer == "nobody"


def test_what_cannot_be_made_is_said(booth):
    booth.enter(BIRTH, FEW)
    booth.database.answers = [OSError("invented")]
    booth.views.visit.open("carry")
    assert booth.views.carry.failed
    assert booth.views.carry.payload == ""


def test_labels_are_in_the_language_of_the_person(booth):
    booth.english()
    booth.enter(BIRTH, FEW)
    booth.views.visit.open("carry")
    text = booth.views.carry.payload.partition("#")[2]
    assert opened([text]).draft.title == procedure_of(BIRTH).plain_name.en


def test_questions_can_be_taken_home_before_anything_is_answered(booth):
    carry = booth.views.carry
    booth.views.visit.choose_procedure(procedure_of(BIRTH))
    assert (carry.preparable, carry.offered) == (True, False)
    booth.views.visit.open("prepare")
    assert carry.blank
    draft = opened([carry.payload.partition("#")[2]]).draft
    assert (draft.kind, draft.answers) == ("questions", {})
    booth.views.visit.close()
    assert not carry.blank
    booth.views.visit.choose_procedure(procedure_of(COPIES))
    assert not carry.preparable


def test_answers_of_an_earlier_try_do_not_go_with_the_questions(booth):
    booth.enter(BIRTH, FEW)
    booth.views.visit.open("prepare")
    text = booth.views.carry.payload.partition("#")[2]
    assert opened([text]).draft.answers == {}
