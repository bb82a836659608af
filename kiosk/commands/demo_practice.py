"""The variant `practice`: everything is tried out, and nothing is queued, sent or printed."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.commands.demo_filing import queue_of
from kiosk.demo.remote import DemoError
from kiosk.demo.result import Result
from kiosk.demo.scene import Scene
from kiosk.demo.walk import Manner
from kiosk.journey.practice import written_for
from kiosk.procedures.model import Procedure

PRACTISE = "Tập dùng thử máy"
NOTHING_KEPT = "Máy không giữ gì, không gửi gì."
DONE = "Xong, về màn hình đầu"


@dataclass(kw_only=True)
class PracticeResult(Result):
    """`queued` on the kiosk's disk and `printed` papers: both must be 0, as must be `delivered`."""

    queued: int
    printed: int

    @property
    def sentence(self) -> str:
        """The line for a person."""
        counts = (self.queued, self.delivered, self.printed)
        return "queued {}, delivered {}, printed {}".format(*counts)


def play_practice(scene: Scene) -> PracticeResult:
    """Practise a whole birth declaration while the line to the centre is up."""
    scene.start()
    scene.site.line.restore()
    known = written_before(scene.walk().procedure)
    walk = scene.walk(Manner(scene.keys, known=known))
    view = walk.save(walk.fill(walk.begin(PRACTISE)))
    if not view.has(NOTHING_KEPT):
        message = f"the practice ended on page {view.page}: {view.text()}"
        raise DemoError(message)
    scene.remote.touch(DONE)
    scene.remote.wait_for(PRACTISE)
    return _result(scene)


def written_before(procedure: Procedure) -> frozenset[str]:
    """The questions in which something of nobody's stands already."""
    today = date.today()  # noqa: DTZ011 -- only whether something is written, not what
    questions = (question for part in procedure.parts for question in part.questions)
    return frozenset(one.name for one in questions if written_for(one, today) is not None)


def _result(scene: Scene) -> PracticeResult:
    queued = len(queue_of(scene.site))
    printed = len([*Path(scene.site.settings.printer.target).rglob("*")])
    with scene.desk() as desk:
        delivered = desk.count()
    return PracticeResult(
        ok=queued == delivered == printed == 0,
        reference="",
        delivered=delivered,
        equal=False,
        duplicates=0,
        purged=False,
        steps=scene.remote.steps,
        pictures=scene.remote.pictures,
        queued=queued,
        printed=printed,
    )
