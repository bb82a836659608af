"""The whole way: from the kiosk to the centre, received at the desk, to the province and back."""


def test_nothing_leaves_before_the_desk_has_received_it(centre, kiosk, officer, province, watch):
    parcel = kiosk.send()
    officer.decide(parcel.id, "refused", reason="Thiếu giấy")
    centre.centre.outgoing.bell.set()

    assert watch.rows() == []
    assert province.calls == []


def test_what_was_received_reaches_the_province_and_its_number_comes_back(
    kiosk, officer, province, watch
):
    parcel = kiosk.send()
    assert officer.decide(parcel.id, "received").status_code == 303

    watch.delivered()
    (row,) = watch.until(lambda rows: rows[0].number, "number")

    ((file_id, kept),) = province.book.files.items()
    assert file_id == f"K-{parcel.reference}-{parcel.id[-12:]}".upper()
    assert (kept.entered, kept.updated) == (1, 0)
    assert kept.item["ChuHoSo"] == "Nguyễn Thị Hường Ữ"
    assert (row.number, row.status) == ("H15.50.05.13-261201-0001", "2")
