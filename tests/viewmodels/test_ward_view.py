from tests.viewmodels.booth import rows_of
from tests.ward.examples import example_ward


def test_without_a_file_the_page_is_empty(booth):
    booth.views.visit.start()
    booth.views.visit.open("ward")
    ward = booth.views.ward
    assert (ward.empty, ward.name, rows_of(ward.told)) == (True, "", [])


def test_everything_staff_put_in_is_told_with_its_source(booth):
    booth.world._ward_known = example_ward()
    booth.views.visit.start()
    booth.views.visit.open("ward")
    ward = booth.views.ward
    assert (ward.empty, ward.name) == (False, "Ủy ban nhân dân phường Mẫu")
    rows = rows_of(ward.told)
    assert [row[0] for row in rows] == [
        "Giờ làm việc",
        "Cán bộ đến tận nơi",
        "Số điện thoại",
        "Địa chỉ",
        "Việc sắp tới",
        "Sửa đường phố Ví Dụ",
    ]
    assert all("Nguồn: " in row[1] and "20/11/2026" in row[1] for row in rows)
    booth.english()
    assert rows_of(ward.told)[0][0] == "Opening hours"
    assert ward.name == "Mẫu Ward People's Committee"
