import pytest

from kiosk.session.visit import Asked, Visit
from tests.directory.examples import BARE, BEES, DEATH, LONGEST, SCHOOL, have_imported, row
from tests.viewmodels.booth import COPIES, Booth


@pytest.fixture
def booth(qapp, tmp_path):
    have_imported(tmp_path / "data")
    booth = Booth(tmp_path / "data")
    yield booth
    booth.close()


@pytest.fixture
def counter(booth):
    booth.views.visit.start()
    return booth.views.counter


def ask(booth, code: str, name: str = "Ví dụ", name_en: str = "") -> None:
    booth.views.visit.ask_at_counter(Asked(code, name, name_en))


def test_what_the_directory_says_is_shown(booth, counter):
    ask(booth, BEES, "Đăng ký ví dụ về nuôi ong lấy mật")
    assert booth.state.page == "counter"
    assert counter.current
    assert counter.title == "Đăng ký ví dụ về nuôi ong lấy mật"
    assert counter.counter == "Mời quý vị ra quầy tiếp nhận."
    assert (counter.timeHeadline, counter.feeHeadline) == ("3 ngày làm việc", "Không mất tiền")
    assert counter.timeNote
    assert counter.feeNote
    assert (counter.result, counter.field) == ("Giấy xác nhận ví dụ", "Ví dụ")
    assert (counter.ways, counter.decidedBy, counter.code) == ("Ở quầy.", "Phường, xã.", BEES)
    assert counter.dated == "Theo danh mục nạp vào máy ngày 20/11/2026."
    assert counter.page.startswith("https://dichvucong.gov.vn/")
    assert (counter.audience, counter.officialName) == ("", "")


def test_a_name_that_does_not_fit_can_be_read_whole(booth, counter):
    ask(booth, SCHOOL, "Hỗ trợ ví dụ tiền ăn trưa…")
    assert counter.title.endswith("cho trẻ em mẫu giáo…")
    assert counter.officialName == LONGEST
    assert counter.audience == "Việc này dành cho cơ quan, tổ chức."


def test_the_official_name_is_told_beside_an_everyday_one(booth, counter):
    ask(booth, DEATH, "Giấy ví dụ")
    assert (counter.title, counter.officialName) == ("Giấy ví dụ", "Trích lục ví dụ, cấp lại")
    assert counter.counter == "Mời quý vị ra quầy Hộ tịch."


def test_what_is_not_known_is_left_empty(booth, counter):
    ask(booth, BARE)
    assert (counter.page, counter.result, counter.ways, counter.decidedBy) == ("", "", "", "")
    ask(booth, "9.999999")
    assert (counter.code, counter.timeHeadline, counter.dated) == ("", "", "")
    assert counter.counter == "Mời quý vị ra quầy tiếp nhận."


def test_english_says_what_it_can_and_marks_what_stays_vietnamese(booth, counter):
    ask(booth, BEES, "Đăng ký ví dụ về nuôi ong lấy mật")
    assert (counter.native, counter.listedName) == (True, "")
    booth.english()
    assert (counter.native, counter.title) == (False, "")
    assert counter.listedName == "Đăng ký ví dụ về nuôi ong lấy mật"
    assert counter.officialName == "Thủ tục đăng ký ví dụ về nuôi ong lấy mật"
    assert (counter.timeHeadline, counter.result) == ("3 working days", "Giấy xác nhận ví dụ")
    assert counter.counter == "Please go to the reception counter."
    ask(booth, BEES, "Nuôi ong", "Keeping bees")
    assert (counter.title, counter.listedName) == ("Keeping bees", "")


def test_a_page_opened_over_it_leaves_it_as_it_is(booth, counter):
    ask(booth, SCHOOL)
    booth.views.visit.open("fullname")
    assert counter.current
    assert counter.officialName == LONGEST
    booth.views.visit.close()
    booth.views.visit.back()
    assert not counter.current


def test_a_door_to_a_part_of_something_guided_does_not_show_the_whole_of_it(booth, counter):
    have_imported(booth.world.settings.data_dir, (row(COPIES, "Tên ví dụ"),))
    booth.world._counter = None
    ask(booth, COPIES, "Bản sao điện tử")
    assert (counter.title, counter.code, counter.officialName) == ("Bản sao điện tử", "", "")


def test_a_visit_that_is_taken_up_again_still_knows_what_was_asked(booth, counter):
    ask(booth, BEES, "Nuôi ong")
    kept = booth.state.to_json()
    booth.views.visit.take(Visit(page="recover"))
    booth.views.visit.restore(kept)
    assert (booth.state.page, counter.title, counter.code) == ("counter", "Nuôi ong", BEES)


def test_the_next_person_finds_nothing_of_it(booth, counter):
    ask(booth, SCHOOL)
    booth.views.visit.finish()
    assert (counter.title, counter.officialName, counter.counter, counter.code) == ("",) * 4
