"""Answers for each procedure with a form: an everyday set, and one as long as answers may be."""

from datetime import date

from kiosk.journey.answers import Answer
from kiosk.procedures.content_yaml import read_yaml
from kiosk.procedures.loading import PROCEDURES
from kiosk.procedures.model import Procedure
from tests.library import in_use

TODAY = date(2026, 11, 24)
GOLDEN = PROCEDURES / "journeys"

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


def _stories() -> dict[str, dict[str, Answer]]:
    """Take of every procedure with a form the golden story that asks the most."""
    told = [read_yaml(path.read_text("utf-8")) for path in sorted(GOLDEN.glob("*.yaml"))]
    told = [story for story in told if story["expected"]["dossier"]]
    told.sort(key=lambda story: len(story["expected"]["path"]))
    library = in_use()
    return {
        story["procedure"]: story["answers"]
        for story in told
        if (procedure := library.procedure(story["procedure"], TODAY)) and procedure.form
    }


EVERYDAY = _stories() | {"1.001193": BIRTH}


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
        elif question.type == "text":
            limit = (question.limits and question.limits.max_length) or 100
            answers[name] = f"{answers[name]} {LONG_PLACE}"[:limit].strip()
    return answers
