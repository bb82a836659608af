"""Papers after the last answer, one after another, page by page."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.capture.page import Page, Refused
from kiosk.config import Point
from kiosk.devices.camera import Still, Trouble
from kiosk.devices.paper_scanner import NoScan
from kiosk.jobs import Ok
from kiosk.journey.path import Journey
from sync.outbox import TrayRefused
from tests.viewmodels.booth import BIRTH, COPIES, TODAY, procedure_of, rows_of
from tests.viewmodels.paper_desk import AHEAD, PAGE, PIXELS, Desk, answers_with


def test_the_last_answer_leads_to_the_papers(desk: Desk):
    booth = desk.booth
    answers = answers_with()
    booth.enter(BIRTH, answers)  # type: ignore[arg-type]
    booth.views.visit.take(desk.at("question"))
    booth.enter(BIRTH, answers, at=_last_question())  # type: ignore[arg-type]
    booth.views.question.next()
    assert booth.state.page == "papers"
    assert [name for name, _ in rows_of(desk.view.rows)] == ["Giấy chứng sinh, hoặc giấy thay thế"]
    desk.view.back()
    assert booth.state.page == "question"


def _last_question() -> str:
    answers = answers_with()
    return Journey(procedure_of(BIRTH), answers, TODAY, "@check").back().at  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "point", "code"),
    [("none", AHEAD, BIRTH), ("camera", Point(), BIRTH), ("camera", AHEAD, COPIES)],
    ids=["nothing to picture with", "nothing goes ahead", "a slip"],
)
def test_everything_stays_as_it_was(qapp, tmp_path: Path, kind: str, point: Point, code: str):
    desk = Desk(tmp_path / "data", kind, point)
    desk.booth.enter_check(code)
    assert desk.booth.views.visit.after_questions() == "check"
    assert desk.booth.views.slip._pictures.summary() == []
    desk.booth.close()


def test_one_touch_leaves_it_to_the_counter(desk: Desk):
    desk.come()
    desk.view.skip()
    assert desk.booth.state.page == "check"
    assert desk.booth.state.consents == ()
    heading, name, count, *_ = rows_of(desk.booth.views.check.lines)[-1]
    assert (heading, count) == ("Giấy chụp trước", "Chưa chụp, cán bộ xem ở quầy")
    assert name == "Giấy chứng sinh, hoặc giấy thay thế"


def test_beginning_is_agreeing(desk: Desk):
    desk.come()
    desk.view.begin()
    (consent,) = desk.booth.state.consents
    assert (consent.purpose, consent.given) == ("pictures", True)
    desk.view.back()
    desk.view.begin()
    assert len(desk.booth.state.consents) == 1


def test_the_camera_is_on_while_a_picture_may_be_taken_only(desk: Desk):
    camera = desk.booth.views.camera
    desk.come()
    assert camera.purpose == ""
    desk.view.begin()
    assert camera.purpose == "paper"
    desk.booth.views.visit.warn_idle(30)
    assert camera.purpose == ""
    desk.booth.views.visit.warn_idle(-1)
    desk.picture()
    assert camera.purpose == ""
    desk.view.retake()
    assert camera.purpose == "paper"
    desk.keep()
    assert camera.purpose == ""
    desk.view.more()
    desk.booth.views.visit.open("call")
    assert camera.purpose == ""
    desk.booth.views.visit.close()
    assert camera.purpose == "paper"


def test_a_paper_page_by_page(desk: Desk):
    desk.come("witness_statement")
    desk.view.begin()
    desk.keep()
    assert (desk.step, desk.view.property("count"), desk.view.property("last")) == (
        "kept",
        1,
        False,
    )
    desk.view.more()
    desk.keep()
    assert desk.view.property("count") == 2
    desk.view.removeLast()
    desk.view.next()
    assert (desk.view.property("name"), desk.step) == ("Giấy của người làm chứng", "aim")
    desk.keep()
    desk.view.next()
    assert desk.booth.state.page == "check"
    counts = [row[2] for row in rows_of(desk.booth.views.check.lines)[-2:]]
    assert counts == ["1 trang", "1 trang"]


def test_taking_the_only_page_away_leads_back_to_the_camera(desk: Desk):
    desk.come()
    desk.view.begin()
    desk.keep()
    desk.view.removeLast()
    assert (desk.step, desk.view.property("count")) == ("aim", 0)


@pytest.mark.parametrize("doubt", ["cut", "dark", "glare", "blurred", "blank"])
def test_a_doubt_is_told_and_the_person_decides(desk: Desk, doubt: str):
    desk.come()
    desk.view.begin()
    desk.picture(Page(b"jpeg", PIXELS, 200, 300, (doubt,)))  # type: ignore[arg-type]
    assert desk.step == "look"
    assert "chụp lại" in desk.view.property("said")
    desk.view.use()
    assert desk.view.property("count") == 1


@pytest.mark.parametrize("reason", ["no_sheet", "too_small", "damaged", "too_large"])
def test_no_page_leads_back_to_the_camera_with_a_reason(desk: Desk, reason: str):
    desk.come()
    desk.view.begin()
    desk.picture(Refused(reason))  # type: ignore[arg-type]
    assert desk.step == "aim"
    assert desk.view.property("said")


def test_a_camera_in_trouble_says_so(desk: Desk):
    desk.come()
    desk.view.begin()
    desk.picture(still=Trouble("not_found"))
    assert desk.step == "aim"


def test_turning_develops_the_same_picture_again(desk: Desk):
    turned: list[int] = []
    exposure = desk.view._exposure

    def develop(data: bytes, framing: str, turns: int) -> Page:
        turned.append(turns)
        return PAGE

    exposure._darkroom = type(exposure._darkroom)(
        "camera",
        develop,
        exposure._darkroom.scanner,
        exposure._darkroom.lane,
        desk.booth.world.clock.now,
    )
    desk.come()
    desk.view.begin()
    desk.view.take()
    desk.booth.views.camera.tookStill.emit(Still(b"raw"))
    desk.view.turn()
    desk.view.turn()
    assert turned == [0, 1, 2]
    desk.view.retake()
    desk.view.take()
    desk.booth.views.camera.tookStill.emit(Still(b"raw"))
    assert turned == [0, 1, 2, 0]


def test_what_comes_after_the_person_went_on_is_for_nobody(desk: Desk):
    desk.come()
    desk.view.begin()
    desk.booth.paper.holds = True
    desk.view.take()
    desk.booth.views.camera.tookStill.emit(Still(b"raw"))
    desk.view.back()
    (_, done) = desk.booth.paper.held[0]
    done(Ok(PAGE))
    assert desk.view.property("picture") == ""


def test_full_or_not_enrolled_is_told_before_she_begins(desk: Desk):
    desk.booth.database.answers = [Ok(TrayRefused("disk_full"))]
    desk.come()
    assert "chưa chụp được" in desk.view.property("unable")


def test_no_more_pages_than_the_tray_takes(desk: Desk):
    desk.come()
    desk.view.begin()
    desk.picture()
    desk.booth.database.answers = [Ok(TrayRefused("too_many"))]
    desk.view.use()
    assert desk.view.property("said").startswith("Máy không nhận thêm")


def test_leaving_forgets_pictures_and_pages(desk: Desk):
    desk.come()
    desk.view.begin()
    desk.keep()
    tray = desk.view._taken._tray
    assert tray is not None
    assert tray._sealed
    desk.view.more()
    desk.picture()
    desk.booth.views.visit.finish()
    assert not tray._sealed
    assert (desk.view._exposure.page, desk.view._exposure._raw) == (None, b"")
    assert desk.view.image.isNull()
    assert desk.view._taken.count("birth_note") == 0


def test_practice_keeps_nothing(desk: Desk):
    desk.come()
    desk.booth.views.visit.take(replace(desk.booth.state, practice=True))
    desk.view.begin()
    desk.keep()
    assert desk.view.property("count") == 1
    assert desk.view._taken._tray is None or not desk.view._taken._tray._sealed


def test_a_scanner_without_paper_says_what_to_do(qapp, tmp_path: Path):
    desk = Desk(tmp_path / "data", "scanner")
    desk.come()
    desk.view.begin()
    for reason in ("no_paper", "jammed", "cover_open", "busy", "not_found", "failed"):
        desk.booth.paper.answers = [Ok(NoScan(reason))]  # type: ignore[arg-type]
        desk.view.take()
        assert desk.step == "aim"
        assert desk.view.property("said")
    desk.booth.paper.answers = [Ok(b"raw"), Ok(PAGE)]
    desk.view.take()
    assert desk.step == "look"
    desk.booth.close()
