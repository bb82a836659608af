import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine

from central.held import held_of, hold, hold_all, let_go, missing_of
from central.tables import held_range
from sync.wire import SequenceRange

ON_BOTH_ENGINES = True


def ranges(numbers: set[int]) -> list[tuple[int, int]]:
    return [
        (first, next(n for n in range(first, 100) if n + 1 not in numbers))
        for first in sorted(numbers)
        if first - 1 not in numbers
    ]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(1, 30), max_size=40))
def test_ranges_are_those_of_the_set_of_numbers_in_any_order(numbers):
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        held_range.create(connection)
        for number in numbers:
            hold(connection, "device", number)
            hold(connection, "another", 1)
        found = [(part.first, part.last) for part in held_of(connection, "device")]
    engine.dispose()

    assert found == ranges(set(numbers))


STEPS = st.lists(
    st.dictionaries(st.sampled_from("abc"), st.lists(st.integers(1, 30), max_size=6), min_size=1),
    max_size=8,
)


@settings(max_examples=100, deadline=None)
@given(STEPS)
def test_many_of_many_devices_at_once_are_as_one_after_the_other(steps):
    engine = create_engine("sqlite://")
    expected: dict[str, set[int]] = {}
    with engine.connect() as connection:
        held_range.create(connection)
        for added in steps:
            told = hold_all(connection, added)
            for device, numbers in added.items():
                expected.setdefault(device, set()).update(numbers)
                found = [(part.first, part.last) for part in told[device]]
                assert found == ranges(expected[device])
        for device, numbers in expected.items():
            kept = [(part.first, part.last) for part in held_of(connection, device)]
            assert kept == ranges(numbers)
    engine.dispose()


@pytest.mark.parametrize(
    ("held", "missing"),
    [([], []), ([(1, 3)], []), ([(2, 2)], [(1, 1)]), ([(1, 2), (5, 6), (8, 8)], [(3, 4), (7, 7)])],
)
def test_what_is_missing_lies_between_the_ranges(held, missing):
    found = missing_of([SequenceRange(first=first, last=last) for first, last in held])

    assert [(part.first, part.last) for part in found] == missing


@pytest.mark.parametrize("gone", [1, 3, 5, 9])
def test_a_number_let_go_is_a_hole_again(centre, kiosk, gone):
    def work(connection):
        for seq in (1, 2, 3, 4, 5):
            hold(connection, kiosk.device, seq)
        let_go(connection, kiosk.device, gone)
        return {n for part in held_of(connection, kiosk.device) for n in span(part)}

    assert centre.centre.writer.submit(work).result() == {1, 2, 3, 4, 5} - {gone}


def span(part):
    return range(part.first, part.last + 1)
