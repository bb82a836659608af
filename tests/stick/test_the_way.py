"""A kiosk whose line never comes: out on a stick, in at the centre, the receipts back."""

import json
import shutil
import threading
from pathlib import Path

import pytest

from sync.agent import Options, run_agent, run_once
from sync.stick import Stick
from tests.central.serving import served
from tests.kills.books import read_centre, read_queue
from tests.stick.conftest import Site
from tests.sync.dossiers import plain, save_with_pictures

LARGE = bytes(range(256)) * 1200  # three pieces
NOWHERE = Options("http://127.0.0.1:9")


def plainer(draft):
    return plain(draft) | {"procedure": {"code": "1.001193", "version": "1"}}


def save(site: Site, *pictures):
    with site.outbox() as outbox:
        return save_with_pictures(outbox, *pictures) if pictures else outbox.save(plainer)


@pytest.fixture(autouse=True)
def _procedures(monkeypatch):
    """A dossier names its procedure; the smallest plain text of the tests does not."""
    monkeypatch.setattr("tests.sync.dossiers.plain", plainer)


def test_three_dossiers_go_out_and_their_receipts_come_back(site, stick, centre_dir, centre_import):
    save(site)
    save(site, b"\xff\xd8\xff one")
    save(site, LARGE, b"\xff\xd8\xff small")
    assert run_once(site.dir, NOWHERE).reason == "no_line"

    code, out = site.queue("export", str(stick))
    assert (code, out["dossiers"], out["pictures"], out["left"]) == (0, 3, 3, [])
    assert site.states() == [("queued", "exported")] * 3

    code, taken = centre_import()
    assert (code, taken["accepted"], taken["refused"], taken["waiting"]) == (0, 3, 0, 0)

    code, back = site.queue("import", str(stick))
    assert (code, back["delivered"], back["unsure"]) == (0, 3, 0)
    assert [state for state, _ in site.states()] == ["delivered"] * 3
    assert read_centre(centre_dir).intake == 3
    assert read_queue(site.dir).problems == ()


def test_everything_twice_doubles_nothing(site, stick, centre_dir, centre_import):
    save(site, LARGE)
    for _ in range(2):
        site.queue("export", str(stick))
    centre_import()
    code, again = centre_import()
    assert (code, again["accepted"], again["already_there"]) == (0, 0, 1)
    assert site.queue("import", str(stick))[1]["delivered"] == 1
    assert site.queue("import", str(stick))[1]["known"] == 1
    centre = read_centre(centre_dir)
    assert (centre.intake, centre.payloads, centre.doubles) == (1, 1, 0)


def test_the_line_may_come_first(site, stick, centre_dir, centre_import):
    save(site)
    site.queue("export", str(stick))
    with served(centre_dir) as running:
        assert run_once(site.dir, Options(running.url)).delivered == 1
    assert centre_import()[1]["already_there"] == 1
    assert site.queue("import", str(stick))[1]["known"] == 1
    assert read_centre(centre_dir).intake == 1


def test_a_key_that_changed_travels_on_the_stick(site, stick, centre_dir, centre_import):
    """One dossier was written with the key of before, its pictures too; the line never came."""
    save(site, LARGE)
    site.queue("export", str(stick))
    with site.outbox() as outbox:
        outbox.put_request("device_key", {})
    run_once(site.dir, NOWHERE)
    save(site, b"\xff\xd8\xff later")
    earlier = {path.name: path.read_bytes() for path in stick.rglob("*.dossier")}
    site.queue("export", str(stick))
    for path in stick.rglob("*.dossier"):
        path.write_bytes(earlier.get(path.name, path.read_bytes()))
    code, taken = centre_import()
    assert (code, taken["accepted"], taken["refused"]) == (0, 2, 0)
    assert site.queue("import", str(stick))[1]["delivered"] == 2
    assert read_centre(centre_dir).intake == 2
    assert read_queue(site.dir).problems == ()


@pytest.mark.parametrize("told", [b"", b"{}", b'{"device": "x", "links": [{}]}', b"\xff" * 99])
def test_keys_that_prove_nothing_are_left(site, stick, centre_import, told):
    save(site)
    site.queue("export", str(stick))
    [folder] = {path.parent for path in stick.rglob("*.dossier")}
    (folder / "keys").write_bytes(told)
    assert centre_import()[1]["accepted"] == 1


def test_what_a_dead_kiosk_left_is_brought_out_of_a_copy_of_its_folder(
    site, stick, centre_dir, centre_import, tmp_path
):
    """Its disk can still be read; another machine has the program, and no line to the centre."""
    save(site, LARGE)
    save(site)
    shutil.copytree(site.dir, tmp_path / "old-disk")
    shutil.rmtree(site.dir)
    site.dir = tmp_path / "old-disk"

    assert site.queue("export", str(stick))[1]["dossiers"] == 2
    assert centre_import()[1]["accepted"] == 2
    assert site.queue("import", str(stick))[1]["delivered"] == 2
    assert read_centre(centre_dir).intake == 2
    assert read_queue(site.dir).problems == ()


