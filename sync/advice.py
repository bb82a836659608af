"""What staff read beside a reason: how one declaration stands, and what to do about a reason.

Advice is for who serves people at the counter: no command, nothing to open. `docs/vi/ly-do.md` has
what a technician does. Pure words; Vietnamese, English.
"""

from typing import Literal

from sync.reasons import Language

Standing = Literal[
    "queued", "sending", "pictures", "delivered", "purged", "held", "aside", "closed", "damaged"
]
QUARANTINED = frozenset({"conflict", "fork"})
CLOSED = frozenset({"settled", "file_anew"})

STANDINGS: dict[Standing, tuple[str, str]] = {
    "queued": ("Đang chờ gửi", "Waiting to be sent"),
    "sending": ("Đang gửi", "Being sent"),
    "pictures": ("Đã đến, đang gửi ảnh giấy tờ", "Arrived, pictures on their way"),
    "delivered": ("Đã đến trung tâm", "At the centre"),
    "purged": ("Đã đến trung tâm", "At the centre"),
    "held": ("Giữ lại", "Held"),
    "aside": ("Trung tâm để riêng", "Set aside by the centre"),
    "closed": ("Trung tâm không nhận", "Closed by the centre"),
    "damaged": ("Bị hỏng", "Damaged"),
}

NOTHING = ("Không phải làm gì.", "Nothing to do.")
STRANGER = (
    "Máy không gửi gì cho nơi lạ, tờ khai không mất. Gấp thì chép ra USB.",
    "Nothing goes to strangers, nothing is lost. If urgent, copy to USB.",
)
WRONG_PLACE = (
    "Gọi kỹ thuật. Máy không gửi gì cho nơi lạ, tờ khai không mất. Gấp thì chép ra USB.",
    "Call a technician. Nothing goes to strangers, nothing is lost. If urgent, copy to USB.",
)
NETWORK = (
    "Không phải làm gì với tờ khai. Gấp thì chép ra USB.",
    "Nothing to do about the declarations. If urgent, copy to USB.",
)
KEEP = (
    "Gọi cả trung tâm. Đừng cài lại máy: tờ khai đang chờ chỉ còn ở máy này.",
    "Call the centre, too. Do not set the kiosk up anew: it alone has what waits.",
)
LOST = (
    "Giữ nguyên máy, đọc số phiếu cho kỹ thuật. Tìm người khai theo giờ lưu, mời khai lại ở quầy.",
    "Leave the kiosk as it is. Find the person by the time saved; have it filed anew.",
)
AFTER_TECHNICIAN = (
    "Đọc số phiếu cho kỹ thuật. Kỹ thuật làm xong thì bấm Gửi lại.",
    "Read the number out to the technician. When that is done, send it again.",
)
PAPERS_AT_DESK = (
    "Đọc số phiếu cho kỹ thuật. Giấy tờ thì xem bản chính ở quầy.",
    "Read the number out to the technician. See the papers themselves at the counter.",
)

ADVICE: dict[str, tuple[str, str]] = {
    "no_line": (
        "Xem đèn của bộ phát mạng và dây mạng. Quá ba ngày chưa có mạng thì chép ra USB.",
        "Look at the lights and cables of the network. After three days, copy to USB.",
    ),
    "no_answer": (
        "Không phải làm gì. Cả ngày vẫn thế thì báo người phụ trách mạng.",
        "Nothing to do. If it stays so all day, tell whoever looks after the network.",
    ),
    "centre_down": (
        "Không phải làm gì. Quá nửa ngày thì gọi trung tâm.",
        "Nothing to do. After half a day, call the centre.",
    ),
    "busy": NOTHING,
    "login_page": NETWORK,
    "redirected": NETWORK,
    "other_answer": WRONG_PLACE,
    "endless_answer": WRONG_PLACE,
    "bad_tls": STRANGER,
    "wrong_signature": STRANGER,
    "other_receipt": STRANGER,
    "revoked_device": KEEP,
    "unknown_device": KEEP,
    "wrong_centre": KEEP,
    "bad_signature": KEEP,
    "bad_nonce": (
        "Không phải làm gì. Cả ngày vẫn thế thì gọi trung tâm.",
        "Nothing to do. If it stays so all day, call the centre.",
    ),
    "used_code": (
        "Gọi kỹ thuật để ghép máy bằng mã mới.",
        "Call a technician to join the kiosk with it.",
    ),
    "not_enrolled": (
        "Chưa ghép thì máy chưa lưu được tờ khai nào.",
        "Until then nothing can be saved.",
    ),
    "conflict": (
        "Gọi trung tâm, đọc số phiếu. Trung tâm xem xong thì bấm Gửi lại để biết kết quả.",
        "Call the centre, read out the number. When they have looked, send it again to hear.",
    ),
    "fork": (
        "Gọi kỹ thuật và trung tâm, đọc số phiếu. Trung tâm xem xong thì bấm Gửi lại để biết.",
        "Call a technician and the centre. When they have looked, send it again to hear.",
    ),
    "settled": (
        "Không phải làm gì nữa với tờ này.",
        "There is nothing more to do about this one.",
    ),
    "file_anew": (
        "Tìm người khai theo số phiếu và giờ lưu, mời khai lại ở quầy. Tờ này không phải gửi lại.",
        "Find the person by number and time saved; have it filed anew. This one is not sent again.",
    ),
    "too_large": AFTER_TECHNICIAN,
    "bad_request": AFTER_TECHNICIAN,
    "unreadable": (
        "Tìm người khai theo số phiếu và giờ lưu, mời khai lại ở quầy.",
        "Find the person by the number and the time saved; have it filed anew at the counter.",
    ),
    "refused": (
        "Không phải làm gì. Quá một ngày thì gọi trung tâm, đọc số phiếu.",
        "Nothing to do. After a day, call the centre and read out the number.",
    ),
    "held_by_staff": (
        "Muốn gửi tiếp thì bấm Gửi lại.",
        "To let it go on, send it again.",
    ),
    "exported": (
        "Đem USB về trung tâm. Đem lại máy này thì bấm Lấy biên nhận từ USB về.",
        "Take the USB stick to the centre. Back here, take the receipts from it.",
    ),
    "asked_again": NOTHING,
    "unexpected": AFTER_TECHNICIAN,
    "other_head": LOST,
    "bad_digest": LOST,
    "bad_header": LOST,
    "bad_columns": LOST,
    "payload_missing": LOST,
    "attachments_waiting": NOTHING,
    "bad_piece": NOTHING,
    "other_offset": NOTHING,
    "unknown_attachment": NOTHING,
    "bad_attachment": PAPERS_AT_DESK,
    "attachment_missing": PAPERS_AT_DESK,
}


def what_to_do(code: str, language: Language = "vi") -> str:
    """Say what staff do about a reason; empty where there is nothing special to say of it."""
    words = ADVICE.get(code)
    return "" if words is None else words[0 if language == "vi" else 1]


def standing_of(state: str, reason: str | None) -> Standing:
    """Tell where a declaration stands, as staff call it, from its state and reason."""
    if state == "held" and reason in QUARANTINED:
        return "aside"
    if state == "held" and reason in CLOSED:
        return "closed"
    if state == "queued" and reason == "attachments_waiting":
        return "pictures"
    return next((known for known in STANDINGS if known == state), "queued")


def standing_words(standing: Standing, language: Language = "vi") -> str:
    """Say it."""
    return STANDINGS[standing][0 if language == "vi" else 1]
