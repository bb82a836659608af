"""What was set aside, at the desk: listed, read like any other, taken in or closed."""

import re

import pytest
from playwright.sync_api import expect

from central.reach import Reach
from central.tables import audit, quarantine
from central.wards import give_reach
from tests.central.aside import torn
from tests.central.pages.browsing import LATE, LONG, fits, log_in, picture
from tests.central.pages.test_in_browser import CONTRAST, SMALL_TARGETS
from tests.central.pages.test_wards_at_desk import BA_DINH
from tests.central.virtual_kiosk import VirtualKiosk


def acts(centre):
    return [(row.actor, row.act, row.subject) for row in centre.rows(audit)]


def shown(page: str) -> dict[str, str]:
    return dict(re.findall(r'data-name="([^"]+)" data-value="([^"]*)"', page))


def test_what_was_set_aside_is_listed_with_its_reason(centre, kiosk, officer):
    assert "Không có gì phải xem" in officer.page("/quarantine")
    thief = VirtualKiosk(centre.add_kiosk("Máy khác")).enrol()
    thief.post(thief.make({"device": kiosk.device}))

    page = officer.page("/quarantine")

    assert "không khớp nhãn" in page
    assert "0002" in page
    assert "1 tờ cần người xem" in page
    assert 'href="/quarantine/1"' in page


def test_pages_of_fifty_lead_to_every_one(centre, kiosk, officer):
    for _ in range(51):
        kiosk.post(kiosk.make({"seq": 99}))

    first, second = officer.page("/quarantine"), officer.page("/quarantine?page=2")

    linked = [re.findall(r'href="/quarantine/(\d+)"', page) for page in (first, second)]
    assert [len(rows) for rows in linked] == [50, 1]
    assert sorted(int(row) for rows in linked for row in rows) == list(range(1, 52))
    assert 'href="/quarantine?page=2"' in first


def test_it_is_read_as_any_other_and_the_reading_is_written_down(centre, kiosk, officer):
    parcel = torn(kiosk, answers=LONG, warnings=LATE)

    page = officer.page("/quarantine/1")
    paper = officer.page("/quarantine/1/print")

    assert shown(page) == shown(paper) == LONG
    assert "không nối với tờ ngay trước" in page
    assert "không nối với tờ ngay trước" in paper
    assert LATE[0]["message"] in page
    assert [act for act in acts(centre) if act[1] == "quarantine.open"] == [
        ("lan", "quarantine.open", f"1 {parcel.id}")
    ] * 2


def test_one_press_takes_it_in_and_it_is_a_declaration_like_any_other(centre, kiosk, officer):
    parcel = torn(kiosk, answers=LONG)

    done = officer.send("/quarantine/1/take", "/quarantine/1")

    assert done.headers["location"] == f"/declarations/{parcel.id}"
    assert shown(officer.page(f"/declarations/{parcel.id}")) == LONG
    assert officer.decide(parcel.id, "received", file_number="H61-1").status_code == 303
    page = officer.page("/quarantine/1")
    assert f'href="/declarations/{parcel.id}"' in page
    assert "Nhận tờ này" not in page
    again = officer.send("/quarantine/1/take", "/quarantine/1")
    assert (again.status_code, "Đồng nghiệp vừa xong" in again.text) == (409, True)
    assert "cần người xem" not in officer.page("/quarantine")


