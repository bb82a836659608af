"""Why PySide6 is pinned: 6.12 takes a reference off None in every call that returns None."""

import sys

from PySide6.QtCore import QTimer

CALLS = 500


def test_calls_that_return_none_leave_its_reference_count_alone(qapp):
    timer = QTimer()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        timer.setInterval(10)
    assert abs(sys.getrefcount(None) - before) < CALLS // 10
