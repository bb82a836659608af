"""While the province says nothing, kiosks send and officers decide as ever."""


def test_nobody_waits_for_a_province_that_says_nothing(centre, kiosk, officer, province, watch):
    province.misbehave("hang")
    first = kiosk.send()
    officer.decide(first.id, "received")
    for _ in range(4):  # log-in, look-up, names, and the call that hangs
        assert province.arrived.acquire(timeout=20)

    second = kiosk.send()
    assert officer.decide(second.id, "received").status_code == 303
    assert officer.get(f"/declarations/{first.id}").status_code == 200
    assert [row["state"] for row in kiosk.status(second.reference)["rows"]] == ["received"]

    assert not province.release.is_set()
    assert province.services().count("DongBoHoSoMC") == 1
    province.release.set()
    watch.delivered(step_s=20)
    assert [kept.entered for kept in province.book.files.values()] == [1, 1]


def test_a_centre_that_stops_leaves_a_hanging_call_to_itself(centre, kiosk, officer, province):
    """The fixture stops the centre while the call still hangs."""
    province.misbehave("hang_after")
    officer.decide(kiosk.send().id, "received")
    for _ in range(4):
        assert province.arrived.acquire(timeout=20)
