"""A resident who knows only her need: the words of its door, her own name and birthday.

What she does on a page follows from what reaches her, by whichever way: the first of several
answers, and for the rest the way to leave a question to the officer.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Protocol

from tests.screens.stage import Stage

FIRST = (
    "Bấm để bắt đầu",
    "Khai ngay",
    "Đồng ý, bắt đầu khai",
    "Không có thẻ: ghi từng dòng",
    "Đúng hết",
    "Lưu tờ khai",
    "Lấy phiếu",
)
"""What leads on from a page that asks nothing."""
LEAVE = ("Bỏ qua câu này", "Để trống, hỏi ở quầy", "Không rõ, hỏi cán bộ")
NEXT = "Tiếp tục"
CHOICE = "Lựa chọn"
NOTICE = "Máy giữ thông tin của quý vị thế nào?"
HELPED = "Có người bấm máy hộ"
NAME = ("T", "Ô", "Dấu cách", "A", "N")
BORN = ("1", "2", "0", "5", "1", "9", "7", "1")
SAVED = ("Máy đã lưu tờ khai", "Máy đã ghi phiếu")
MOST_PAGES = 160


class Way(Protocol):
    """How the screen reaches a person, and she reaches it; each act gives what reaches her then."""

    def places(self) -> Iterator[tuple[str, str]]:
        """Go from one place of the page to the next: what kind it is, its name."""

    def choose(self) -> str:
        """Press the place where she is."""

    def take(self, name: str) -> str:
        """Go on to a place of that name and press it."""

    def back(self) -> str:
        """Leave the page for the one before."""


class Resident:
    """Answers by what reaches her."""

    def __init__(self, way: Way, wanted: list[str]) -> None:
        self._way = way
        self._wanted = wanted
        self._turned: Counter[str] = Counter()

    def walk(self, told: str) -> str:
        """From the first page to the slip; what is told of the slip."""
        pages = []
        while not any(words in told for words in SAVED):
            pages.append(told[:90])
            assert len(pages) < MOST_PAGES, pages[-5:]
            told = self._go_on(told)
        return told

    def _go_on(self, told: str) -> str:
        """Do what the page asks for. Where nothing leads on, go back."""
        question = told.split("?", maxsplit=1)[0]
        keys = NAME if "Họ tên của quý vị" in told else BORN if "sinh ngày nào" in told else ()
        if keys:
            for key in keys:
                self._way.take(key)
            return self._way.take(NEXT)
        notice = NOTICE in told
        options: list[str] = []
        for kind, name in self._way.places():
            if kind == CHOICE and not notice and name != HELPED:
                options.append(name)
                if len(options) > self._turned[question]:
                    self._turned[question] += 1
                    self._way.choose()
                    return self._way.take(NEXT)
            elif self._leads_on(name):
                return self._way.choose()
        return self._way.back()

    def _leads_on(self, name: str) -> bool:
        if name in self._wanted[:1]:
            self._wanted = self._wanted[1:]
            return True
        return name in FIRST or name in LEAVE or name.startswith(("Xem tiếp", "Xem thêm việc"))


def door_words(stage: Stage, code: str) -> list[str]:
    """Give the words of a need: its group, its door, and where there are several, which."""
    for group in stage.world.library().doors.groups:
        for door in group.doors:
            if code not in door.codes:
                continue
            way = [group.title.vi, *([door.title.vi] if len(group.doors) > 1 else [])]
            which = [answer.title.vi for answer in door.answers if answer.code == code]
            if door.guided != code and not which:
                which = [stage.procedures[code].plain_name.vi]
            return [*way, *which[:1]]
    raise LookupError(code)
