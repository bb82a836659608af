import os
import sys

import pytest

from bench.programs import Program
from bench.site import site_in

LOG = """\
INFO kiosk.session.crew ui 1 started, pid 11
INFO kiosk.supervisor ui 1: ready
INFO kiosk.session.services agent started, pid 21
INFO kiosk.session.services centre started, pid 22
INFO kiosk.supervisor ui 1: shown
INFO kiosk.session.crew ui 2 started, pid 12
"""
SPARE_READY = "INFO kiosk.supervisor ui 2: ready\n"


@pytest.fixture
def supervisor(tmp_path):
    command = (sys.executable, "-c", "import time; time.sleep(600)")
    with Program(command, os.environ, tmp_path / "log") as running:
        yield running


def test_a_kiosk_whose_spare_still_loads_is_not_ready(supervisor):
    assert site_in(supervisor, LOG) is None


def test_the_parts_are_those_the_supervisor_names(supervisor):
    site = site_in(supervisor, LOG + SPARE_READY)
    assert site is not None
    assert (site.ui, site.spare, site.agent, site.centre) == (11, 12, 21, 22)


def test_the_centre_is_not_counted_with_the_kiosk(supervisor):
    site = site_in(supervisor, LOG + SPARE_READY)
    assert site is not None
    assert supervisor.pid in site.processes()
    assert 22 not in site.processes()
