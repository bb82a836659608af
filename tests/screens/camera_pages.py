"""Pages on which the kiosk's camera looks, in every state of it."""

import functools
from functools import partial

from PIL import Image

from kiosk.demo.held_card import empty_room, held_card
from kiosk.devices.camera import Trouble
from kiosk.devices.camera_simulator import frame_of
from kiosk.devices.seeing import preview_of
from kiosk.devices.sight import Preview, Seen, Sight
from kiosk.viewmodels.camera_view import Purpose
from tests.screens.carried_pages import SINGLE, bring_scans
from tests.screens.page import Page
from tests.screens.paper_pages import paper_pages
from tests.screens.stage import Stage

STATUS = "1.004873"
CARD = b"003155012345||NGUYEN THI HUONG|05031955|Nu|So 5 pho Vi Du|20042021"
LINK = b"https://vidu.example.vn/x"


def camera_pages() -> list[Page]:
    """Papers, a card, a phone: before the first picture, seen, and all that can be said."""
    return [
        Page("camera-card-opening", partial(bring_card, state="opening")),
        Page("camera-card", partial(bring_card, state="seen")),
        Page("camera-card-practice", partial(bring_card, state="seen", practice=True)),
        Page("camera-card-slow", partial(bring_card, state="slow")),
        Page("camera-card-dark", partial(bring_card, state="dark")),
        Page("camera-card-other", partial(bring_card, state="other")),
        Page("camera-card-trouble", partial(bring_card, state="trouble")),
        Page("camera-phone", partial(bring_phone, state="seen")),
        Page("camera-phone-slow", partial(bring_phone, state="slow")),
        Page("camera-phone-trouble", partial(bring_phone, state="trouble")),
        Page("camera-phone-part", bring_part),
        Page("camera-phone-damaged", bring_damaged),
        *paper_pages(),
    ]


def bring_card(stage: Stage, state: str, *, practice: bool = False) -> None:
    stage.practising = practice
    stage.have_camera("simulator")
    answers = {"purpose": "loan", "for_whom": "self"}
    stage.take("question", STATUS, "requester_card", answers)
    look(stage, "card", state)
    if state == "other":
        stage.views.card.show_scan(LINK)


def bring_phone(stage: Stage, state: str) -> None:
    stage.have_camera("simulator")
    stage.views.visit.open("resume")
    look(stage, "phone", state)


def bring_part(stage: Stage) -> None:
    bring_phone(stage, "seen")
    bring_scans(stage, SINGLE, count=1)


def bring_damaged(stage: Stage) -> None:
    bring_phone(stage, "seen")
    stage.views.resume.take_scan(b"CHUYEN:AB")


def look(stage: Stage, purpose: Purpose, state: str) -> None:
    """Have the camera look for it and be in this state."""
    camera = stage.views.camera
    camera.look(purpose)
    if state == "trouble":
        camera._take(Seen(camera._turn, Trouble("not_found")))
    elif state != "opening":
        preview = seen_preview("dark" if state == "dark" else purpose)
        camera._take(Seen(camera._turn, Sight(preview, (), dark=state == "dark")))
    if state == "slow":
        camera._hint.timeout.emit()


@functools.cache
def seen_preview(what: str) -> Preview:
    pictures = {"card": lambda: held_card(CARD), "phone": empty_room}
    make = pictures.get(what, lambda: Image.new("RGB", (64, 36), (12, 12, 12)))
    return preview_of(frame_of(make()))
