import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.uuid7 import uuid7

TIMES = st.integers(0, (1 << 48) - 1)
RANDOM = st.binary(min_size=10, max_size=10)


@given(TIMES, RANDOM)
def test_it_is_a_version_7_uuid_of_the_time(unix_ms, random):
    made = uuid.UUID(uuid7(unix_ms, random))
    assert made.version == 7
    assert made.variant == uuid.RFC_4122
    assert made.int >> 80 == unix_ms
    assert str(made) == uuid7(unix_ms, random)


@given(TIMES, TIMES, RANDOM)
def test_later_ones_sort_later(one, other, random):
    assert (one < other) == (uuid7(one, random) < uuid7(other, random))


def test_all_random_bits_count():
    made = {uuid7(0, (1 << bit).to_bytes(10)) for bit in range(80)}
    assert len(made) == 74 + 1  # six of eighty bits give way to version and variant


def test_wrong_amount_of_randomness_is_a_defect():
    with pytest.raises(ValueError):
        uuid7(0, b"short")
