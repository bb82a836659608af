"""Builds every view model once and offers it to QML as the singleton of its type."""

from dataclasses import dataclass, fields

from PySide6.QtCore import QObject

from kiosk.appearance.look import Look
from kiosk.text.spoken import speak
from kiosk.viewmodels.appearance_view import Appearance
from kiosk.viewmodels.call_view import CallView
from kiosk.viewmodels.card_view import CardView
from kiosk.viewmodels.check_view import CheckView
from kiosk.viewmodels.find_view import FindView
from kiosk.viewmodels.keyboard_view import KeyboardView
from kiosk.viewmodels.lookup_view import LookupView
from kiosk.viewmodels.point_view import Point
from kiosk.viewmodels.privacy_view import PrivacyView
from kiosk.viewmodels.question_view import QuestionView
from kiosk.viewmodels.reader_view import Reader
from kiosk.viewmodels.singleton import provide
from kiosk.viewmodels.slip_view import Borders, SlipView
from kiosk.viewmodels.takes_view import TakesView
from kiosk.viewmodels.visit_view import Visit
from kiosk.world import World


@dataclass(frozen=True)
class Views:
    """One of each; the order is the order of building."""

    appearance: Appearance
    visit: Visit
    keyboard: KeyboardView
    point: Point
    find: FindView
    takes: TakesView
    privacy: PrivacyView
    card: CardView
    question: QuestionView
    check: CheckView
    slip: SlipView
    lookup: LookupView
    call: CallView
    reader: Reader

    def forget_person(self, look: Look) -> None:
        """Default looks, default voice, empty keyboard."""
        self.appearance.set_look(look)
        self.reader.reset()
        self.keyboard.forget()


def build_views(world: World, look: Look, parent: QObject) -> Views:
    """Build all view models on the borders of `world`."""
    settings, now = world.settings, world.clock.now
    database, paper = world.lanes["database"], world.lanes["paper"]
    appearance = Appearance(look, parent)
    visit = Visit(appearance, world.library, world.clock, parent)
    keyboard = KeyboardView(parent)
    card = CardView(visit, parent)
    views = Views(
        appearance=appearance,
        visit=visit,
        keyboard=keyboard,
        point=Point(settings.point, appearance, now, parent),
        find=FindView(visit, keyboard, world.search, parent),
        takes=TakesView(visit, settings.point, world.printer, paper, now, parent),
        privacy=PrivacyView(visit, now, parent),
        card=card,
        question=QuestionView(visit, keyboard, card, parent),
        check=CheckView(visit, parent),
        slip=SlipView(
            visit,
            Borders(settings.point, world.outbox, world.printer, world.lanes, now),
            parent,
        ),
        lookup=LookupView(visit, keyboard, world.outbox, database, parent),
        call=CallView(visit, world.outbox, database, parent),
        reader=Reader(appearance, world.open_speaker, speak, parent),
    )
    views.call.chime.connect(views.reader.chime)
    visit.rated.connect(lambda stars: record_rating(world, stars))
    visit.pageChanged.connect(views.reader.stop)
    keyboard.typed.connect(views.reader.stop)
    views.question.chosen.connect(views.reader.stop)
    for part in fields(views):
        provide(getattr(views, part.name))
    provide(appearance.sizing)
    provide(appearance.colours)
    return views


def record_rating(world: World, stars: int) -> None:
    """Keep a rating, tied to nobody; one that cannot be written is only logged, by the lane."""

    def written(outcome: object) -> None:
        del outcome

    world.lanes["database"].run(lambda: world.outbox().record_feedback("ease", stars), written)
