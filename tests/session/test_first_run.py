"""Set-up against the real centre's commands, each a process of its own."""

import json
import os
import socket
import stat
import sys
from pathlib import Path

import pytest

from kiosk.session import first_run
from kiosk.session.first_run import CENTRE_GONE, NotReady, Ready, Site, set_up

ENVIRON = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return Site(tmp_path / "kiosk", tmp_path / "central", port, "Máy 1")


def environ_of(site: Site) -> dict[str, str]:
    return {**ENVIRON, "KIOSK_DATA_DIR": str(site.kiosk_dir)}


def answering(value: object) -> tuple[str, ...]:
    return (sys.executable, "-c", f"print('noise'); print({json.dumps(value)!r})")


@pytest.mark.timeout(300)  # eight programs one after another
def test_a_first_run_makes_both_and_gives_one_log_in(site: Site) -> None:
    outcome = set_up(site, environ_of(site))
    assert isinstance(outcome, Ready), outcome
    assert outcome.login is not None
    assert len(outcome.login.password) >= 8
    assert outcome.login.password not in repr(outcome)
    enrolment = json.loads((site.kiosk_dir / "enrolment.json").read_text())
    assert site.address in json.dumps(enrolment)
    kept = [path for path in site.centre_dir.parent.rglob("*") if path.is_file()]
    assert not [path for path in kept if stat.S_IMODE(path.stat().st_mode) & 0o077]
    assert not list(site.centre_dir.glob("enrol-*"))
    before = {path: path.stat().st_mtime_ns for path in kept}
    assert set_up(site, environ_of(site)) == Ready(None)
    assert before == {path: path.stat().st_mtime_ns for path in before}


def test_a_kiosk_whose_centre_is_gone_says_so(site: Site) -> None:
    site.kiosk_dir.mkdir()
    (site.kiosk_dir / "enrolment.json").write_text("{}")
    assert set_up(site, {}) == NotReady("centre", CENTRE_GONE)
    site.centre_dir.mkdir()
    assert set_up(site, {}) == NotReady("centre", CENTRE_GONE)


def test_a_taken_port_is_a_sentence(site: Site) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", site.port))
        other.listen()
        outcome = set_up(site, environ_of(site))
    assert isinstance(outcome, NotReady)
    assert outcome.step == "run"
    assert "port" in outcome.message
    assert not (site.kiosk_dir / "enrolment.json").exists()


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ({"ok": False, "error": "no_space", "message": "The disk is full."}, "The disk is full."),
        (["ok"], "no answer"),
        ("text", "no answer"),
    ],
)
def test_a_step_that_fails_stops_the_set_up(
    site: Site, monkeypatch: pytest.MonkeyPatch, answer: object, message: str
) -> None:
    monkeypatch.setattr(first_run, "program", lambda *_: answering(answer))
    outcome = set_up(site, ENVIRON)
    assert isinstance(outcome, NotReady)
    assert outcome.step == "init"
    assert message in outcome.message


def test_a_step_that_breaks_off_is_no_answer(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_run, "program", lambda *_: (sys.executable, "-c", "raise SystemExit"))
    outcome = set_up(site, ENVIRON)
    assert outcome == NotReady("init", "init gave no answer.")
