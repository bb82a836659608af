from datetime import timedelta

from kiosk.directory.counters import COUNTERS
from kiosk.directory.store import path_of
from kiosk.doctor.directory import directory_health
from tests.directory.examples import IMPORTED_AT, have_imported

SOON = IMPORTED_AT + timedelta(days=4)


def test_a_kiosk_without_a_directory_is_well_and_told_how_to_get_one(tmp_path):
    found = directory_health(tmp_path / "none", SOON, "vi", COUNTERS)
    assert found.ok
    assert "Chưa nạp danh mục" in found.message
    assert "kiosk content import-directory" in found.advice


def test_how_many_there_are_and_how_old_they_are_is_told(tmp_path):
    have_imported(tmp_path)
    found = directory_health(tmp_path, SOON, "vi", COUNTERS)
    assert (found.ok, found.advice) == (True, "")
    assert found.message == "4 thủ tục, nạp lúc 09:30 ngày 20/11/2026, cách đây 4 ngày."
    assert "4 day(s) ago" in directory_health(tmp_path, SOON, "en", COUNTERS).message


def test_an_old_one_still_serves_but_a_new_one_is_asked_for(tmp_path):
    have_imported(tmp_path)
    found = directory_health(tmp_path, IMPORTED_AT + timedelta(days=61), "vi", COUNTERS)
    assert found.ok
    assert "Xin tệp mới" in found.advice


def test_a_damaged_one_is_told(tmp_path):
    path_of(tmp_path).write_text("x", "utf-8")
    found = directory_health(tmp_path, SOON, "en", COUNTERS)
    assert not found.ok
    assert "as it was written" in found.message
    assert "import-directory" in found.advice


def test_counters_that_are_none_are_told(tmp_path):
    counters = tmp_path / "counters.yaml"
    for text in ("usual: [", "usual: x", "- x"):
        counters.write_text(text, "utf-8")
        found = directory_health(tmp_path, SOON, "vi", counters)
        assert not found.ok
        assert "counters.yaml" in found.message
