import pytest

from central.piece_places import PiecePlaces


def test_so_many_pieces_at_once_and_a_place_comes_free_again():
    places = PiecePlaces(2)
    with places.place() as first, places.place() as second:
        with places.place() as third:
            assert (first, second, third) == (True, True, False)
        with places.place() as again:
            assert again is False
    with places.place() as later:
        assert later is True
    places.close()


def test_a_place_comes_free_when_taking_fails():
    places = PiecePlaces(1)
    with pytest.raises(OSError, match="full"), places.place():
        raise OSError("full")
    with places.place() as later:
        assert later is True
    places.close()
