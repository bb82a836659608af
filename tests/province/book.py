"""What a province of the classic exchange keeps, and how strictly it looks at what it is given."""

import re
import threading
from dataclasses import dataclass, field
from typing import Any


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TIME = re.compile(r"(\d{14})?")
FILE_FIELDS = words(
    "MaHoSo MaTTHC TenTTHC MaLinhVuc TenLinhVuc SoBienNhan ChuHoSo LoaiDoiTuong MaDoiTuong "
    "ThongTinKhac Email Fax SoDienThoai TrichYeuHoSo NgayTiepNhan NgayHenTra TrangThaiHoSo NgayTra "
    "ThongTinTra HinhThuc NgayKetThucXuLy DonViXuLy GhiChu TaiLieuNop DanhSachLePhi "
    "DanhSachTepDinhKemKhac DanhSachHoSoBoSung DanhSachGiayToKetQua"
)
LISTS = frozenset(name for name in FILE_FIELDS if name.startswith(("DanhSach", "TaiLieu")))
PROGRESS_FIELDS = words(
    "MaHoSo NguoiXuLy ChucDanh ThoiDiemXuLy PhongBanXuLy NoiDungXuLy TrangThai NgayBatDau "
    "NgayKetThucTheoQuyDinh"
)
NEEDED = ("MaHoSo", "MaTTHC", "TenTTHC", "NgayTiepNhan", "TrangThaiHoSo", "DonViXuLy")
NEEDED_OF_PROGRESS = ("MaHoSo", "NguoiXuLy", "ThoiDiemXuLy", "TrangThai")


PROCEDURES = {"1.001193": ("Đăng ký khai sinh", "G15-HT01", "Hộ tịch")}


@dataclass
class Kept:
    """One file: what it holds now, how often it was entered and updated, and its steps."""

    item: dict[str, Any]
    number: str = ""
    entered: int = 1
    updated: int = 0
    steps: list[dict[str, Any]] = field(default_factory=list)

    @property
    def status(self) -> str:
        return self.steps[-1]["TrangThai"] if self.steps else self.item["TrangThaiHoSo"]


@dataclass
class Book:
    """Every file by the sender's id. `lax`: a file entered twice is kept twice, not refused."""

    files: dict[str, Kept] = field(default_factory=dict)
    lax: bool = False
    numbers_later: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)

    def number(self, file_id: str) -> str:
        """Give the official number, as provinces do: unit, day, number of the day."""
        kept = self.files[file_id]
        if not kept.number:
            kept.number = f"H15.50.05.13-261201-{list(self.files).index(file_id) + 1:04}"
        return kept.number

    def names(self, code: str) -> dict[str, Any]:
        """Name a procedure and its field; upper case, as the portal does."""
        if code not in PROCEDURES:
            return done(result=[])
        title, field_code, field_name = PROCEDURES[code]
        fields = [{"MALINHVUC": field_code, "TENLINHVUC": field_name}]
        return done(result=[{"MATTHC": code, "TENTTHC": title, "LINHVUCTHUCHIEN": fields}])

    def find(self, file_id: str) -> dict[str, Any]:
        kept = self.files.get(file_id)
        if kept is None:
            return done(result=[])
        if not self.numbers_later:
            self.number(file_id)
        shown = {"MaHoSo": kept.number or file_id, "TrangThaiHoSo": kept.status}
        return done(result=[shown])

    def enter(self, item: dict[str, Any], updating: object) -> dict[str, Any]:
        fault = faults_of(item, FILE_FIELDS, NEEDED)
        if fault or updating not in ("True", "False"):
            return refused("22", fault or "isUpdating")
        if item["LoaiDoiTuong"] not in ("1", "2") or item["HinhThuc"] not in ("0", "1"):
            return refused("22", "LoaiDoiTuong")
        if item["MaTTHC"] in PROCEDURES and item["MaLinhVuc"] != PROCEDURES[item["MaTTHC"]][1]:
            return refused("22", "MaLinhVuc")
        kept = self.files.get(item["MaHoSo"])
        if updating == "True":
            if kept is None:
                return refused("41", "no such file")
            kept.item = item
            kept.updated += 1
        elif kept is None:
            self.files[item["MaHoSo"]] = Kept(item)
        elif self.lax:
            kept.entered += 1
        else:
            return refused("40", "there already")
        return done()

    def add_step(self, item: dict[str, Any]) -> dict[str, Any]:
        fault = faults_of(item, PROGRESS_FIELDS, NEEDED_OF_PROGRESS)
        if fault:
            return refused("22", fault)
        kept = self.files.get(item["MaHoSo"])
        if kept is None:
            return refused("41", "no such file")
        kept.steps.append(item)
        return done()


def faults_of(item: object, fields: frozenset[str], needed: tuple[str, ...]) -> str:
    """Name the first thing about an item that is not as documented."""
    if not isinstance(item, dict) or set(item) != fields:
        return "fields"
    for name, value in item.items():
        if not isinstance(value, list if name in LISTS else str):
            return name
        if name.startswith(("Ngay", "ThoiDiem")) and not TIME.fullmatch(value):
            return name
    return next((name for name in needed if not item[name]), "")


def done(**more: Any) -> dict[str, Any]:
    return {"error_code": "00", "error_message": "", **more}


def refused(code: str, message: str) -> dict[str, Any]:
    return {"error_code": code, "error_message": message}
