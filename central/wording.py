"""Vietnamese words for the codes that travel in a dossier; an unknown code is shown as it is."""

from central.adapters.reasons import say_reason
from central.clock import local_text

__all__ = ["say", "say_moment", "say_reason"]

ASK_STAFF = "ask_staff"

STATES = {
    "arrived": "Đã đến bộ phận một cửa",
    "received": "Đã tiếp nhận",
    "supplement": "Cần bổ sung",
    "refused": "Không tiếp nhận",
    "result": "Có kết quả",
}
OUTWARD = {
    "waiting": "Đang chờ gửi",
    "delivered": "Tỉnh đã nhận",
    "aside": "Để riêng, cần xem",
}
TASKS = {"file": "Hồ sơ", "progress": "Tiến độ"}
PAPERS = {"receipt": "In Giấy tiếp nhận", "supplement": "In Phiếu yêu cầu bổ sung"}
PICTURE_FLAWS = {
    "digest": "đến sai, máy gửi lại",
    "unsealable": "không mở được, xin báo người trông máy",
}
KINDS = {"dossier": "Tờ khai", "feedback": "Ý kiến của người dân"}
ENDS = {
    "slip": "Chỉ ghi phiếu, không có tờ khai",
    "prepared": "Tờ khai chuẩn bị sẵn, mở khi người dân đến quầy",
    "sent_ahead": "Tờ khai gửi trước, có thể xem trước khi người dân đến",
}
ORIGINS = {
    "card": "đọc từ thẻ",
    "typed": "người dân gõ",
    "chosen": "người dân chọn",
    "derived": "máy suy ra",
}
ACTORS = {"resident": "Người dân", "helper": "Người giúp", "officer": "Cán bộ"}
STEPS = {
    "answers": "Trả lời các câu hỏi",
    "fill": "Trả lời các câu hỏi",
    "check": "Xem lại",
    "declaration": "Đọc lời cam đoan",
    "consent": "Đồng ý cho dùng thông tin",
    "confirm": "Xác nhận trước khi lưu",
    "save": "Lưu tờ khai",
}
PURPOSES = {
    "declare": "Lập và chuyển tờ khai đến quầy",
    "declaration": "Lập và chuyển tờ khai đến quầy",
    "contact": "Cán bộ gọi điện khi cần bổ sung",
    "statistics": "Thống kê, không nêu tên",
}
CHANNELS = {"kiosk": "Gõ tại máy", "command": "Nhập bằng lệnh"}
LANGUAGES = {"vi": "Tiếng Việt", "en": "Tiếng Anh"}
HOW = {
    "paper": "Nhận bản giấy",
    "counter": "Nhận tại quầy",
    "online": "Nhận trực tuyến",
    "post": "Nhận qua bưu chính",
}
WHERE = {
    "paper": "Bản giấy",
    "counter": "Quầy một cửa",
    "online": "Trực tuyến",
    "post": "Bưu chính công ích",
}
COLLECTORS = {"requester": "Người khai", "self": "Người khai", "other": "Người khác"}
WHOM = {
    "self": "Khai cho mình",
    "child": "Khai cho con, cháu dưới 18 tuổi",
    "kin": "Khai cho người nhà",
    "other": "Khai hộ người khác",
    "body": "Khai cho cơ quan, tổ chức",
    "helped": "Khai giúp, người ấy tự ký",
}
YES_NO = {"yes": "Có", "no": "Không"}
REASONS = {
    "conflict": "Trùng mã nhưng khác nội dung",
    "fork": "Máy có hai tờ khai cùng một số thứ tự",
    "unreadable": "Mở niêm phong không được, hoặc nội dung không khớp nhãn",
}
DETAILS = {
    "id": "mã tờ khai",
    "seq": "số thứ tự",
    "header": "nhãn",
    "previous": "không nối với tờ khai trước",
    "next": "không nối với tờ khai sau",
    "device": "máy gửi",
    "reference": "số phiếu",
    "procedure": "thủ tục",
    "shape": "cách ghi bên trong",
    "unsealable": "niêm phong",
}
KIOSK_STATES = {
    "waiting": "Chưa kết nối",
    "enrolled": "Đang hoạt động",
    "revoked": "Đã ngừng",
}


def say(words: dict[str, str], code: object) -> str:
    """Give the words for a code, or the code itself."""
    return words.get(str(code), str(code))


def say_moment(text: object) -> str:
    """Write a stamp in local time."""
    return local_text(str(text))
