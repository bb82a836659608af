"""The folder for entry by hand: signed files, the same however often they are written."""

import json
import subprocess

import pytest

from central.tables import folder_outbox
from tests.central.pages.officer import Officer
from tests.central.serving import served, settings_for
from tests.central.virtual_kiosk import VirtualKiosk
from tests.province.conftest import Watch


@pytest.fixture
def share(tmp_path):
    share = tmp_path / "share"
    share.mkdir()
    (share / "tra-loi").mkdir()
    return share


@pytest.fixture
def centre(data_dir, library, share):
    settings = settings_for(
        data_dir,
        province={"kind": "folder", "folder": share, "agency": "UBND phường Ví Dụ"},
        office={"name": "Trung tâm Phục vụ hành chính công phường Ví Dụ"},
    )
    with served(data_dir, settings=settings, procedures=library) as running:
        running.add_staff("lan")
        yield running


@pytest.fixture
def watch(centre) -> Watch:
    return Watch(centre, folder_outbox)


@pytest.fixture
def officer(centre):
    with Officer(centre.url) as officer:
        officer.log_in()
        yield officer


@pytest.fixture
def kiosk(centre) -> VirtualKiosk:
    return VirtualKiosk(centre.add_kiosk()).enrol()


def names(share) -> list[str]:
    return sorted(path.name for path in share.iterdir() if path.is_file())


def again(watch) -> None:
    """As if the centre had died before it noted that all was written."""
    table = watch.table
    watch.centre.centre.writer.submit(
        lambda connection: connection.execute(
            table.update().values(state="waiting", next_at=table.c.entered_at)
        )
    ).result()
    watch.delivered(step_s=20)


def test_a_file_is_form_and_data_each_with_a_signature_openssl_accepts(
    kiosk, officer, watch, share
):
    parcel = kiosk.send()
    officer.decide(parcel.id, "received")
    watch.delivered()

    found = names(share)
    assert len(found) == 5
    (data,) = share.glob("*.json")
    content = json.loads(data.read_bytes())
    assert content["data"]["ChuHoSo"] == "Nguyễn Thị Hường Ữ"
    assert content["answers"]["child_name"] == "TRẦN NGỌC ANH THƯ"
    sheet = data.with_suffix(".pdf")
    assert sheet.read_bytes().startswith(b"%PDF")
    for path in (data, sheet):
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-rawin", "-inkey", "trung-tam.pem"]
        done = subprocess.run(
            [*command, "-in", path.name, "-sigfile", f"{path.name}.sig"],
            cwd=share,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert path.stat().st_mode & 0o777 == 0o640


def test_writing_it_again_changes_nothing(kiosk, officer, watch, share):
    officer.decide(kiosk.send().id, "received")
    watch.delivered()
    before = {
        name: ((share / name).read_bytes(), (share / name).stat().st_ino) for name in names(share)
    }

    again(watch)

    after = {
        name: ((share / name).read_bytes(), (share / name).stat().st_ino) for name in names(share)
    }
    assert after == before


def test_a_folder_that_is_not_there_is_waited_for_and_never_made(kiosk, officer, watch, share):
    away = share.rename(share.with_name("away"))
    officer.decide(kiosk.send().id, "received")
    watch.until(lambda rows: rows[0].reason == "cannot_write", "cannot write")
    assert not share.exists()

    away.rename(share)
    watch.delivered(step_s=20)
    assert len(names(share)) == 5


def test_the_number_who_entered_it_has_left_comes_back(kiosk, officer, watch, share):
    parcel = kiosk.send()
    officer.decide(parcel.id, "received")
    (row,) = watch.delivered()
    reply = share / "tra-loi" / f"{row.file_id}.txt"
    reply.write_bytes("\ufeffH15.50.05.13-261201-0975\r\n4\r\n".encode())

    (row,) = watch.until(lambda rows: rows[0].number, "number", step_s=60)

    assert (row.number, row.status) == ("H15.50.05.13-261201-0975", "4")
    told = kiosk.status(parcel.reference)["rows"]
    assert [(one["state"], one["number"]) for one in told] == [
        ("received", "H15.50.05.13-261201-0975")
    ]


def test_a_reply_of_another_kind_is_no_number(kiosk, officer, watch, share):
    officer.decide(kiosk.send().id, "received")
    (row,) = watch.delivered()
    reply = share / "tra-loi" / f"{row.file_id}.txt"
    reply.write_text("Nguyễn Thị Hường" * 100, "utf-8")
    attempts = row.attempts

    (row,) = watch.until(lambda rows: rows[0].attempts > attempts + 2, "asked", step_s=300)

    assert (row.number, row.status) == (None, None)


def test_a_later_decision_has_files_of_its_own(kiosk, officer, watch, centre, share):
    parcel = kiosk.send()
    officer.decide(parcel.id, "received")
    centre.clock.pass_s(60)
    officer.decide(parcel.id, "supplement", reason="Giấy chứng sinh")
    watch.delivered(step_s=5)

    contents = [json.loads(path.read_bytes()) for path in sorted(share.glob("*.json"))]
    assert [one["service"] for one in contents] == ["DongBoHoSoMC", "CapNhatTienDoHoSoMC"]
    assert contents[1]["data"]["NoiDungXuLy"] == "Giấy chứng sinh"
    assert len(list(share.glob("*.pdf"))) == 2
