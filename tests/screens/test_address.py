"""An address as a person gives it: by touch, at accessible roles and names only."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QAccessible

from kiosk.demo.hands import Hands
from kiosk.session.visit import Visit as VisitState
from tests.screens.panels import Setting
from tests.screens.question_pages import OLD_ADDRESS
from tests.screens.stage import Stage

BIRTH, HOME = "1.001193", "requester_address"
BEFORE = {"relation": "father", "requester_card": "typed", "parents_married": "married"}
Role = QAccessible.Role


@pytest.fixture
def hands(stage: Stage) -> Iterator[Hands]:
    stage.dress(Setting())
    stage.reset()
    stage.take("question", BIRTH, HOME, BEFORE)
    stage.settle()
    yield Hands(stage.window)
    stage.reset()


def answer(stage: Stage, name: str = HOME) -> object:
    return stage.views.visit.state.answers.values.get(name)


def type_keys(hands: Hands, keys: str) -> None:
    for key in keys:
        hands.touch(key if hands.sees(key) else key.upper(), Role.Button)


def test_this_ward_takes_one_touch_and_the_line(stage, hands):
    hands.touch("Phường Hải An, thành phố Hải Phòng", Role.Button)
    assert hands.find("Số nhà, đường, thôn nào?", Role.EditableText)
    type_keys(hands, "toor")
    hands.touch("Dấu cách", Role.Button)
    type_keys(hands, "2")
    hands.touch("Tiếp tục", Role.Button)
    assert answer(stage) == "Tổ 2, phường Hải An, thành phố Hải Phòng"


def test_another_province_a_commune_by_three_letters_and_no_line(stage, hands):
    hands.touch("Tỉnh, thành phố khác", Role.Button)
    assert hands.find("Ở tỉnh, thành phố nào?", Role.Heading)
    hands.touch("Hà Nội", Role.Button)
    type_keys(hands, "cua")
    hands.touch("Phường Cửa Nam", Role.Button)
    hands.touch("Tiếp tục", Role.Button)
    assert answer(stage) == "phường Cửa Nam, thành phố Hà Nội"


def test_the_list_is_turned_page_by_page_and_back_leads_out(stage, hands):
    hands.touch("Xã, phường khác ở Hải Phòng", Role.Button)
    hands.touch("Xem danh sách", Role.Button)
    assert hands.sees("Hải An")
    assert not hands.sees("Lê Ích Mộc")
    for _ in range(20):
        if hands.sees("Lê Ích Mộc"):
            break
        more = next(seen.name for seen in hands.look() if seen.name.startswith("Xem thêm"))
        hands.touch(more, Role.Button)
    hands.touch("Lê Ích Mộc", Role.Button)
    assert hands.reads("Phường Lê Ích Mộc, thành phố Hải Phòng")
    for _ in range(4):
        hands.touch("Quay lại", Role.Button)
    assert stage.views.visit.state.at != HOME
    assert answer(stage) is None


def test_an_address_given_before_is_offered_and_taken_by_a_touch(stage, hands):
    given = "Số 5 phố Ví Dụ, phường Ngô Quyền, thành phố Hải Phòng"
    stage.take("question", BIRTH, "mother_address", {**BEFORE, HOME: given})
    stage.settle()
    assert answer(stage, "mother_address") is None
    hands.touch(given, Role.Button)
    assert answer(stage, "mother_address") == given


@pytest.mark.parametrize(
    ("touched", "kept", "beside"),
    [
        ("Số 4 phố Ví Dụ, phường Ba Đình, thành phố Hà Nội", None, {HOME: OLD_ADDRESS}),
        ("Tiếp tục", OLD_ADDRESS, {}),
    ],
)
def test_the_cards_old_address_stays_or_takes_todays_name(stage, hands, touched, kept, beside):
    state = stage.views.visit.state
    answers = state.answers.set_answer(HOME, OLD_ADDRESS, "card")
    stage.views.visit.take(VisitState())
    stage.views.visit.take(replace(state, answers=answers))
    stage.settle()
    assert hands.sees("Địa chỉ trên thẻ")
    assert hands.sees(OLD_ADDRESS)
    hands.touch(touched, Role.Button)
    assert answer(stage) == (kept or touched)
    assert stage.views.visit.state.answers.replaced == beside
