import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.addresses.suggesting import Suggestion, alphabetical, suggest
from kiosk.addresses.units import load_units

HAI_PHONG = load_units().province("31")


def names(query: str) -> list[str]:
    return [suggestion.commune.short for suggestion in suggest(query, HAI_PHONG)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("hai an", "Hải An"),
        ("Hải A", "Hải An"),
        ("haia", "Hải An"),
        ("phường hải", "Hải An"),
        ("p. ngo q", "Ngô Quyền"),
        ("le ich moc", "Lê Ích Mộc"),
        ("ich mo", "Lê Ích Mộc"),
        ("le ich nọc", "Lê Ích Mộc"),
        ("Cẩm Giàng", "Cẩm Giàng"),
        ("Cẩm Giang", "Cẩm Giang"),
        ("thuy nguyen", "Thủy Nguyên"),
    ],
)
def test_what_was_meant_stands_first(query: str, first: str):
    assert names(query)[0] == first


def test_a_name_of_before_leads_to_what_it_became_and_says_so():
    found = suggest("đằng lâm", HAI_PHONG)
    assert [suggestion.commune.short for suggestion in found] == ["Hải An"]
    assert found[0].former.place == "phường Đằng Lâm, quận Hải An"


def test_todays_name_comes_before_one_of_before_and_each_commune_once():
    found = suggest("ngo quyen", HAI_PHONG)
    assert [s.commune.short for s in found] == ["Ngô Quyền", "Hải Hưng"]
    assert found[0].former is None
    assert found[1].former.name == "Xã Ngô Quyền"
    everything = [s.commune.code for s in suggest("a", HAI_PHONG)]
    assert len(everything) == len(set(everything))


def test_the_kind_typed_goes_first_among_equals():
    first = suggest("xã hải", HAI_PHONG)[0].commune
    assert first.name == "Xã Hải Hưng"


def test_a_slip_is_forgiven_only_where_nothing_fits():
    assert names("hai ah")[0] == "Hải An"
    assert "Hải An" not in names("hai d")
    assert names("zzzz") == []


def test_with_nothing_typed_the_whole_province_stands_in_the_order_of_the_alphabet():
    everything = names("")
    assert len(everything) == 114
    assert everything[:3] == ["Ái Quốc", "An Biên", "An Dương"]
    assert (
        everything.index("Dương Kinh") < everything.index("Đại Sơn") < everything.index("Gia Lộc")
    )
    assert names(" , ") == everything


def test_the_alphabet_has_d_before_its_stroked_sister():
    words = ["Đông", "Dương", "Đại", "Cần", "Da"]
    assert sorted(words, key=alphabetical) == ["Cần", "Da", "Dương", "Đại", "Đông"]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_whatever_is_typed_gives_communes_of_the_province_at_most_once(query: str):
    found = suggest(query, HAI_PHONG)
    assert all(isinstance(suggestion, Suggestion) for suggestion in found)
    codes = [suggestion.commune.code for suggestion in found]
    assert len(codes) == len(set(codes))
    assert {suggestion.commune.province for suggestion in found} <= {HAI_PHONG}
