from concurrent.futures import Future

import pytest

from kiosk.search.entries import Listed, Result
from kiosk.search.index import Search
from kiosk.session.visit import NOTHING_ASKED, Asked
from kiosk.session.visit import Visit as VisitState
from tests.viewmodels.booth import BIRTH, PENSION, TODAY, procedure_of, rows_of


@pytest.fixture
def find(booth):
    booth.views.visit.start()
    return booth.views.find


def group_where(booth, count) -> int:
    groups = booth.views.visit.library.doors.groups
    return next(n for n, group in enumerate(groups) if count(len(group.doors)))


def test_the_find_page_shows_every_group(booth, find):
    groups = booth.views.visit.library.doors.groups
    assert [row[0] for row in rows_of(find.groups)] == [group.title.vi for group in groups]
    assert len(groups) == 11


def test_a_group_opens_its_doors(booth, find):
    find.openGroup(0)
    group = booth.views.visit.library.doors.groups[0]
    assert booth.state.page == "doors"
    assert find.groupTitle == group.title.vi
    rows = rows_of(find.doors)
    assert [row[0] for row in rows] == [door.title.vi for door in group.doors]
    library = booth.views.visit.library
    guided = [any(library.summary(code, TODAY) for code in door.codes) for door in group.doors]
    assert [row[2] for row in rows] == guided


def test_a_guided_door_leads_to_what_it_takes(booth, find):
    find.openGroup(0)
    find.openDoor(0)
    assert (booth.state.page, booth.state.code) == ("takes", PENSION)
    assert booth.state.version == procedure_of(PENSION).version
    assert booth.views.visit.procedureName == procedure_of(PENSION).plain_name.vi


def test_a_door_without_a_guided_procedure_leads_to_the_counter(booth, find, monkeypatch):
    monkeypatch.setattr(find, "_guided_by", lambda _door: [])
    find.openGroup(0)
    number = 0
    find.openDoor(number)
    door = booth.views.visit.library.doors.groups[0].doors[number]
    assert (booth.state.page, booth.state.code) == ("counter", "")
    assert booth.state.asked == Asked(
        door.codes[0], door.title.vi, door.title.en, door.subtitle.vi, door.subtitle.en
    )


def test_a_group_of_one_door_opens_it_at_once(booth, find):
    find.openGroup(group_where(booth, lambda count: count == 1))
    assert (booth.state.page, find.doorAsks) == ("which", "Quý vị cần làm gì?")
    assert booth.state.trail[-1] == "find"
    find.openChoice(0)
    assert (booth.state.page, booth.state.code) == ("takes", "1.001612")


def test_an_answer_that_no_procedure_leads_from_is_asked_at_the_counter(booth, find):
    find.openGroup(group_where(booth, lambda count: count == 1))
    assert [row[2] for row in rows_of(find.choices)] == [True, False, False]
    find.openChoice(1)
    assert (booth.state.page, booth.state.asked.name) == ("counter", "Tạm nghỉ bán, hoặc nghỉ hẳn")


def test_a_door_to_several_things_asks_which(booth, find):
    groups = booth.views.visit.library.doors.groups
    find.openGroup(next(n for n, group in enumerate(groups) if group.id == "B"))
    find.openDoor(next(n for n, door in enumerate(groups[1].doors) if door.number == 11))
    assert (booth.state.page, find.doorTitle) == ("which", "Di chúc, thừa kế")
    names = [row[0] for row in rows_of(find.choices)]
    assert names == [procedure_of(code).plain_name.vi for code in groups[1].doors[-1].codes]
    find.openChoice(1)
    assert (booth.state.page, booth.state.code) == ("takes", "2.001406")


