"""Why a report has not gone, in words for an officer. Codes are a closed list (docs/errors.md)."""

REFUSED = "refused_"
WORDS = {
    "no_line": "chưa nối được tới hệ thống của tỉnh",
    "no_answer": "hệ thống của tỉnh chưa trả lời",
    "bad_tls": "nơi trả lời không có chứng thư của tỉnh",
    "not_serving": "hệ thống của tỉnh đang nghỉ",
    "login_page": "trả lời là một trang web, không phải hệ thống của tỉnh",
    "http_error": "hệ thống của tỉnh báo lỗi",
    "not_allowed": "tỉnh không cho tài khoản này gửi",
    "no_session": "tỉnh không cho đăng nhập",
    "no_secret": "trung tâm chưa đọc được mật khẩu gửi tỉnh",
    "garbled": "câu trả lời của tỉnh không đọc được",
    "endless_answer": "câu trả lời của tỉnh dài quá",
    "unknown_there": "tỉnh chưa thấy hồ sơ này",
    "closed": "nội dung tờ khai không còn mở được",
    "cannot_write": "chưa ghi được vào thư mục",
    "defect": "trung tâm gặp lỗi khi gửi, xin báo kỹ thuật",
    "held": "cán bộ để lại, chưa gửi",
}


def say_reason(reason: str | None) -> str:
    """Give the words; of a refusal the province's own code too."""
    if reason is None:
        return ""
    if reason.startswith(REFUSED):
        return f"tỉnh không nhận, mã lỗi {reason.removeprefix(REFUSED)}"
    return WORDS.get(reason, reason)
