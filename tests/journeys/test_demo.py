"""The whole way, as a command: touch by name, line cut, restored, read at the centre, purged."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

KIOSK = Path(sys.executable).parent / "kiosk"


@pytest.mark.timeout(600)
@pytest.mark.parametrize("variant", ["birth", pytest.param("camera", marks=pytest.mark.soak)])
def test_a_birth_declaration_goes_the_whole_way(tmp_path, variant):
    done = subprocess.run(
        [KIOSK, "demo", "--json", "--variant", variant, "--pictures", tmp_path / "pictures"],
        capture_output=True,
        text=True,
        timeout=580,
        cwd=tmp_path,
        check=False,
    )
    result = json.loads(done.stdout.splitlines()[-1])
    assert done.returncode == 0, done.stdout.splitlines()[-1]
    assert result["ok"] is True
    assert result["delivered"] == 1
    assert result["equal"] is True
    assert result["duplicates"] == 0
    assert result["purged"] is True
    assert len(result["reference"]) == 11
    assert ("Đúng, tiếp tục" in result["steps"]) is (variant == "camera")
    assert all(Path(picture).stat().st_size > 0 for picture in result["pictures"])
