import pytest

from kiosk.handoff.page import page_address


@pytest.mark.parametrize(
    ("chosen", "centre", "address"),
    [
        ("", "https://a.example.vn", "https://a.example.vn/mang-ve"),
        ("https://b.example.vn/x.html", "https://a.example.vn", "https://b.example.vn/x.html"),
        ("", "http://127.0.0.1:8765", ""),
        ("http://b.example.vn", "https://a.example.vn", ""),
        ("javascript:alert(1)", "", ""),
        ("", "", ""),
    ],
)
def test_only_an_address_a_phone_can_open_safely_is_a_link(chosen, centre, address):
    assert page_address(chosen, centre) == address
