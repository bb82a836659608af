"""Procedures and papers as the paper room sees them."""

from datetime import date
from typing import Any

from kiosk.procedures.model import Paper, Procedure

EVIDENCE = {"source": "test", "strength": "good", "checked_on": date(2026, 11, 22)}
LONG_NAME = (
    "Giao đất ở có thu tiền sử dụng đất không thông qua đấu giá, không đấu thầu lựa chọn nhà "
    "đầu tư thực hiện dự án có sử dụng đất đối với cá nhân là cán bộ, công chức, viên chức, "
    "sĩ quan tại ngũ, quân nhân chuyên nghiệp, công chức quốc phòng, công nhân và viên chức "
    "quốc phòng, sĩ quan, hạ sĩ quan, công nhân công an, người làm công tác cơ yếu và người "
    "làm công tác khác trong tổ chức cơ yếu hưởng lương từ ngân sách nhà nước mà chưa được "
    "giao đất ở, nhà ở; giáo viên, nhân viên y tế đang công tác tại các xã biên giới, hải đảo "
    "thuộc vùng có điều kiện kinh tế - xã hội khó khăn, vùng có điều kiện kinh tế - xã hội "
    "đặc biệt khó khăn nhưng chưa có đất ở, nhà ở tại nơi công tác hoặc chưa được hưởng chính "
    "sách hỗ trợ về nhà ở theo quy định của pháp luật về nhà ở; cá nhân thường trú tại xã mà "
    "không có đất ở và chưa được Nhà nước giao đất ở hoặc chưa được hưởng chính sách hỗ trợ "
    "về nhà ở theo quy định của pháp luật về nhà ở"
)


def words(vi: str, en: str) -> dict[str, str]:
    return {"vi": vi, "en": en}


def paper(name: str, handling: str, vi: str, en: str, note: Any = None) -> Paper:
    return Paper.model_validate(
        {
            "id": name,
            "name": words(vi, en),
            "handling": handling,
            "note": note,
            "evidence": EVIDENCE,
        }
    )


BIRTH: dict[str, Any] = {
    "format": 1,
    "code": "1.001193",
    "version": "2026.11.24",
    "official_name": words("Thủ tục đăng ký khai sinh", "Birth registration"),
    "plain_name": words("Giấy khai sinh cho bé", "Birth certificate for a baby"),
    "field": words("Hộ tịch", "Civil status"),
    "agency": words("Ủy ban nhân dân phường", "Ward People's Committee"),
    "agency_kind": "committee",
    "audience": "citizen",
    "who_may_file": words(
        "Bố, mẹ; ông bà hoặc người thân khác đã thống nhất nội dung với bố mẹ.",
        "Father or mother; grandparents or relatives who agreed the content with them.",
    ),
    "ends": "prepared",
    "papers": [],
    "fee": {
        "headline": words("Không mất tiền", "Free of charge"),
        "note": words(
            "Bản sao thêm: 8.000\u00a0đồng một bản. Khai muộn quá 60 ngày: theo mức của tỉnh.",
            "Extra copies: 8,000\u00a0đồng each. After 60 days: the province's fee.",
        ),
        "evidence": EVIDENCE,
    },
    "time_limit": {
        "headline": words("Trong ngày", "The same day"),
        "note": words(
            "Tính từ lúc cán bộ nhận đủ giấy tờ. Sau 15 giờ: ngày làm việc tiếp theo.",
            "From when the officer has every paper. After 15:00: the next working day.",
        ),
        "evidence": EVIDENCE,
    },
    "result": words("Giấy khai sinh", "Birth certificate"),
    "parts": [],
    "next_step": {
        "counter": words("Mời ra quầy Hộ tịch", "Please go to the civil status counter"),
        "bring": words(
            "Đưa phiếu này và giấy chứng sinh cho cán bộ.",
            "Give this slip and the birth notification to the officer.",
        ),
    },
    "legal_basis": ["Luật Hộ tịch 60/2014/QH13"],
    "page": "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7",
    "effective_from": date(2025, 7, 1),
    "evidence": EVIDENCE,
}


def procedure_with(**changes: Any) -> Procedure:
    return Procedure.model_validate({**BIRTH, **changes})
