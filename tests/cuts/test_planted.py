"""A flaw put into a recording is found: a sync left out, a promise too early, a row too many."""

import random

import pytest

from tests.cuts.checks import check_kiosk, check_site
from tests.cuts.cutting import Place, Tally, cut_in, scratch_folder
from tests.cuts.kiosk_books import Kiosk
from tests.cuts.scene_delivery import record_delivery
from tests.cuts.scene_first import record_kiosk
from tests.cuts.scene_saves import KIOSK, record_saves
from tests.cuts.trace import MARK

TRIES = 40
WAL, DATABASE = "kiosk/kiosk.db-wal", "kiosk/kiosk.db"
pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def saves(tmp_path_factory):
    return record_saves(tmp_path_factory.mktemp("saves"), rounds=2)


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    return record_kiosk(tmp_path_factory.mktemp("first"))


@pytest.fixture(scope="module")
def delivery(tmp_path_factory):
    return record_delivery(tmp_path_factory.mktemp("delivery"), dossiers=2, large=0)


def marks(recording, name):
    """Where a mark of this name stands."""
    steps = enumerate(recording.operations)
    return [n for n, one in steps if one.kind == MARK and one.mark["mark"] == name]


def syncs(recording, end, kind="s"):
    """Where what ends like this is synced."""
    steps = enumerate(recording.operations)
    return [n for n, one in steps if one.kind == kind and one.path.endswith(end)]


def cut_after(recording, after, check=check_kiosk) -> Tally:
    """Cut at one place, in many ways."""
    ways = [Place(0, n, after, random.Random(n)) for n in range(TRIES)]
    with scratch_folder() as folder:
        return cut_in(folder / "site", recording, check, ways)


def flaws_without(recording, left_out, check=check_kiosk, mark=None):
    """What is found without some operations, right after the first such mark or at the end."""
    flawed = recording.without(*left_out)
    assert not cut_after(recording, place(recording, mark), check).broken
    return set(cut_after(flawed, place(flawed, mark), check).broken)


def place(recording, mark):
    """Right after the first such mark; without one, the end."""
    return marks(recording, mark)[0] + 1 if mark else len(recording.operations)


def test_one_sync_of_one_save_left_out(saves):
    told = marks(saves, "shown")[0]
    last = max(n for n in syncs(saves, WAL) if n < told)

    assert flaws_without(saves, [last], mark="shown") == {"lost"}


def test_the_log_moved_into_a_file_that_is_not_synced(saves):
    assert flaws_without(saves, syncs(saves, DATABASE)) >= {"corrupt"}


def test_a_new_log_whose_name_is_not_synced(saves):
    told = marks(saves, "shown")[0]
    named = [n for n in syncs(saves, KIOSK, "d") if n < told]

    assert flaws_without(saves, named, mark="shown") == {"lost"}


def test_an_enrolment_whose_name_is_not_synced(first):
    last = max(n for n in syncs(first, KIOSK, "d") if n < marks(first, "enrolled")[0])

    assert flaws_without(first, [last], mark="enrolled") == {"lost"}


def test_an_enrolment_whose_bytes_are_not_synced(first):
    drafts = [
        n
        for n, one in enumerate(first.operations)
        if one.kind == "s" and ".enrolment.json." in one.path
    ]

    assert len(drafts) == 1
    assert "corrupt" in flaws_without(first, drafts, mark="enrolled")


def test_a_save_nobody_began(saves):
    assert flaws_without(saves, marks(saves, "begun")[:1]) == {"doubled"}


def test_receipts_of_a_centre_that_does_not_sync(delivery):
    central = syncs(delivery, "central.db-wal")

    assert flaws_without(delivery, central, check_site, "receipted") == {"lost"}


def test_attachments_of_a_centre_that_does_not_sync(delivery):
    assert flaws_without(delivery, syncs(delivery, ".part"), check_site) == {"lost"}


def test_attachments_whose_folders_are_not_synced(delivery):
    steps = enumerate(delivery.operations)
    folders = [n for n, one in steps if one.kind == "d" and "attachments" in one.path]

    assert flaws_without(delivery, folders, check_site) == {"lost"}


def test_a_purge_before_its_time(delivery):
    def check(site, promises, _rng):
        return Kiosk(site / KIOSK, grace_s=3600).check(promises)[0]

    assert set(cut_after(delivery, len(delivery.operations), check).broken) == {"lost"}


def test_an_agent_that_forgets_what_it_was_sending(delivery, monkeypatch):
    monkeypatch.setattr("sync.delivery.recover", lambda _connection: 0)

    assert set(cut_after(delivery, place(delivery, "receipted"), check_site).broken) == {"corrupt"}
