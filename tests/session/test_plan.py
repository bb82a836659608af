import sys

import pytest

from kiosk.session.plan import Plan, Service, Timings, program, read_plan, supervisor_command


def test_a_plan_survives_its_text() -> None:
    plan = Plan(
        data_dir="/tmp/dữ liệu",
        ui=("ui", "--windowed"),
        services=(Service("agent", ("agent", "--data-dir", "x"), {"A": "1"}), Service("b", ("b",))),
        environ={"KIOSK_DATA_DIR": "x"},
        lock_fd=5,
        demo_fd=6,
        scanner="/dev/ttyACM0",
        timings=Timings(settle_s=0.2, crash_limit=5),
    )
    assert read_plan(plan.to_json()) == plan


def test_defaults_survive_too() -> None:
    plan = Plan(data_dir="x", ui=("ui",))
    assert read_plan(plan.to_json()) == plan


def test_what_is_no_plan_raises() -> None:
    for text in ("", "{", '{"ui":[],"services":[],"timings":{}}'):
        with pytest.raises((ValueError, TypeError, KeyError)):
            read_plan(text)


def test_a_program_is_a_module_of_this_python() -> None:
    assert program("sync", "--data-dir", "x") == (
        sys.executable,
        "-m",
        "sync",
        "--data-dir",
        "x",
    )


def test_the_frozen_application_runs_modules_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert program("kiosk.app") == (sys.executable, "--module", "kiosk.app")


def test_the_supervisor_is_told_its_plan() -> None:
    plan = Plan(data_dir="x", ui=("ui",))
    assert read_plan(supervisor_command(plan)[-1]) == plan
