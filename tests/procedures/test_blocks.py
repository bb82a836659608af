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
MEMBER = [{"name": "{as}_name", "ask": {"vi": "Người thứ {n} là ai?", "en": "Who is number {n}?"}}]
SHARED = Shared.model_validate(
    {
        "format": 1,
        "blocks": {
            "person": BLOCK,
            "member": MEMBER,
            "laws": ["Luật một", "Luật hai"],
            "exempt": [{"vi": "Hộ nghèo", "en": "Poor households"}],
            "family": [{"use": "person", "as": "child", "who": {"vi": "bé", "en": "the child"}}],
            "endless": [{"use": "endless"}],
        },
        "fields": {"person": {"{as}_name": "upper({as}_name)"}},
    }
)
WHO = {"vi": "người mất", "en": "the deceased"}


def put_in(use: dict) -> list[dict]:
    own = {"name": "own"}
    parts = [{"id": "one", "questions": [own, use]}]
    (part,) = expanded({"parts": parts}, SHARED)["parts"]
    assert part["questions"][0] == own
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


def test_a_use_under_a_condition_joins_it_with_each_question_s_own():
    name, dob, _ = put_in({"use": "person", "as": "dead", "who": WHO, "when": "x == 'y'"})
    assert name["when"] == "x == 'y'"
    assert dob["when"] == "(x == 'y') && (dead_name != '')"


def test_a_block_is_repeated_with_numbers():
    use = {"use": "member", "as": "m{n}", "when": "count >= {n}", "repeat": 2}
    first, second = put_in(use)
    assert (first["name"], first["when"]) == ("m1_name", "count >= 1")
    assert second["ask"] == {"vi": "Người thứ 2 là ai?", "en": "Who is number 2?"}


def test_blocks_may_be_made_of_blocks_but_not_without_end():
    assert [question["name"] for question in put_in({"use": "family"})][:2] == [
        "child_name",
        "child_dob",
    ]
    with pytest.raises(BlockError, match="too deeply"):
        put_in({"use": "endless"})


def test_any_list_takes_a_block():
    procedure = {
        "fee": {"exempt": [{"use": "exempt"}]},
        "legal_basis": ["Luật không", {"use": "laws", "without": ["Luật hai"]}],
    }
    assert expanded(procedure, SHARED) == {
        "fee": {"exempt": [{"vi": "Hộ nghèo", "en": "Poor households"}]},
        "legal_basis": ["Luật không", "Luật một"],
    }


def test_form_fields_are_taken_over_and_own_ones_win():
    uses = [{"use": "person", "as": "dead"}, {"use": "person", "as": "p{n}", "repeat": 2}]
    form = {"form": {"fields": {"use": uses, "p2_name": "p2_name"}}}
    assert expanded(form, SHARED)["form"]["fields"] == {
        "dead_name": "upper(dead_name)",
        "p1_name": "upper(p1_name)",
        "p2_name": "p2_name",
    }
    with pytest.raises(BlockError, match="no such form fields"):
        expanded({"form": {"fields": {"use": {"use": "nobody"}}}}, SHARED)


def test_a_block_without_places_needs_no_words():
    assert [
        question["name"] for question in put_in({"use": "person", "without": ["name", "dob"]})
    ] == ["phone"]


@pytest.mark.parametrize(
    ("use", "message"),
    [
        ({"use": "nobody"}, "there is no such block"),
        ({"use": "person", "as": "dead"}, "needs `as`, `who` or `repeat`"),
        ({"use": "person", "who": WHO}, "needs `as`, `who` or `repeat`"),
        ({"use": "person", "without": ["height"]}, "has no 'height'"),
        ({"use": "person", "change": {"height": {}}}, "has no 'height'"),
        ({"use": "person", "as": "Two Words"}, "parts.questions: use: as"),
        ({"use": "person", "wihtout": []}, "parts.questions: use: wihtout"),
        ({"use": ["person"]}, "parts.questions: use: use"),
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
    with pytest.raises(ContentError, match=r"1\.yaml:1: use person: there is no such block"):
        load_all(tmp_path)


def test_a_block_written_in_two_files_is_named(tmp_path):
    for name in ("shared.yaml", "shared-land.yaml"):
        (tmp_path / name).write_text("format: 1\nblocks: {laws: [Luật một]}\n", "utf-8")
    with pytest.raises(ContentError, match=r"shared\.yaml: blocks\.laws: stands twice"):
        load_all(tmp_path)


def test_a_broken_file_of_blocks_is_named(tmp_path):
    (tmp_path / "shared.yaml").write_text("format: 2\nblocks: {person: [3]}\n")
    with pytest.raises(ContentError) as refused:
        load_all(tmp_path)
    places = {fault.place for fault in refused.value.faults}
    assert {place.split("]")[0] for place in places} == {"format", "blocks.person[1"}
