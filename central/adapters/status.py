"""The status codes of the exchange, and the states of the desk they stand for."""

from dataclasses import dataclass

FILE = "file"
PROGRESS = "progress"

WORDS = {
    "1": "Mới đăng ký",
    "2": "Được tiếp nhận",
    "3": "Không được tiếp nhận",
    "4": "Đang xử lý",
    "5": "Yêu cầu bổ sung giấy tờ",
    "6": "Yêu cầu thực hiện nghĩa vụ tài chính",
    "7": "Công dân yêu cầu rút hồ sơ",
    "8": "Dừng xử lý",
    "9": "Đã xử lý xong",
    "10": "Đã trả kết quả",
}
OF_STATE = {"received": "2", "refused": "3", "supplement": "5", "result": "9"}
# What the kiosk may tell; of others it keeps what the desk said.
DESK_STATES = {
    "2": "received",
    "3": "refused",
    "4": "received",
    "5": "supplement",
    "6": "received",
    "9": "result",
    "10": "result",
}
ENDED = frozenset({"3", "7", "8", "10"})


@dataclass(frozen=True, slots=True)
class Standing:
    """What the province says of one file: its official number and its status code, when known."""

    number: str | None = None
    status: str | None = None
