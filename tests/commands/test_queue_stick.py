"""How far an export is; the whole way of a stick is in tests/stick."""

from kiosk.commands.queue_stick import BETWEEN_S, Progress


def test_progress_is_told_twice_a_second_at_the_most(capsys):
    now = [100.0]
    tell = Progress(500, lambda: now[0])
    for number in range(1, 101):
        now[0] += BETWEEN_S / 8
        tell(number)
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "8 / 500"
    assert len(told) == 12


def test_a_slow_stick_is_told_of_each(capsys):
    now = [100.0]
    tell = Progress(3, lambda: now[0])
    for number in range(3):
        now[0] += 2
        tell(number)
    assert capsys.readouterr().err.splitlines() == ["1 / 3", "2 / 3", "3 / 3"]
