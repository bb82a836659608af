from pathlib import Path

from PySide6 import QtCore

from deploy.bundle_pruning import (
    LIBRARY,
    SYMLINK,
    folder_bytes,
    reachable,
    read_needed,
    without_dangling,
)

NEEDED = {
    "/module": frozenset({"liba.so.1", "libc.so.6"}),
    "/liba": frozenset({"libb.so.1"}),
    "/libb": frozenset({"liba.so.1"}),
    "/libgtk": frozenset({"libb.so.1"}),
    "/libpython": frozenset(),
}
MODULE = ("_module.abi3.so", "/module", "EXTENSION")
LIBRARY_A = ("liba.so.1", "/liba", LIBRARY)
LIBRARY_B = ("PySide6/Qt/lib/libb.so.1", "/libb", LIBRARY)
GTK = ("libgtk-3.so.0", "/libgtk", LIBRARY)
PYTHON = ("libpython3.11.so.1.0", "/libpython", LIBRARY)
LINK = ("libb.so.1", "PySide6/Qt/lib/libb.so.1", SYMLINK)


def test_a_library_that_only_a_library_left_behind_needs_goes():
    entries = [MODULE, LIBRARY_A, LIBRARY_B, GTK, LINK]
    assert reachable(entries, NEEDED.__getitem__) == [MODULE, LIBRARY_A, LIBRARY_B, LINK]


def test_the_interpreter_stays_though_nothing_names_it():
    assert reachable([MODULE, PYTHON], NEEDED.__getitem__) == [MODULE, PYTHON]


def test_a_link_goes_with_what_it_leads_to():
    assert without_dangling([MODULE, LINK], frozenset({LIBRARY_B[0]})) == [MODULE, LINK]
    assert without_dangling([MODULE, LINK], frozenset()) == [MODULE]


def test_what_a_binary_needs_is_read_from_it():
    needed = read_needed(QtCore.__file__)
    assert {"libQt6Core.so.6", "libc.so.6"} <= needed


def test_a_link_adds_nothing_to_the_size(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"12345")
    (tmp_path / "link").symlink_to("file")
    assert folder_bytes(tmp_path) == 5
