"""What the rounds look for is found where it is: without a safeguard, and not with it."""

from pathlib import Path

import pytest

from central.register import Register
from sync.delivery import AttemptRows, Attempts
from tests.kills.books import read_centre, read_queue, unrecorded
from tests.kills.controls import BlindRegister, NoAttempts, Pair, pair


def lose_an_answer(between: Pair) -> None:
    """Send a dossier whose answer is lost on the way, then again until it is delivered."""
    dossier = between.save()
    between.tap.lose_next_answer()
    assert between.send() == 0
    assert between.send() == 1
    assert between.tap.sent[dossier] == 2


def test_an_answer_lost_on_the_way_is_no_double(tmp_path: Path) -> None:
    with pair(tmp_path, Register()) as between:
        lose_an_answer(between)

        centre = read_centre(between.centre_dir)
        assert (len(centre.filed), centre.doubles) == (1, 0)


def test_without_the_id_check_the_double_is_counted(tmp_path: Path) -> None:
    with pair(tmp_path, BlindRegister()) as between:
        lose_an_answer(between)

        centre = read_centre(between.centre_dir)
        assert (len(centre.filed), centre.doubles) == (2, 1)


@pytest.mark.parametrize(("attempts", "found"), [(AttemptRows(), 0), (NoAttempts(), 1)])
def test_a_send_that_no_attempt_row_records_is_found(
    tmp_path: Path, attempts: Attempts, found: int
) -> None:
    with pair(tmp_path, Register()) as between:
        dossier = between.save()

        assert between.send(attempts) == 1

        missing = unrecorded(between.tap.sent, read_queue(between.kiosk_dir))
        assert missing.get(dossier, 0) == found
