from dataclasses import replace

import pytest

from kiosk.viewmodels.privacy_view import PrivacyView, load_notice
from tests.screens.ways import complete
from tests.viewmodels.booth import BIRTH, NOW, TODAY, procedure_of, rows_of


@pytest.fixture
def privacy(booth):
    booth.views.visit.start()
    booth.views.visit.choose_procedure(procedure_of(BIRTH))
    booth.views.takes.begin()
    return booth.views.privacy


def optional() -> list[str]:
    return [purpose.id for purpose in load_notice().purposes if not purpose.needed]


def test_nothing_optional_is_ticked_beforehand(privacy):
    rows = rows_of(privacy.optional)
    assert len(rows) == len(optional()) > 0
    assert not any(given for _, _, given in rows)


def test_going_on_agrees_to_what_is_needed_only(booth, privacy):
    privacy.agree()
    given = {consent.purpose: consent.given for consent in booth.state.consents}
    assert given == {purpose.id: purpose.needed for purpose in load_notice().purposes}
    assert {consent.version for consent in booth.state.consents} == {load_notice().version}
    assert {consent.at for consent in booth.state.consents} == {NOW.isoformat(timespec="seconds")}
    assert (booth.state.page, booth.state.at) == ("question", "relation")


def test_a_ticked_purpose_is_agreed_to_and_can_be_taken_back(booth, privacy):
    privacy.toggle(0)
    assert rows_of(privacy.optional)[0][2]
    privacy.agree()
    given = {consent.purpose: consent.given for consent in booth.state.consents}
    assert given[optional()[0]]
    booth.views.visit.back()
    privacy.toggle(0)
    privacy.agree()
    given = {consent.purpose: consent.given for consent in booth.state.consents}
    assert not given[optional()[0]]


def test_the_next_person_finds_nothing_ticked(booth, privacy):
    privacy.toggle(0)
    booth.views.visit.finish()
    booth.views.visit.choose_procedure(procedure_of(BIRTH))
    booth.views.takes.begin()
    assert not any(given for _, _, given in rows_of(privacy.optional))


def test_the_notice_follows_the_language(booth, privacy):
    notice = load_notice()
    assert (privacy.title, privacy.body) == (notice.title.vi, notice.body.vi)
    booth.english()
    assert (privacy.title, privacy.body) == (notice.title.en, notice.body.en)
    titles = [purpose.title.en for purpose in notice.purposes if not purpose.needed]
    assert [row[0] for row in rows_of(privacy.optional)] == titles


def test_with_every_answer_there_the_check_pages_come_next(booth, privacy):
    given = booth.state.answers
    for name, value in complete(procedure_of(BIRTH), TODAY).items():
        given = given.set_answer(name, value, "typed")
    booth.views.visit.take(replace(booth.state, answers=given))
    privacy.agree()
    assert booth.state.page == "check"


@pytest.mark.parametrize(
    ("pictures", "camera", "told"),
    [(False, False, "body"), (False, True, "body_codes"), (True, True, "body_pictures")],
)
def test_the_notice_tells_what_the_cameras_of_this_kiosk_do(booth, pictures, camera, told):
    view = PrivacyView(booth.views.visit, lambda: NOW, lambda: pictures, camera)
    assert view.body == getattr(load_notice(), told).vi
