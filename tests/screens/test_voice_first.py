"""The whole way without sight: a walker that hears what is said, presses keys, and has no more."""

from collections.abc import Iterator

import pytest

from kiosk.journey.answers import Answer
from kiosk.paper.slip import group_reference
from tests.screens.borders import QuietVoice
from tests.screens.keypress import Keypress
from tests.screens.panels import Setting
from tests.screens.stage import Stage
from tests.screens.ways import Way, complete, ways

MOST_PRESSES = 80
NAME = ("T", "Ô", "Dấu cách", "A", "N")
CHOOSE = "Bấm phím giữa để chọn."
SCRIPT = (
    ("Làm giấy tờ tại đây", ("Bấm để bắt đầu",)),
    ("Quý vị cần làm việc gì?", ("Sao y, công chứng",)),
    ("Sao y giấy tờ", ("Sao y giấy tờ",)),
    ("2.000 đồng một trang", ("Xem tiếp (1/3)", "Xem tiếp (2/3)", "Khai ngay")),
    ("Máy giữ thông tin của quý vị thế nào?", ("Đồng ý, bắt đầu khai",)),
    ("Quý vị cần bản giấy hay bản điện tử?", ("Bản giấy", "Tiếp tục")),
    ("Quý vị muốn làm ở đâu?", ("Ở quầy", "Tiếp tục")),
    ("Quý vị cần sao y giấy gì?", ("Bằng cấp, học bạ, chứng chỉ", "Tiếp tục")),
    ("Bản chính có mấy trang?", ("5", "Tiếp tục")),
    ("Cần mấy bản sao?", ("3", "Tiếp tục")),
    ("Còn giấy khác cần sao y không?", ("Hết rồi", "Tiếp tục")),
    ("Xin đưa căn cước của chính quý vị để ghi tên.", ("Không có thẻ: ghi từng dòng",)),
    ("Họ tên của quý vị là gì?", (*NAME, "Tiếp tục")),
    ("Xin xem lại", ("Xem tiếp (1/2)", "Đúng hết")),
    ("Lấy phiếu mang ra quầy", ("Lấy phiếu",)),
)


class Listener:
    """Knows what was said since it last chose something."""

    def __init__(self, keys: Keypress, voice: QuietVoice) -> None:
        self._keys = keys
        self._heard = voice.heard
        self.since = 0

    def heard(self) -> str:
        return " ".join(self._heard[self.since :])

    def everything(self) -> str:
        return " ".join(self._heard)

    def press(self, act: str) -> str:
        """Press a key; what is said then."""
        before = len(self._heard)
        self._keys.press(act)
        return " ".join(self._heard[before:])

    def take(self, name: str) -> None:
        """Go on until this is said to be here, then choose it."""
        wanted = {name, *(f"{role}. {name}." for role in ("Nút", "Lựa chọn"))}
        for _ in range(MOST_PRESSES):
            before = len(self._heard)
            self._keys.press("next")
            if wanted & set(self._heard[before:]):
                self.since = len(self._heard)
                self._keys.press("choose")
                return
        message = f"{name!r} was never said to be there"
        raise LookupError(message)


@pytest.fixture
def listener(stage: Stage) -> Iterator[Listener]:
    stage.dress(Setting())
    stage.reset()
    stage.views.visit.start()  # welcome is read when it comes, not where it stood already
    stage.settle()
    stage.views.reader.warm()
    stage.reset()
    stage.voice.fluent = True
    stage.voice.heard.clear()
    keys = Keypress(stage)
    yield Listener(keys, stage.voice)
    stage.reset()
    keys.close()


def at(stage: Stage, code: str, name: str) -> tuple[Way, dict[str, Answer]]:
    """Answers that lead to a question, without its own."""
    way = next(
        w for w in ways(stage.procedures[code], stage.views.visit.today) if w.question.name == name
    )
    return way, {key: value for key, value in way.answers.items() if key != name}


