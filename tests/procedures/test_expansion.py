import pytest

from kiosk.procedures.blocks import BlockError, Shared
from kiosk.procedures.dated import DatedError
from kiosk.procedures.expansion import written_out
from kiosk.procedures.limits import CHANGES, LETTERS_A_VALUE, VALUES

BLOCKS = {
    "ten": [{"name": f"q{n}"} for n in range(10)],
    "hundred": [{"use": "ten", "repeat": 10}],
    "thousand": [{"use": "hundred", "repeat": 10}],
    "long": ["{vi}" * LETTERS_A_VALUE * 100],
    "round": [{"use": "round", "repeat": 20}, {"use": "round", "repeat": 20}],
}
SHARED = Shared.model_validate({"format": 1, "blocks": BLOCKS})
WHO = {"vi": "x" * 40, "en": "x"}


def test_shared_content_is_written_out_in_each_version():
    file = {"version": "1", "papers": [{"use": "ten"}]}
    [first] = written_out(file, SHARED)
    assert len(first["papers"]) == 10
    dated = {**file, "changes": [{"from": "2027-01-01", "add": {"papers": [{"use": "ten"}]}}]}
    assert [len(version["papers"]) for version in written_out(dated, SHARED)] == [10, 20]


@pytest.mark.parametrize(
    "uses",
    [
        [{"use": "ten"}] * VALUES,
        [{"use": "thousand", "repeat": 20}],
        [{"use": "long", "who": WHO}] * 200,
        [{"use": "long", "who": WHO, "repeat": 20}] * 20,
    ],
)
def test_what_would_be_too_much_is_refused_before_it_is_made(uses):
    with pytest.raises(BlockError, match=f"more than {VALUES} values when shared content"):
        written_out({"papers": uses}, SHARED)


def test_what_stays_inside_the_bound_is_made():
    [whole] = written_out({"papers": [{"use": "thousand", "repeat": 10}]}, SHARED)
    assert len(whole["papers"]) == 10_000


def test_blocks_in_a_circle_are_refused():
    with pytest.raises(BlockError, match=r"more than|too deeply"):
        written_out({"papers": [{"use": "round"}]}, SHARED)


def test_too_many_changes_are_refused():
    change = {"from": "2027-01-01", "add": {"papers": ["x"]}}
    with pytest.raises(DatedError, match=f"more than {CHANGES}"):
        written_out({"version": "1", "changes": [change] * (CHANGES + 1)}, SHARED)


@pytest.mark.parametrize("raw", [None, [], "x", {"changes": 3}, {"use": "ten"}])
def test_what_is_no_procedure_makes_no_crash(raw):
    try:
        assert len(written_out(raw, SHARED)) == 1
    except DatedError as error:
        assert str(error) == "changes: must be a list"  # noqa: PT017 -- one of the five
