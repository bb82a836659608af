"""A voice reaches a kiosk as a signed pack, and is refused with the reason where it may not."""

import json

import pytest
from nacl.signing import SigningKey
from typer.testing import CliRunner

from kiosk.cli import app
from kiosk.packs.trust import public_text
from kiosk.voice.codec import RATE_HZ
from kiosk.voice.home import open_clips
from kiosk.voice.index import index_path
from sync.packs import build_pack, sign_pack
from tests.voice.conftest import files_of

FIRST, SECOND = "Xin chờ", "Xin lấy phiếu"
ALL = (FIRST, SECOND, "Mời ngồi")
KEY = SigningKey(bytes(range(32)))


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("KIOSK_PACKS_VOICE_KEYS", public_text(KEY))
    return tmp_path


def run(*arguments):
    done = CliRunner().invoke(app, ["voice", *map(str, arguments), "--json"])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return json.loads(done.stdout.splitlines()[-1])


def packed(here, files, version="2026.11.30", key=KEY):
    raw = build_pack(version, files)
    path = here / f"{version}.zip"
    path.write_bytes(raw if key is None else sign_pack(raw, key))
    return path


def clips_of(here):
    return open_clips(here / "data", here / "nothing")


def test_a_signed_voice_is_heard_until_one_goes_back(here):
    assert clips_of(here) is None
    first, second = files_of(FIRST), files_of(SECOND)
    assert run("install", packed(here, first))["current"] == "2026.11.30"
    assert run("install", packed(here, second, "2026.12.01"))["previous"] == "2026.11.30"
    assert clips_of(here).has("vi", SECOND)
    assert not clips_of(here).has("vi", FIRST)
    assert run("packs")["current"] == "2026.12.01"
    assert run("roll-back")["current"] == "2026.11.30"
    assert clips_of(here).has("vi", FIRST)


@pytest.mark.parametrize(
    ("files", "key", "code"),
    [
        (files_of(FIRST), None, "unsigned"),
        (files_of(FIRST), SigningKey(bytes(32)), "untrusted"),
        ({"procedures/x.yaml": b"x"}, KEY, "no_pack"),
        ({**files_of(FIRST), "procedures/x.yaml": b"x"}, KEY, "no_pack"),
        ({index_path("vi"): b"{"}, KEY, "content_faulty"),
        ({"voice/vi-000.bin": b"x"}, KEY, "content_faulty"),
        ({index_path("vi"): files_of(FIRST)[index_path("vi")]}, KEY, "content_faulty"),
        ({**files_of(FIRST), "voice/vi-000.bin": b"OggS" * 9}, KEY, "content_faulty"),
        ({**files_of(FIRST), "voice/more.bin": b"x"}, KEY, "content_faulty"),
    ],
)
def test_what_is_no_sound_voice_of_a_known_key_is_refused(here, files, key, code):
    assert run("install", packed(here, files, key=key))["error"] == code
    assert clips_of(here) is None


def test_a_voice_that_was_in_use_before_is_refused(here):
    pack = packed(here, files_of(FIRST))
    assert run("install", pack)["ok"]
    assert run("install", pack)["error"] == "older"


def test_a_file_too_large_for_a_pack_is_refused(here, monkeypatch):
    pack = packed(here, files_of(FIRST))
    monkeypatch.setattr("sync.packs.MOST_BYTES", 1_000)
    assert run("install", pack)["error"] == "no_pack"


def test_a_key_for_voices_signs_no_content(here):
    """Whoever lends a voice cannot change a fee."""
    pack = packed(here, {"procedures/x.yaml": b"x"})
    done = CliRunner().invoke(app, ["content", "install", str(pack), "--json"])
    assert json.loads(done.stdout.splitlines()[-1])["error"] == "untrusted"


def test_a_voice_with_a_damaged_index_gives_way_to_the_one_before(here, caplog):
    run("install", packed(here, files_of(FIRST)))
    run("install", packed(here, files_of(SECOND), "2026.12.01"))
    index = here / "data" / "voice" / "2026.12.01" / index_path("vi")
    index.write_bytes(index.read_bytes().replace(b"estimated", b"engine"))
    assert clips_of(here).has("vi", FIRST)
    assert "voice pack left out" in caplog.text
    assert run("packs")["error"] == "damaged"


def test_clips_of_the_neural_voice_stand_below_the_wards_and_above_the_default(here, unpacked):
    default = unpacked(files_of(FIRST, SECOND, "Mời ngồi", seconds=0.5), "default")
    own = unpacked(files_of(FIRST, SECOND, seconds=1.0), "own")
    run("install", packed(here, files_of(FIRST, seconds=1.5)))
    clips = open_clips(here / "data", default, own=own)
    seconds = [len(clips.fetch("vi", text, 1.0).pcm) / 2 / RATE_HZ for text in ALL]
    assert seconds == pytest.approx([1.5, 1.0, 0.5])
    assert open_clips(here / "data", default, own=here / "empty").has("vi", "Mời ngồi")
