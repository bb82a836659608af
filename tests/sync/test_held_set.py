from hypothesis import given
from hypothesis import strategies as st

from sync.held_set import HeldSet
from sync.wire import SequenceRange

PAIRS = st.lists(st.tuples(st.integers(1, 60), st.integers(1, 60)), max_size=12)


@given(PAIRS, st.integers(-5, 70))
def test_it_holds_what_any_of_its_ranges_holds(pairs, seq):
    held = HeldSet([SequenceRange(first=first, last=last) for first, last in pairs])
    assert (seq in held) == any(first <= seq <= last for first, last in pairs)
