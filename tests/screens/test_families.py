"""Each family of procedures to its slip, by keys and by ear alone, knowing only the need.

She knows the words of her door, and answers by what she hears: the first of several answers, her
own name and birthday, and for the rest the way to leave a question to the officer.
"""

from collections import Counter
from collections.abc import Iterator

import pytest

from kiosk.paper.slip import group_reference
from tests.screens.keypress import Keypress
from tests.screens.panels import Setting
from tests.screens.stage import Stage
from tests.screens.test_voice_first import CHOOSE

FAMILIES = {
    "civil status": "1.004873",
    "residence": "1.004194",
    "identity": "1.014061",
    "old age": "1.014027",
    "poverty": "1.011607",
    "land": "1.012812",
    "trade": "1.001612",
    "wills": "2.001019",
}
SHORT = {"identity", "poverty", "wills"}
CASES = [
    pytest.param(code, id=family, marks=() if family in SHORT else pytest.mark.soak)
    for family, code in FAMILIES.items()
]
FIRST = (
    "Bấm để bắt đầu",
    "Tôi có đủ giấy",
    "Đồng ý, bắt đầu khai",
    "Không có thẻ: ghi từng dòng",
    "Đúng hết",
    "Lưu tờ khai",
    "Lấy phiếu",
)
"""What leads on from a page that asks nothing."""
LEAVE = ("Bỏ qua câu này", "Để trống, hỏi ở quầy", "Không rõ, hỏi cán bộ")
NEXT = "Tiếp tục"
NOTICE = "Máy giữ thông tin của quý vị thế nào?"
HELPED = "Có người bấm máy hộ"
NAME = ("T", "Ô", "Dấu cách", "A", "N")
BORN = ("1", "2", "0", "5", "1", "9", "7", "1")
SAVED = ("Máy đã lưu tờ khai", "Máy đã ghi phiếu")
MOST_PAGES, MOST_PRESSES = 160, 90


class Ear:
    """Presses keys and hears; what is on the screen she does not see."""

    def __init__(self, keys: Keypress, stage: Stage) -> None:
        self._keys = keys
        self._said = stage.voice.heard

    def press(self, act: str) -> str:
        """What is said after a key."""
        before = len(self._said)
        self._keys.press(act)
        return " ".join(self._said[before:])

    def next(self) -> tuple[str, str]:
        """Go to the next place; what kind it is, and its name."""
        kind, _, rest = self.press("next").partition(". ")
        return kind, rest.removesuffix(f" {CHOOSE}").split(". ")[0].rstrip(".")

    def take(self, name: str) -> str:
        """Go on to a place that she heard of; what is said once it is chosen."""
        for _ in range(MOST_PRESSES):
            if name in self.press("next"):
                return self.press("choose")
        message = f"{name!r} was never said to be there"
        raise LookupError(message)


@pytest.fixture
def ear(stage: Stage) -> Iterator[Ear]:
    stage.dress(Setting())
    stage.reset()
    stage.settle()
    stage.voice.fluent = True
    stage.voice.heard.clear()
    stage.views.reader.warm()
    keys = Keypress(stage)
    yield Ear(keys, stage)
    stage.reset()
    keys.close()


def door_words(stage: Stage, code: str) -> list[str]:
    """Give the words of a need: its group, its door, and where there are several, which."""
    for group in stage.world.library().doors.groups:
        for door in group.doors:
            if door.guided == code:
                return [group.title.vi, door.title.vi]
            if code in door.codes:
                return [group.title.vi, door.title.vi, stage.procedures[code].plain_name.vi]
    raise LookupError(code)


class Resident:
    """Answers by what she hears."""

    def __init__(self, ear: Ear, wanted: list[str]) -> None:
        self._ear = ear
        self._wanted = wanted
        self._turned: Counter[str] = Counter()

    def go_on(self, heard: str) -> str:
        """Do what the page asks for; what is said then. Where nothing leads on, go back."""
        question = heard.split("?", maxsplit=1)[0]
        keys = NAME if "Họ tên của quý vị" in heard else BORN if "sinh ngày nào" in heard else ()
        if keys:
            for key in keys:
                self._ear.take(key)
            return self._ear.take(NEXT)
        notice = NOTICE in heard
        options: list[str] = []
        for _ in range(MOST_PRESSES):
            kind, name = self._ear.next()
            if kind == "Lựa chọn" and not notice and name != HELPED:
                options.append(name)
                if len(options) > self._turned[question]:
                    self._turned[question] += 1
                    self._ear.press("choose")
                    return self._ear.take(NEXT)
            elif self._leads_on(name):
                return self._ear.press("choose")
        return self._ear.press("back")

    def _leads_on(self, name: str) -> bool:
        if name in self._wanted[:1]:
            self._wanted = self._wanted[1:]
            return True
        return name in FIRST or name in LEAVE or name.startswith(("Xem tiếp", "Xem thêm việc"))


@pytest.mark.timeout(300)
@pytest.mark.parametrize("code", CASES)
def test_a_family_is_walked_by_ear(stage, ear, code):
    resident = Resident(ear, door_words(stage, code))
    heard = ear.press("help")
    way = []
    while not any(words in heard for words in SAVED):
        way.append(heard[:90])
        assert len(way) < MOST_PAGES, way
        heard = resident.go_on(heard)
    saved = stage.views.visit.state.saved
    assert saved is not None
    assert stage.views.visit.state.code == code
    assert group_reference(saved.reference) not in heard
