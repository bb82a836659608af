import pytest

from kiosk.addresses.units import UnitsError
from kiosk.config import Point
from kiosk.doctor import addresses
from kiosk.doctor.addresses import addresses_health


@pytest.mark.parametrize(
    ("point", "said"),
    [
        (Point(commune_code="11413"), "Phường Hải An, thành phố Hải Phòng"),
        (Point(province_code="31"), "Thành phố Hải Phòng"),
        (Point(), "Chưa ghi máy đặt ở xã, phường nào"),
    ],
)
def test_it_says_where_the_machine_stands(point, said):
    found = addresses_health(point, "vi")
    assert found.ok
    assert "20/09/2026" in found.message
    assert said in found.message


@pytest.mark.parametrize(
    ("point", "code"),
    [
        (Point(commune_code="99999"), "99999"),
        (Point(province_code="99", commune_code="11413"), "99"),
    ],
)
def test_a_code_that_is_not_in_the_list_is_told(point, code):
    found = addresses_health(point, "en")
    assert not found.ok
    assert code in found.message
    assert "units.tsv" in found.advice


def test_a_list_that_cannot_be_read_is_told(monkeypatch):
    def broken():
        raise UnitsError("units.tsv:7: 'x' is no code")

    monkeypatch.setattr(addresses, "load_units", broken)
    found = addresses_health(Point(), "en")
    assert not found.ok
    assert "units.tsv:7" in found.message
