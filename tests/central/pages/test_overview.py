from tests.central.virtual_kiosk import VirtualKiosk


def test_kiosks_are_shown_with_what_is_missing(centre, kiosk, officer):
    centre.add_kiosk("Công an phường")
    parcels = [kiosk.make() for _ in range(4)]
    kiosk.post(parcels[3])

    page = officer.page("/kiosks")

    assert "Sảnh chính" in page
    assert "1–3" in page
    assert "Công an phường" in page
    assert "Chưa kết nối" in page


def test_what_was_set_aside_is_shown_with_its_reason(centre, kiosk, officer):
    assert "Không có gì phải xem" in officer.page("/quarantine")
    thief = VirtualKiosk(centre.add_kiosk("Máy khác")).enrol()
    thief.post(thief.make({"device": kiosk.device}))

    page = officer.page("/quarantine")

    assert "không khớp nhãn" in page
    assert "0002" in page
