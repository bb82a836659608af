"""Builds every other view model once and offers it to QML as the singleton of its type."""

from dataclasses import dataclass, fields
from typing import Any

from PySide6.QtCore import QObject

from kiosk.appearance.look import Look
from kiosk.front import Front, build_front
from kiosk.viewmodels.address_view import AddressView
from kiosk.viewmodels.ask_view import AskView
from kiosk.viewmodels.call_view import CallView
from kiosk.viewmodels.camera_view import CameraView
from kiosk.viewmodels.card_view import CardView
from kiosk.viewmodels.carry_view import CarryView
from kiosk.viewmodels.check_view import CheckView
from kiosk.viewmodels.counter_view import CounterView
from kiosk.viewmodels.exposure import Darkroom
from kiosk.viewmodels.find_view import FindView
from kiosk.viewmodels.first_touch_view import FirstTouchView
from kiosk.viewmodels.keyboard_view import KeyboardView
from kiosk.viewmodels.lookup_view import LookupView
from kiosk.viewmodels.paper_round import PaperRound
from kiosk.viewmodels.papers_view import PapersView
from kiosk.viewmodels.privacy_view import PrivacyView
from kiosk.viewmodels.question_view import QuestionView
from kiosk.viewmodels.resume_view import ResumeView
from kiosk.viewmodels.reuse_view import ReuseView
from kiosk.viewmodels.singleton import provide
from kiosk.viewmodels.slip_view import Borders, SlipView
from kiosk.viewmodels.staff_gate_view import StaffGateView
from kiosk.viewmodels.staff_one_view import StaffOneView
from kiosk.viewmodels.staff_sheet_view import StaffSheetView
from kiosk.viewmodels.staff_stick_view import StaffStickView, Sticks
from kiosk.viewmodels.staff_view import StaffView
from kiosk.viewmodels.staff_watch import StaffWatch
from kiosk.viewmodels.suggest_view import SuggestView
from kiosk.viewmodels.taken_pictures import TakenPictures
from kiosk.viewmodels.takes_view import TakesView
from kiosk.viewmodels.undo_view import UndoView
from kiosk.viewmodels.ward_view import WardView
from kiosk.world import World


@dataclass(frozen=True)
class Views(Front):
    """One of each; the order is the order of building."""

    keyboard: KeyboardView
    first_touch: FirstTouchView
    find: FindView
    ask: AskView
    ward: WardView
    counter: CounterView
    takes: TakesView
    privacy: PrivacyView
    camera: CameraView
    card: CardView
    address: AddressView
    suggest: SuggestView
    question: QuestionView
    undo: UndoView
    reuse: ReuseView
    papers: PapersView
    check: CheckView
    slip: SlipView
    lookup: LookupView
    carry: CarryView
    resume: ResumeView
    call: CallView
    staff_gate: StaffGateView
    staff: StaffView
    staff_one: StaffOneView
    staff_stick: StaffStickView
    staff_sheet: StaffSheetView


def build_views(world: World, look: Look, parent: QObject) -> Views:
    """Build all view models at once on the borders of `world`."""
    front = build_front(world.settings, look, world.clock, lambda: world, parent)
    return add_views(front, world, parent)


def add_views(front: Front, world: World, parent: QObject) -> Views:
    """Build those that the welcome page did without."""
    visit, settings = front.visit, world.settings
    taken = TakenPictures(world.outbox, world.lanes["database"])
    papers = PaperRound(visit, taken, settings.point, settings.papers.kind)
    views = pages(front, world, papers, parent)
    connect(views)
    connect_papers(views, papers)
    views.point.told = world.point
    visit.rated.connect(lambda stars: record_rating(world, stars))
    for part in fields(views):
        provide(getattr(views, part.name))
    return views


