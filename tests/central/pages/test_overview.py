def test_kiosks_are_shown_with_what_is_missing(centre, kiosk, officer):
    centre.add_kiosk("Công an phường")
    parcels = [kiosk.make() for _ in range(4)]
    kiosk.post(parcels[3])

    page = officer.page("/kiosks")

    assert "Sảnh chính" in page
    assert "1–3" in page
    assert "Công an phường" in page
    assert "Chưa kết nối" in page
