"""The variant `voice`: who does not see is led by the voice, and those beside her learn nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.commands.demo_filing import file
from kiosk.demo.patience import wait_until
from kiosk.demo.remote import View
from kiosk.demo.result import Result
from kiosk.demo.scene import Scene
from kiosk.demo.sentence import Sentence, given_away
from kiosk.demo.six_keys import Blind
from kiosk.demo.walk import NEXT, Manner
from kiosk.text.dates import say_date

FIRST_TOUCH = "Lần đầu dùng máy? Bấm thử"
TRY = "Bấm vào đây"
HEARD_WELL = "Nghe rõ"
ALOUD = "Đọc to các câu trả lời"
KEYS_TOLD = "Máy đọc to từng chỗ."
PAGES_ALOUD = 2
NEVER = {"number"}
"""Not even on demand: others stand beside her, and she has no headphones."""
DAY, MONTH, YEAR = slice(0, 2), slice(2, 4), slice(4, 8)


@dataclass(kw_only=True)
class VoiceResult(Result):
    """`spoken` sentences reached the ear, `asked` of them on demand: a name, never a number.

    `given_away` has what should not have been said, each with the sentence; it must be empty.
    """

    spoken: int
    asked: int
    sounding_s: float
    given_away: dict[str, str]

    @property
    def sentence(self) -> str:
        """The line for a person."""
        told = f"{super().sentence}, sentences spoken {self.spoken}"
        return f"{told}, given away {len(self.given_away)}"


def play_voice(scene: Scene) -> VoiceResult:
    """Declare a birth with keys and voice, and have two pages of answers read on demand."""
    blind = Blind(scene.site.orders, scene.pictures)
    scene.remote = blind
    scene.start()
    ask_for_help(blind)
    try_out(blind)
    demanded: list[Sentence] = []
    walk = scene.walk(
        Manner(scene.keys, by_the_way={"check": lambda view: read_aloud(blind, view, demanded)})
    )
    reference = walk.finish(walk.fill(walk.choose_door()))
    filed = file(scene, reference)
    secrets = secrets_of(scene.keys, scene.word, reference)
    told = told_wrongly(blind.heard, demanded, secrets)
    heard_well = blind.sounding_s > 0 and "name" in given_away(demanded, secrets)
    filed.ok = filed.ok and heard_well and not told
    return VoiceResult(
        **vars(filed),
        spoken=len(blind.heard),
        asked=len(demanded),
        sounding_s=round(blind.sounding_s, 1),
        given_away=told,
    )


def ask_for_help(blind: Blind) -> None:
    """Press the help key until the voice says what the keys do; a fresh screen has none yet."""

    def told() -> bool:
        blind.press("help")
        blind.hear_out()
        return any(KEYS_TOLD in sentence.shown for sentence in blind.heard)

    wait_until("the voice to say what the keys do", told)


def try_out(blind: Blind) -> None:
    """The page on which one tries a touch, here a key, and hears the voice."""
    for name in (FIRST_TOUCH, TRY, NEXT, HEARD_WELL):
        blind.touch(name)


def read_aloud(blind: Blind, view: View, demanded: list[Sentence]) -> View:
    """Have the answers of the first pages read, which those beside hear, too."""
    for page in range(PAGES_ALOUD):
        if page > 0:
            blind.touch(next(name for _, name in view.seen if name.startswith("Xem tiếp")))
        blind.go_to(ALOUD, view)
        before = len(blind.heard)
        blind.touch(ALOUD)
        view = blind.hear_out()
        demanded += blind.heard[before:]
    return view


def secrets_of(keys: Mapping[str, str], word: str, reference: str) -> dict[str, str]:
    """What a person would not want others to hear, as it would be written."""
    day, month, year = (int(keys["requester_dob"][at]) for at in (DAY, MONTH, YEAR))
    return {
        "name": word,
        "number": keys["requester_number"],
        "birthday": say_date(date(year, month, day)),
        "phone": keys["result_phone"],
        "reference": reference,
    }


def told_wrongly(
    heard: Sequence[Sentence], demanded: Sequence[Sentence], secrets: Mapping[str, str]
) -> dict[str, str]:
    """What was said unasked of all that, and of the number even on demand."""
    on_demand = {id(sentence) for sentence in demanded}
    unasked = [sentence for sentence in heard if id(sentence) not in on_demand]
    never = {name: secret for name, secret in secrets.items() if name in NEVER}
    return {**given_away(demanded, never), **given_away(unasked, secrets)}
