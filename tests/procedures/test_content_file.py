import pytest

from kiosk.procedures.content_file import BadFile, content_files, decoded, read_content
from kiosk.procedures.limits import FILE_BYTES
from kiosk.procedures.loading import PROCEDURES


def test_every_file_of_this_kiosk_is_read():
    paths = content_files(PROCEDURES)
    assert len(paths) > 5
    assert all(read_content(path) for path in paths)


def test_a_mark_and_line_ends_of_other_editors_are_taken():
    assert decoded("\ufeffa: ộ\r\nb: 1\r\n".encode()) == "a: ộ\nb: 1\n"


@pytest.mark.parametrize(
    ("raw", "reason", "line"),
    [
        (b"a: 1\nb:\t2\n", "has a tab", 2),
        ("a: 1\n\nb: \u202e2\n".encode(), "U+202E", 3),
        ("a: \U000e0041\n".encode(), "U+E0041", 1),
        (b"a: 1\rb: 2\n", "U+000D", 1),
        (b"a: 1\nb: \xc3\n", "byte 8", 2),
    ],
)
def test_a_character_that_does_not_show_is_named_with_its_line(raw, reason, line):
    with pytest.raises(BadFile, match=reason.replace("+", r"\+")) as caught:
        decoded(raw)
    assert caught.value.line == line


def test_a_file_of_the_largest_size_is_read(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"#" * FILE_BYTES)
    assert len(read_content(path)) == FILE_BYTES


def test_a_link_within_the_folder_is_followed(tmp_path):
    (tmp_path / "a.yaml").write_text("a: 1\n")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    assert read_content(tmp_path / "b.yaml") == "a: 1\n"
