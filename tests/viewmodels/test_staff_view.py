import pytest

from kiosk.jobs import Ok
from kiosk.session.visit import Visit as VisitState
from kiosk.viewmodels.staff_watch import SLICE
from tests.screens.staff_pages import queued, seen
from tests.viewmodels.booth import rows_of


@pytest.fixture
def staff(booth):
    return booth.views.staff


def show(booth, what, page: str = "staff") -> None:
    """Stand on a page with this read from the book."""
    booth.views.staff_gate.is_open = True
    booth.database.answers = [Ok(what)]
    booth.views.visit.take(VisitState(page=page, trail=("welcome",)))


def open_group(booth, group: str, what) -> None:
    show(booth, seen())
    booth.database.answers = [Ok(what)]
    booth.views.staff.openGroup(group)


def test_before_the_book_is_read_nothing_is_claimed(booth, staff):
    booth.database.holds = True
    show(booth, seen())
    assert not staff.known
    assert (staff.line, staff.condition, staff.drift, staff.lookCount) == ("", "", "", 0)


def test_a_site_that_is_well_says_so(booth, staff):
    show(booth, seen(waiting=0))
    assert staff.known
    assert (staff.lookCount, staff.waitingCount, staff.arrivedCount) == (0, 0, 9)
    assert staff.line.startswith("Đường truyền tốt.")
    assert (staff.condition, staff.drift) == ("", "")


def test_a_condition_of_the_site_is_said_once_with_what_to_do(booth, staff):
    show(booth, seen(held=2, damaged=1, code="revoked_device", off=2 * 86_400))
    assert staff.condition == (
        "Từ 08:30 ngày 22/11/2026: Trung tâm không còn nhận tờ khai từ máy này. Xin gọi kỹ thuật."
        " Gọi cả trung tâm. Đừng cài lại máy: tờ khai đang chờ chỉ còn ở máy này."
    )
    assert staff.drift == "Đồng hồ máy chậm 2 ngày. Tờ khai vẫn gửi được."
    assert (staff.line, staff.lookCount) == ("", 3)
    booth.english()
    assert staff.condition.startswith("Since 08:30 on 22 November 2026: The centre takes no")


def test_a_list_shows_numbers_and_never_names(booth, staff):
    open_group(booth, "waiting", seen(rows=(queued(0, "queued", None, papers=(2, 5)),)))
    assert booth.state.page == "stafflist"
    assert rows_of(staff.rows) == [
        ("004 200 017 56", "Đang chờ gửi · giấy tờ 2/5 · Lưu lúc 14:05 ngày 23/11/2026", "clock")
    ]
    assert (staff.group, staff.part, staff.moreBelow) == ("waiting", "", False)


def test_a_long_list_goes_on_part_by_part_and_back(booth, staff):
    some = tuple(queued(n, "queued", None) for n in range(SLICE))
    open_group(booth, "waiting", seen(rows=some, more=True))
    assert (staff.part, staff.moreBelow) == ("1–8", True)
    booth.database.answers = [Ok(seen(rows=some[:3]))]
    staff.nextPart()
    assert (staff.part, staff.moreBelow, len(rows_of(staff.rows))) == ("9–11", False, 3)
    booth.database.answers = [Ok(seen(rows=some, more=True))]
    staff.backFromList()
    assert staff.part == "1–8"
    staff.backFromList()
    assert booth.state.page == "staff"


def test_after_the_last_part_comes_the_first(booth, staff):
    some = tuple(queued(n, "queued", None) for n in range(SLICE))
    open_group(booth, "waiting", seen(rows=some, more=True))
    booth.database.answers = [Ok(seen(rows=some[:1]))]
    staff.nextPart()
    booth.database.answers = [Ok(seen(rows=some, more=True))]
    staff.nextPart()
    assert staff.part == "1–8"


def test_a_part_that_emptied_meanwhile_gives_way_to_the_one_before(booth, staff):
    some = tuple(queued(n, "queued", None) for n in range(SLICE))
    open_group(booth, "waiting", seen(rows=some, more=True))
    booth.database.answers = [Ok(seen()), Ok(seen(rows=some))]
    staff.nextPart()
    assert (staff.part, len(rows_of(staff.rows))) == ("", SLICE)


def test_one_is_opened_by_its_row_and_a_row_that_is_gone_is_none(booth, staff):
    open_group(booth, "look", seen(rows=(queued(0, "held", "conflict"),)))
    staff.openRow(5)
    assert booth.state.page == "stafflist"
    staff.openRow(0)
    assert booth.state.page == "staffone"
    assert staff._watch.at.reference == "00420001756"


def test_the_language_is_that_of_the_page(booth, staff):
    open_group(booth, "look", seen(rows=(queued(0, "held", "conflict"),)))
    booth.english()
    assert rows_of(staff.rows)[0][1].startswith("Set aside by the centre · Saved at 14:05")


def test_nothing_is_left_for_the_next_person(booth, staff):
    open_group(booth, "look", seen(rows=(queued(0, "held", "conflict"),)))
    booth.views.visit.finish()
    assert (rows_of(staff.rows), staff.known, staff.lookCount) == ([], False, 0)
