"""Few pieces go before many, older before newer, and no large one is kept waiting for ever."""

import pytest

from sync.worker import Worker
from tests.sync import faults
from tests.sync.dossiers import rows, save_with_pictures
from tests.sync.test_uploading import (
    LARGE,
    PIECES_OF_LARGE,
    SMALL,
    arrived,
    drain,
    honest,
)


@pytest.fixture
def worker(station):
    made = Worker(station)
    made.start()
    return made


def test_few_pieces_go_before_many_and_older_before_newer(centre, outbox, worker):
    pictures = [LARGE, SMALL + b"1", LARGE + b"2", SMALL + b"3"]
    for picture in pictures:
        save_with_pictures(outbox, picture)

    assert worker.drain().delivered == 4
    assert arrived(centre, outbox) == [pictures[1], LARGE, pictures[3], pictures[2]]


def test_what_is_half_there_goes_on_before_what_has_as_much_to_go(centre, outbox, worker, station):
    save_with_pictures(outbox, LARGE * 2)
    centre.piece_faults.extend([honest] * 3 + [faults.hang_up])
    worker.drain()
    save_with_pictures(outbox, LARGE)

    drain(worker, station)
    assert arrived(centre, outbox) == [LARGE * 2, LARGE]


@pytest.mark.parametrize(("cut", "most"), [(False, PIECES_OF_LARGE), (True, 20)])
def test_ever_new_small_ones_do_not_keep_a_large_one_waiting(
    centre, outbox, worker, station, hand_clock, cut, most
):
    """With each piece another small one is saved, so that there always is one; and where the line
    is cut, it is at each piece of the large one, four times."""
    save_with_pictures(outbox, LARGE)
    asked = []

    def save_another(handler, commit):
        asked.append(handler.path)
        save_with_pictures(outbox, SMALL + bytes([len(asked)]))
        is_cut = cut and handler.path == asked[0] and asked.count(asked[0]) < 5
        (faults.hang_up if is_cut else honest)(handler, commit)

    centre.piece_faults.extend([save_another] * 60)
    for _ in range(8):
        station.forget_waits()
        worker.drain()
        hand_clock.pass_time(3600)

    ended = "SELECT seq FROM attempt WHERE outcome = 'already_there' ORDER BY id"
    assert rows(station.engine, ended).index((1,)) <= most
