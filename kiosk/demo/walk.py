"""Walks one procedure on the screen as a person would: by touch, at accessible names only.

A card, where there is one, is held before the camera.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kiosk.demo.remote import DemoError, Remote, View
from kiosk.procedures.doors import Door, DoorGroup
from kiosk.procedures.library import Library
from kiosk.procedures.model import Option, Procedure, Question

REFERENCE = re.compile(r"\b\d{3} \d{3} \d{3} \d{2}\b")
PASS_BY = ("Bỏ qua câu này", "Để trống, hỏi ở quầy", "Không rõ, hỏi cán bộ")
START = "Bấm để bắt đầu"
NEXT = "Tiếp tục"
CLEAR = "Xóa hết"
SAMPLE_CARD = "Dùng thẻ mẫu"
RIGHT = "Đúng, tiếp tục"
MOST_LOOKS = 300
MOST_SCREENS = 120

ANSWERS = {
    "relation": "mother",
    "child_dob": "02112026",
    "requester_name": "TRAANF THIJ {word}",
    "requester_dob": "05031995",
    "requester_number": "005195012345",
    "requester_issued": "20042021",
    "child_name": "TRAANF {word}",
    "child_sex": "female",
    "copies": "2",
    "purpose": "property",
    "result_phone": "0912345678",
}
"""What the person types on the keys (Telex) or chooses; everything else is passed by."""


def answers_with(word: str) -> dict[str, str]:
    """Those answers with the word of one run in them."""
    return {name: text.format(word=word) for name, text in ANSWERS.items()}


def option_for(question: Question, given: str | None) -> Option:
    """Which option of a choice is taken: what was given if it is one, else the first."""
    named = (option for option in question.options if option.value == given)
    return next(named, question.options[0])


@dataclass(frozen=True, slots=True)
class Manner:
    """How somebody walks: what she types or chooses, by question, and what she does otherwise.

    `known` are questions that come with their answer: one goes on, or writes over it. `by_the_way`
    is done on pages that stand between the questions and the check.
    """

    keys: Mapping[str, str]
    known: frozenset[str] = frozenset()
    hold_card: Callable[[bool], None] | None = None
    by_the_way: Mapping[str, Callable[[View], View]] = field(default_factory=dict)


class Walk:
    """One declaration, from the first touch to the slip's number."""

    def __init__(self, remote: Remote, library: Library, code: str, manner: Manner) -> None:
        self._remote = remote
        self._library = library
        self._manner = manner
        self._hold_card = manner.hold_card
        procedure = library.procedure(code)
        if procedure is None:
            message = f"there is no procedure {code}"
            raise DemoError(message)
        self.procedure: Procedure = procedure

    def run(self) -> str:
        """Walk to the slip; the eleven digits on it."""
        return self.finish(self.fill(self.begin()))

    def fill(self, view: View, until: str = "") -> View:
        """Answer question after question, `until` this one is answered; what is shown then."""
        for _ in range(MOST_SCREENS):
            if view.page != "question":
                break
            last = self.question(view).name == until
            view = self.answer(view)
            if last:
                break
        return view

    def finish(self, view: View) -> str:
        """From the last answer to the slip; the eleven digits on it."""
        self.save(view)
        return self._reference()

    def save(self, view: View) -> View:
        """From the last answer through the check to the save; what is shown then."""
        if view.page in self._manner.by_the_way:
            view = self._manner.by_the_way[view.page](view)
        while view.page == "check":
            view = self._turn_to_end(view)
            view = self._remote.touch("Đúng hết")
        return self._remote.reach("Lưu tờ khai" if self.procedure.ends != "slip" else "Lấy phiếu")

    def begin(self, start: str = START) -> View:
        """From welcome to the first question."""
        self._remote.touch(start)
        return self.choose_door()

    def choose_door(self) -> View:
        """From the doors through the notice to the first question."""
        group, door = self._door()
        self._remote.reach(group.title.vi)
        if len(group.doors) > 1:
            self._remote.reach(door.title.vi)
        for answer in door.answers:
            if answer.code == self.procedure.code:
                self._remote.reach(answer.title.vi)
                break
        return self.enter()

    def enter(self) -> View:
        """From the papers it takes through the notice to the first question."""
        self._remote.reach("Khai ngay")
        return self._remote.reach("Đồng ý, bắt đầu khai")

    def _door(self) -> tuple[DoorGroup, Door]:
        for group in self._library.doors.groups:
            for door in group.doors:
                if door.guided == self.procedure.code:
                    return group, door
        message = f"no door leads to {self.procedure.code}"
        raise DemoError(message)

    def answer(self, view: View) -> View:
        """Answer the question on the screen and go on."""
        question = self.question(view)
        given = self._manner.keys.get(question.name)
        if question.name in self._manner.known:
            return self._pass_on(given)
        if question.type == "notice":
            return self._remote.touch(NEXT)
        if question.type == "card":
            return self._give_card()
        if question.type == "choice":
            self._remote.reach(option_for(question, given).label.vi)
        elif question.type == "ethnicity":
            self._remote.reach("Kinh")
        elif given is None:
            return self._pass_by(view)
        else:
            self._type(given)
        after = self._remote.touch(NEXT)
        stays = after.page == "question" and after.heading == view.heading
        return self._remote.touch(NEXT) if stays else after

    def _pass_on(self, given: str | None) -> View:
        """Go on with what stands there, or write something else over it."""
        if given is not None:
            self._remote.touch(CLEAR)
            self._type(given)
        return self._remote.touch(NEXT)

    def _give_card(self) -> View:
        """Hold one's own card before the camera and say that it is right; else go on by keys.

        In practice there is a card of nobody to use.
        """
        if self._remote.look().has(SAMPLE_CARD):
            self._remote.touch(SAMPLE_CARD)
            return self._remote.touch(RIGHT)
        hold, self._hold_card = self._hold_card, None
        if hold is None:
            return self._remote.touch("Không có thẻ: ghi từng dòng")
        hold(True)
        for _ in range(MOST_LOOKS):
            if self._remote.look().has(RIGHT):
                hold(False)
                return self._remote.touch(RIGHT)
        raise DemoError("the camera did not read the card")

    def _type(self, keys: str) -> None:
        self._remote.touch_all(["Dấu cách" if key == " " else key for key in keys])

    def _pass_by(self, view: View) -> View:
        for name in PASS_BY:
            if view.has(name):
                return self._remote.touch(name)
        view = self._remote.look()
        return self._remote.reach(next(n for n in PASS_BY if n in self._all_names(view)))

    def _all_names(self, view: View) -> set[str]:
        return {name for _, name in view.seen} | {PASS_BY[-1]}

    def question(self, view: View) -> Question:
        """The question the screen asks."""
        for part in self.procedure.parts:
            for question in part.questions:
                if question.ask.vi == view.heading:
                    return question
        message = f"no question asks {view.heading!r}"
        raise DemoError(message)

    def _turn_to_end(self, view: View) -> View:
        while not view.has("Đúng hết"):
            turn = next((n for _, n in view.seen if n.startswith("Xem tiếp")), None)
            if turn is None:
                message = f"the check page ends nowhere: {view.text()}"
                raise DemoError(message)
            view = self._remote.touch(turn)
        return view

    def _reference(self) -> str:
        for _ in range(100):
            view = self._remote.look()
            found = REFERENCE.search(view.text())
            if view.page == "slip" and found:
                return found.group().replace(" ", "")
        message = f"no slip came: {view.text()}"
        raise DemoError(message)
