from kiosk.viewmodels.told_control import Told, sayings

HINT = ("Bấm phím giữa để chọn.", "public")


def test_a_button_is_said_with_its_role_its_note_and_what_to_press():
    said = sayings(Told("button", "Xong, rời máy", note="tờ khai vẫn được giữ"), "vi")
    assert said == [("Nút. Xong, rời máy.", "public"), ("tờ khai vẫn được giữ", "public"), HINT]


def test_a_name_that_asks_is_not_ended_twice():
    assert sayings(Told("button", "Xong chưa?"), "vi")[0] == ("Nút. Xong chưa.", "public")


def test_a_key_is_its_own_name():
    assert sayings(Told("key", "Dấu sắc"), "vi") == [("Dấu sắc", "public")]


def test_a_private_key_is_announced_and_said_only_when_asked_for():
    said = sayings(Told("key", "Gợi ý: NGUYỄN", kind="personal"), "vi")
    assert [kind for _, kind in said] == ["public", "personal"]


def test_what_is_chosen_is_as_private_as_the_answer():
    said = sayings(Told("option", "Kinh", chosen=True, value_kind="sensitive"), "vi")
    assert said == [("Lựa chọn. Kinh.", "public"), ("Đã chọn.", "sensitive"), HINT]


def test_a_private_name_is_announced_and_said_only_when_asked_for():
    said = sayings(Told("button", "Số 5 phố Ví Dụ", kind="personal"), "vi")
    assert [kind for _, kind in said] == ["public", "personal", "public"]
    assert "Ví Dụ" not in said[0][0]


def test_a_field_says_whether_something_is_written():
    empty = sayings(Told("field", "Họ tên"), "vi")
    assert empty == [("Ô để ghi. Họ tên.", "public"), ("Chưa ghi gì.", "public")]
    full = sayings(Told("field", "Họ tên", value="TÔ AN", value_kind="personal"), "en")
    assert full == [("Box to write in. Họ tên.", "public"), ("Written: TÔ AN.", "personal")]
