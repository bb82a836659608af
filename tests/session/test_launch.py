from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.config import Settings, load_settings
from kiosk.session.launch import child_environ, make_plan, settings_environ, site_of
from kiosk.session.plan import program, read_plan

FULL = """
[data]
dir = "data"
[centre]
url = "https://centre.example"
embedded = true
dir = "centre"
port = 9000
[delivery]
grace_s = 2.5
[display]
px_per_mm = 3.5
theme = "night"
[scanner]
kind = "serial"
device = "/dev/ttyACM7"
"""


def settings_of(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.chdir(folder)
    (folder / "kiosk.toml").write_text(text)
    return load_settings(environ={})


def test_a_plain_kiosk_runs_screen_and_agent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make_plan(settings_of(tmp_path, "", monkeypatch))
    assert plan.ui == program("kiosk.app")
    assert plan.data_dir == str(tmp_path / "var" / "kiosk")
    assert [service.name for service in plan.services] == ["agent"]
    assert plan.services[0].command[:5] == program("sync", "--data-dir", plan.data_dir)
    assert plan.scanner is None
    assert read_plan(plan.to_json()) == plan


def test_everything_that_is_set_reaches_the_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings_of(tmp_path, FULL, monkeypatch)
    plan = make_plan(settings, windowed=True, lock_fd=3, demo_fd=4)
    agent, centre = plan.services
    assert agent.command[5:] == (
        "--grace-s",
        "2.5",
        "--longest-wait-s",
        "120.0",
        "--centre-url",
        "https://centre.example",
    )
    assert centre.command == program("central.cli", "run", "--port", "9000")
    assert centre.environ == {"CENTRAL_DATA_DIR": str(tmp_path / "centre")}
    assert plan.ui[-1] == "--windowed"
    assert (plan.lock_fd, plan.demo_fd, plan.scanner) == (3, 4, "/dev/ttyACM7")


def test_children_read_the_same_settings_from_their_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings_of(tmp_path, FULL, monkeypatch)
    (tmp_path / "kiosk.toml").unlink()
    again = load_settings(environ=settings_environ(settings))
    assert again.data_dir == tmp_path / "data"
    assert replace(again, data=settings.data, centre=settings.centre) == settings
    assert (again.embedded_centre, again.centre_url) == (True, "https://centre.example")


def test_a_command_gets_the_settings_over_its_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings_of(tmp_path, FULL, monkeypatch)
    environ = child_environ(settings, {"PATH": "/bin", "KIOSK_CENTRE_PORT": "1"})
    assert (environ["PATH"], environ["KIOSK_CENTRE_PORT"]) == ("/bin", "9000")


def test_the_site_is_where_both_live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = site_of(settings_of(tmp_path, FULL, monkeypatch))
    assert (site.kiosk_dir, site.centre_dir) == (tmp_path / "data", tmp_path / "centre")
    assert site.address == "http://127.0.0.1:9000"