def test_from_welcome_to_slip_by_what_is_heard(stage, listener):
    begun = listener.press("help")
    assert "Phím phải: đi tới" in begun
    for title, names in SCRIPT:
        assert title in listener.heard()
        for name in names:
            listener.take(name)
    assert "Máy đã ghi phiếu" in listener.heard()
    saved = stage.views.visit.state.saved
    assert saved is not None
    number = group_reference(saved.reference)
    assert number not in listener.everything()
    assert "TÔ AN" not in listener.everything()
    assert number in listener.press("help")


def test_help_asked_for_before_the_voice_is_there_is_given_when_asked_again(
    stage, listener, monkeypatch
):
    monkeypatch.setattr(stage.views.reader, "_aloud", None)
    assert listener.press("help") == ""
    monkeypatch.undo()
    assert "Phím phải: đi tới" in listener.press("help")
    assert "Làm giấy tờ tại đây" in listener.press("help")


def test_each_place_says_what_it_is_its_name_and_what_to_press(stage, listener):
    listener.press("help")
    said = listener.press("next")
    assert said == f"Nút. Bấm để bắt đầu. {CHOOSE}"


def test_without_voice_the_keys_are_silent(stage, listener):
    stage.views.visit.start()
    listener.press("next")
    listener.since = len(stage.voice.heard)
    listener.press("next")
    assert listener.heard() == ""


def test_what_was_chosen_is_said_only_when_asked_for(stage, listener):
    listener.press("help")
    stage.take("question", "2.000815", "medium")
    listener.take("Bản giấy")
    assert listener.heard().startswith("Đã chọn.")
    listener.press("next")
    again = listener.press("previous")
    assert again == f"Lựa chọn. Bản giấy. {CHOOSE}"
    assert listener.press("help") == f"Lựa chọn. Bản giấy. Đã chọn. {CHOOSE}"


def test_what_was_written_is_said_only_when_asked_for(stage, listener):
    listener.press("help")
    _, answers = at(stage, "2.000815", "requester_name")
    stage.take("question", "2.000815", "requester_name", answers)
    for letter in NAME:
        listener.take(letter)
    for _ in range(MOST_PRESSES):
        if "Ô để ghi" in listener.press("next"):
            break
    assert "TÔ AN" not in listener.everything()
    assert "Đã ghi: TÔ AN." in listener.press("help")


def test_what_is_sensitive_is_not_said_even_when_asked_for(stage, listener):
    code, question = next(
        (code, question)
        for code, procedure in stage.procedures.items()
        for part in procedure.parts
        for question in part.questions
        if question.sensitive and question.type == "choice" and question.required
    )
    listener.press("help")
    way, answers = at(stage, code, question.name)
    stage.take("question", code, question.name, answers)
    option = way.question.options[0]
    listener.take(option.label.vi)
    listener.since = len(stage.voice.heard)
    listener.press("help")
    assert option.label.vi in listener.heard()
    assert "Đã chọn" not in listener.heard()


def test_a_line_to_mend_names_its_part(stage, listener):
    """Two people of one declaration have the same questions."""
    listener.press("help")
    procedure = stage.procedures["1.001193"]
    done = complete(procedure, stage.views.visit.today)
    stage.take("check", procedure.code, "@check", done)
    part = procedure.parts[0].title.vi
    assert f"{part} {CHOOSE}" in listener.press("next")


def test_a_choice_in_the_settings_turns_the_voice_on(stage, listener):
    stage.use(("keypad",))
    stage.views.visit.open("settings")
    stage.settle()
    stage.turn()
    stage.press("Phím và nghe")
    assert stage.views.appearance.look.voice
    assert "Phím phải: đi tới" in listener.everything()


def test_a_setting_in_force_says_so(stage, listener):
    listener.press("help")
    stage.views.visit.open("settings")
    listener.take("Cỡ chữ: To")
    listener.press("next")
    assert "Đã chọn." in listener.press("previous")


def test_the_stop_key_is_silence(stage, listener):
    listener.press("help")
    stage.voice.fluent, stage.voice.patient = False, True
    listener.press("next")
    assert stage.views.reader.is_speaking
    listener.press("stop")
    assert not stage.views.reader.is_speaking


def test_the_next_person_has_no_keys_and_no_voice(stage, listener):
    listener.press("help")
    stage.views.forget_person(stage.look)
    look = stage.views.appearance.look
    assert (look.keys, look.voice) == (False, False)
