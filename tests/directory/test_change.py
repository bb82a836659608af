from kiosk.directory.change import CellChange, compare, missing
from kiosk.directory.reading import read_list
from tests.directory.examples import BARE, BEES, ROWS, SCHOOL, as_csv, row

BEFORE = read_list(as_csv().encode())


def after(*rows: dict[str, str]):
    return read_list(as_csv(rows).encode())


def test_the_same_list_in_another_order_changes_nothing():
    change = compare(BEFORE, after(*reversed(ROWS)))
    assert change.is_empty
    assert (change.new, change.gone, change.changed) == ((), (), ())


def test_everything_is_new_to_a_kiosk_that_had_none():
    change = compare((), BEFORE)
    assert change.new == tuple(entry.code for entry in BEFORE)
    assert not change.is_empty


def test_what_came_and_went_is_told_by_code():
    change = compare(BEFORE, after(*ROWS[1:], row("9.100009", "Ví dụ mới")))
    assert (change.new, change.gone, change.changed) == (("9.100009",), (BEES,), ())


def test_each_cell_that_changed_is_told_with_both_values():
    bees = ROWS[0] | {"name": "Nuôi ong ví dụ", "in_person_fee": "8000", "result": ""}
    change = compare(BEFORE, after(bees, *ROWS[1:]))
    assert change.changed == (
        CellChange(BEES, "name", ROWS[0]["name"], "Nuôi ong ví dụ"),
        CellChange(BEES, "result", "Giấy xác nhận ví dụ", ""),
        CellChange(BEES, "in_person_fee", "free", "8000"),
    )
    assert not change.is_empty


def test_a_way_to_file_that_is_not_offered_any_more_changes_its_three_cells():
    school = ROWS[1] | {"online": "no", "online_time": "", "online_fee": ""}
    change = compare(BEFORE, after(ROWS[0], school, *ROWS[2:]))
    assert [(one.field, one.after) for one in change.changed] == [
        ("online_time", ""),
        ("online", "no"),
    ]
    assert {one.code for one in change.changed} == {SCHOOL}


def test_guided_codes_that_a_list_lacks_are_told_but_not_local_ones():
    guided = [BEES, "1.999999", "local.mung-tho", BARE]
    assert missing(guided, BEFORE) == ("1.999999",)
