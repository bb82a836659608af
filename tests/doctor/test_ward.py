from datetime import date, timedelta

import pytest

from kiosk.doctor.ward import ward_health
from kiosk.packs.home import Home
from kiosk.packs.shelf import Shelf
from kiosk.packs.ward import FOLDER
from tests.ward.examples import TUESDAY, put_template


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Give the file of a ward pack in use."""
    file = put_template(tmp_path / "pack" / FOLDER)
    text = file.read_text("utf-8")
    assert "phường Mẫu" in text
    file.write_text(text.replace("phường Mẫu", "phường Thử"), "utf-8")
    monkeypatch.setattr(Shelf, "home", lambda _shelf: Home(tmp_path / "pack", "1"))
    return file


def test_a_kiosk_without_it_is_well_and_told_how_to_get_it(tmp_path):
    found = ward_health(tmp_path, TUESDAY, "vi")
    assert found.ok
    assert "thong-tin-phuong.md" in found.advice


def test_what_is_there_is_named(tmp_path, installed):
    found = ward_health(tmp_path, TUESDAY, "en")
    assert (found.ok, found.advice) == (True, "")
    assert found.message == "The information of Ủy ban nhân dân phường Thử is there."


def test_what_nobody_looked_at_for_long_is_told(tmp_path, installed):
    found = ward_health(tmp_path, TUESDAY + timedelta(days=400), "vi")
    assert found.ok
    assert "nên xem lại: ward.yaml" in found.message


def test_what_cannot_be_read_is_told(tmp_path, installed):
    installed.write_text("name: [", "utf-8")
    found = ward_health(tmp_path, date(2026, 11, 24), "en")
    assert not found.ok
    assert "ward.yaml" in found.message
