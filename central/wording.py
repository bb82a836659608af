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
    "fork": "Không khớp với sổ của máy ở trung tâm",
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
    "key_link": "khóa của máy lúc ấy",
}
WHY_CONFLICT = (
    "Ở trung tâm đã có một tờ khai mang đúng mã này mà nội dung hay nhãn khác. Thường là đĩa của"
    " máy đã bị chép, rồi cả hai bản cùng chạy."
)
WHY_FORK = {
    "seq": "Máy này đã gửi một tờ khác dưới đúng số thứ tự này. Thường là máy bị đưa về một bản"
    " chép cũ, rồi dùng lại số của tờ đã gửi.",
    "previous": "Tờ này không nối với tờ ngay trước của máy mà trung tâm đang giữ. Thường là máy bị"
    " đưa về một bản chép cũ: tờ ngay trước cũng ở mục để riêng.",
    "next": "Tờ này không nối với tờ ngay sau của máy mà trung tâm đang giữ. Thường là máy bị đưa"
    " về một bản chép cũ.",
    "key_link": "Tờ này không có chỗ trong sổ của máy vào lúc máy đổi khóa.",
}
WHY_UNREADABLE = {
    "unsealable": "Không mở được niêm phong: nội dung bị hỏng trước khi niêm phong, hay niêm phong"
    " bằng khóa khác.",
    "shape": "Nội dung bên trong không ghi theo cách trung tâm đọc được. Thường là phần mềm hai bên"
    " khác phiên bản.",
}
ENDS_ASIDE = {
    "open": "Chưa ai quyết định",
    "taken_in": "Đã nhận",
    "other_there": "Không nhận: đã có tờ khác",
    "file_anew": "Không nhận: mời khai lại",
    "unreadable": "Không nhận: không đọc được",
}
CLOSED_ASIDE = {
    "erased": "Nội dung đã xóa.",
    "unsealable": "Không mở được niêm phong, nên không đọc được ở đây. Xin mời người khai làm lại.",
    "foreign": "Nội dung do một máy khác niêm phong, không phải máy đã gửi, nên không mở ở đây. Xin"
    " gọi người phụ trách trung tâm.",
}
HINDRANCES = {
    "id": "Không nhận được tờ này: ở trung tâm đã có một tờ mang đúng mã này, và mỗi mã chỉ có một"
    " tờ.",
    "seq": "Không nhận được tờ này: số thứ tự của nó đã thuộc về một tờ khác của máy. Máy và trung"
    " tâm đối chiếu nhau theo số thứ tự, nên mỗi số chỉ có một tờ.",
    "erased": "Không nhận được tờ này: nội dung đã xóa.",
    "revoked": "Không nhận được tờ này: máy gửi nó đã bị trung tâm ngừng nhận.",
    "refused": "Không nhận được tờ này: chữ ký hay nhãn của nó không còn đúng với máy.",
    "flawed": "Không nhận được tờ này: nội dung bên trong không phải của nhãn bên ngoài.",
}
KIOSK_STATES = {
    "waiting": "Chưa kết nối",
    "enrolled": "Đang hoạt động",
    "revoked": "Đã ngừng",
}


def say(words: dict[str, str], code: object) -> str:
    """Give the words for a code, or the code itself."""
    return words.get(str(code), str(code))


def say_why(reason: str, detail: str) -> str:
    """Say in a sentence why one was set aside."""
    if reason == "conflict":
        return WHY_CONFLICT
    if reason == "fork":
        return WHY_FORK.get(detail, REASONS["fork"] + ".")
    differs = f"Nội dung bên trong không khớp nhãn bên ngoài: {say(DETAILS, detail)}."
    return WHY_UNREADABLE.get(detail, differs)


def say_moment(text: object) -> str:
    """Write a stamp in local time."""
    return local_text(str(text))
