"""`central run` as its own process, set by the environment alone, stopped while a call hangs."""

from pathlib import Path

from sync.wire import EnrolmentFile
from tests.central.pages.officer import Officer
from tests.central.serving import PASSWORD, command_json, run_command, running
from tests.central.virtual_kiosk import VirtualKiosk
from tests.province.conftest import exchange_settings


def environment_for(simulator) -> dict[str, str]:
    settings = exchange_settings(simulator)
    return {f"CENTRAL_PROVINCE_{name.upper()}": str(value) for name, value in settings.items()}


def enrolled(data_dir: Path, url: str) -> VirtualKiosk:
    file = data_dir.parent / "kiosk.json"
    command_json(data_dir, "kiosks", "add", "Sảnh", "-o", str(file), CENTRAL_URL=url)
    return VirtualKiosk(EnrolmentFile.model_validate_json(file.read_text())).enrol()


def test_a_centre_stops_at_once_and_goes_on_where_it_was(data_dir, province):
    environ = environment_for(province)
    command_json(data_dir, "init")
    assert run_command(
        data_dir, "staff", "add", "lan", "--all-wards", "--password-stdin", stdin=PASSWORD
    )
    province.misbehave("hang_after")

    with running(data_dir, **environ) as process:
        kiosk = enrolled(data_dir, process.url)
        parcel = kiosk.send()
        with Officer(process.url) as officer:
            assert officer.log_in().status_code == 303
            assert officer.decide(parcel.id, "received").status_code == 303
        for _ in range(4):  # log-in, look-up, names, and the call that hangs
            assert province.arrived.acquire(timeout=20)
        code, logged = process.stop()

    province.release.set()
    assert code == 0
    assert PASSWORD not in logged
    assert "Nguyễn" not in logged
    assert [row["state"] for row in command_json(data_dir, "province", "list")] == ["waiting"]

    command_json(data_dir, "province", "retry", parcel.reference)
    with running(data_dir, **environ):
        for _ in range(5):  # log-in, look-up, names, update, look-up
            assert province.arrived.acquire(timeout=20)

    assert [(k.entered, k.updated) for k in province.book.files.values()] == [(1, 1)]
