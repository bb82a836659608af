from array import array

import pytest

from kiosk.voice.codec import RATE_HZ
from kiosk.voice.index import LANGUAGES, index_path
from kiosk.voice.pack import Layered, VoicePack
from tests.voice.conftest import files_of

FIRST, SECOND = "Xin chờ", "Xin lấy phiếu"


def hum(pcm):
    """Whether it sounds as the tone of the tests: about its loudness."""
    samples = array("h", pcm)
    return 5_000 < max(map(abs, samples)) < 12_000


def test_a_clip_is_found_by_its_sentence(unpacked):
    pack = VoicePack(unpacked(files_of(FIRST, SECOND)))
    assert pack.has("vi", FIRST)
    assert not pack.has("vi", "Xin")
    assert not pack.has("en", FIRST)
    clip = pack.fetch("vi", SECOND, 1.0)
    assert len(clip.pcm) == RATE_HZ  # half a second
    assert hum(clip.pcm)
    assert clip.rate_hz == RATE_HZ
    assert [round(b / RATE_HZ, 2) for b in clip.begins] == [0, 0.17, 0.33]


@pytest.mark.parametrize("rate", [0.5, 0.75, 1.5, 2.0])
def test_a_recorded_clip_keeps_its_voice_at_another_pace(unpacked, rate):
    pack = VoicePack(unpacked(files_of(FIRST, seconds=1)))
    clip = pack.fetch("vi", FIRST, rate)
    assert len(clip.pcm) / 2 / RATE_HZ == pytest.approx(1 / rate, rel=0.06)
    assert clip.begins[1] / RATE_HZ == pytest.approx(0.5 / rate, rel=0.06)
    assert hum(clip.pcm)


def test_the_engine_itself_speaks_its_own_clips_at_another_pace(unpacked):
    pack = VoicePack(unpacked(files_of(FIRST, timing="engine")))
    assert pack.fetch("vi", FIRST, 1.0) is not None
    assert pack.fetch("vi", FIRST, 0.75) is None


def test_without_the_library_for_it_another_pace_is_for_the_engine(unpacked, monkeypatch):
    monkeypatch.setattr("kiosk.voice.tempo._library", lambda: None)
    pack = VoicePack(unpacked(files_of(FIRST)))
    assert pack.fetch("vi", FIRST, 0.75) is None


def test_a_damaged_clip_is_left_out_with_a_line_in_the_log(unpacked, caplog):
    files = files_of(FIRST, SECOND)
    reel = bytearray(files["voice/vi-000.bin"])
    reel[-30] ^= 1
    files["voice/vi-000.bin"] = bytes(reel)
    pack = VoicePack(unpacked(files))
    fetched = [pack.fetch("vi", text, 1.0) is not None for text in (FIRST, SECOND)]
    assert sorted(fetched) == [False, True]
    assert "clip damaged" in caplog.text


@pytest.mark.parametrize("reel", [None, b"", b"OggS"])
def test_a_reel_that_is_gone_or_short_leaves_its_clips_out(unpacked, reel):
    files = files_of(FIRST)
    files["voice/vi-000.bin"] = reel or b""
    folder = unpacked(files)
    if reel is None:
        (folder / "voice/vi-000.bin").unlink()
    assert VoicePack(folder).fetch("vi", FIRST, 1.0) is None


def test_an_index_that_does_not_parse_is_left_out(unpacked, caplog):
    pack = VoicePack(unpacked({**files_of(FIRST), index_path("vi"): b"{"}))
    assert not pack.has("vi", FIRST)
    assert "voice index left out" in caplog.text


def test_a_folder_without_a_pack_has_nothing(tmp_path):
    pack = VoicePack(tmp_path)
    assert not any(pack.has(language, FIRST) for language in LANGUAGES)


def test_the_ward_is_heard_before_the_program_and_the_program_where_the_ward_is_damaged(unpacked):
    ward = files_of(FIRST, seconds=0.2)
    program = VoicePack(unpacked(files_of(FIRST, SECOND, timing="engine"), "program"))
    sound = Layered((VoicePack(unpacked(ward, "ward")), program))
    broken = {**ward, "voice/vi-000.bin": b"x" * len(ward["voice/vi-000.bin"])}
    hurt = Layered((VoicePack(unpacked(broken, "hurt")), program))
    assert len(sound.fetch("vi", FIRST, 1.0).pcm) < len(sound.fetch("vi", SECOND, 1.0).pcm)
    assert len(hurt.fetch("vi", FIRST, 1.0).pcm) == RATE_HZ
    assert sound.has("vi", SECOND)
    assert sound.fetch("vi", "Xin", 1.0) is None
