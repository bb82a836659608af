from hypothesis import given
from hypothesis import strategies as st

from sync.backoff import Backoff

BACKOFF = Backoff(base_s=2, cap_s=120)


def test_the_ceiling_doubles_up_to_the_cap():
    assert [BACKOFF.ceiling_s(n) for n in range(1, 9)] == [2, 4, 8, 16, 32, 64, 120, 120]


@given(st.integers(0, 10_000), st.floats(0, 1, exclude_max=True))
def test_jitter_is_full_and_never_above_the_ceiling(failures, random):
    delay_s = BACKOFF.delay_s(failures, random)
    assert 0 <= delay_s <= BACKOFF.ceiling_s(failures) <= 120
    assert BACKOFF.delay_s(failures, 0) == 0
