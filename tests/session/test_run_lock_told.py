"""Whoever changes content tells the kiosk that runs, if one runs."""

import os
import signal
import time

from kiosk.session.run_lock import take_run_lock, tell_running


def test_nobody_is_told_where_nobody_runs(tmp_path):
    assert not tell_running(tmp_path)
    lock = take_run_lock(tmp_path)
    assert lock is not None
    os.close(lock)
    assert not tell_running(tmp_path)


def test_the_one_that_holds_the_lock_is_told(tmp_path):
    heard = []
    before = signal.signal(signal.SIGUSR1, lambda number, _: heard.append(number))
    lock = take_run_lock(tmp_path)
    assert lock is not None
    try:
        assert tell_running(tmp_path)
        time.sleep(0)
        assert heard == [signal.SIGUSR1]
    finally:
        signal.signal(signal.SIGUSR1, before)
        os.close(lock)
