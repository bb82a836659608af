"""Reason codes of the kiosk itself: its enrolment, its book, the USB stick. See `sync.reasons`."""

# An enrolment file that may not be used.
ENROLMENT: dict[str, tuple[str, str]] = {
    "too_long": (
        "Tệp quá dài, không phải tệp ghép máy.",
        "The file is too long to be an enrolment file.",
    ),
    "not_json": (
        "Đây không phải tệp ghép máy.",
        "It is not an enrolment file.",
    ),
    "bad_fields": (
        "Tệp ghép máy thiếu hoặc sai mục. Xin lấy tệp mới ở trung tâm.",
        "The enrolment file is incomplete or wrong. Get a new one from the centre.",
    ),
    "bad_address": (
        "Địa chỉ trung tâm trong tệp không dùng được. Xin lấy tệp mới ở trung tâm.",
        "The centre's address in the file cannot be used. Get a new file from the centre.",
    ),
    "bad_keys": (
        "Khóa của trung tâm trong tệp không đúng. Xin lấy tệp mới ở trung tâm.",
        "The centre's keys in the file are not right. Get a new file from the centre.",
    ),
    "bad_ca": (
        "Chứng thư trong tệp không đọc được. Xin lấy tệp mới ở trung tâm.",
        "The certificate in the file cannot be read. Get a new file from the centre.",
    ),
}

# The kiosk itself: nothing was saved, or nothing can be.
STORE: dict[str, tuple[str, str]] = {
    "not_enrolled": (
        "Máy chưa được ghép với trung tâm. Xin gọi kỹ thuật.",
        "This kiosk has not joined a centre yet. Please call a technician.",
    ),
    "already_enrolled": (
        "Máy đã được ghép với trung tâm từ trước.",
        "This kiosk has joined its centre already.",
    ),
    "agent_running": (
        "Máy đang tự gửi rồi, không cần gửi thêm lần nữa.",
        "The kiosk is sending by itself already; there is no need to start it again.",
    ),
    "unknown_dossier": (
        "Máy không có tờ khai nào mang số này.",
        "There is no declaration of this number on this kiosk.",
    ),
    "unreadable_file": (
        "Không mở được tệp.",
        "The file cannot be opened.",
    ),
    "queue_damaged": (
        "Sổ của máy không còn nguyên như lúc ghi. Xin gọi kỹ thuật, đừng xóa.",
        "The kiosk's book is not as it was written. Please call a technician; delete nothing.",
    ),
    "bad_settings": (
        "Cấu hình của máy chưa đúng.",
        "The kiosk's settings are not right.",
    ),
    "references_used_up": (
        "Máy đã dùng hết số phiếu. Xin xin số máy mới ở trung tâm.",
        "All slip numbers of this kiosk are used. Get a new kiosk number from the centre.",
    ),
    "keys_used_up": (
        "Máy đã đổi khóa đủ số lần cho phép. Xin ghép lại máy bằng tệp mới của trung tâm.",
        "This kiosk's key was changed as often as it can be. Join it anew with a new file.",
    ),
    "disk_full": (
        "Ổ đĩa đầy, máy chưa lưu được. Xin gọi kỹ thuật.",
        "The disk is full; nothing was saved. Please call a technician.",
    ),
    "disk_failed": (
        "Ổ đĩa bị lỗi, máy chưa lưu được. Xin gọi kỹ thuật.",
        "The disk failed; nothing was saved. Please call a technician.",
    ),
    "store_locked": (
        "Máy đang bận ghi, chưa lưu được. Xin thử lại.",
        "The kiosk is busy writing; nothing was saved. Please try again.",
    ),
    "store_damaged": (
        "Sổ của máy đã hỏng. Xin gọi kỹ thuật, đừng xóa.",
        "The kiosk's book is damaged. Please call a technician; delete nothing.",
    ),
    "store_unsupported": (
        "Phần mềm không hợp với sổ của máy. Xin gọi kỹ thuật.",
        "The software does not fit the kiosk's book. Please call a technician.",
    ),
    "store_failed": (
        "Máy chưa ghi được sổ. Xin gọi kỹ thuật.",
        "The kiosk could not write its book. Please call a technician.",
    ),
    "key_damaged": (
        "Khóa riêng của máy đã hỏng. Xin gọi kỹ thuật.",
        "The kiosk's own key is damaged. Please call a technician.",
    ),
}

# The stick by which declarations travel where no line comes.
STICK: dict[str, tuple[str, str]] = {
    "no_stick": (
        "Không thấy USB ở chỗ này. Xin cắm lại, hoặc xem lại tên thư mục.",
        "There is no USB stick at this place. Plug it in again, or check the folder's name.",
    ),
    "stick_full": (
        "USB không đủ chỗ. Chưa chép gì. Xin dùng chiếc khác, hoặc xóa bớt.",
        "There is not enough room on the USB stick. Use another one, or make room.",
    ),
    "stick_gone": (
        "USB bị rút ra hoặc bị lỗi giữa chừng. Xin cắm lại rồi làm lại; không mất gì.",
        "The USB stick was pulled out or failed. Plug it in and do it again; nothing is lost.",
    ),
    "nothing_for_this_kiosk": (
        "Trên USB này không có giấy biên nhận nào của máy này.",
        "This USB stick holds no receipts for this kiosk.",
    ),
    "agent_busy": (
        "Máy đang bận gửi, sẽ tự làm việc này ngay sau đó.",
        "The kiosk is busy sending; it will do this by itself right afterwards.",
    ),
}
