from kiosk.config import Handoff
from kiosk.doctor import handoff
from kiosk.doctor.handoff import handoff_health

CENTRE = "https://centre.example.vn"


def test_the_page_is_at_the_centre_or_where_the_technician_says():
    found = handoff_health(Handoff(), CENTRE, "vi")
    assert found.ok
    assert f"{CENTRE}/mang-ve" in found.message
    chosen = handoff_health(Handoff(page="https://phuong.example.vn/a.html"), CENTRE, "vi")
    assert chosen.ok
    assert "https://phuong.example.vn/a.html" in chosen.message


def test_a_page_without_https_is_trouble():
    found = handoff_health(Handoff(page="http://phuong.example.vn/a.html"), CENTRE, "en")
    assert not found.ok
    assert "https" in found.advice


def test_without_a_page_the_codes_are_shown_alone():
    for centre in ("", "http://127.0.0.1:8765"):
        found = handoff_health(Handoff(), centre, "en")
        assert found.ok
        assert "page" in found.message


def test_a_processor_without_aes_is_told_and_is_no_trouble(monkeypatch):
    monkeypatch.setattr(handoff, "is_available", lambda: False)
    found = handoff_health(Handoff(), CENTRE, "en")
    assert found.ok
    assert "AES" in found.message
