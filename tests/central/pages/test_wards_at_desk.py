"""What an officer sees of her wards, and that she is told when she has none."""

import pytest
from playwright.sync_api import expect

from central.reach import EVERYTHING, Reach
from central.wards import give_reach, place_kiosk, read_ward
from tests.central.pages.browsing import fits, log_in, picture
from tests.central.pages.officer import Officer
from tests.central.serving import served
from tests.central.virtual_kiosk import VirtualKiosk

BA_DINH, NGOC_HA = read_ward("00004"), read_ward("00008")
PAGES = ("/declarations", "/kiosks", "/quarantine", "/province")
TOLD = "chưa được giao phường, xã nào"


@pytest.fixture
def centre(data_dir, library):
    """Kiosks of two wards and one of none; nobody may log in yet."""
    with served(data_dir, procedures=library) as running:
        yield running


@pytest.fixture
def parcels(centre):
    """One declaration of each kiosk, by the ward's code."""
    places = (BA_DINH, NGOC_HA, None)
    kiosks = [VirtualKiosk(centre.add_kiosk(f"Sảnh {at}", place)).enrol()
              for at, place in enumerate(places)]  # fmt: skip
    return [kiosk.send() for kiosk in kiosks]


def seen(officer, parcels):
    page = officer.page("/declarations")
    return [parcel.id in page for parcel in parcels]


@pytest.mark.parametrize(
    ("reach", "whole"),
    [
        (Reach(), [False, False, False]),
        (Reach(wards=(BA_DINH,)), [True, False, False]),
        (Reach(wards=(BA_DINH, NGOC_HA)), [True, True, False]),
        (EVERYTHING, [True, True, True]),
    ],
)
def test_an_officer_sees_the_declarations_of_her_wards(centre, parcels, reach, whole):
    centre.add_staff("lan", reach)
    with Officer(centre.url) as officer:
        officer.log_in()

        assert seen(officer, parcels) == whole
        opened = [officer.get(f"/declarations/{one.id}").status_code for one in parcels]
        assert opened == [200 if there else 404 for there in whole]
        assert officer.page("/kiosks").count("Sảnh ") == sum(whole)
        assert f'class="count">{sum(whole)}<' in officer.page("/declarations")


def test_an_officer_without_wards_is_told_on_every_page(centre, parcels):
    centre.add_staff("lan", Reach())
    with Officer(centre.url) as officer:
        officer.log_in()
        assert all(TOLD in officer.page(path) for path in PAGES)
        assert "Chưa có tờ khai nào" not in officer.page("/declarations")
        give(centre, Reach(wards=(BA_DINH,)))
        assert all(TOLD not in officer.page(path) for path in PAGES)


def give(centre, reach):
    centre.centre.writer.submit(
        lambda connection: give_reach(connection, "lan", reach, centre.clock())
    ).result()


def test_what_is_taken_from_an_officer_is_gone_at_her_next_step(centre, parcels):
    centre.add_staff("lan", EVERYTHING)
    with Officer(centre.url) as officer:
        officer.log_in()
        token = officer.csrf(f"/declarations/{parcels[1].id}")
        give(centre, Reach(wards=(BA_DINH,)))

        form = {"csrf": token, "state": "result", "revision": "0"}
        answer = officer.http.post(f"/declarations/{parcels[1].id}/state", data=form)

        assert answer.status_code == 404
        assert seen(officer, parcels) == [True, False, False]


def test_a_kiosk_that_moved_leaves_its_declarations_where_they_were(centre, parcels):
    centre.add_staff("lan", Reach(wards=(NGOC_HA,)))
    centre.centre.writer.submit(
        lambda connection: place_kiosk(connection, "0001", NGOC_HA, centre.clock())
    ).result()
    with Officer(centre.url) as officer:
        officer.log_in()
        assert seen(officer, parcels) == [False, True, False]
        assert "Sảnh 0" in officer.page("/kiosks")


def test_wards_are_named_where_there_are_several(centre, parcels):
    centre.add_staff("lan", EVERYTHING)
    centre.add_staff("mai", Reach(wards=(BA_DINH,)))
    with Officer(centre.url) as officer:
        officer.log_in()
        page = officer.page("/declarations")
        assert page.count("Phường Ngọc Hà") == 1
        assert page.count("chưa giao phường") == 1
        assert BA_DINH.name in officer.page(f"/declarations/{parcels[0].id}")
    with Officer(centre.url) as officer:
        officer.log_in("mai")
        assert officer.page("/declarations").count("Phường Ba Đình") == 1  # beside her name


@pytest.mark.browser
def test_the_pages_fit_with_wards_on_them(centre, parcels, desk):
    centre.add_staff("lan", Reach())
    log_in(desk)
    expect(desk.get_by_role("status")).to_contain_text("chưa được giao phường, xã nào")
    picture(desk, "no-ward")
    assert fits(desk)
    give(centre, EVERYTHING)
    for path in PAGES:
        desk.goto(path)
        picture(desk, f"wards{path.replace('/', '-')}")
        assert fits(desk)
    desk.goto(f"/declarations/{parcels[0].id}")
    picture(desk, "wards-declaration")
    desk.set_viewport_size({"width": 390, "height": 844})
    for path in ("/declarations", "/kiosks"):
        desk.goto(path)
        picture(desk, f"wards-phone{path.replace('/', '-')}")
        assert fits(desk)
    give(centre, Reach(wards=(BA_DINH,)))
    desk.set_viewport_size({"width": 1366, "height": 900})
    desk.goto("/declarations")
    picture(desk, "one-ward")
