import pytest

from kiosk.procedures.blocks import Shared
from kiosk.procedures.lines import Lines

TEXT = """\
code: "9"
version: "1"
who: &who {vi: Ai, en: Who}
papers:
  - use: papers
  - id: own
    name: *who
parts:
  - id: one
    questions:
      - name: first
        ask:
          vi: Một
      - use: person
        as: dead
        change:
          dob: {limits: {min: 1}}
      - name: last
        options:
          - {value: a}
          - value: b
            when: "x"
synonyms: [mot, hai,
  ba]
changes:
  - from: 2027-01-01
    set:
      synonyms: [bon]
      fee:
        headline: x
"""
BLOCKS = {
    "papers": [{"id": "shown"}, {"id": "given"}],
    "person": [{"name": "{as}_name"}, {"name": "{as}_dob"}],
}
LINES = Lines(TEXT, Shared.model_validate({"format": 1, "blocks": BLOCKS}))


@pytest.mark.parametrize(
    ("steps", "line"),
    [
        (["version"], 2),
        (["nothing"], 1),
        (["papers", 1, "id"], 5),
        (["papers", 2, "id"], 6),
        (["papers", 2, "name", "vi"], 3),
        (["parts", 0, "questions", 0, "ask", "vi"], 13),
        (["parts", 0, "questions", 0, "ask", "en"], 12),
        (["parts", 0, "questions", 1, "ask"], 14),
        (["parts", 0, "questions", 2, "limits"], 17),
        (["parts", 0, "questions", 3, "options", 1, "when"], 22),
        (["synonyms", 2], 24),
    ],
)
def test_a_place_has_its_line(steps, line):
    assert LINES.of(steps) == line


def test_a_dated_version_has_its_own_lines():
    assert LINES.of(["fee", "headline"], 1) == 30
    assert LINES.of(["synonyms", 0], 1) == 28
    assert LINES.of(["parts", 0, "id"], 1) == 9
    assert LINES.of(["nothing"], 1) == 25


@pytest.mark.parametrize(
    ("place", "version", "line"),
    [
        ("parts.one.questions.last.options.b.when", "", 22),
        ("last.options.a", "", 20),
        ("dead_dob", "", 17),
        ("dead_name", "", 14),
        ("papers.given", "", 5),
        ("fee.headline", "1.1", 30),
        ("questions", "", 8),
        ("parts", "", 8),
    ],
)
def test_a_place_of_a_remark_has_its_line(place, version, line):
    assert LINES.of_place(place, version) == line


def test_doors_and_groups_have_their_line():
    doors = Lines("groups:\n  - id: A\n    doors:\n      - number: 1\n      - number: 2\n")
    assert doors.of_place("door 2") == 5
    assert doors.of_place("group A") == 2
    assert doors.of_place("groups") == 1


def test_the_use_that_cannot_be_followed_is_found():
    shared = Shared.model_validate(
        {"format": 1, "blocks": BLOCKS, "fields": {"person": {"{as}_x": "1"}}}
    )
    good = "form:\n  fields:\n    use:\n      - {use: person, as: dead}\n"
    text = good + "papers:\n  - use: papers\n  - use: nothing\n"
    assert Lines(text, shared).of_faulty_use() == 7


def test_an_empty_file_has_a_first_line():
    assert Lines("").of(["code"]) == 1
