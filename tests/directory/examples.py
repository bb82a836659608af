"""An invented list of procedures, as small as it can be and as long as names can be."""

import csv
import io
from datetime import datetime
from pathlib import Path

from kiosk.directory.entry import COLUMNS
from kiosk.directory.reading import read_list
from kiosk.directory.store import Directory, store_directory
from kiosk.session.site_clock import ZONE

PAGE = "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/019d2bfa-0000-7000-9000-{number:0>12}"
BEES, SCHOOL, BARE, DEATH = "9.100001", "9.100002", "9.100003", "9.100004"
IMPORTED_AT = datetime(2026, 11, 20, 9, 30, tzinfo=ZONE)
CLAUSE = (
    "Hỗ trợ ví dụ tiền ăn trưa, chi phí đi lại và tiền đóng học cho trẻ em mẫu giáo, học sinh ở "
    "thôn, ấp, bản đặc biệt khó khăn, xã biên giới, xã đảo và vùng có người Ở Đu, Ẩm Thực Ỗ; "
)
LONGEST = (CLAUSE * 6)[:919].rstrip(" ,;")


def row(code: str, name: str, **cells: str) -> dict[str, str]:
    """One row by column: filed at the counter for nothing within three days, unless told."""
    usual = {
        "code": code,
        "name": name,
        "field": "Ví dụ",
        "level": "Cấp xã",
        "decision": "1/QĐ-VD",
        "audience": "citizen",
        "result": "Giấy xác nhận ví dụ",
        "result_code": "KQ.G10.000001",
        "page": PAGE.format(number=code[2:]),
        "online": "no",
        "post": "no",
        "in_person": "yes",
        "in_person_time": "3 working_day",
        "in_person_fee": "free",
    }
    return dict.fromkeys(COLUMNS, "") | usual | cells


ROWS = (
    row(BEES, "Thủ tục đăng ký ví dụ về nuôi ong lấy mật"),
    row(
        SCHOOL,
        LONGEST,
        audience="organisation",
        level="Cấp bộ, Cấp tỉnh, Cấp xã, Cơ quan khác",
        field="Ví dụ về thành lập và hoạt động của tổ hợp tác, hợp tác xã, liên hiệp hợp tác xã",
        result="Quyết định ví dụ về việc hỗ trợ tiền ăn trưa, tiền đóng học; hoặc văn bản trả lời "
        "nêu rõ lý do, theo mẫu số 12 của phụ lục kèm theo Nghị định ví dụ số 1/2026/NĐ-VD",
        in_person_time="5 working_day",
        in_person_fee="50000",
        online="yes",
        online_time="15 day",
        online_fee="",
        post="yes",
        post_time="7",
        post_fee="free",
    ),
    row(
        BARE,
        "Thông báo ví dụ",
        level="",
        decision="",
        result="",
        result_code="",
        page="",
        in_person="no",
        in_person_time="",
        in_person_fee="",
    ),
    row(DEATH, "Trích lục ví dụ, cấp lại", field="Hộ tịch", in_person_fee=""),
)


Rows = tuple[dict[str, str], ...]


def as_csv(rows: Rows = ROWS) -> str:
    """Write rows as the national list is written."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def have_imported(data_dir: Path, rows: Rows = ROWS) -> None:
    """Be a kiosk that imported the invented list."""
    entries = read_list(as_csv(rows).encode())
    store_directory(data_dir, Directory(entries, IMPORTED_AT, 1, "0" * 64))
