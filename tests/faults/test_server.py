"""The centre keeps its rows on a PostgreSQL server: it ends there as it does on a file."""

import shutil

import pytest

from tests.central.serving import command_json
from tests.faults.ground import ALL, PICTURE, End, Ground
from tests.faults.line import FOREVER
from tests.sync import faults


@pytest.fixture
def on_server(url, tmp_path):
    """A site with three saved dossiers, on a database of its own."""
    made = Ground(tmp_path)
    try:
        made.open().join().save_three()
        yield made
    finally:
        made.close()


def test_an_answer_lost_after_the_commit_makes_no_double_on_a_server(on_server):
    on_server.line.fail(faults.lose_answer, times=FOREVER)
    on_server.once()
    on_server.check(End({1}, waits={1, 2, 3}))
    on_server.line.heal()
    on_server.until_quiet()
    on_server.check(ALL)


@pytest.mark.soak
def test_what_a_server_put_back_from_a_copy_lacks_comes_again_by_itself(
    on_server, cluster, tmp_path, monkeypatch
):
    copy, epoch = tmp_path / "copy", on_server.centre.centre.identity.epoch
    on_server.until_quiet()
    copied = command_json(on_server.centre_dir, "backup", str(copy), "--with-keys")
    assert (copied["intake"], copied["pictures"]) == (3, 1)
    on_server.save(PICTURE + b"two")
    on_server.until_quiet()
    on_server.stop_centre()
    shutil.rmtree(on_server.centre_dir)  # the centre is lost, its database too
    monkeypatch.setenv("CENTRAL_DATABASE_URL", cluster.create(f"back_{next(cluster.numbers)}"))
    on_server.save()

    put_back = command_json(on_server.centre_dir, "restore", str(copy))

    assert put_back["epoch"] > epoch
    assert (put_back["intake"], put_back["incomplete"], put_back["broken_row"]) == (3, 0, None)
    on_server.start_centre()
    for _ in range(2):
        on_server.clock.pass_time(700)
        on_server.until_quiet()
    on_server.check(End({1, 2, 3, 4, 5}))
    assert command_json(on_server.centre_dir, "audit", "verify")["ok"] is True