def test_what_a_door_also_stands_for_but_nobody_guides_is_asked_at_the_counter(booth, find):
    groups = booth.views.visit.library.doors.groups
    find.openGroup(next(n for n, group in enumerate(groups) if group.id == "K"))
    assert booth.state.page == "which"
    rows = rows_of(find.choices)
    assert [row[2] for row in rows] == [True, False]
    assert rows[-1][0] == "Việc khác, hỏi ở quầy"
    find.openChoice(len(rows) - 1)
    assert booth.state.page == "counter"
    booth.views.visit.back()
    assert booth.state.page == "which"


def test_a_door_that_asks_first_leads_by_the_answer(booth, find):
    groups = booth.views.visit.library.doors.groups
    number = next(n for n, group in enumerate(groups) if group.id == "G")
    find.openGroup(number)
    find.openDoor(next(n for n, door in enumerate(groups[number].doors) if door.number == 32))
    assert (booth.state.page, find.doorAsks) == ("which", "Quý vị cần giấy độc thân để làm gì?")
    assert rows_of(find.choices)[0][0] == "Để kết hôn ở Việt Nam"
    find.openChoice(0)
    assert (booth.state.page, booth.state.code) == ("takes", "1.000894")
    booth.views.visit.back()
    find.openChoice(1)
    assert (booth.state.page, booth.state.code) == ("takes", "1.001776")
    booth.views.visit.back()
    find.openChoice(2)
    assert (booth.state.page, booth.state.code) == ("takes", "1.004873")


def test_what_is_found_asks_first_as_its_door_does(booth, find):
    find.openSearch()
    find._look("giấy độc thân")
    find.openResult(0)
    assert (booth.state.page, find.doorAsks) == ("which", "Quý vị cần giấy độc thân để làm gì?")


def test_a_choice_without_a_door_is_no_choice(booth, find):
    find.openChoice(0)
    assert booth.state.page == "find"


def test_a_door_without_a_group_is_no_door(booth, find):
    find.openDoor(0)
    assert booth.state.page == "find"


def test_words_without_marks_find_the_procedure(booth, find):
    find.openSearch()
    assert rows_of(find.results) == []
    booth.type("giay khai sinh")
    names = [row[0] for row in rows_of(find.results)]
    assert procedure_of(BIRTH).plain_name.vi in names
    assert not find.nothing
    find.openResult(names.index(procedure_of(BIRTH).plain_name.vi))
    assert (booth.state.page, booth.state.code) == ("takes", BIRTH)


def test_a_result_that_is_not_guided_leads_to_the_counter(booth, find):
    find.openSearch()
    booth.type("dang ky lai ket hon")
    number, row = next((n, r) for n, r in enumerate(rows_of(find.results)) if not r[2])
    find.openResult(number)
    assert (booth.state.page, booth.state.asked.name) == ("counter", row[0])
    assert booth.state.asked.name_en


def test_a_result_that_is_a_door_to_several_things_asks_which(booth, find):
    wills = Result("2.001019", "Di chúc, thừa kế", "Wills", 1.0, guided=False, door=11)
    find.openSearch()
    find._found = [(wills, NOTHING_ASKED)]
    find.openResult(0)
    assert (booth.state.page, find.doorTitle) == ("which", "Di chúc, thừa kế")


def test_listed_names_are_short_in_the_list_of_results_and_differ(booth, find):
    start = (
        "Cấp gia hạn, điều chỉnh nội dung giấy phép cho các hoạt động trong phạm vi bảo vệ ví dụ: "
    )
    names = [start + "Nuôi ong lấy mật", start + "Nuôi tằm lấy tơ"]
    listed = [Listed(f"9.10001{number}", name) for number, name in enumerate(names)]
    library = booth.views.visit.library
    booth.world._content = Future()
    booth.world._content.set_result((library, Search(library, on=TODAY, directory=listed)))
    find.openSearch()
    booth.type("cap gia han dieu chinh noi dung giay phep vi du")
    shown = [row[0] for row in rows_of(find.results)]
    assert sorted(name.partition("… ")[2] for name in shown[:2]) == [
        "ong lấy mật",
        "tằm lấy tơ",
    ]
    booth.english()
    assert [row[0] for row in rows_of(find.results)] == shown
    find.openResult(0)
    assert booth.state.asked == Asked(booth.state.asked.code, shown[0], "")


