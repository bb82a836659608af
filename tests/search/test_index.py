from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.search.entries import Listed
from kiosk.search.index import Search

LINES = (Path(__file__).parent / "queries.txt").read_text("utf-8").splitlines()
QUERIES = [tuple(line.split(" => ")) for line in LINES]


@pytest.mark.parametrize(("query", "wanted"), QUERIES)
def test_people_find_what_they_mean(index, query, wanted):
    found = index.find(query)
    if wanted == "elsewhere":
        assert found.elsewhere is not None
        assert not found.confident
    elif wanted == "nothing":
        assert (found.elsewhere, found.results, found.confident) == (None, (), False)
    elif wanted == "unsure":
        assert not found.confident
        assert found.elsewhere is None or not found.elsewhere.sure
    else:
        assert found.results[0].code == wanted
        assert found.elsewhere is None or not found.elsewhere.sure


def test_first_answers_are_mostly_sure(index):
    wanted = [(q, w) for q, w in QUERIES if "." in w]
    unsure = [query for query, _ in wanted if not index.find(query).confident]
    assert len(unsure) < len(wanted) / 5, unsure


def test_sure_answers_are_right(index):
    sure = {query: index.find(query) for query, _ in QUERIES if index.find(query).confident}
    assert [q for q, w in QUERIES if q in sure and sure[q].results[0].code != w] == []


@pytest.mark.parametrize("query", ["khai tử", "KHAI TỬ", "khai tu", "Thủ tục đăng ký khai tử"])
def test_marks_and_case_are_optional(index, query):
    assert index.find(query).results[0].code == "1.000656"


def test_what_the_kiosk_leads_through_says_so(library):
    index = Search(library, directory=[Listed("9.000777", "Thủ tục cấp sổ nuôi ong")])
    assert index.find("khai sinh").results[0].guided
    assert not index.find("sổ nuôi ong").results[0].guided


def test_every_door_is_found_by_its_own_title(index, library):
    for group in library.doors.groups:
        for door in group.doors:
            found = index.find(door.title.vi, limit=3)
            codes = [result.code for result in found.results]
            assert set(codes) & {*door.codes, door.guided}, door.title.vi


def test_every_procedure_is_found_by_every_name_and_code(index, library):
    for procedure in library.procedures:
        for query in (
            procedure.code,
            procedure.plain_name.vi,
            procedure.official_name.vi,
            procedure.plain_name.en,
        ):
            assert index.find(query).results[0].code == procedure.code, query


def test_an_unguided_door_of_a_guided_code_is_not_guided(index):
    first = index.find("xin cán bộ đến nhà").results[0]
    assert (first.code, first.guided, first.door) == ("2.000884", False, 40)


def test_no_code_and_no_name_stands_twice(index):
    results = index.find("khai sinh", limit=100).results
    assert len({result.code for result in results}) == len(results)
    assert len({result.name for result in results}) == len(results)


def test_the_limit_is_kept_and_scores_fall(index):
    assert len(index.find("giấy khai sinh", limit=2).results) == 2
    scores = [result.score for result in index.find("giấy khai sinh", limit=50).results]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


@pytest.mark.parametrize(
    "query",
    ["1.001193", "1001193", "1 001193", "1-001193", "mã 1.001193", "001193", "1.001193.H26"],
)
def test_a_code_is_found_however_it_is_written(index, query):
    found = index.find(query)
    assert [result.code for result in found.results] == ["1.001193"]
    assert found.confident


def test_a_code_that_is_only_begun_shows_where_it_may_lead(index):
    found = index.find("1.0011")
    assert found.results
    assert all(result.code.startswith("1.0011") for result in found.results)
    assert not found.confident


def test_the_end_of_several_codes_decides_nothing(library):
    listed = [Listed("7.777777", "Cấp sổ nuôi ong"), Listed("8.777777", "Cấp sổ nuôi cá")]
    assert not Search(library, directory=listed).find("777777").confident


@pytest.mark.parametrize("query", ["làm giấy", "đóng dấu", "gia hạn", "xin xác nhận", "form"])
def test_what_could_be_anything_is_never_sure(index, query):
    found = index.find(query)
    assert not found.confident
    assert found.elsewhere is None or not found.elsewhere.sure


def test_an_age_leads_to_what_is_for_that_age(index):
    assert index.find("bà tôi 76 tuổi").results[0].code == "1.014027"
    assert index.find("bà tôi bảy sáu tuổi").results[0].code == "1.014027"
    assert index.find("làm căn cước cho cháu 9 tuổi").results[0].code == "1.014062"
    assert index.find("làm căn cước cho cháu 15 tuổi").results[0].code == "1.014061"


def test_a_place_that_is_only_near_is_told_but_not_sure(index):
    away = index.find("giấy chứng sinh").elsewhere
    assert away is not None
    assert not away.sure
    assert index.find("đổi bằng lái xe").elsewhere.sure


def test_nothing_far_from_it_is_shown_beside_a_place_that_is_surely_meant(index):
    assert index.find("hộ chiếu").results == ()


def test_an_unknown_code_finds_nothing(index):
    assert index.find("9.999999").results == ()


def test_advice_is_there_in_both_languages(index):
    away = index.find("bằng lái xe").elsewhere
    assert away is not None
    assert "Công an" in away.advice
    assert "police" in away.advice_en


def test_a_procedure_not_in_force_is_not_guided(library):
    long_ago = Search(library, on=date(2000, 1, 1))
    assert not [r for r in long_ago.find("giấy khai sinh", limit=50).results if r.guided]


def test_an_imported_directory_is_searched_too(library):
    listed = Listed("1.009999", "Thủ tục cấp giấy phép nuôi chim yến")
    search = Search(library, directory=[listed, Listed("1.001193", "Thủ tục đăng ký khai sinh")])
    first = search.find("nuoi chim yen").results[0]
    assert (first.code, first.name, first.guided) == (
        "1.009999",
        "Cấp giấy phép nuôi chim yến",
        False,
    )
    assert search.find("1.009999").results[0].code == "1.009999"
    assert search.find("khai sinh").results[0].guided


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_any_query_gets_an_answer(index, query):
    found = index.find(query)
    assert len(found.results) <= 8
    assert not (found.confident and not found.results)
