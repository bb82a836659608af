"""A centre's list, which is no part of the product: looked at where WARD_DIRECTORY names it."""

import os
from pathlib import Path

import pytest

from kiosk.directory.counters import load_counters
from kiosk.directory.reading import read_list
from kiosk.directory.store import Directory, load_directory, store_directory
from kiosk.directory.wording import facts_of, short_names
from tests.directory.examples import IMPORTED_AT

LIST = os.environ.get("WARD_DIRECTORY", "")


@pytest.mark.skipif(not LIST, reason="WARD_DIRECTORY names no list to look at")
def test_a_whole_list_is_read_stored_and_worded(tmp_path):
    entries = read_list(Path(LIST).read_bytes())
    store_directory(tmp_path, Directory(entries, IMPORTED_AT, 1, ""))
    assert load_directory(tmp_path).entries == entries
    counters = load_counters()
    for entry in entries:
        for language in ("vi", "en"):
            facts = facts_of(entry, counters, IMPORTED_AT, language)
            assert facts.counter
            assert facts.time.heading
            assert facts.fee.heading
    names = {entry.name for entry in entries}
    assert len(set(short_names(sorted(names)))) == len(names)
