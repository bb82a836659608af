"""The touches from welcome to a question that asks for the card: asked of the real screens.

    python -m bench.card_road

Prints one JSON object: `road`, the points in order, and `again`, where one scans once more.
"""

import json
import sys

from bench.places import START, opened, pair
from kiosk.demo.hands import Hands
from kiosk.demo.remote import TURN
from kiosk.journey.practice import CARD
from kiosk.procedures.library import Library
from kiosk.views import Views

CODE = "1.012812"
"""A quarrel over land: its first question is for the card."""
AGAIN = "Chưa đúng, đưa thẻ lại"


def main() -> int:
    """Walk there, noting the middle of what is touched."""
    with opened() as (screen, views):
        hands = Hands(screen.window)
        hands.still()
        road = [reach(hands, name) for name in names(views.visit.library)]
        print(
            json.dumps(
                {"road": [p for points in road for p in points], "again": again(hands, views)}
            )
        )
    return 0


def names(library: Library) -> list[str]:
    """What is touched, in order."""
    group, door = next(
        (group, door)
        for group in library.doors.groups
        for door in group.doors
        if door.guided == CODE
    )
    return [START, group.title.vi, door.title.vi, "Khai ngay", "Đồng ý, bắt đầu khai"]


def reach(hands: Hands, name: str) -> list[list[int]]:
    """Touch what has this name, turning the page's parts until it is there."""
    touched = []
    while not hands.sees(name):
        turn = next(seen.name for seen in hands.look() if TURN.match(seen.name))
        touched.append(pair(hands.find(turn).rect.center()))
        hands.touch(turn)
    touched.append(pair(hands.find(name).rect.center()))
    hands.touch(name)
    return touched


def again(hands: Hands, views: Views) -> list[int]:
    """Where the page with a card's data offers another scan."""
    views.card.show_scan(CARD)
    hands.still()
    return pair(hands.find(AGAIN).rect.center())


if __name__ == "__main__":
    sys.exit(main())
