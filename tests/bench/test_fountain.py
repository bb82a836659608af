import random

from bench.fountain import LOSS, PIECES, shown_until_whole


class Eyes(random.Random):
    """Loses the codes that are named, by when they are shown."""

    def __init__(self, lost):
        super().__init__(5)
        self._lost = lost
        self._shown = -1

    def random(self):
        self._shown += 1
        return 0.0 if self._shown in self._lost else LOSS


def test_without_loss_a_message_takes_as_many_codes_as_pieces():
    assert shown_until_whole(Eyes(set()), lambda shown: shown) == PIECES


def test_a_lost_code_costs_one_more_where_others_stand_in():
    assert shown_until_whole(Eyes({0, 5}), lambda shown: shown) == PIECES + 2


def test_in_a_loop_a_lost_code_is_waited_for():
    assert shown_until_whole(Eyes({0, 5}), lambda shown: shown % PIECES) == PIECES + 6
