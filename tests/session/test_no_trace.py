"""The next person finds nothing: a random word typed on the real screen is gone after "leave"."""

import os
import secrets
import time

import psutil
import pytest

from kiosk.config import Settings
from kiosk.demo.remote import Remote
from kiosk.demo.site import DemoSite, demo_settings
from kiosk.demo.walk import Manner, Walk, answers_with
from tests.library import in_use
from tests.session.trace_scan import Word, scan

ASKED_BEFORE = "requester_dob"
PATIENCE_S = 120

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="reading other memory needs root")


@pytest.fixture
def site(tmp_path):
    site = DemoSite(demo_settings(tmp_path, Settings()))
    site.set_up()
    site.start()
    yield site
    site.stop()


def tree(site: DemoSite) -> list[int]:
    assert site.pid is not None
    top = psutil.Process(site.pid)
    return [top.pid, *(child.pid for child in top.children(recursive=True))]


def places(word: str, site: DemoSite, folder) -> list:
    return scan(Word(word), tree(site), [folder])


@pytest.mark.timeout(400)
def test_a_word_typed_by_one_person_is_nowhere_after_she_left(site, tmp_path):
    word = "".join(secrets.choice("BCGHKLMNPTV") for _ in range(11))
    remote = Remote(site.orders, None)
    answers = {**answers_with("THUWR"), "requester_name": word}
    walk = Walk(remote, in_use(), "1.001193", Manner(answers))
    view = walk.begin()
    while walk.question(view).name != ASKED_BEFORE:
        view = walk.answer(view)

    hers = {finding.place.split()[1] for finding in places(word, site, tmp_path)}
    assert hers, "the positive control: while she is there it must be found"

    remote.touch("Rời máy")
    remote.touch("Rời máy, không lưu")
    until = time.monotonic() + PATIENCE_S
    while hers & {str(pid) for pid in tree(site)}:
        assert time.monotonic() < until, "her process is still there"
        time.sleep(0.1)

    assert remote.look().page == "welcome"
    assert places(word, site, tmp_path) == []
