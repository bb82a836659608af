from dataclasses import FrozenInstanceError
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.text.date_boxes import DAY, MONTH, WIDTHS, YEAR, DateBoxes

BACK = "<"
KEYS = st.lists(st.sampled_from([*"0123456789", BACK, "d", "m", "y"]), max_size=30)


def typed(keys: str, boxes: DateBoxes | None = None) -> DateBoxes:
    boxes = boxes or DateBoxes()
    for key in keys:
        boxes = boxes.backspace() if key == BACK else boxes.press(key)
    return boxes


@pytest.mark.parametrize(
    ("keys", "boxes", "at"),
    [
        ("", ("", "", ""), DAY),
        ("0", ("0", "", ""), DAY),
        ("05", ("05", "", ""), MONTH),
        ("4", ("4", "", ""), MONTH),
        ("3", ("3", "", ""), DAY),
        ("42", ("4", "2", ""), YEAR),
        ("051", ("05", "1", ""), MONTH),
        ("0512", ("05", "12", ""), YEAR),
        ("05031955", ("05", "03", "1955"), YEAR),
        ("531955", ("5", "3", "1955"), YEAR),
        ("0503195512", ("05", "03", "1955"), YEAR),
    ],
)
def test_a_full_box_hands_over_to_the_next(keys, boxes, at):
    assert typed(keys) == DateBoxes(boxes, at)


@pytest.mark.parametrize(
    ("keys", "boxes", "at"),
    [
        ("<", ("", "", ""), DAY),
        ("05<", ("0", "", ""), DAY),
        ("4<", ("", "", ""), DAY),
        ("4<<", ("", "", ""), DAY),
        ("05031<", ("05", "03", ""), YEAR),
        ("05031<<", ("05", "0", ""), MONTH),
        ("05031<<<<<<", ("", "", ""), DAY),
    ],
)
def test_backspace_crosses_into_the_box_before(keys, boxes, at):
    assert typed(keys) == DateBoxes(boxes, at)


@pytest.mark.parametrize(
    ("value", "boxes", "at", "fresh"),
    [
        ("1955-03-05", ("05", "03", "1955"), DAY, "tapped"),
        ("1955", ("", "", "1955"), YEAR, "tapped"),
        ("19", ("", "", "19"), YEAR, ""),
        ("05/0/", ("05", "0", ""), MONTH, ""),
        ("5/3/19", ("5", "3", "19"), YEAR, ""),
        ("/3/1955", ("", "3", "1955"), DAY, ""),
        ("", ("", "", ""), DAY, ""),
        ("ask_staff", ("", "", ""), DAY, ""),
        ("a/b/c", ("", "", ""), DAY, ""),
    ],
)
def test_a_stored_value_stands_in_the_boxes(value, boxes, at, fresh):
    assert DateBoxes.of(value) == DateBoxes(boxes, at, fresh)


@pytest.mark.parametrize(
    ("boxes", "text"),
    [
        (("05", "03", "1955"), "05/03/1955"),
        (("", "", "1955"), "1955"),
        (("5", "", ""), "5//"),
        (("", "3", "1955"), "/3/1955"),
        (("", "", ""), ""),
    ],
)
def test_it_is_written_as_people_write_it(boxes, text):
    assert DateBoxes(boxes, YEAR).text == text


@pytest.mark.parametrize("at", [DAY, MONTH, YEAR])
def test_going_to_a_box_alone_changes_nothing(at):
    boxes = DateBoxes.of("1955-03-05").focus(at)
    assert (boxes.at, boxes.text, boxes.whole) == (at, "05/03/1955", True)


@pytest.mark.parametrize(
    ("at", "keys", "text"),
    [
        (DAY, "1", "1/03/1955"),
        (DAY, "17", "17/03/1955"),
        (DAY, "9", "9/03/1955"),
        (MONTH, "1", "05/1/1955"),
        (MONTH, "12", "05/12/1955"),
        (MONTH, "7", "05/7/1955"),
        (YEAR, "1", "05/03/1"),
        (YEAR, "1962", "05/03/1962"),
        (YEAR, "19625", "05/03/1962"),
    ],
)
def test_digits_go_into_the_box_that_was_tapped(at, keys, text):
    finished = typed("05031955")
    assert typed(keys, finished.focus(at)).text == text


@pytest.mark.parametrize(("at", "text"), [(DAY, "0/03/1955"), (MONTH, "05/0/1955")])
def test_backspace_takes_from_the_box_that_was_tapped(at, text):
    assert typed(BACK, DateBoxes.of("1955-03-05").focus(at)).text == text


def test_backspace_after_mending_a_box_stays_with_that_box():
    mended = typed("07", DateBoxes.of("1955-03-05").focus(DAY))
    assert (mended.at, mended.text) == (MONTH, "07/03/1955")
    assert typed(BACK, mended).text == "0/03/1955"


def test_a_whole_date_can_be_typed_over_another():
    assert typed("24121962", DateBoxes.of("1955-03-05")).text == "24/12/1962"


def test_boxes_do_not_change():
    with pytest.raises(FrozenInstanceError):
        DateBoxes().at = YEAR


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_eight_digits_of_any_date_are_that_date(day):
    boxes = typed(day.strftime("%d%m%Y"))
    assert boxes.boxes == DateBoxes.of(day.isoformat()).boxes
    assert boxes.text == day.strftime("%d/%m/%Y")


@given(KEYS)
def test_no_keys_overfill_a_box_or_leave_the_three(keys):
    boxes = DateBoxes()
    for key in keys:
        boxes = boxes.focus("dmy".index(key)) if key in "dmy" else typed(key, boxes)
        assert DAY <= boxes.at <= YEAR
        assert all(len(box) <= width for box, width in zip(boxes.boxes, WIDTHS, strict=True))


@given(KEYS)
def test_enough_backspaces_empty_every_box_before(keys):
    boxes = typed("".join(key for key in keys if key not in "dmy"))
    for _ in range(8):
        boxes = boxes.backspace()
    assert boxes == DateBoxes()
