"""What a person does, as a command: line cut, restored, read at the centre, purged."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

KIOSK = Path(sys.executable).parent / "kiosk"

pytestmark = pytest.mark.timeout(600)


def shown(folder: Path, variant: str) -> dict[str, Any]:
    """What the demo of a variant answers; its pictures are there."""
    done = subprocess.run(
        [KIOSK, "demo", "--json", "--variant", variant, "--pictures", folder / "pictures"],
        capture_output=True,
        text=True,
        timeout=580,
        cwd=folder,
        check=False,
    )
    result = json.loads(done.stdout.splitlines()[-1])
    assert done.returncode == 0, f"{done.stdout.splitlines()[-1]}\n{done.stderr[-8000:]}"
    assert result["ok"] is True
    assert result["pictures"]
    assert all(Path(picture).stat().st_size > 0 for picture in result["pictures"])
    return dict(result)


def check_filed(result: dict[str, Any]) -> None:
    """One declaration is at the centre, the one that was typed, and the kiosk let go of it."""
    assert result["delivered"] == 1
    assert result["equal"] is True
    assert result["duplicates"] == 0
    assert result["purged"] is True
    assert len(result["reference"]) == 11


def test_a_birth_declaration_goes_the_whole_way(tmp_path):
    result = shown(tmp_path, "birth")
    check_filed(result)
    assert "Đúng, tiếp tục" not in result["steps"]


@pytest.mark.soak
@pytest.mark.parametrize("variant", ["copies", "residence", "status", "pension"])
def test_other_declarations_go_the_whole_way(tmp_path, variant):
    check_filed(shown(tmp_path, variant))


@pytest.mark.soak
def test_a_card_before_the_camera_fills_in(tmp_path):
    result = shown(tmp_path, "camera")
    check_filed(result)
    assert "Đúng, tiếp tục" in result["steps"]


@pytest.mark.soak
@pytest.mark.parametrize(("variant", "pages"), [("papers", 2), ("scanner", 1)])
def test_pictured_pages_arrive_byte_for_byte(tmp_path, variant, pages):
    result = shown(tmp_path, variant)
    check_filed(result)
    assert result["attachments"] == pages
    assert result["whole"] is True


@pytest.mark.soak
def test_what_is_carried_away_is_taken_up_and_filed(tmp_path):
    result = shown(tmp_path, "carry")
    check_filed(result)
    assert result["codes"] >= 1
    assert result["carried"] > 10
    assert result["steps"].count("Đúng, khai tiếp") == 1
    assert result["steps"].count("Bé gái") == 1


@pytest.mark.soak
def test_practice_leaves_nothing_behind(tmp_path):
    result = shown(tmp_path, "practice")
    assert (result["queued"], result["printed"], result["delivered"]) == (0, 0, 0)
    assert (result["reference"], result["equal"]) == ("", False)
    assert result["steps"][0] == "Tập dùng thử máy"


@pytest.mark.soak
def test_six_keys_are_enough(tmp_path):
    result = shown(tmp_path, "keys")
    check_filed(result)
    assert result["presses"] > len(result["steps"])


@pytest.mark.soak
def test_who_is_led_by_the_voice_gives_nothing_away(tmp_path):
    result = shown(tmp_path, "voice")
    check_filed(result)
    assert result["spoken"] > result["asked"] > 0
    assert result["sounding_s"] > 0
    assert result["given_away"] == {}
    assert "Nghe rõ" in result["steps"]
