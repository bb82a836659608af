from kiosk.staff.carried import exported_words, failed_words, imported_words, trouble_words

LEFT = [{"seq": 1, "code": "bad_digest"}, {"seq": 2, "code": "bad_digest"}]


def test_an_export_says_how_much_and_what_next():
    assert exported_words({"dossiers": 3, "pictures": 2, "left": []}, "vi") == [
        "Đã chép 3 tờ khai và 2 ảnh giấy tờ vào USB.",
        "Đem USB về trung tâm, rồi đem lại máy này để lấy biên nhận.",
    ]


def test_what_was_left_is_said_once_a_reason():
    words = exported_words({"dossiers": 1, "pictures": 0, "left": LEFT}, "vi")
    assert words[2:] == [
        "2 tờ chưa chép được: Nội dung tờ khai trên đĩa đã hỏng. Xin gọi kỹ thuật, đừng xóa."
    ]
    nothing = exported_words({"dossiers": 0, "pictures": 0, "left": LEFT}, "vi")
    assert nothing == words[2:]


def test_nothing_to_copy_is_no_success_and_no_failure():
    assert exported_words({"dossiers": 0, "pictures": 0, "left": []}, "en") == [
        "Everything saved here is at the centre already; there is nothing to copy."
    ]


def test_an_import_counts_what_became_of_each():
    assert imported_words({"delivered": 2, "held": 1, "unsure": 0}, "vi") == [
        "2 tờ khai đã đến trung tâm.",
        "1 tờ cần người xem.",
    ]
    assert imported_words({}, "vi") == ["Đã lấy trả lời của trung tâm."]


def test_a_failure_says_what_to_do():
    assert "Xin cắm lại rồi làm lại" in failed_words("stick_gone", "vi")
    assert failed_words("no_such_code", "vi").startswith("Máy chưa làm được.")


def test_what_a_person_must_look_at_is_known_from_the_rest():
    assert trouble_words({"dossiers": 3, "pictures": 2, "left": []}, "vi") == []
    assert trouble_words({"dossiers": 1, "left": LEFT}, "vi") == exported_words(
        {"dossiers": 0, "pictures": 0, "left": LEFT}, "vi"
    )
    assert trouble_words({"delivered": 2, "held": 1, "unsure": 3}, "vi") == [
        "1 tờ cần người xem.",
        "3 biên nhận không đúng, máy không tin.",
    ]
