import pytest

from kiosk.directory.cells import clean, read_cells
from kiosk.directory.entry import Channel, TimeLimit
from tests.directory.examples import BEES, row


def read(**cells: str):
    """The entry of a row, and what was told: column and message."""
    told: list[tuple[str, str]] = []
    entry = read_cells(row(BEES, "Ví dụ") | cells, lambda *fault: told.append(fault))
    assert (entry is None) == bool(told)
    return entry, told


@pytest.mark.parametrize(
    ("cell", "time"),
    [
        ("3 working_day", TimeLimit(3, "working_day")),
        ("30 day", TimeLimit(30, "day")),
        ("8 hour", TimeLimit(8, "hour")),
        ("2 month", TimeLimit(2, "month")),
        ("4 working_hour", TimeLimit(4, "working_hour")),
        ("15 minute", TimeLimit(15, "minute")),
        ("7", TimeLimit(7, None)),
        ("", None),
    ],
)
def test_times(cell, time):
    entry, _ = read(in_person_time=cell)
    assert entry.channels[0].time == time


@pytest.mark.parametrize(("cell", "dong"), [("free", 0), ("0", 0), ("50000", 50000), ("", None)])
def test_fees(cell, dong):
    entry, _ = read(in_person_fee=cell)
    assert entry.channels == (Channel("in_person", TimeLimit(3, "working_day"), dong),)


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("code", "1.00119", "no code"),
        ("code", "1.0011930", "no code"),
        ("code", "١.001193", "no code"),
        ("code", "local.mung-tho", "no code"),
        ("code", "", "no code"),
        ("name", "", "empty"),
        ("name", "Ví\u200bdụ", "U+200B"),
        ("name", "Ví\u202edụ", "U+202E"),
        ("name", "Ví\x07dụ", "U+0007"),
        ("name", "Ví\x00dụ", "U+0000"),
        ("name", "x" * 2001, "2001 letters"),
        ("field", "", "empty"),
        ("result", "x" * 501, "501 letters"),
        ("audience", "everybody", "neither"),
        ("audience", "", "neither"),
        ("page", "http://dichvucong.gov.vn/x", "no address"),
        ("page", "javascript:alert(1)", "no address"),
        ("page", "https://dichvucong.gov.vn.example.vn/x", "no address"),
        ("page", "https://dichvucong.gov.vn@example.vn/x", "no address"),
        ("page", "https://dichvucong.gov.vn:8443/x", "no address"),
        ("page", "https://example.vn/https://dichvucong.gov.vn/", "no address"),
        ("page", "https://dichvucong.gov.vn/ x", "no address"),
        ("page", "https://dichvucong.gov.vn/" + "x" * 200, "letters"),
        ("in_person_time", "3 years", "no time"),
        ("in_person_time", "three working_day", "no time"),
        ("in_person_time", "-3 day", "no time"),
        ("in_person_time", "3  day", "no time"),
        ("in_person_time", "99999 day", "no time"),
        ("in_person_fee", "8.000", "neither"),
        ("in_person_fee", "-1", "neither"),
        ("in_person_fee", "1e9", "neither"),
        ("in_person", "maybe", "neither yes nor no"),
        ("online_time", "3 day", "not offered"),
        ("post_fee", "free", "not offered"),
    ],
)
def test_what_is_not_as_it_must_be_is_told_with_its_column(column, cell, said):
    _, told = read(**{column: cell})
    assert [where for where, _ in told] == [column] * len(told)
    assert any(said in message for _, message in told), told


def test_every_fault_of_a_row_is_told():
    _, told = read(audience="", page="x", in_person_time="y", in_person_fee="z")
    assert [where for where, _ in told] == ["audience", "page", "in_person_time", "in_person_fee"]


def test_a_formula_is_text():
    entry, _ = read(name="=HYPERLINK('x')", result="+1+1", field="@sum")
    assert (entry.name, entry.result, entry.field) == ("=HYPERLINK('x')", "+1+1", "@sum")


def test_what_is_quoted_can_be_printed():
    _, told = read(page="\x1b[31m" + "x" * 100)
    assert all(message.isprintable() for _, message in told)
    assert max(len(message) for _, message in told) < 200


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Đăng ký \n khai  sinh\t", "Đăng ký khai sinh"),
        ("Đăng\u00a0ký", "Đăng ký"),
        ("Ca\u0302\u0301p", "Cấp"),
        ("a\x0bb", "a\x0bb"),
    ],
)
def test_marks_and_spaces_are_written_one_way(written, kept):
    assert clean(written) == kept
