"""The content as a whole: well formed, reachable, worded as agreed; and the doors to it."""

from datetime import date
from pathlib import Path

import pytest

from kiosk.config import ASSETS
from kiosk.journey.exploration import unreachable
from kiosk.procedures.form_fields import form_fields
from kiosk.procedures.lint import Surroundings, lint_library
from kiosk.procedures.walking import texts_of
from tests.content.walked import (
    BIRTH,
    COPIES,
    GUIDED,
    MARITAL,
    PENSION,
    RESIDENCE,
    TODAY,
    procedure,
)
from tests.library import in_use

AFTER_LAST_CHECK = date(2026, 12, 1)
FEW_WALKS = 200

DOORS = {
    1: (PENSION,),
    2: (PENSION,),
    3: ("1.001776",),
    4: ("1.001699",),
    5: ("1.011607",),
    6: ("local.mung-tho",),
    7: (COPIES,),
    8: (COPIES,),
    9: ("2.000884",),
    10: ("2.001035",),
    11: ("2.001019", "2.001406", "2.001016"),
    12: ("1.004222",),
    13: (RESIDENCE,),
    14: ("1.002755",),
    15: ("1.003677",),
    16: ("1.010038",),
    17: ("1.010041",),
    18: (BIRTH,),
    19: ("3.000722",),
    20: ("1.000689",),
    21: ("1.001022",),
    22: ("2.001263", "1.004837"),
    23: ("1.000656",),
    24: ("2.002913",),
    25: ("1.014028", "1.001731", "1.010824"),
    26: ("1.003197",),
    27: ("1.014061", "1.014062"),
    28: ("1.014063",),
    29: ("1.014064",),
    30: ("1.014137",),
    31: ("1.000894",),
    32: (MARITAL,),
    33: ("2.000635", "2.000908", "2.002516"),
    34: ("1.004859",),
    35: ("1.004884", "1.004746", "1.005461"),
    36: ("1.004772",),
    37: ("1.013978", "1.012796"),
    38: ("1.012812",),
    39: ("1.001612",),
    40: ("2.000884", "1.003583", "1.000419", "1.000593"),
}
GROUPS = {
    "A": range(1, 7),
    "B": range(7, 12),
    "C": range(12, 18),
    "D": range(18, 23),
    "E": range(23, 27),
    "F": range(27, 31),
    "G": range(31, 33),
    "H": range(33, 37),
    "I": range(37, 39),
    "J": range(39, 40),
    "K": range(40, 41),
}
NEVER_SAID = (
    "được hưởng",
    "đã nhận hồ sơ",
    "giấy hẹn",
    "mã hồ sơ",
    "nộp lại hồ sơ",
    "vui lòng",
    "quý khách",
    "thao tác",
    "hoàn tất",
    "nhấn",
    "click",
    "gõ",
    "và/hoặc",
    "tháng giêng",
    "tháng chạp",
)


class TestContent:
    def test_has_no_error_of_the_content_check(self) -> None:
        icons = frozenset(path.stem for path in Path(ASSETS / "icons").glob("*.svg"))
        remarks = lint_library(in_use(), Surroundings(AFTER_LAST_CHECK, icons, form_fields()))
        assert [str(remark) for remark in remarks if remark.level == "error"] == []

    @pytest.mark.parametrize("code", GUIDED)
    def test_can_be_reached_everywhere(self, code: str) -> None:
        """What few walks do not meet is looked for by all of them."""
        few = unreachable(procedure(code), TODAY, FEW_WALKS)
        remarks = few and unreachable(procedure(code), TODAY)
        assert [str(remark) for remark in remarks] == []

    @pytest.mark.parametrize("code", GUIDED)
    def test_never_promises_and_never_sounds_like_a_form(self, code: str) -> None:
        found = [
            (place, phrase)
            for place, text in texts_of(procedure(code))
            for phrase in NEVER_SAID
            if place.endswith((".vi", ".spoken")) and phrase in text.casefold()
        ]
        assert found == []

    def test_only_the_social_pension_may_be_sent_ahead(self) -> None:
        assert [item.code for item in in_use().procedures if item.ends == "sent_ahead"] == [PENSION]

    def test_has_a_pledge_and_a_form_unless_it_ends_with_a_slip(self) -> None:
        for item in in_use().procedures:
            assert (item.declaration is None) == (item.ends == "slip")
            assert (item.form is None) == (item.ends == "slip")


class TestDoors:
    def test_are_40_in_11_groups_with_the_codes_of_the_list(self) -> None:
        doors = [door for group in in_use().doors.groups for door in group.doors]
        assert {door.number: tuple(door.codes) for door in doors} == DOORS
        assert len(doors) == 40

    def test_stand_in_their_groups_in_order(self) -> None:
        found = {group.id: [door.number for door in group.doors] for group in in_use().doors.groups}
        assert found == {letter: list(numbers) for letter, numbers in GROUPS.items()}

    def test_a_lost_marriage_paper_is_found_where_marriages_are(self) -> None:
        doors = in_use().doors
        marriages = next(group for group in doors.groups if group.id == "G")
        assert [door.number for door in doors.shown_in(marriages)] == [31, 32, 33]

    def test_with_one_code_lead_to_it_and_with_several_offer_what_is_guided(self) -> None:
        doors = [door for group in in_use().doors.groups for door in group.doors]
        single = {door.codes[0] for door in doors if len(door.codes) == 1}
        assert {door.guided for door in doors if door.guided} == single & set(GUIDED)
        assert not [door.number for door in doors if len(door.codes) > 1 and door.guided]

    def test_mark_what_is_weak(self) -> None:
        weak = {door.number for group in in_use().doors.groups for door in group.doors if door.weak}
        assert weak == {8, 25, 30}
