import random
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.handoff.carrying import Maker, draft_of, questions_of
from kiosk.handoff.envelope import LIFETIME, seal
from kiosk.handoff.frame import frame_texts
from kiosk.identity.sentences import identity_sentence
from tests.viewmodels.booth import BIRTH, NOW, procedure_of

FEW = {"relation": "mother", "child_name": "ĐỖ ẨM"}
MAKER = Maker("0017", NOW - timedelta(days=1))


def codes(draft=None):
    draft = draft or draft_of(procedure_of(BIRTH), FEW, MAKER)
    return [text.encode() for text in frame_texts(seal(draft, None, random.Random(1).randbytes))]


@pytest.fixture
def resume(booth):
    return booth.views.resume


def test_a_code_opens_the_page_and_says_what_it_is(booth, resume):
    resume.take_scan(codes()[0])
    assert booth.state.page == "resume"
    assert resume.ready
    assert resume.name == procedure_of(BIRTH).plain_name.vi
    assert "máy số 0017" in resume.origin
    assert resume.counted.startswith("Đã trả lời 2 câu.")
    assert (resume.said, resume.caution) == ("", "")


def test_who_agrees_goes_on_by_papers_and_consent_to_the_first_open_question(booth, resume):
    resume.take_scan(codes()[0])
    assert booth.answers == {}
    resume.accept()
    assert (booth.state.page, booth.answers) == ("takes", FEW)
    booth.views.takes.begin()
    assert booth.state.page == "privacy"
    booth.views.privacy.agree()
    assert booth.state.page == "question"
    assert booth.state.at not in {"", *FEW}


def test_who_does_not_agree_leaves_nothing(booth, resume):
    resume.take_scan(codes()[0])
    booth.views.visit.finish()
    assert booth.state.page == "welcome"
    assert not resume.ready
    resume.accept()
    assert booth.answers == {}


def test_settings_may_be_opened_over_it(booth, resume):
    resume.take_scan(codes()[0])
    booth.views.visit.open("settings")
    booth.views.visit.close()
    assert resume.ready


def test_several_codes_are_counted_until_there_are_enough(booth, resume):
    texts = codes(questions_of(procedure_of("1.004873"), MAKER))
    pieces = len(texts) // 2
    for number, text in enumerate(texts[-pieces:], 1):
        resume.take_scan(text)
        if number < pieces:
            assert resume.said.startswith(f"Đã đọc {number} trên {pieces} mã.")
            assert not resume.ready
    assert resume.ready


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"CHUYEN:AB", "handoff_damaged"), (b"\xff\xfe", "not_recognised")],
)
def test_what_is_no_declaration_is_said_so(resume, data, code):
    resume.take_scan(data)
    assert resume.failed
    assert resume.said == identity_sentence(code, "vi")


def test_past_its_day_is_said_and_only_doubted_where_the_clock_is(booth, resume):
    old = Maker("0017", NOW - LIFETIME - timedelta(hours=1))
    text = codes(draft_of(procedure_of(BIRTH), FEW, old))[0]
    resume.take_scan(text)
    assert resume.said == identity_sentence("handoff_expired", "vi")
    booth.world.clock.certain = False
    resume.take_scan(text)
    assert resume.ready
    assert resume.caution.startswith("Máy không chắc ngày giờ.")


def test_what_no_longer_holds_is_counted_not_shown(resume):
    wrong = {**FEW, "child_dob": "2099-01-01"}
    resume.take_scan(codes(draft_of(procedure_of(BIRTH), wrong, MAKER))[0])
    assert resume.ready
    assert resume.caution == "1 câu phải trả lời lại."


def test_a_procedure_this_kiosk_lacks_is_said(resume):
    draft = draft_of(procedure_of(BIRTH), FEW, MAKER)
    resume.take_scan(codes(replace(draft, code="9.999999"))[0])
    assert resume.failed
    assert not resume.ready


def test_in_english(booth, resume):
    booth.english()
    resume.take_scan(codes()[0])
    assert resume.origin.startswith("Begun at kiosk 0017")
