import pytest

from kiosk.addresses.unit import Commune, FormerCommune, Province, bare, kind_of, within_line

PROVINCE = Province("31", "Thành phố Hải Phòng")
COMMUNE = Commune("11413", "Phường Hải An", PROVINCE)


@pytest.mark.parametrize(
    ("name", "kind", "rest", "within"),
    [
        ("Phường Hải An", "Phường", "Hải An", "phường Hải An"),
        ("Đặc khu Cát Hải", "Đặc khu", "Cát Hải", "đặc khu Cát Hải"),
        ("Thị xã Mỹ Hào", "Thị xã", "Mỹ Hào", "thị xã Mỹ Hào"),
        ("Xã", "", "Xã", "Xã"),
        ("Huyền Mẫu", "", "Huyền Mẫu", "Huyền Mẫu"),
    ],
)
def test_a_name_is_kind_and_rest(name: str, kind: str, rest: str, within: str):
    assert (kind_of(name), bare(name), within_line(name)) == (kind, rest, within)


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("Số 5, thôn Đông", "Số 5, thôn Đông, phường Hải An, thành phố Hải Phòng"),
        (" Số 5 , ", "Số 5, phường Hải An, thành phố Hải Phòng"),
        ("", "phường Hải An, thành phố Hải Phòng"),
    ],
)
def test_an_address_is_one_line_of_text(line: str, address: str):
    assert COMMUNE.address(line) == address


def test_old_levels_are_named_as_far_as_there_were_any():
    before = FormerCommune("Phường Đằng Lâm", "Quận Hải An", "Thành phố Hải Phòng", COMMUNE)
    assert before.place == "phường Đằng Lâm, quận Hải An"
    assert FormerCommune("Xã Bố Hạ", "", "Tỉnh Bắc Ninh", None).place == "xã Bố Hạ"
