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
    assert (kept.item["MaLinhVuc"], kept.item["TenTTHC"]) == ("G15-HT01", "Đăng ký khai sinh")
    assert len(province.services()) == len(set(province.services())) + 1  # looked up twice


def test_a_procedure_the_province_does_not_name_goes_by_our_own_words(
    kiosk, officer, province, watch
):
    parcel = kiosk.send(
        procedure={"code": "1.014027", "version": "2026.11.22"}, answers={"name": "LÊ VĂN ẨM"}
    )
    officer.decide(parcel.id, "received")
    watch.delivered()

    (kept,) = province.book.files.values()
    assert (kept.item["MaTTHC"], kept.item["MaLinhVuc"]) == ("1.014027", "")
    assert kept.item["TenLinhVuc"]
    assert kept.item["TenTTHC"] != "1.014027"
