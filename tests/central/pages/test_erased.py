"""A declaration whose content was erased, as an officer sees it."""

from central.tables import desk_status
from tests.central.serving import command_json

GONE = "đã xóa theo hạn lưu"


def test_it_is_listed_opened_and_printed_without_its_content(centre, kiosk, officer, data_dir):
    parcel = kiosk.send()
    assert officer.decide(parcel.id, "received", file_number="H01-7788").status_code == 303
    command_json(data_dir, "erase", parcel.id, "--reason", "12/YC-UBND")

    assert GONE in officer.page("/declarations")
    page = officer.page(f"/declarations/{parcel.id}")
    assert GONE in page
    assert "Đã tiếp nhận" in page
    assert "H01-7788" not in page
    assert 'name="revision"' not in page
    assert GONE in officer.page(f"/declarations/{parcel.id}/print")
    assert officer.get(f"/declarations/{parcel.id}/papers/1").status_code == 409

    form = {"state": "refused", "revision": "1", "reason": "x"}
    assert officer.send(f"/declarations/{parcel.id}/state", **form).status_code == 409
    assert [row.state for row in centre.rows(desk_status)] == ["received"]
