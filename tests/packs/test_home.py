import pytest

from kiosk.packs.home import BUILT_IN, Home, files_of
from kiosk.procedures.loading import ContentError


def test_the_program_s_content_goes_into_a_pack_whole():
    files = files_of(BUILT_IN)
    assert {path.split("/")[0] for path in files} == {"procedures", "search", "directory", "forms"}
    assert files["procedures/doors.yaml"] == (BUILT_IN.procedures / "doors.yaml").read_bytes()
    assert any(path.startswith("procedures/journeys/") for path in files)
    assert all(path.endswith((".yaml", ".typ")) for path in files)


def test_a_link_out_of_the_folder_is_refused(tmp_path):
    (tmp_path / "procedures").mkdir()
    (tmp_path / "secret").write_text("x")
    (tmp_path / "procedures" / "a.yaml").symlink_to(tmp_path / "secret")
    with pytest.raises(ContentError, match=r"procedures/a\.yaml: is no plain file"):
        files_of(Home(tmp_path))


def test_a_file_that_is_too_large_is_refused(tmp_path):
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "a.yaml").write_bytes(bytes(4_000_001))
    with pytest.raises(ContentError, match="larger than 4,000,000"):
        files_of(Home(tmp_path))
