"""Reason codes in plain words for staff, Vietnamese and English: the one closed list of codes."""

from typing import Literal

from sync.kiosk_reasons import ENROLMENT, STICK, STORE

Language = Literal["vi", "en"]

# Conditions of the site: nothing is wrong with any declaration.
SITE: dict[str, tuple[str, str]] = {
    "no_line": (
        "Chưa có đường truyền về trung tâm. Máy giữ tờ khai và tự gửi lại.",
        "There is no line to the centre. Declarations are kept here and sent again later.",
    ),
    "no_answer": (
        "Đường truyền bị ngắt giữa chừng. Máy tự gửi lại.",
        "The line broke off half-way. The kiosk tries again by itself.",
    ),
    "centre_down": (
        "Trung tâm đang tạm nghỉ. Máy tự gửi lại.",
        "The centre is not working at the moment. The kiosk tries again by itself.",
    ),
    "busy": (
        "Trung tâm đang đông. Máy chờ đến lượt rồi gửi.",
        "The centre is busy. The kiosk waits for its turn.",
    ),
    "login_page": (
        "Mạng ở đây đòi đăng nhập trước. Xin gọi người phụ trách mạng.",
        "The network here asks for a log-in first. Please call whoever looks after it.",
    ),
    "redirected": (
        "Mạng ở đây dẫn máy sang nơi khác, không phải trung tâm. Xin gọi người phụ trách mạng.",
        "The network here leads to another place, not the centre. Please call its caretaker.",
    ),
    "other_answer": (
        "Nơi trả lời không phải trung tâm của máy này. Xin xem lại địa chỉ.",
        "What answered is not this kiosk's centre. Please check the address.",
    ),
    "endless_answer": (
        "Nơi trả lời không phải trung tâm của máy này. Xin xem lại địa chỉ.",
        "What answered is not this kiosk's centre. Please check the address.",
    ),
    "bad_tls": (
        "Không chứng minh được bên kia là trung tâm. Máy không gửi gì. Xin gọi kỹ thuật.",
        "The other side cannot prove that it is the centre. Nothing is sent. Call a technician.",
    ),
    "wrong_signature": (
        "Giấy biên nhận không phải của trung tâm. Tờ khai vẫn giữ ở máy. Xin gọi kỹ thuật.",
        "The receipt is not the centre's. Declarations stay here. Please call a technician.",
    ),
    "other_receipt": (
        "Giấy biên nhận không khớp với tờ khai. Tờ khai vẫn giữ ở máy. Xin gọi kỹ thuật.",
        "The receipt does not match the declaration, which stays here. Call a technician.",
    ),
    "revoked_device": (
        "Trung tâm không còn nhận tờ khai từ máy này. Xin gọi kỹ thuật.",
        "The centre takes no declarations from this kiosk any more. Please call a technician.",
    ),
    "unknown_device": (
        "Trung tâm chưa biết máy này. Tờ khai vẫn giữ ở máy. Xin gọi kỹ thuật.",
        "The centre does not know this kiosk. It keeps its declarations. Please call a technician.",
    ),
    "wrong_centre": (
        "Tờ khai được niêm phong cho một trung tâm khác. Xin gọi kỹ thuật.",
        "The declarations are sealed for another centre. Please call a technician.",
    ),
    "bad_signature": (
        "Chữ ký của máy không đúng với chữ ký trung tâm đã ghi. Xin gọi kỹ thuật.",
        "The kiosk's signature is not the one expected. Please call a technician.",
    ),
    "bad_nonce": (
        "Trung tâm chưa trả lời được tin hỏi. Máy tự hỏi lại.",
        "The centre could not answer the question. The kiosk asks again by itself.",
    ),
    "used_code": (
        "Mã ghép máy sai, đã dùng hoặc hết hạn. Xin lấy mã mới ở trung tâm.",
        "The joining code is wrong, used or expired. Get a new one from the centre.",
    ),
}

