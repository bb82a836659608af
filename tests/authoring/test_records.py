from collections import Counter

import pytest

from kiosk.authoring.records import OPTIONAL, records_of, records_of_folder, shared_used
from kiosk.procedures.loading import PROCEDURES

TEXT = """\
version: "2026.11.24"
effective_from: 2026-01-01
evidence: &who {source: "x", strength: sure, checked_on: 2026-11-24}
papers:
  - id: card
    name: {vi: "Thẻ", en: "Card"}
    evidence: *who
  - use: shown
    who: {vi: "bà", en: "her"}
  - use: shown
fee:
  headline: {vi: "8.000 đồng", en: "8,000 đồng", spoken: "Tám nghìn"}
  amount: "copies * 8000"
  exempt: [{vi: "Trẻ em", en: "Children"}]
changes:
  - from: 2027-01-01
    set: {fee: {headline: {vi: "9.000 đồng", en: "9,000 đồng"}}}
"""


def places(text, file="1.000001.yaml"):
    return [(record.kind, record.path, record.fields) for record in records_of(file, text)]


def test_words_money_sources_and_days_are_found_with_their_place():
    evidence = {"source": "x", "strength": "sure", "checked_on": "2026-11-24", "note": ""}
    assert places(TEXT) == [
        (
            "days",
            "",
            {"version": "2026.11.24", "effective_from": "2026-01-01", "effective_to": ""},
        ),
        ("days", "evidence", evidence),
        ("words", "papers/card/name", {"vi": "Thẻ", "en": "Card", "spoken": ""}),
        ("words", "papers/2/who", {"vi": "bà", "en": "her", "spoken": ""}),
        ("money", "fee", {"amount": "copies * 8000"}),
        (
            "money",
            "fee/headline",
            {"vi": "8.000 đồng", "en": "8,000 đồng", "spoken": "Tám nghìn"},
        ),
        ("money", "fee/exempt/1", {"vi": "Trẻ em", "en": "Children", "spoken": ""}),
        ("days", "changes/1", {"from": "2027-01-01"}),
        (
            "money",
            "changes/1/set/fee/headline",
            {"vi": "9.000 đồng", "en": "9,000 đồng", "spoken": ""},
        ),
    ]


def test_a_file_of_doors_or_shared_content_has_no_days_of_its_own():
    assert places("version: '1'\neffective_from: 2026-01-01\n", "doors.yaml") == []
    assert places("version: '1'\neffective_from: 2026-01-01\n", "shared-civil.yaml") == []


@pytest.mark.parametrize(
    "text",
    [
        "name: {vi: 12, en: x}",
        "name: {vi: [x], en: x}",
        "name: {vi: x}",
        "name: {vi: x, en: y, fr: z}",
        "a: &a x\nname: {vi: *a, en: x}",
        "- a",
        "",
    ],
)
def test_what_is_no_plain_text_of_its_own_is_left_alone(text):
    assert places(text) == []


def test_an_item_is_named_by_its_own_name_where_no_other_has_it():
    text = "papers: [{id: a, n: &n {vi: x, en: y}}, {id: b, n: {vi: x, en: y}}, {id: b, n: *n}]"
    assert [path for _, path, _ in places(text)] == ["papers/a/n", "papers/2/n"]


def test_every_address_of_this_kiosk_is_one_place():
    records = list(records_of_folder(PROCEDURES))
    assert len(records) > 2000
    found = Counter((record.kind, *record.address) for record in records)
    assert [place for place, count in found.items() if count > 1] == []
    for record in records:
        assert all(value or name in OPTIONAL for name, value in record.fields.items())


def test_the_line_of_a_field_is_where_it_stands():
    records = {record.path: record for record in records_of("1.yaml", TEXT)}
    assert records["fee/headline"].line("en") == 12
    assert records["papers/card/name"].line("spoken") == 6
    assert records["fee"].line("amount") == 13


def test_shared_content_leads_to_other_shared_content(tmp_path):
    (tmp_path / "shared.yaml").write_text(
        "format: 1\nblocks: {a: [{use: b}], b: [{name: x}], c: [{use: a}]}\n", "utf-8"
    )
    (tmp_path / "1.yaml").write_text("papers: [{use: a}]\n", "utf-8")
    assert shared_used(tmp_path, ["1.yaml"]) == {"a", "b"}
    assert shared_used(tmp_path, []) == frozenset()
