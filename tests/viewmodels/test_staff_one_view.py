import pytest

from kiosk.jobs import Ok
from kiosk.session.visit import Visit as VisitState
from tests.screens.staff_pages import queued, seen

TRAIL = ("welcome", "staff", "stafflist")


@pytest.fixture
def one(booth):
    return booth.views.staff_one


def show(booth, dossier, **others) -> None:
    booth.views.staff_gate.is_open = True
    booth.database.answers = [Ok(seen(one=dossier, **others))]
    booth.views.visit.take(VisitState(page="staffone", trail=TRAIL))


def asked(booth) -> list[str]:
    """What is asked of the watch."""
    acts: list[str] = []
    booth.views.staff._watch.ask = acts.append
    return acts


def test_a_held_one_says_why_and_is_sent_again_at_a_touch(booth, one):
    show(booth, queued(1, "held", "unreadable"))
    acts = asked(booth)
    assert (one.number, one.standing) == ("004 200 018 53", "Giữ lại")
    assert one.saved == "Lưu lúc 14:05 ngày 23/11/2026."
    assert one.reason.startswith("Trung tâm không đọc được tờ khai này.")
    assert one.advice.startswith("Tìm người khai theo số phiếu và giờ lưu")
    assert (one.troubled, one.held, one.waiting) == (True, True, False)
    one.retry()
    assert acts == ["retry"]


def test_pictures_on_their_way_are_counted(booth, one):
    show(booth, queued(1, "queued", "attachments_waiting", papers=(2, 5)))
    assert one.standing == "Đã đến, đang gửi ảnh giấy tờ"
    assert one.saved.endswith("Giấy tờ 2/5.")
    assert (one.troubled, one.held, one.waiting) == (False, False, True)


def test_a_damaged_one_stays_and_nothing_can_be_done_here(booth, one):
    show(booth, queued(1, "damaged", "bad_digest"))
    assert one.standing == "Bị hỏng"
    assert (one.troubled, one.held, one.waiting) == (True, False, False)
    assert "Giữ nguyên máy" in one.advice


def test_holding_back_is_asked_before(booth, one):
    show(booth, queued(1, "queued", None))
    acts = asked(booth)
    one.askHold()
    assert (booth.state.page, one.question, acts) == ("staffask", "hold", [])
    assert one.consequence.startswith("Tờ khai ở lại máy này đến khi bấm Gửi lại.")
    one.confirm()
    assert (booth.state.page, acts) == ("staffone", ["hold"])


def test_a_no_changes_nothing(booth, one):
    show(booth, queued(1, "queued", None))
    acts = asked(booth)
    one.askHold()
    booth.views.visit.back()
    assert (booth.state.page, acts) == ("staffone", [])


def test_sending_all_says_that_held_ones_go_too(booth, one):
    show(booth, queued(1, "held", "held_by_staff"), waiting=12, held=2)
    acts = asked(booth)
    booth.database.answers = [Ok(seen(waiting=12, held=2))]
    one.askAll()
    assert one.consequence == "Máy gửi ngay 12 tờ đang chờ. Gửi lại cả 2 tờ đang giữ lại."
    one.confirm()
    assert acts == ["all"]


def test_back_to_the_list_forgets_which_one(booth, one):
    show(booth, queued(1, "held", "conflict"))
    booth.database.answers = [Ok(seen())]
    one.backFromOne()
    assert (booth.state.page, booth.views.staff._watch.at.reference) == ("stafflist", "")
    assert (one.number, one.held) == ("", False)
