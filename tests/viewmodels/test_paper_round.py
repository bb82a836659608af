"""What becomes of the pages: filed with the dossier, or not; real sealing and storing."""

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from kiosk.config import Papers
from kiosk.demo.laid_paper import laid_paper
from kiosk.devices.camera_simulator import CameraSimulator
from kiosk.procedures.model import Procedure
from sync.outbox import Forgotten
from tests.viewmodels.booth import BIRTH, COPIES, Booth, procedure_of
from tests.viewmodels.paper_desk import AHEAD, LONG_MS, Desk, answers_with


def stored(booth: Booth) -> tuple[list[str], list[tuple[str, int]]]:
    """The digests a header names, and the digests and sizes of what is stored."""
    with booth.world.outbox()._engine.connect() as connection:
        (raw,) = connection.exec_driver_sql("select raw from header").one()
        rows = connection.exec_driver_sql(
            "select digest, length(sealed) from attachment order by position"
        )
        named = [one["digest"] for one in json.loads(raw)["attachments"]]
        return named, [(digest, size) for digest, size in rows]


def test_the_pages_are_saved_with_the_dossier(desk: Desk):
    desk.come("witness_statement")
    desk.view.begin()
    desk.keep()
    desk.view.next()
    desk.keep()
    desk.view.next()
    attached = desk.booth.views.slip._pictures.attached()
    assert [(one.paper, one.page) for one in attached] == [
        ("birth_note", 1),
        ("witness_statement", 1),
    ]
    desk.booth.views.slip.save()
    assert desk.booth.state.page == "slip"
    named, rows = stored(desk.booth)
    assert named == [one.digest for one in attached] == [digest for digest, _ in rows]
    assert desk.view._taken.count("birth_note") == 0


def test_pages_of_a_paper_no_longer_asked_for_are_not_filed(desk: Desk):
    desk.come("witness_statement")
    desk.view.mend(1)
    desk.keep()
    answers = desk.booth.state.answers.set_answer("birth_proof", "note", "chosen")
    desk.booth.views.visit.take(replace(desk.booth.state, answers=answers))
    assert desk.booth.views.slip._pictures.attached() == ()


def test_pictures_that_are_gone_stop_the_save_with_words(desk: Desk):
    desk.come()
    desk.view.begin()
    desk.keep()
    desk.view.next()
    desk.booth.database.answers = []
    tray = desk.view._taken._tray
    assert tray is not None
    tray.forget_all()
    assert isinstance(tray.take([next(iter(desk.view._taken._pages.values()))[0]]), Forgotten)
    desk.booth.views.slip.save()
    assert "không còn" in desk.booth.views.slip.property("problem")
    assert desk.booth.state.saved is None


def test_with_a_camera_a_child_and_a_seal_from_end_to_end(qapp, qtbot, tmp_path: Path):
    booth = Booth(tmp_path / "data", point=AHEAD, papers=Papers(kind="camera"))
    camera = CameraSimulator(tmp_path / "seen.png", rate=50)
    booth.have_camera(camera)
    camera.show(laid_paper((1600, 1200)))
    booth.enter(BIRTH, answers_with(), at="@check")  # type: ignore[arg-type]
    booth.views.visit.take(replace(booth.state, page="papers"))
    view = booth.views.papers
    view.begin()
    qtbot.waitUntil(lambda: booth.views.camera.property("picture") != "", timeout=LONG_MS)
    view.take()
    qtbot.waitUntil(lambda: view.property("step") == "look", timeout=LONG_MS)
    page = view._exposure.page
    assert page is not None
    assert page.doubts == ()
    assert Image.open(BytesIO(page.jpeg)).size == (page.width, page.height)
    assert 1.3 < page.height / page.width < 1.5
    view.use()
    view.next()
    booth.views.slip.save()
    named, rows = stored(booth)
    assert len(named) == len(rows) == 1
    assert rows[0][1] > len(page.jpeg)
    booth.close()


def test_the_content_pictures_only_what_is_handed_in():
    procedure: Procedure = procedure_of(BIRTH)
    pictured = {paper.id for paper in procedure.papers if paper.pictured}
    assert pictured == {"birth_note", "witness_statement", "authorisation"}
    assert all(paper.handling == "hand_in" for paper in procedure.papers if paper.pictured)


@pytest.mark.parametrize(
    ("kind", "code", "may"),
    [("camera", BIRTH, True), ("camera", COPIES, False), ("none", BIRTH, False)],
)
def test_the_notice_says_what_may_be_pictured(qapp, tmp_path: Path, kind, code, may):
    booth = Booth(tmp_path / "data", point=AHEAD, papers=Papers(kind=kind))
    booth.enter(code)
    assert ("Máy chỉ chụp tờ giấy" in booth.views.privacy.property("body")) is may
    assert ("Máy không chụp ảnh" in booth.views.privacy.property("body")) is not may
    booth.close()
