import json

from tests import soak


def test_every_folder_with_a_long_test_is_a_suite():
    found = soak.suites(soak.ROOT / "tests")
    assert {"tests/cuts", "tests/kills", "tests/faults", "tests/hostile", "tests/storm"} <= {*found}


def test_what_pytest_says_at_its_end_is_read():
    line = "1 failed, 12 passed, 3 skipped, 900 deselected, 2 errors in 2.10s"
    assert soak.counts(line) == {"failed": 1, "passed": 12, "skipped": 3, "error": 2}


def test_a_suite_that_ran_again_takes_its_own_place_only(tmp_path):
    path = tmp_path / "soak.json"
    soak.keep("tests/kills", {"ok": False}, path)
    soak.keep("tests/cuts", {"ok": True}, path)
    soak.keep("tests/kills", {"ok": True}, path)
    kept = json.loads(path.read_text("utf-8"))
    assert kept == {"tests/cuts": {"ok": True}, "tests/kills": {"ok": True}}
    assert list(kept) == sorted(kept)
