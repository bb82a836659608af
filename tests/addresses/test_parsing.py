from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.addresses.former import load_former
from kiosk.addresses.parsing import LONGEST, MOST_WORDS, Address, parse
from kiosk.addresses.unit import FormerCommune, Province, bare
from kiosk.addresses.units import load_units
from kiosk.text.folding import fold

WRITTEN = Path(__file__).parent / "written.txt"
WORDS = st.sampled_from(
    (
        *("phường", "P.", "xã", "X.", "quận", "Q", "huyện", "TP.", "thị", "tỉnh", ",", ";", "-"),
        *("Hải", "An", "Phòng", "Hà", "Nội", "Đồng", "Nai", "Bố", "Hạ", "Bắc", "Ninh", "1", "12"),
    )
)


def cases() -> list[tuple[str, ...]]:
    lines = [line for line in WRITTEN.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [tuple(column.strip() for column in line.split("|")) for line in lines if line]


def seen(address: Address) -> tuple[str, ...]:
    units = (address.province, address.commune)
    codes = [unit.code if unit else "-" for unit in units]
    proposal = address.proposal.code if address.proposal else "-"
    return (address.line, *codes, "yes" if address.old else "-", proposal)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case[0])
def test_written_addresses_are_recognised_as_far_as_they_can_be(case):
    text, *wanted = case
    assert seen(parse(text)) == tuple(wanted)


def without_commas(text: str) -> str:
    return text.replace(",", "")


def test_the_table_is_long_enough_to_mean_something():
    assert len(cases()) >= 60


def test_every_commune_of_today_is_known_again_in_what_the_screen_writes():
    missed = [
        commune
        for commune in load_units().communes
        if seen(parse(commune.address("Số 5, thôn Đông")))
        != ("Số 5, thôn Đông", commune.province.code, commune.code, "-", "-")
    ]
    assert not missed


def test_without_marks_a_commune_is_known_again_or_left_open_never_mistaken():
    open_ones = 0
    for commune in load_units().communes:
        address = parse(fold(commune.address("so 5")))
        open_ones += address.commune is None
        assert address.commune in (None, commune)
        assert address.province == commune.province
        assert address.proposal is None
    assert open_ones < 20


def every_name_of_before(step: int) -> list[tuple[str, str, FormerCommune, Province]]:
    everything = [
        (district.name, province.name, commune, province.now)
        for province in load_former().provinces
        for district in province.districts
        for commune in district.communes
    ]
    return everything[::step]


@pytest.mark.parametrize(
    ("write", "step", "most"), [(str, 1, 0), (fold, 9, 9), (without_commas, 9, 9)]
)
def test_every_commune_of_before_leads_to_what_it_became_or_nowhere(write, step, most):
    missed = 0
    for district, province, commune, now in every_name_of_before(step):
        address = parse(write(f"Thôn 5, {commune.name}, {district}, {province}"))
        assert address.proposal in (None, commune.now)
        assert address.province == now
        missed += address.proposal != commune.now
    assert missed <= most


def test_bare_names_as_cards_print_them_lead_to_what_they_became_or_nowhere():
    for district, province, commune, _now in every_name_of_before(5):
        names = (commune.name, district, province)
        address = parse("Tổ 5, " + ", ".join(bare(name) for name in names))
        assert address.proposal in (None, commune.now)
        assert address.commune in (None, commune.now)


def test_old_names_are_kept_as_they_were_written():
    address = parse("Số 4,  p. Trúc  Bạch, q. Ba Đình, hn")
    assert address.old == "p. Trúc Bạch, q. Ba Đình, hn"
    assert address.text == "Số 4, p. Trúc Bạch, q. Ba Đình, hn"


def test_marks_may_be_decomposed():
    assert parse("phu\u031bo\u031b\u0300ng Ha\u0309i An, Hải Phòng").commune.code == "11413"


def test_a_text_without_end_is_left_alone():
    endless = "x" * LONGEST + ", phường Hải An, Hải Phòng"
    assert seen(parse(endless)) == (endless, "-", "-", "-", "-")
    many = "a " * (MOST_WORDS - 4) + "phường Hải An Hải Phòng"
    assert parse(many).province is None


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=LONGEST + 20), st.lists(WORDS, max_size=30).map(" ".join)))
def test_whatever_is_typed_is_kept_and_never_an_error(text):
    address = parse(text)
    assert address.old in address.text
    assert address.line in address.text
    if address.proposal is not None:
        assert address.old
        assert address.commune is None
    if address.commune is not None:
        assert address.commune.province == address.province
        assert not address.old
