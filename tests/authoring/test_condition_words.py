import re

import pytest
import yaml

from kiosk.authoring.condition_words import WORDS, ConditionWords
from kiosk.procedures.lint_rules import expressions_of
from tests.library import in_use

MINOR = "“Dưới 16 tuổi” (máy tính ra)"
PLACES = re.compile(r"\{(\w)\}")


@pytest.fixture
def words(loan):
    return ConditionWords(loan)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("for_whom == 'other'", "“Mượn cho” (câu 1) là “Mượn hộ”"),
        ("for_whom != 'other'", "“Mượn cho” (câu 1) khác “Mượn hộ”"),
        ("!(for_whom == 'other')", "“Mượn cho” (câu 1) khác “Mượn hộ”"),
        ("for_whom == ''", "“Mượn cho” (câu 1) còn trống"),
        ("number != ''", "“Số căn cước” (câu 8) đã có"),
        (
            "for_whom == 'self' || for_whom == 'other' || for_whom == 'school'",
            "“Mượn cho” (câu 1) là “Cho mình”, “Mượn hộ” hoặc “Cho trường”",
        ),
        ("for_whom in ['', 'self']", "“Mượn cho” (câu 1) là “Cho mình” hoặc để trống"),
        ("card == 'scanned'", "“Thẻ” (câu 4): đã đọc thẻ"),
        ("card != 'typed'", "“Thẻ” (câu 4): không tự ghi"),
        ("minor", "“Dưới 16 tuổi” (máy tính ra)"),
        ("!minor", "“Dưới 16 tuổi” (máy tính ra): không"),
        (
            "age_on(dob, today) >= 75",
            "tuổi tính từ “Ngày sinh” (câu 6) đến ngày nộp từ 75 trở lên",
        ),
        ("year_of(dob) >= 2016", "năm của “Ngày sinh” (câu 6) từ 2016 trở lên"),
        ("today >= '2027-01-01'", "ngày nộp từ 01/01/2027 trở đi"),
        ("until < add_days(today, -15)", "“Mượn đến” (câu 13) trước ngày nộp trừ 15 ngày"),
        ("books * 2000", "“Số cuốn” (câu 11) × 2.000"),
        ("(books + 1) * 2000", "(“Số cuốn” (câu 11) + 1) × 2.000"),
        (
            "minor && (kind == 'law' || books > 3)",
            f"{MINOR} và (“Loại sách” (câu 10) là “Sách luật” hoặc “Số cuốn” (câu 11) trên 3)",
        ),
        (
            "minor ? 0 : books",
            "nếu “Dưới 16 tuổi” (máy tính ra) thì 0; không thì “Số cuốn” (câu 11)",
        ),
        (
            "upper(minor ? name : email)",
            f"(nếu {MINOR} thì “Họ tên” (câu 5); không thì “Thư điện tử” (câu 16)), viết hoa",
        ),
        ("dmy(dob)", "“Ngày sinh” (câu 6)"),
        ("name.startsWith('A')", "“Họ tên” (câu 5) bắt đầu bằng “A”"),
        ("true", "luôn luôn"),
    ],
)
def test_a_condition_is_said_in_words(words, source, said):
    assert words.say(source) == said


def test_the_answer_it_gives_is_said_by_its_label(words):
    assert words.say("minor ? 'law' : ''", "kind") == (
        "nếu “Dưới 16 tuổi” (máy tính ra) thì “Sách luật”; không thì để trống"
    )
    assert words.say("'law'", "kind") == "“Sách luật”"


@pytest.mark.parametrize("source", ["a[0] == 1", "nobody == 'x'", "duration(name)", "books =="])
def test_what_is_beyond_words_is_left_to_the_cel(words, source):
    assert words.say(source) == ""


def test_every_expression_of_this_kiosk_can_be_said():
    for procedure in in_use().procedures:
        words = ConditionWords(procedure)
        for _, source in expressions_of(procedure):
            assert words.say(source), source


def test_the_words_speak_both_languages():
    for key, both in yaml.safe_load(WORDS.read_text("utf-8")).items():
        assert bool(both["vi"]) == bool(both["en"]), key
        assert sorted(PLACES.findall(both["vi"])) == sorted(PLACES.findall(both["en"])), key
