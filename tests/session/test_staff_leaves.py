"""Staff are persons, too: their page ends with their process, and their PIN with it."""

import os
import secrets
import time

import psutil
import pytest

from kiosk.config import Settings
from kiosk.demo.remote import Remote
from kiosk.demo.site import DemoSite, demo_settings
from kiosk.staff.pin import is_fit, keep_pin
from tests.session.trace_scan import Word, scan

PATIENCE_S = 120

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="reading other memory needs root")


@pytest.fixture
def pin() -> str:
    """Twelve digits that stand nowhere else."""
    while not is_fit(pin := "".join(secrets.choice("0123456789") for _ in range(12))):
        pass
    return pin


@pytest.fixture
def site(tmp_path, pin):
    site = DemoSite(demo_settings(tmp_path, Settings()))
    site.set_up()
    keep_pin(site.settings.data_dir, pin)
    site.start()
    yield site
    site.stop()


def tree(site: DemoSite) -> list[int]:
    assert site.pid is not None
    top = psutil.Process(site.pid)
    return [top.pid, *(child.pid for child in top.children(recursive=True))]


@pytest.mark.timeout(400)
def test_the_page_is_gone_with_its_process_and_so_is_the_pin(site, tmp_path, pin):
    remote = Remote(site.orders, None)
    remote.touch("Hướng dẫn")
    remote.touch("Dành cho cán bộ")
    remote.wait_for("Xin gõ mã số của cán bộ")
    remote.touch_all(list(pin))
    theirs = {found.place.split()[1] for found in scan(Word(pin), tree(site), [tmp_path])}
    assert theirs, "the positive control: while it is typed it must be found"

    remote.touch("Mở trang")
    remote.wait_for("Không tờ khai nào còn chờ")
    assert remote.look().page == "staff"

    remote.touch("Xong, rời máy")
    until = time.monotonic() + PATIENCE_S
    while theirs & {str(pid) for pid in tree(site)}:
        assert time.monotonic() < until, "their process is still there"
        time.sleep(0.1)
    assert remote.look().page == "welcome"
    assert scan(Word(pin), tree(site), [tmp_path]) == []

    remote.touch("Hướng dẫn")
    remote.touch("Dành cho cán bộ")
    assert remote.wait_for("Xin gõ mã số của cán bộ").page == "staffpin"