# One declaration: the others go on.
DOSSIER: dict[str, tuple[str, str]] = {
    "conflict": (
        "Trung tâm đã có một tờ khai khác cùng mã. Cán bộ trung tâm cần xem.",
        "The centre has another declaration of the same number. Staff there must look at it.",
    ),
    "fork": (
        "Sổ của máy và sổ của trung tâm không khớp. Cán bộ trung tâm cần xem.",
        "The kiosk's book and the centre's do not agree. Staff at the centre must look at it.",
    ),
    "settled": (
        "Cán bộ trung tâm đã xem và không nhận tờ khai này, vì đã có tờ khác.",
        "Staff at the centre looked at it and closed it: another declaration is there.",
    ),
    "file_anew": (
        "Cán bộ trung tâm đã xem và không nhận tờ khai này. Cần mời người khai làm lại.",
        "Staff at the centre looked at it and closed it. It has to be filed anew.",
    ),
    "too_large": (
        "Tờ khai lớn quá mức trung tâm nhận. Xin gọi kỹ thuật.",
        "The declaration is larger than the centre takes. Please call a technician.",
    ),
    "unreadable": (
        "Trung tâm không đọc được tờ khai này. Xin mời người khai làm lại tại quầy.",
        "The centre cannot read this declaration. Please make it again at the counter.",
    ),
    "bad_request": (
        "Trung tâm không nhận dạng tờ khai này. Xin gọi kỹ thuật.",
        "The centre does not take a declaration in this form. Please call a technician.",
    ),
    "refused": (
        "Trung tâm chưa nhận tờ khai này. Máy tự gửi lại.",
        "The centre did not take this declaration yet. The kiosk tries again by itself.",
    ),
    "held_by_staff": (
        "Cán bộ giữ lại tờ khai này.",
        "Staff keep this declaration back.",
    ),
    "exported": (
        "Đã chép tờ khai này vào USB. Máy chờ giấy biên nhận, có đường truyền thì tự gửi.",
        "This one was copied to a USB stick. The kiosk waits for the receipt, or for the line.",
    ),
    "asked_again": (
        "Trung tâm cần nhận lại tờ khai này. Máy tự gửi lại.",
        "The centre needs this declaration again. The kiosk sends it by itself.",
    ),
    "unexpected": (
        "Tờ khai này chưa gửi được, chưa rõ vì sao. Máy tự gửi lại. Xin báo kỹ thuật.",
        "This one could not be sent, for a reason unknown. Please tell a technician.",
    ),
    "other_head": (
        "Tờ khai này không còn đúng như lúc máy ghi sổ. Cán bộ cần xem.",
        "This declaration is not the one the kiosk had in its book. Staff must look at it.",
    ),
    "bad_digest": (
        "Nội dung tờ khai trên đĩa đã hỏng. Xin gọi kỹ thuật, đừng xóa.",
        "The stored declaration is damaged. Please call a technician; delete nothing.",
    ),
    "bad_header": (
        "Dòng ghi sổ của tờ khai đã hỏng. Xin gọi kỹ thuật, đừng xóa.",
        "The book entry of the declaration is damaged. Call a technician; delete nothing.",
    ),
    "bad_columns": (
        "Dòng ghi sổ của tờ khai đã bị sửa. Xin gọi kỹ thuật, đừng xóa.",
        "The book entry of the declaration was changed. Call a technician; delete nothing.",
    ),
    "attachments_waiting": (
        "Trung tâm đã có tờ khai. Máy đang gửi tiếp ảnh chụp giấy tờ.",
        "The centre has the declaration. The pictures of papers are still being sent.",
    ),
    "bad_piece": (
        "Ảnh chụp giấy tờ chưa đến nguyên vẹn. Máy tự gửi lại.",
        "A picture of a paper did not arrive whole. The kiosk sends it again by itself.",
    ),
    "other_offset": (
        "Ảnh chụp giấy tờ gửi chưa đúng chỗ. Máy tự hỏi lại rồi gửi tiếp.",
        "A picture of a paper goes on at another place. The kiosk asks and goes on by itself.",
    ),
    "unknown_attachment": (
        "Trung tâm chưa biết ảnh chụp này. Máy tự gửi lại tờ khai trước.",
        "The centre does not know this picture. The kiosk sends the declaration first.",
    ),
    "bad_attachment": (
        "Ảnh chụp giấy tờ trên đĩa đã hỏng. Xin gọi kỹ thuật, đừng xóa.",
        "A stored picture of a paper is damaged. Please call a technician; delete nothing.",
    ),
    "attachment_missing": (
        "Ảnh chụp giấy tờ không còn trên đĩa. Xin gọi kỹ thuật.",
        "A picture of a paper is gone from the disk. Please call a technician.",
    ),
    "payload_missing": (
        "Nội dung tờ khai không còn trên đĩa. Xin gọi kỹ thuật.",
        "The content of the declaration is gone. Please call a technician.",
    ),
}

# What a check of the whole queue finds beside the above.
CHAIN: dict[str, tuple[str, str]] = {
    "removed": (
        "Thiếu một dòng trong sổ.",
        "An entry is missing from the book.",
    ),
    "broken_link": (
        "Dòng này không nối với dòng trước trong sổ.",
        "The entry does not follow from the one before it.",
    ),
    "same_id": (
        "Hai dòng trong sổ có cùng mã.",
        "Two entries of the book have the same number.",
    ),
    "bad_receipt": (
        "Giấy biên nhận lưu ở máy không đúng.",
        "The stored receipt is not right.",
    ),
}

WORDS: dict[str, tuple[str, str]] = {**SITE, **DOSSIER, **CHAIN, **ENROLMENT, **STORE, **STICK}


def in_words(code: str, language: Language = "vi") -> str:
    """Say a reason code in plain words; KeyError for a code that is not on the list."""
    vietnamese, english = WORDS[code]
    return vietnamese if language == "vi" else english
