import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.figures import percentile


def test_the_99th_of_a_hundred_is_the_second_largest():
    assert percentile(list(range(1, 101)), 99) == 99


def test_the_99th_of_few_is_the_largest():
    assert percentile([3.0, 1.0, 2.0], 99) == 3.0


def test_the_50th_is_the_middle():
    assert percentile([5.0, 1.0, 3.0], 50) == 3.0


@given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0.1, 100))
def test_a_percentile_is_always_a_sample(samples, percent):
    assert percentile(samples, percent) in samples


@pytest.mark.parametrize("percent", [0, -1, 101])
def test_what_is_no_percentile_is_refused(percent):
    with pytest.raises(ValueError, match="no percentile"):
        percentile([1.0], percent)


def test_no_samples_give_no_percentile():
    with pytest.raises(ValueError, match="no samples"):
        percentile([], 50)
