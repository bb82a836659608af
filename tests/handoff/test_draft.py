import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.handoff.draft import LARGEST_JSON, MOST_ITEMS, Draft, NoDraft, read_draft, write_draft
from tests.handoff.drafts import a_draft, drafts


@given(drafts)
def test_every_draft_comes_back(draft):
    assert read_draft(write_draft(draft)) == draft


def test_answers_are_by_question_and_empty_ones_are_left_out():
    answers = a_draft().answers
    assert answers["copies"] == 3
    assert answers["child_dob"] == "2026-08-02"


def changed(**keys):
    return json.dumps({**json.loads(write_draft(a_draft())), **keys}).encode()


def with_item(**keys):
    return changed(items=[{"name": "a", "label": "b", **keys}])


BAD = {
    "not json": b"{",
    "a list": b"[]",
    "other format": changed(format=2),
    "unknown kind": changed(kind="slip"),
    "a code that is a path": changed(code="../../etc"),
    "a code with a line break": changed(code="1.001193\n"),
    "other digits": changed(by="\u0661\u0661\u0661\u0661"),
    "no title": changed(title=" "),
    "hidden letters": changed(title="a\u202eb"),
    "half a letter": changed(title="\ud800"),
    "no zone": changed(made_at="2026-11-24T09:30:00"),
    "no time": changed(expires_at="soon"),
    "year 1": changed(made_at="0001-01-01T00:00:00+14:00"),
    "no items": changed(items=None),
    "too many": changed(items=[{"name": f"a{n}", "label": "b"} for n in range(MOST_ITEMS + 1)]),
    "the same twice": changed(items=[{"name": "a", "label": "b"}] * 2),
    "an item that is none": changed(items=["a"]),
    "a strange name": changed(items=[{"name": "A b", "label": "b"}]),
    "true is no answer": with_item(value=True),
    "nor is a fraction": with_item(value=1.5),
    "nor NaN": changed(items=[]).replace(b"[]", b'[{"name":"a","label":"b","value":NaN}]'),
    "nor a list": with_item(value=["a"]),
    "a huge number": with_item(value=10**16),
    "a long text": with_item(value="a" * 2001),
    "three for an option": with_item(options=[["a", "b", "c"]]),
    "options of another kind": with_item(options={"a": "b"}),
    "deep": b"[" * 60000,
    "large": b" " * (LARGEST_JSON + 1),
}


@pytest.mark.parametrize("raw", BAD.values(), ids=BAD)
def test_what_is_no_draft_is_refused(raw):
    with pytest.raises(NoDraft):
        read_draft(raw)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@given(st.sampled_from(sorted(json.loads(write_draft(a_draft())))), json_values)
def test_any_value_in_any_place_is_a_draft_or_none(key, value):
    try:
        draft = read_draft(changed(**{key: value}))
    except NoDraft:
        return
    assert isinstance(draft, Draft)
