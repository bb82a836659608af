"""Answers for each procedure with a form: an everyday set, and one as long as answers may be."""

from kiosk.journey.answers import Answer
from kiosk.procedures.model import Procedure

LONG_PERSON = "Công Tằng Tôn Nữ Nguyễn Phúc Hoàng Bảo Khánh Thượng Nghiễm Quỳnh Trường Xuân Hường"
LONG_PLACE = (
    "Căn hộ số 2408 tầng 24 tòa nhà chung cư cao tầng Trường Thượng Nghĩa, số 1234 ngõ 567 "
    "ngách 89 đường Nguyễn Thị Minh Khai kéo dài, tổ dân phố số 17 khu Thượng, "
    "phường Khuê Trường Nghiễm, thành phố Hải Phòng"
)

BIRTH: dict[str, Answer] = {
    "relation": "mother",
    "child_dob": "2026-11-02",
    "parents_married": "married",
    "birth_proof": "paper",
    "requester_card": "typed",
    "requester_name": "Nguyễn Thị Hường",
    "requester_dob": "1996-04-30",
    "requester_number": "003196000123",
    "requester_issued": "2021-07-01",
    "requester_address": "Số 12 phố Ví Dụ, phường Mẫu, thành phố Hải Phòng",
    "requester_ethnicity": "Tày",
    "requester_nationality": "viet_nam",
    "child_name": "Trần Nguyễn Minh Ữ",
    "child_sex": "female",
    "child_ethnicity_from": "father",
    "child_birth_place": "Bệnh viện Phụ sản Ví Dụ, phường Mẫu, thành phố Hải Phòng",
    "child_hometown": "Xã Mẫu, thành phố Hải Phòng",
    "father_card": "typed",
    "father_name": "Trần Văn Mẫu",
    "father_dob": "1994",
    "father_ethnicity": "Kinh",
    "father_nationality": "viet_nam",
    "father_number": "005094000456",
    "father_address": "Số 12 phố Ví Dụ, phường Mẫu, thành phố Hải Phòng",
    "marriage_record": "Ủy ban nhân dân phường Mẫu, năm 2023",
    "copies": 2,
    "result_how": "paper",
    "result_collector": "requester",
    "result_phone": "0912345678",
}

RESIDENCE: dict[str, Answer] = {
    "for_whom": "self",
    "first_time": "first",
    "stay_length": "two_years",
    "requester_card": "typed",
    "requester_name": "Nguyễn Thị Hường",
    "requester_dob": "1951-11-02",
    "requester_sex": "female",
    "requester_number": "003151000123",
    "stay_address": "Số 12 phố Ví Dụ, phường Mẫu, thành phố Hải Phòng",
    "dwelling": "rent",
    "is_head": "someone",
    "head_name": "Trần Văn Mẫu",
    "head_relation": "Người ở thuê",
    "head_number": "005064000456",
    "with_others": "together",
    "member_count": 2,
    "members": "Lê Thị Mẫu, Lê Văn Ví Dụ",
    "result_phone": "0912345678",
    "email": "huong@example.com",
    "result_how": "paper",
    "result_collector": "requester",
}

MARITAL: dict[str, Answer] = {
    "purpose": "marry_abroad",
    "partner_name": "John Smith",
    "marriage_place": "Melbourne, Úc",
    "for_whom": "self",
    "issued_before": "never",
    "requester_card": "typed",
    "requester_name": "Nguyễn Thị Hường",
    "requester_dob": "1996-04-30",
    "requester_sex": "female",
    "requester_number": "003196000123",
    "requester_issued": "2024-07-02",
    "requester_address": "Số 12 phố Ví Dụ, phường Mẫu, thành phố Hải Phòng",
    "subject_ethnicity": "Kinh",
    "subject_nationality": "viet_nam",
    "status": "divorced",
    "divorce_court": "Tòa án nhân dân khu vực 1, thành phố Hải Phòng",
    "divorce_number": "12/2025/QĐST-HNGĐ",
    "divorce_date": "2025-03-14",
    "lived_elsewhere": "elsewhere",
    "place_1": "Phường Ví Dụ, thành phố Hà Nội",
    "place_1_from": "2018",
    "place_1_to": "2022-08-31",
    "more_places": "done",
    "result_how": "paper",
    "result_collector": "requester",
    "result_phone": "0912345678",
}

PENSION: dict[str, Answer] = {
    "for_whom": "other",
    "role": "authorised",
    "relation": "Con",
    "request_kind": "new",
    "requester_card": "typed",
    "requester_name": "Trần Văn Mẫu",
    "requester_dob": "1975-05-20",
    "requester_number": "005075000456",
    "requester_address": "Số 12 phố Ví Dụ, phường Mẫu, thành phố Hải Phòng",
    "person_card": "typed",
    "person_name": "Nguyễn Thị Hường",
    "person_dob": "1951-11-02",
    "person_sex": "female",
    "person_number": "003151000123",
    "person_address": "Số 12 phố Ví Dụ, phường Mẫu, thành phố Hải Phòng",
    "household": "neither",
    "subject_ethnicity": "Kinh",
    "contact_same": "same",
    "benefit": "insurance",
    "benefit_amount": 450000,
    "benefit_since": "tháng 1 năm 2020",
    "pay_place": "ward",
    "by_account": "account",
    "account_name": "Nguyễn Thị Hường",
    "account_number": "0123456789012",
    "account_bank": "Ngân hàng Nông nghiệp, phòng giao dịch Mẫu",
    "result_how": "paper",
    "result_collector": "requester",
    "result_phone": "0912345678",
}

DEATH = {
    "relation": "relative",
    "relation_detail": "Cháu nội",
    "death_date": "2026-11-19",
    "death_time": "4 giờ 10 phút",
    "death_where": "facility",
    "death_place": "Bệnh viện Mẫu, phường Mẫu, Hà Nội",
    "death_cause": "Bệnh mẫu",
    "notice_number": "12/GBT",
    "notice_issued": "2026-11-19",
    "notice_office": "Bệnh viện Mẫu",
    "deceased_card": "typed",
    "deceased_name": "Trần Thị Mẫu",
    "deceased_dob": "1944",
    "deceased_sex": "female",
    "deceased_ethnicity": "Kinh",
    "deceased_nationality": "viet_nam",
    "deceased_number": "003144054321",
    "deceased_issued": "2021-08-11",
    "home_known": "known",
    "deceased_address": "Số 5 ngõ 10 phố Ví Dụ, phường Mẫu",
    "requester_card": "typed",
    "requester_name": "Nguyễn Văn Thử",
    "requester_dob": "1970-02-03",
    "requester_number": "003070054321",
    "requester_issued": "2021-08-11",
    "copies": 3,
    "result_how": "paper",
    "result_collector": "requester",
    "result_phone": "0912345678",
}

EVERYDAY = {
    "1.000656": DEATH,
    "1.001193": BIRTH,
    "1.004194": RESIDENCE,
    "1.004873": MARITAL,
    "1.014027": PENSION,
}


def longest(procedure: Procedure) -> dict[str, Answer]:
    """Fill in the everyday set with every name, place and text as long as it may be."""
    answers = dict(EVERYDAY[procedure.code])
    questions = {question.name: question for part in procedure.parts for question in part.questions}
    for name in answers:
        question = questions[name]
        if question.type == "name":
            answers[name] = LONG_PERSON[:100]
        elif question.type == "address":
            answers[name] = LONG_PLACE
        elif question.type == "text" and name != "members":
            limit = (question.limits and question.limits.max_length) or 100
            answers[name] = f"{answers[name]} {LONG_PLACE}"[:limit].strip()
    return answers
