from datetime import date

import pytest

from kiosk.search.entries import Entries, Listed, Result, Unclear
from kiosk.search.heard import BothWords, Heard, NamedCode, Place

PLACE = Place(
    name=BothWords(vi="Thuế", en="Taxes"),
    advice=BothWords(vi="Hỏi.", en="Ask."),
    heard=["nộp thuế"],
)


@pytest.fixture(scope="module")
def heard():
    return Heard(
        guided={"1.001193": ["mới đẻ"]},
        codes={"1.004746": NamedCode(name="Đăng ký lại kết hôn", heard=["mất sổ kết hôn"])},
        unclear=["làm giấy"],
    )


def entries(library, heard, on=None, directory=()):
    return Entries(library, on=on, directory=directory, heard=heard, places=[PLACE])


def said(entries, target):
    return {wording for number, wording, _ in entries.phrases if number == target}


def number_of(entries, holds):
    return next(n for n, target in enumerate(entries.targets) if holds(target))


def test_words_heard_stand_for_their_procedure(library, heard):
    made = entries(library, heard)
    birth = number_of(made, lambda t: isinstance(t, Result) and t.code == "1.001193")
    assert {"mới đẻ", "khai sinh", "đăng ký khai sinh"} <= said(made, birth)


def test_a_code_that_is_not_guided_has_its_own_name(library, heard):
    made = entries(library, heard)
    again = number_of(made, lambda t: isinstance(t, Result) and t.code == "1.004746")
    assert made.targets[again].name == "Đăng ký lại kết hôn"
    assert not made.targets[again].guided
    assert "mất sổ kết hôn" in said(made, again)


def test_places_and_what_is_unclear_are_targets_too(library, heard):
    made = entries(library, heard)
    assert "nộp thuế" in said(made, number_of(made, lambda t: t is PLACE))
    assert said(made, number_of(made, lambda t: isinstance(t, Unclear))) == {"làm giấy"}


def test_what_is_not_in_force_keeps_its_name_and_words_behind_its_door(library, heard):
    made = entries(library, heard, on=date(2000, 1, 1))
    birth = number_of(made, lambda t: isinstance(t, Result) and t.code == "1.001193")
    assert not made.targets[birth].guided
    assert "mới đẻ" in said(made, birth)


def test_the_directory_repeats_nothing_that_is_guided(library, heard):
    listed = [Listed("1.001193", "Thủ tục đăng ký khai sinh"), Listed("9.1", "Thủ tục nuôi ong")]
    made = entries(library, heard, directory=listed)
    codes = [t.code for t in made.targets if isinstance(t, Result)]
    assert codes.count("1.001193") == 1
    assert codes.count("9.1") == 1
