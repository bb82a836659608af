import codecs
import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.directory import reading
from kiosk.directory.faults import FaultyListError
from kiosk.directory.reading import read_list
from tests.directory.examples import BEES, LONGEST, ROWS, SCHOOL, as_csv, row


def faults(data: bytes) -> list[str]:
    with pytest.raises(FaultyListError) as caught:
        read_list(data)
    return [str(fault) for fault in caught.value.faults]


def test_a_list_is_read_in_its_order():
    entries = read_list(as_csv().encode())
    assert [entry.code for entry in entries] == [row["code"] for row in ROWS]
    assert next(entry for entry in entries if entry.code == SCHOOL).name == LONGEST


def test_both_forms_with_and_without_a_mark_of_utf_8_are_one_list():
    for text in (as_csv(), json.dumps(ROWS)):
        assert read_list(text.encode()) == read_list(codecs.BOM_UTF8 + text.encode())
    assert read_list(as_csv().encode()) == read_list(json.dumps(ROWS).encode())


def test_letters_and_marks_apart_are_the_same_as_together():
    apart = row(BEES, "Ca\u0302\u0301p lại ví dụ")
    assert read_list(as_csv((apart,)).encode())[0].name == "Cấp lại ví dụ"


def test_another_encoding_is_told_with_its_line():
    text = as_csv().encode()
    assert faults(text + b"\xff\xfe") == [f"line 6: is not UTF-8 text at byte {len(text)}"]
    assert faults(as_csv().encode("utf-16"))[0].startswith("line 1: is not UTF-8")


def test_a_code_that_stands_twice_is_told_with_both_lines():
    assert faults(as_csv((*ROWS, ROWS[0])).encode()) == [
        f"line 6, column code: {BEES} stands in line 2 already"
    ]
    assert "stands in line 1 already" in faults(json.dumps([ROWS[0], ROWS[0]]).encode())[0]


def test_all_faults_are_told_at_once_and_the_list_is_refused_whole():
    wrong = (row(BEES, "", page="http://example.vn"), ROWS[1], row("x", "Ví dụ"))
    assert [fault.partition(": ")[0] for fault in faults(as_csv(wrong).encode())] == [
        "line 2, column name",
        "line 2, column page",
        "line 4, column code",
    ]


def test_no_more_than_a_hundred_faults_are_told():
    wrong = tuple(row("x", "") for _ in range(300))
    assert len(faults(as_csv(wrong).encode())) == 100


def test_a_list_of_nothing_is_refused():
    for text in ("", as_csv(()), "[]"):
        assert faults(text.encode()) == ["line 1: holds no procedure"]


def test_a_list_that_is_too_long_is_refused(monkeypatch):
    assert faults(b" " * (reading.MOST_BYTES + 1)) == ["line 1: is longer than 8000000 bytes"]
    monkeypatch.setattr(reading, "MOST_ROWS", 3)
    assert faults(as_csv().encode()) == ["line 5: more than 3 procedures"]
    assert len(read_list(as_csv(ROWS[:3]).encode())) == 3


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_garbage_is_refused_and_never_breaks(data):
    assert faults(data)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_list_with_one_wrong_byte_is_read_or_refused(data):
    whole = bytearray(as_csv(ROWS[:2]).encode())
    whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(FaultyListError):
        assert 1 <= len(read_list(bytes(whole))) <= 2
