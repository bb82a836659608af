import pytest

from central.admission import Admission


def test_a_place_is_given_back_whatever_happens():
    admission = Admission(1, lambda: 0.0)

    def fail() -> None:
        with admission.place() as admitted, admission.place() as second:
            assert (admitted, second) == (True, False)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with admission.place() as again:
        assert again


@pytest.mark.parametrize(("drawn", "seconds"), [(0.0, 1), (0.5, 6), (0.999, 10)])
def test_those_refused_come_back_spread_out(drawn, seconds):
    assert Admission(1, lambda: drawn).retry_after_s() == seconds
