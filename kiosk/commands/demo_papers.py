"""The variants `papers` and `scanner`: pictured pages arrive whole with the declaration."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.commands.demo_filing import follow, leave, result_of
from kiosk.demo.laid_paper import BACK, empty_mat, laid_paper
from kiosk.demo.paper_table import OnGlass, PaperTable, UnderCamera, sane_test_device
from kiosk.demo.result import Result
from kiosk.demo.scene import Scene
from kiosk.demo.walk import Manner
from kiosk.devices.camera_simulator import CameraSimulator

SIGHT_SIZE = (2880, 1620)
"""As wide as what the screen shows of it, so that the sheet lies in the frame there."""


@dataclass(kw_only=True)
class PapersResult(Result):
    """`whole`: each attachment read at the centre has the very bytes that were pictured."""

    attachments: int
    whole: bool

    @property
    def sentence(self) -> str:
        """The line for a person."""
        return f"{super().sentence}, attachments {self.attachments}, whole {self.whole}"


def play_papers(scene: Scene) -> PapersResult:
    """File a birth with two pages of the birth note, laid under the camera."""
    sight = CameraSimulator(Path(scene.site.settings.camera.device))
    sight.show(empty_mat(SIGHT_SIZE))
    sheets = [laid_paper(SIGHT_SIZE), laid_paper(SIGHT_SIZE, turned=3.0, lines=BACK)]
    scene.start()
    return attach(scene, PaperTable(scene.remote, UnderCamera(sight, sheets), len(sheets)))


def play_scanner(scene: Scene) -> PapersResult:
    """File a birth with one page from a document scanner."""
    settings = scene.site.settings
    with sane_test_device(settings.data_dir.parent / "sane"):
        scene.start()
        return attach(scene, PaperTable(scene.remote, OnGlass(settings.papers.device), 1))


def attach(scene: Scene, table: PaperTable) -> PapersResult:
    """Walk by the table, file, and compare what an officer is shown with what was pictured."""
    reference = scene.walk(Manner(scene.keys, by_the_way={"papers": table.picture_all})).run()
    leave(scene.remote)
    arrived = follow(scene, reference)
    filed = result_of(scene, reference, arrived)
    whole = bool(table.pages) and list(arrived.pictures) == table.pages
    filed.ok = filed.ok and whole
    return PapersResult(**vars(filed), attachments=len(arrived.pictures), whole=whole)
