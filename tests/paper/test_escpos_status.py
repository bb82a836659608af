import pytest

from kiosk.paper.escpos_status import is_real_time, is_when_done, meaning
from kiosk.paper.printers import Failed, NoPaper, Ready


@pytest.mark.parametrize(
    ("offline", "error", "paper", "status"),
    [
        (0x12, 0x12, 0x12, Ready()),
        (0x12, 0x12, 0x1E, Ready(paper_low=True)),
        (0x12, 0x12, 0x7E, NoPaper()),
        (0x32, 0x12, 0x12, NoPaper()),
        (0x16, 0x12, 0x72, Failed("cover_open")),
        (0x12, 0x1A, 0x12, Failed("paper_jam")),
        (0x52, 0x12, 0x12, Failed("refused")),
        (0x12, 0x32, 0x12, Failed("refused")),
    ],
)
def test_the_three_answers_mean_one_status(offline, error, paper, status):
    assert meaning(offline, error, paper) == status


def test_the_two_kinds_of_answer_are_never_mixed_up():
    assert not [byte for byte in range(256) if is_real_time(byte) and is_when_done(byte)]
    assert is_real_time(0x7E)
    assert is_when_done(0x0F)