def test_a_second_trip_brings_the_leave_to_purge(site, stick, centre_import):
    save(site, LARGE)
    for state, site.grace_s in (("delivered", "86400"), ("purged", "0")):
        site.queue("export", str(stick))
        centre_import()
        site.queue("import", str(stick))
        assert [one for one, _ in site.states()] == [state]


def test_pictures_that_were_left_behind_are_waited_for(site, stick, centre_dir, centre_import):
    save(site, LARGE, b"\xff\xd8\xff small")
    site.queue("export", str(stick))
    largest = max(stick.rglob("*.picture"), key=lambda path: path.stat().st_size)
    whole = largest.read_bytes()
    largest.unlink()
    assert centre_import()[1]["waiting"] == 1
    assert site.queue("import", str(stick))[1]["waiting"] == 1
    assert site.states() == [("queued", "attachments_waiting")]
    largest.write_bytes(whole[:150_000])  # cut short: one whole piece of it counts
    assert centre_import()[1]["waiting"] == 1
    largest.write_bytes(whole)
    assert centre_import()[1]["already_there"] == 1
    assert site.queue("import", str(stick))[1]["delivered"] == 1
    assert read_centre(centre_dir).quarantined == 0


def test_one_stick_serves_several_kiosks(enrol, stick, centre_import):
    sites = [enrol("one"), enrol("two")]
    for one in sites:
        save(one)
        assert one.queue("export", str(stick))[0] == 0
    assert centre_import()[1]["kiosks"] == 2
    assert [one.queue("import", str(stick))[1]["delivered"] for one in sites] == [1, 1]


def test_a_running_agent_takes_the_receipts(site, stick, centre_import):
    stop = threading.Event()
    agent = threading.Thread(target=run_agent, args=(site.dir, NOWHERE, stop))
    agent.start()
    try:
        save(site)
        assert site.queue("export", str(stick))[1]["dossiers"] == 1
        centre_import()
        assert site.queue("import", str(stick))[1]["delivered"] == 1
    finally:
        stop.set()
        agent.join()
    assert site.states() == [("delivered", None)]


def test_a_stick_pulled_out_in_the_middle_costs_nothing(site, stick, centre_import, monkeypatch):
    for _ in range(4):
        save(site)
    written, write = [], Stick.write

    def pulled(self, name, data):
        if len(written) == 2:
            shutil.rmtree(stick)
            stick.write_text("not a folder any more")
        written.append(name)
        write(self, name, data)

    with monkeypatch.context() as patched:
        patched.setattr(Stick, "write", pulled)
        code, out = site.queue("export", str(stick))
    assert (code, out["error"]) == (1, "stick_gone")
    assert [state for state, _ in site.states()] == ["queued"] * 4
    stick.unlink()
    stick.mkdir()
    assert site.queue("export", str(stick))[1]["dossiers"] == 4
    assert centre_import()[1]["accepted"] == 4


def test_a_half_written_file_is_no_dossier(site, stick, centre_import):
    save(site)
    site.queue("export", str(stick))
    dossier = next(stick.rglob("*.dossier"))
    shutil.copy(dossier, dossier.with_name(dossier.name + ".new"))
    dossier.write_bytes(dossier.read_bytes()[:500])
    code, taken = centre_import()
    assert (code, taken["unreadable_file"], taken["accepted"]) == (0, 1, 0)
    assert not list(stick.rglob("*.answer"))


@pytest.mark.parametrize("command", ["export", "import"])
def test_no_stick_is_said_so(site, tmp_path, command):
    code, out = site.queue(command, str(tmp_path / "nothing"))
    assert (code, out["error"]) == (1, "no_stick")


def test_a_full_stick_is_told_before_the_first_byte(site, stick, monkeypatch):
    save(site)
    usage = shutil.disk_usage(stick)._replace(free=1000)
    monkeypatch.setattr("sync.exporting.shutil.disk_usage", lambda _path: usage)
    assert site.queue("export", str(stick))[1]["error"] == "stick_full"
    assert not list(stick.iterdir())


def test_an_empty_stick_has_nothing_for_this_kiosk(site, stick, centre_import):
    assert site.queue("import", str(stick))[1]["error"] == "nothing_for_this_kiosk"
    assert centre_import()[1]["kiosks"] == 0


def test_nothing_to_carry_is_no_error(site, stick):
    code, out = site.queue("export", str(stick))
    assert (code, out["dossiers"]) == (0, 0)


def test_what_staff_keep_back_is_not_carried(site, stick):
    saved = save(site)
    assert site.queue("hold", saved.reference)[0] == 0
    assert site.states() == [("held", "held_by_staff")]
    assert site.queue("export", str(stick))[1]["dossiers"] == 0
    assert site.queue("export", str(stick), saved.reference)[1]["dossiers"] == 1
    assert site.queue("retry", saved.reference)[0] == 0
    assert site.states() == [("queued", None)]


def test_nothing_on_the_stick_says_whose_it_is(site, stick):
    save(site, LARGE)
    site.queue("export", str(stick))
    for path in (one for one in stick.rglob("*") if one.is_file()):
        assert "Hường".encode() not in path.read_bytes()
        assert json.dumps("Hường").strip('"').encode() not in path.read_bytes()
        assert "Hường" not in str(Path(path).relative_to(stick))