def test_what_is_done_elsewhere_is_said_and_is_not_nothing(booth, find):
    find.openSearch()
    booth.type("ho chieu")
    assert find.advice
    assert not find.nothing
    vietnamese = find.advice
    booth.english()
    assert find.advice
    assert find.advice != vietnamese


def test_what_may_be_meant_is_told_beside_the_doors(booth, find):
    find.openSearch()
    booth.type("gia hạn")
    assert rows_of(find.results)
    assert find.unsure
    booth.views.keyboard.clear()
    assert not find.unsure


def test_what_is_clearly_meant_needs_no_doubt(booth, find):
    find.openSearch()
    booth.type("đăng ký kết hôn")
    assert not find.unsure
    booth.views.keyboard.clear()
    booth.type("doi bang lai xe")
    assert find.advice.startswith("Bằng lái xe")
    assert not find.unsure


def test_advice_that_may_be_meant_says_what_it_is_about(booth, find):
    find.openSearch()
    booth.type("giay chung sinh")
    assert find.unsure
    assert find.advice.startswith("Nếu quý vị hỏi việc “Khám bệnh, giấy của bệnh viện”: ")
    booth.english()
    assert find.advice.startswith("If you mean “Medical care, hospital papers”: ")


def test_words_that_find_nothing_say_so(booth, find):
    find.openSearch()
    booth.type("zzqx")
    assert (rows_of(find.results), find.nothing) == ([], True)
    booth.views.keyboard.clear()
    assert not find.nothing


def test_results_follow_the_language(booth, find):
    find.openSearch()
    booth.type("giay khai sinh")
    booth.english()
    assert procedure_of(BIRTH).plain_name.en in [row[0] for row in rows_of(find.results)]


def test_groups_and_doors_follow_the_language(booth, find):
    find.openGroup(0)
    booth.english()
    group = booth.views.visit.library.doors.groups[0]
    assert find.groupTitle == group.title.en
    assert rows_of(find.doors)[0][0] == group.doors[0].title.en
    assert rows_of(find.groups)[0][0] == group.title.en


def test_coming_back_to_the_search_finds_the_same_words(booth, find):
    find.openSearch()
    booth.type("giay khai sinh")
    before = rows_of(find.results)
    find.openResult(0)
    booth.views.visit.back()
    assert booth.state.page == "search"
    assert (booth.views.keyboard.text, rows_of(find.results)) == ("giay khai sinh", before)


def test_what_was_typed_into_a_declaration_is_no_search(booth, find):
    find.openSearch()
    booth.type("giay khai sinh")
    booth.views.keyboard.finish()
    words = booth.views.keyboard.text
    booth.views.visit.open("lookup")
    booth.type("003155012345")
    booth.views.visit.back()
    assert booth.state.page == "search"
    assert booth.views.keyboard.text == words
    assert rows_of(find.results)
    booth.type("a")
    assert booth.views.keyboard.text == words + "a"


def test_a_new_search_is_empty(booth, find):
    find.openSearch()
    booth.type("ho khau")
    booth.views.visit.back()
    find.openSearch()
    assert (booth.views.keyboard.text, rows_of(find.results)) == ("", [])


def test_the_next_person_finds_nothing_of_it(booth, find):
    find.openGroup(0)
    booth.views.visit.finish()
    assert (find.groupTitle, booth.state.asked) == ("", NOTHING_ASKED)
    find.openDoor(0)
    assert booth.state.page == "welcome"


def test_whoever_comes_back_from_a_group_finds_it_where_she_left(booth, find):
    assert find.groupNumber == -1
    find.openGroup(7)
    booth.views.visit.back()
    assert (booth.state.page, find.groupNumber) == ("find", 7)
    booth.views.visit.take(VisitState())
    assert find.groupNumber == -1
