"""The items of the classic exchange, field by field, from one report.

Fields and times as in the public client of the OpenCPS project (VietOpenCPS/opencps-v2, classes
DVCQGIntegrationActionImpl and DVCQGIntegrationActionTerm). What the exchange marks as not required
and the centre does not know is empty. Answers of the form have no field there and stay here.
"""

import re
from collections.abc import Mapping
from datetime import datetime

from central.adapters.port import Report
from central.adapters.status import OF_STATE
from central.clock import VIETNAM
from central.declaration import as_map, as_text
from central.desk_papers import applicant
from kiosk.paper.wording import printable

APPOINTMENT = re.compile(
    r"(?:(?P<hour>\d{1,2}) *(?:giờ|g|h|:) *(?P<minute>\d{1,2})?.*?)?"
    r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})",
    re.IGNORECASE | re.DOTALL,
)
PERSON, BODY = "1", "2"
BY_POST = "1"
AT_DESK = "0"


def time_text(moment: datetime | None) -> str:
    """Write a moment as the exchange does, yyyyMMddHHmmss in local time."""
    return f"{moment.astimezone(VIETNAM):%Y%m%d%H%M%S}" if moment is not None else ""


def appointment(text: str) -> datetime | None:
    """Read the day and hour an officer wrote; None when it is not written plainly."""
    found = APPOINTMENT.search(text)
    if found is None:
        return None
    numbers = {name: int(value or 0) for name, value in found.groupdict().items()}
    try:
        return datetime(**numbers, tzinfo=VIETNAM)
    except ValueError:
        return None


def file_item(report: Report) -> dict[str, object]:
    """Make the item of DongBoHoSoMC."""
    plain, procedure = report.plain, report.procedure
    person = applicant(plain, procedure)
    whom = as_text(as_map(plain.get("on_behalf")).get("for"))
    title = printable(procedure.official_name.vi) if procedure else code_of(plain)
    post = as_text(as_map(plain.get("result")).get("how")) == "post"
    return {
        "MaHoSo": report.file_id,
        "MaTTHC": code_of(plain),
        "TenTTHC": title,
        "MaLinhVuc": "",
        "TenLinhVuc": printable(procedure.field.vi) if procedure else "",
        "SoBienNhan": report.filed.reference,
        "ChuHoSo": person["person"],
        "LoaiDoiTuong": BODY if whom == "body" else PERSON,
        "MaDoiTuong": person["person_number"],
        "ThongTinKhac": "",
        "Email": person["person_email"],
        "Fax": "",
        "SoDienThoai": person["person_phone"],
        "TrichYeuHoSo": title,
        "NgayTiepNhan": time_text(report.received_at),
        "NgayHenTra": time_text(appointment(report.received_note.get("appointment", ""))),
        "TrangThaiHoSo": OF_STATE[report.state],
        "NgayTra": "",
        "ThongTinTra": "",
        "HinhThuc": BY_POST if post else AT_DESK,
        "NgayKetThucXuLy": "",
        "DonViXuLy": report.agency,
        "GhiChu": "",
        "TaiLieuNop": [],
        "DanhSachLePhi": [],
        "DanhSachTepDinhKemKhac": [],
        "DanhSachHoSoBoSung": [],
        "DanhSachGiayToKetQua": [],
    }


def progress_item(report: Report) -> dict[str, object]:
    """Make the item of CapNhatTienDoHoSoMC."""
    return {
        "MaHoSo": report.file_id,
        "NguoiXuLy": report.mark.staff,
        "ChucDanh": "",
        "ThoiDiemXuLy": time_text(report.decided_at),
        "PhongBanXuLy": report.agency,
        "NoiDungXuLy": words_of(report),
        "TrangThai": OF_STATE[report.state],
        "NgayBatDau": "",
        "NgayKetThucTheoQuyDinh": "",
    }


def code_of(plain: Mapping[str, object]) -> str:
    """Give the code of the procedure, as sealed."""
    return printable(as_text(as_map(plain.get("procedure")).get("code")))


def words_of(report: Report) -> str:
    """Give which part it is about and what the officer wrote: the reason, or the remark."""
    texts = (report.part, report.note.get("reason", ""), report.note.get("note", ""))
    return "; ".join(printable(text) for text in texts if text)
