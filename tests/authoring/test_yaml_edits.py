import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.authoring.records import records_of
from kiosk.authoring.yaml_edits import edit_of, edited
from kiosk.procedures.content_file import UNSEEN
from kiosk.procedures.content_yaml import read_yaml

FLOW = "a: {vi: \"Thẻ\", en: 'It''s', spoken: nói}  # why\nb: 1\n"
BLOCK = "a:\n  # first\n  vi: Thẻ  # why\n  en: >-\n    two\n    lines\n  spoken: nói\nb: 1\n"
LISTED = 'a:\n  - vi: &v "Thẻ"\n    en: "Card"\nb: *v\n'
LETTERS = st.characters(exclude_categories=["Cs", "Cn", "Co"]).filter(
    lambda letter: not UNSEEN.match(letter) and letter != "\n"
)


def changed(text, **fields):
    record = next(iter(records_of("shared.yaml", text)))
    return edited(text, [edit_of(text, record, name, value) for name, value in fields.items()])


@pytest.mark.parametrize(
    ("text", "fields", "after"),
    [
        (FLOW, {"vi": 'Thẻ "mới"'}, FLOW.replace('"Thẻ"', r'"Thẻ \"mới\""')),
        (FLOW, {"vi": r"C:\x"}, FLOW.replace('"Thẻ"', r'"C:\\x"')),
        (FLOW, {"en": "He's"}, FLOW.replace("It''s", "He''s")),
        (FLOW, {"spoken": "lời nói"}, FLOW.replace("nói", "lời nói")),
        (FLOW, {"spoken": "a: b"}, FLOW.replace("nói", '"a: b"')),
        (FLOW, {"spoken": "a, b"}, FLOW.replace("nói", '"a, b"')),
        (FLOW, {"spoken": "true"}, FLOW.replace("nói", '"true"')),
        (FLOW, {"spoken": ""}, FLOW.replace(", spoken: nói", "")),
        (FLOW, {"en": "x", "spoken": ""}, FLOW.replace("'It''s', spoken: nói", "'x'")),
        (BLOCK, {"vi": "Mới"}, BLOCK.replace("Thẻ", "Mới")),
        (BLOCK, {"en": "one line"}, BLOCK.replace(">-\n    two\n    lines", '"one line"')),
        (BLOCK, {"spoken": ""}, BLOCK.replace("  spoken: nói\n", "")),
        (LISTED, {"vi": "Mới"}, LISTED.replace("Thẻ", "Mới")),
        (LISTED, {"spoken": "nói"}, LISTED.replace('"Card"', '"Card"\n    spoken: "nói"')),
        (
            LISTED,
            {"en": "New", "spoken": "nói"},
            LISTED.replace('"Card"', '"New"\n    spoken: "nói"'),
        ),
        ("a: {vi: x, en: y}", {"spoken": "z"}, 'a: {vi: x, en: y, spoken: "z"}'),
        ("a:\n  vi: x\n  en: y", {"spoken": "z"}, 'a:\n  vi: x\n  en: y\n  spoken: "z"'),
        (
            "a:\n  vi: x\n  en: |-\n    y\nb: 1\n",
            {"spoken": "z"},
            'a:\n  vi: x\n  en: |-\n    y\n  spoken: "z"\nb: 1\n',
        ),
        ("a:\n  - spoken: z\n    vi: x\n    en: y\n", {"spoken": ""}, "a:\n  - vi: x\n    en: y\n"),
        ("a: {spoken: z, vi: x, en: y}\n", {"spoken": ""}, "a: {vi: x, en: y}\n"),
    ],
)
def test_only_the_letters_of_the_value_change(text, fields, after):
    assert changed(text, **fields) == after
    assert read_yaml(after)


@pytest.mark.parametrize("text", [FLOW, BLOCK, LISTED])
@given(value=st.text(LETTERS, min_size=1, max_size=30))
def test_any_text_is_read_back_as_it_was_given(text, value):
    for field in ("vi", "en", "spoken"):
        after = changed(text, **{field: value})
        record = next(iter(records_of("shared.yaml", after)))
        before = next(iter(records_of("shared.yaml", text)))
        assert record.fields == {**before.fields, field: value}
        whole = read_yaml(after)
        assert whole["b"] == (value if text == LISTED and field == "vi" else read_yaml(text)["b"])
