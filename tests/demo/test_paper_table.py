import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from kiosk.demo.laid_paper import BACK, empty_mat, laid_paper
from kiosk.demo.paper_table import OnGlass, UnderCamera, sane_test_device
from kiosk.demo.remote import DemoError
from kiosk.devices.camera_simulator import CameraSimulator

SIZE = (1600, 1200)


def test_the_same_sheet_is_the_same_page_and_another_is_not(tmp_path: Path):
    sheets = [laid_paper(SIZE), laid_paper(SIZE, turned=3.0, lines=BACK)]
    taker = UnderCamera(CameraSimulator(tmp_path / "seen.png"), sheets)
    pages = []
    for number in (0, 0, 1):
        taker.lay(number)
        pages.append(taker.develop())
    assert pages[0] == pages[1] != pages[2]
    assert Image.open(BytesIO(pages[0])).format == "JPEG"


def test_an_empty_mat_cannot_be_pictured(tmp_path: Path):
    taker = UnderCamera(CameraSimulator(tmp_path / "seen.png"), [empty_mat(SIZE)])
    taker.lay(0)
    with pytest.raises(DemoError, match="no_sheet"):
        taker.develop()


def test_no_sight_cannot_be_pictured(tmp_path: Path):
    with pytest.raises(DemoError, match="not_found"):
        UnderCamera(CameraSimulator(tmp_path / "seen.png"), []).develop()


@pytest.mark.parametrize("before", [None, "/etc/sane.d"])
def test_the_test_scanner_has_a_whole_sheet_for_as_long_as_it_is_lent(
    tmp_path: Path, monkeypatch, before
):
    monkeypatch.delenv("SANE_CONFIG_DIR", raising=False)
    if before is not None:
        monkeypatch.setenv("SANE_CONFIG_DIR", before)
    with sane_test_device(tmp_path / "sane"):
        page = OnGlass("test").develop()
        assert OnGlass("test").develop() == page
    width, height = Image.open(BytesIO(page)).size
    assert 1.3 < height / width < 1.5
    assert os.environ.get("SANE_CONFIG_DIR") == before