def test_under_a_taken_number_it_can_be_compared_and_closed_only(centre, kiosk, officer):
    first = kiosk.send()
    kiosk.previous = "ab" * 32
    fork = kiosk.make({"answers": LONG}, seq=1)
    kiosk.post(fork)

    page = officer.page("/quarantine/1")

    assert shown(page) == LONG
    assert f'href="/declarations/{first.id}"' in page
    assert "Nhận tờ này" not in page
    assert "mỗi số chỉ có một tờ" in page
    refused = officer.send("/quarantine/1/take", "/quarantine/1")
    assert (refused.status_code, "mỗi số chỉ có một tờ" in refused.text) == (409, True)
    unchosen = officer.send("/quarantine/1/close", "/quarantine/1", how="lost")
    assert (unchosen.status_code, "Xin chọn lý do" in unchosen.text) == (422, True)
    assert [row.ended_at for row in centre.rows(quarantine)] == [None]
    closed = officer.send("/quarantine/1/close", "/quarantine/1", how="other_there")
    assert closed.headers["location"] == "/quarantine/1"
    assert "đã có tờ khác" in officer.page("/quarantine/1")
    assert kiosk.post(fork).json()["code"] == "settled"
    again = officer.send("/quarantine/1/close", "/quarantine/1", how="file_anew")
    assert again.status_code == 409


def test_what_does_not_open_is_said_and_no_text_is_shown(centre, officer, kiosk):
    thief = VirtualKiosk(centre.add_kiosk("Máy khác", BA_DINH)).enrol()
    thief.post(thief.make({"device": kiosk.device, "answers": LONG}))
    hers = Reach(wards=(BA_DINH,))
    centre.centre.writer.submit(
        lambda connection: give_reach(connection, "lan", hers, centre.clock())
    ).result()

    page, paper = officer.page("/quarantine/1"), officer.page("/quarantine/1/print")

    assert shown(page) == shown(paper) == {}
    assert "do một máy khác niêm phong" in page
    assert "do một máy khác niêm phong" in paper
    assert LONG["requester_name"] not in page


@pytest.mark.parametrize("row", ["0", "-1", "99", "9" * 18, "9" * 30, "x"])
def test_there_is_no_such_one(officer, row):
    assert officer.get(f"/quarantine/{row}").status_code == 404


@pytest.mark.browser
def test_in_a_browser_one_is_opened_compared_taken_in_and_another_closed(centre, kiosk, desk):
    torn(kiosk, answers=LONG, warnings=LATE)
    first = kiosk.make({"answers": {"requester_name": "LÊ VĂN ẨM"}}, seq=1, previous="cd" * 32)
    kiosk.post(first)
    log_in(desk)
    desk.get_by_role("link", name="Để riêng").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Để riêng, 2 tờ cần người xem")
    picture(desk, "aside-list")
    assert fits(desk)

    desk.goto("/quarantine/1")
    expect(desk.get_by_role("heading", level=1)).to_have_text("NGUYỄN THỊ HƯỜNG Ữ")
    desk.get_by_text("Không nhận", exact=True).click()
    picture(desk, "aside-one")
    assert fits(desk)
    assert [pair for pair in desk.evaluate(CONTRAST) if pair[0] < 7] == []
    assert [one for one in desk.evaluate(SMALL_TARGETS) if one[1] != "how"] == []
    desk.get_by_role("button", name="Nhận tờ này").click()
    expect(desk.get_by_role("heading", name="NGUYỄN THỊ HƯỜNG Ữ")).to_be_visible()
    assert "/declarations/" in desk.url

    desk.goto("/quarantine/2")
    picture(desk, "aside-occupied")
    expect(desk.get_by_role("button", name="Nhận tờ này")).to_have_count(0)
    desk.get_by_text("Không nhận", exact=True).click()
    desk.get_by_label("Mời khai lại", exact=True).check()
    desk.get_by_role("button", name="Ghi không nhận").click()
    expect(desk.get_by_text("Không nhận: mời khai lại").first).to_be_visible()
    picture(desk, "aside-closed")
    desk.get_by_role("link", name="Bản in").click()
    picture(desk, "aside-print")
    desk.goto("/quarantine")
    expect(desk.get_by_role("heading", level=1)).to_have_text("Để riêng")
    picture(desk, "aside-list-done")
    desk.set_viewport_size({"width": 390, "height": 844})
    for path in ("/quarantine", "/quarantine/1"):
        desk.goto(path)
        picture(desk, f"narrow-aside{path.count('/')}")
        assert fits(desk)