def pages(front: Front, world: World, papers: PaperRound, parent: QObject) -> Views:
    """Build a view model for every page, beside those of the front."""
    settings, now, visit = world.settings, world.clock.now, front.visit
    database, paper = world.lanes["database"], world.lanes["paper"]
    keyboard = KeyboardView(parent, settings.typing, front.appearance)
    card, camera = CardView(visit, parent), camera_of(front, world, parent)
    address = AddressView(visit, keyboard, settings.point, parent)
    return Views(
        **{part.name: getattr(front, part.name) for part in fields(front)},
        keyboard=keyboard,
        first_touch=FirstTouchView(visit, front.reader, parent),
        find=FindView(visit, keyboard, world.search, parent),
        ask=AskView(visit, keyboard, world.assistant, now, paper, parent),
        ward=WardView(visit, world.ward, parent),
        counter=CounterView(visit, world.directory, world.counters, parent),
        takes=TakesView(visit, world.point, world.printer, paper, now, parent),
        privacy=PrivacyView(visit, now, papers.may_picture, settings.camera.kind != "none", parent),
        camera=camera,
        card=card,
        address=address,
        suggest=SuggestView(keyboard, address, world.ward, settings.typing, parent),
        question=QuestionView(visit, keyboard, card, address, parent),
        undo=UndoView(visit, parent),
        reuse=ReuseView(visit, parent),
        papers=PapersView(visit, camera, papers, darkroom_of(world), parent),
        check=CheckView(visit, papers, parent),
        slip=SlipView(visit, papers, borders_of(world), parent),
        lookup=LookupView(visit, keyboard, world.outbox, database, parent),
        carry=CarryView(visit, settings.handoff.page, world.outbox, database, parent),
        resume=ResumeView(visit, parent),
        call=CallView(visit, world.outbox, database, parent),
        **staff_pages(front, world, keyboard, parent),
    )


def staff_pages(
    front: Front, world: World, keyboard: KeyboardView, parent: QObject
) -> dict[str, Any]:
    """What is behind the PIN of staff."""
    database, paper = world.lanes["database"], world.lanes["paper"]
    visit, point = front.visit, world.settings.point
    gate = StaffGateView(visit, keyboard, world.gate, database, parent)
    watch = StaffWatch(visit, gate, world.outbox, database, world.clock.wall, parent)
    sticks = Sticks(world.find_sticks, world.run_errand)
    return {
        "staff_gate": gate,
        "staff": StaffView(visit, watch, parent),
        "staff_one": StaffOneView(visit, watch, parent),
        "staff_stick": StaffStickView(visit, gate, sticks, paper, parent),
        "staff_sheet": StaffSheetView(visit, watch, point, world.printer, paper, parent),
    }


def camera_of(front: Front, world: World, parent: QObject) -> CameraView:
    """What the kiosk's camera sees, where it has one."""
    return CameraView(world.settings.camera, front.appearance, world.open_camera, parent)


def darkroom_of(world: World) -> Darkroom:
    """What pictures of papers come from and are made by at this site."""
    kind, lane = world.settings.papers.kind, world.lanes["paper"]
    return Darkroom(kind, world.develop, world.paper_scanner, lane, world.clock.now)


def borders_of(world: World) -> Borders:
    """Where a finished declaration goes."""
    return Borders(
        point=world.point,
        commune=world.settings.point.commune_code,
        outbox=world.outbox,
        new_id=world.new_id,
        printer=world.printer,
        lanes=world.lanes,
        now=world.clock.now,
    )


def connect(views: Views) -> None:
    """Let them hear of each other."""
    views.undo.undone.connect(views.question.show_anew)
    views.call.chime.connect(views.reader.chime)
    views.visit.forgotten.connect(views.keyboard.forget)
    views.keyboard.typed.connect(views.reader.stop)
    views.question.chosen.connect(views.reader.stop)


def connect_papers(views: Views, papers: PaperRound) -> None:
    """Lead by the papers on the way to the check, and forget them once they are saved."""
    views.visit.after_questions = papers.page_after_questions
    views.slip.savedNow.connect(papers.taken.forget)
    views.check.paperChosen.connect(views.papers.mend)


def record_rating(world: World, stars: int) -> None:
    """Keep a rating, tied to nobody; one that cannot be written is only logged, by the lane."""

    def written(outcome: object) -> None:
        del outcome

    world.lanes["database"].run(lambda: world.outbox().record_feedback("ease", stars), written)
