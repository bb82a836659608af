"""Packs on the shelf of a kiosk: into use, back again, and never a bad or an older one."""

import json
import stat

import pytest
from nacl.signing import SigningKey

from kiosk.packs.home import BUILT_IN
from kiosk.packs.shelf import Shelf, State
from sync.manifest import PackError
from sync.packs import build_pack, sign_pack

KEY = SigningKey(b"k" * 32)
TRUSTED = [bytes(KEY.verify_key)]


def pack(version: str, text: bytes = b"code: 1\n") -> bytes:
    return sign_pack(build_pack(version, {"procedures/1.yaml": text}), KEY)


def names(data_dir) -> list[str]:
    return sorted(path.name for path in (data_dir / "content").iterdir())


def accept(_home) -> None:
    return None


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path)


def install(shelf, version, text=b"code: 1\n"):
    return shelf.install(pack(version, text), TRUSTED, accept)


def test_without_a_pack_the_content_is_the_program_s(shelf, tmp_path):
    assert (shelf.state(), shelf.home(), shelf.before()) == (State(), BUILT_IN, None)
    assert list(tmp_path.iterdir()) == []


def test_a_pack_comes_into_use_and_the_one_before_stays(shelf, tmp_path):
    install(shelf, "2026.11.29", b"code: 1\n")
    install(shelf, "2026.12.01", b"code: 2\n")
    assert shelf.state() == State("2026.12.01", "2026.11.29", "2026.12.01")
    assert (shelf.home().procedures / "1.yaml").read_bytes() == b"code: 2\n"
    before = shelf.before()
    assert before is not None
    assert (before.procedures / "1.yaml").read_bytes() == b"code: 1\n"
    install(shelf, "2026.12.02")
    assert names(tmp_path) == ["2026.12.01", "2026.12.02", "shelf.json"]


def test_the_files_are_the_owner_s_alone(shelf, tmp_path):
    install(shelf, "2026.11.29")
    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*") if path.is_file()}
    assert modes == {0o600}


def test_one_can_go_back_once_and_not_to_what_was_given_up(shelf):
    install(shelf, "2026.11.29")
    install(shelf, "2026.12.01")
    assert shelf.roll_back() == State("2026.11.29", None, "2026.12.01")
    assert shelf.home().version == "2026.11.29"
    for version in ("2026.11.29", "2026.11.30", "2026.12.01"):
        with pytest.raises(PackError) as refused:
            install(shelf, version)
        assert refused.value.code == "older"
    install(shelf, "2026.12.01.1")
    assert shelf.home().version == "2026.12.01.1"


def test_going_back_ends_at_what_came_with_the_program(shelf):
    install(shelf, "2026.11.29")
    assert shelf.roll_back().current is None
    assert shelf.home() == BUILT_IN
    with pytest.raises(PackError) as refused:
        shelf.roll_back()
    assert refused.value.code == "nothing_before"


def test_content_that_is_not_accepted_leaves_nothing_behind(shelf, tmp_path):
    def refuse(home):
        assert (home.procedures / "1.yaml").exists()
        raise ValueError("faulty")

    with pytest.raises(ValueError, match="faulty"):
        shelf.install(pack("2026.11.29"), TRUSTED, refuse)
    assert shelf.state() == State()
    assert list((tmp_path / "content").iterdir()) == []


def test_a_bad_signature_touches_nothing(shelf, tmp_path):
    with pytest.raises(PackError):
        shelf.install(pack("2026.11.29"), [], accept)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_pack_gives_way_to_the_one_before_then_to_the_program_s(shelf, tmp_path):
    install(shelf, "2026.11.29")
    install(shelf, "2026.12.01")
    (tmp_path / "content" / "2026.12.01" / "procedures" / "1.yaml").write_bytes(b"code: 3\n")
    fault = shelf.fault("2026.12.01")
    assert fault is not None
    assert fault.code == "damaged"
    assert shelf.home().version == "2026.11.29"
    (tmp_path / "content" / "2026.11.29" / "manifest.json").unlink()
    assert shelf.home() == BUILT_IN
    assert shelf.before() is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "3",
        '{"current": "../..", "previous": null, "newest": null}',
        '{"current": 3}',
    ],
)
def test_a_state_that_does_not_parse_counts_as_nothing_installed(shelf, tmp_path, text):
    install(shelf, "2026.11.29")
    (tmp_path / "content" / "shelf.json").write_text(text)
    assert shelf.home() == BUILT_IN


def test_a_data_folder_that_is_none_has_nothing_installed(tmp_path):
    (tmp_path / "data").write_text("no folder")
    assert Shelf(tmp_path / "data").home() == BUILT_IN


def test_what_a_power_cut_left_is_cleared_by_the_next_install(shelf, tmp_path):
    install(shelf, "2026.11.29")
    left = tmp_path / "content" / ".draft.0000"
    (left / "procedures").mkdir(parents=True)
    (tmp_path / "content" / ".shelf.json.1234").write_text("{")
    (tmp_path / "content" / "2026.12.01").mkdir()
    install(shelf, "2026.12.01")
    assert names(tmp_path) == ["2026.11.29", "2026.12.01", "shelf.json"]
    assert json.loads((tmp_path / "content" / "shelf.json").read_text())["current"] == "2026.12.01"
