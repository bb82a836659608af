"""Pictures of the papers to hand in: the offer, and each state of taking one."""

import functools
from functools import partial
from io import BytesIO

from kiosk.capture.developing import make_page
from kiosk.capture.page import Page as PaperPage
from kiosk.capture.page import Refused
from kiosk.demo.laid_paper import laid_paper
from kiosk.devices.camera import Still, Trouble
from kiosk.devices.camera_simulator import frame_of
from kiosk.devices.paper_scanner import NoScan
from kiosk.devices.seeing import preview_of
from kiosk.devices.sight import Preview, Seen, Sight
from kiosk.jobs import Ok
from sync.outbox import TrayRefused
from tests.screens.page import Page
from tests.screens.stage import NOW, Stage
from tests.screens.ways import complete

BIRTH = "1.001193"
DOUBTS = ("cut", "dark", "glare", "blurred", "blank")
SCANS = ("no_paper", "jammed", "cover_open", "busy", "not_found", "failed")


def paper_pages() -> list[Page]:
    """Every state of both pages, by camera and by scanner."""
    return [
        Page("papers", bring_offer),
        Page("papers-unable", partial(bring_offer, room=TrayRefused("disk_full"))),
        Page("papers-some", bring_some),
        Page("papers-opening", partial(bring_aim, seen=False)),
        Page("papers-aim", bring_aim),
        Page("papers-trouble", bring_trouble),
        Page("papers-no-sheet", partial(bring_look, found=Refused("no_sheet"))),
        Page("papers-busy", bring_busy),
        Page("papers-look", bring_look),
        *(
            Page(f"papers-look-{doubt}", partial(bring_look, doubt=doubt), "papers-look-doubt")
            for doubt in DOUBTS
        ),
        Page("papers-kept", bring_kept),
        Page("papers-scanner", partial(bring_aim, source="scanner")),
        *(
            Page(f"papers-scan-{reason}", partial(bring_scan, reason=reason), "papers-scan")
            for reason in SCANS
        ),
        Page("papers-check", bring_check),
    ]


def bring_offer(stage: Stage, source: str = "camera", room: TrayRefused | None = None) -> None:
    stage.take_papers_by(source)
    answers = complete(stage.procedures[BIRTH], NOW.date())
    stage.database.answers = [Ok(room)]
    stage.take("papers", BIRTH, "@check", answers)


def bring_some(stage: Stage) -> None:
    bring_kept(stage)
    stage.views.papers.back()


def bring_aim(stage: Stage, source: str = "camera", *, seen: bool = True) -> None:
    bring_offer(stage, source)
    stage.views.papers.begin()
    if seen and source == "camera":
        camera = stage.views.camera
        camera._take(Seen(camera._turn, Sight(seen_preview(), (), dark=False)))


def bring_trouble(stage: Stage) -> None:
    bring_aim(stage)
    camera = stage.views.camera
    camera._take(Seen(camera._turn, Trouble("not_found")))


def bring_busy(stage: Stage) -> None:
    bring_aim(stage)
    stage.views.papers.take()


def bring_look(stage: Stage, doubt: str = "", found: Refused | None = None) -> None:
    bring_busy(stage)
    stage.paper.answers = [Ok(found or pictured(doubt))]
    camera = stage.views.camera
    camera._take(Seen(camera._turn, Still(b"a picture")))


def bring_kept(stage: Stage) -> None:
    bring_look(stage)
    stage.views.papers.use()


def bring_scan(stage: Stage, reason: str) -> None:
    bring_aim(stage, "scanner")
    stage.paper.answers = [Ok(NoScan(reason))]  # type: ignore[arg-type]
    stage.views.papers.take()


def bring_check(stage: Stage) -> None:
    bring_kept(stage)
    stage.views.papers.skip()


@functools.cache
def seen_preview() -> Preview:
    return preview_of(frame_of(laid_paper((1280, 720))))


@functools.cache
def pictured(doubt: str = "") -> PaperPage:
    """The page that comes of the picture of the invented paper."""
    page = made()
    doubts = (doubt,) if doubt else ()
    return PaperPage(page.jpeg, page.view, page.width, page.height, doubts)  # type: ignore[arg-type]


@functools.cache
def made() -> PaperPage:
    out = BytesIO()
    laid_paper((1600, 1200)).save(out, "JPEG")
    page = make_page(out.getvalue(), "camera")
    assert isinstance(page, PaperPage)
    return page
