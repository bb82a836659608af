import pytest

from kiosk.assistant.yes_or_no import wants_yes_or_no


@pytest.mark.parametrize(
    "question",
    [
        "Hợp đồng mua nhà thay sổ hồng được không?",
        "có phải khai tạm vắng ko",
        "CO BI PHAT KHONG",
        "con đi Nhật, có phải báo vắng",
        "xin giấy được chưa",
        "Can I register here?",
        "  does my wife have to come",
    ],
)
def test_it_does(question):
    assert wants_yes_or_no(question)


@pytest.mark.parametrize(
    "question", ["đăng ký kết hôn", "giấy không có dấu", "làm ở đâu", "register a candy shop", ""]
)
def test_it_does_not(question):
    assert not wants_yes_or_no(question)
