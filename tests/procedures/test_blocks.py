"""Shared questions are put in where a procedure says so, and every mistake is named."""

import pytest

from kiosk.procedures.blocks import BlockError, Shared, expanded
from kiosk.procedures.loading import ContentError, load_all

BLOCK = [
    {"name": "{as}_name", "ask": {"vi": "Họ tên của {vi} là gì?", "en": "Name of {en}?"}},
    {
        "name": "{as}_dob",
        "ask": {"vi": "{Vi} sinh ngày nào?", "en": "…"},
        "when": "{as}_name != ''",
    },
    {"name": "phone", "ask": {"vi": "Số nào?", "en": "Which number?"}},
]
SHARED = Shared.model_validate({"format": 1, "blocks": {"person": BLOCK}})
WHO = {"vi": "người mất", "en": "the deceased"}


def put_in(use: dict) -> list[dict]:
    own = {"name": "own"}
    parts = [{"id": "one", "questions": [own, use]}]
    (part,) = expanded({"parts": parts}, SHARED)["parts"]
    assert part["questions"][0] is own
    return part["questions"][1:]


def test_names_rules_and_sentences_are_filled():
    name, dob, phone = put_in({"use": "person", "as": "dead", "who": WHO})
    assert (name["name"], dob["name"], phone["name"]) == ("dead_name", "dead_dob", "phone")
    assert name["ask"] == {"vi": "Họ tên của người mất là gì?", "en": "Name of the deceased?"}
    assert dob["ask"]["vi"] == "Người mất sinh ngày nào?"
    assert dob["when"] == "dead_name != ''"


def test_questions_are_left_out_and_changed():
    use = {"use": "person", "as": "dead", "who": WHO, "without": ["phone"]}
    use["change"] = {"dob": {"when": "{as}_name == 'x'", "blank_ok": True}}
    name, dob = put_in(use)
    assert "when" not in name
    assert (dob["when"], dob["blank_ok"]) == ("dead_name == 'x'", True)


def test_a_procedure_gives_its_own_source():
    use = {"use": "person", "as": "dead", "who": WHO, "evidence": {"source": "own"}}
    use["change"] = {"phone": {"evidence": {"source": "third"}}}
    assert [question["evidence"]["source"] for question in put_in(use)] == ["own", "own", "third"]


def test_a_block_without_places_needs_no_words():
    assert [
        question["name"] for question in put_in({"use": "person", "without": ["name", "dob"]})
    ] == ["phone"]


@pytest.mark.parametrize(
    ("use", "message"),
    [
        ({"use": "nobody"}, "there is no such block"),
        ({"use": "person", "as": "dead"}, "needs `as` or `who`"),
        ({"use": "person", "who": WHO}, "needs `as` or `who`"),
        ({"use": "person", "without": ["height"]}, "asks no 'height'"),
        ({"use": "person", "change": {"height": {}}}, "asks no 'height'"),
        ({"use": "person", "as": "Two Words"}, "one: use: as"),
        ({"use": "person", "wihtout": []}, "one: use: wihtout"),
        ({"use": ["person"]}, "one: use: use"),
    ],
)
def test_a_mistake_is_named(use, message):
    with pytest.raises(BlockError, match=message):
        put_in(use)


@pytest.mark.parametrize("raw", [None, [], {"parts": None}, {"parts": [None, {"questions": 3}]}])
def test_what_is_no_procedure_is_left_to_the_model(raw):
    assert expanded(raw, SHARED) == raw


def test_the_loader_names_the_file(tmp_path):
    (tmp_path / "shared.yaml").write_text("format: 1\nblocks: {}\n")
    (tmp_path / "1.yaml").write_text("parts: [{id: one, questions: [{use: person}]}]\n")
    with pytest.raises(ContentError, match=r"1\.yaml: use person: there is no such block"):
        load_all(tmp_path)


def test_a_broken_file_of_blocks_is_named(tmp_path):
    (tmp_path / "shared.yaml").write_text("format: 2\nblocks: {person: [{ask: x}]}\n")
    with pytest.raises(ContentError) as refused:
        load_all(tmp_path)
    places = {fault.place for fault in refused.value.faults}
    assert places == {"format", "blocks.person[1].name"}
