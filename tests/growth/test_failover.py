"""The primary is killed under load: what a kiosk holds a receipt for is at the new one, once."""

import os
import signal

import pytest

from tests.growth.blows import kill_database
from tests.growth.load import crowd
from tests.growth.watch import Watch

pytestmark = pytest.mark.timeout(300)


def test_the_primary_is_killed_while_kiosks_send(growth):
    growth.wait_in_step()
    kiosks = crowd(growth, 4)
    with kiosks.sending():
        watch = Watch(growth, kiosks)
        watch.more(40)
        watch.strike(kill_database)
        watch.more(40)
    verdict = kiosks.verdict(watch.struck_s)

    watch.tell("the primary's database killed", verdict)
    assert verdict.acknowledged >= 80
    assert (verdict.lost, verdict.changed, verdict.doubled) == (0, 0, 0)
    assert verdict.broken_row is None
    assert [one.strange for one in kiosks.senders if one.strange] == []


def test_a_node_that_dies_and_a_proxy_that_is_told_new_settings_stop_nobody(growth):
    growth.wait_in_step()
    kiosks = crowd(growth, 4)
    with kiosks.sending():
        watch = Watch(growth, kiosks)
        watch.more(20)
        growth.nodes["nut1"].kill("central")
        watch.more(40)
        os.kill(growth.proxy.pids("nginx")[0], signal.SIGHUP)
        watch.more(40)
        growth.nodes["nut1"].revive()
    verdict = kiosks.verdict(watch.struck_s)

    assert (verdict.lost, verdict.changed, verdict.doubled) == (0, 0, 0)
    assert verdict.broken_row is None
    assert [one.strange for one in kiosks.senders if one.strange] == []
