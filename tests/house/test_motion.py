"""Whatever moves on a screen takes its time from the one place that reduced motion sets to none."""

import re
from pathlib import Path

import pytest

SCREENS = Path(__file__).resolve().parents[2] / "screens"
MOVES = re.compile(
    r"\b(?:\w+Animation|Behavior|Transition|Animator|SmoothedAnimation|AnimatedImage|AnimatedSprite)"
    r"\b(?:\s+on\s+\w+)?\s*\{"
)
ITSELF = re.compile(r"\b\w*(?:Animation|Animator)\b(?:\s+on\s+\w+)?\s*\{[^{}]*\}")
OBEYS = "duration: Theme.motionMs"
FOR_EVER = re.compile(r"loops:\s*Animation\.Infinite|\bAnimatedImage\b|\bAnimatedSprite\b")


def disobeying(text: str) -> list[str]:
    """What in a QML file moves for ever, or for a time that is not the person's choice."""
    wrong = [found.group() for found in FOR_EVER.finditer(text)]
    wrong += [found.group() for found in ITSELF.finditer(text) if OBEYS not in found.group()]
    if MOVES.search(text) and not ITSELF.search(text):
        wrong.append("something moves without saying how long")
    return wrong


@pytest.mark.parametrize("path", sorted(SCREENS.rglob("*.qml")), ids=lambda path: path.name)
def test_what_moves_obeys_the_person(path: Path):
    assert disobeying(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Behavior on x { NumberAnimation { duration: 200 } }",
        "NumberAnimation on y { duration: Theme.motionMs; loops: Animation.Infinite }",
        'AnimatedImage { source: "turning.gif" }',
        "transitions: Transition { }",
    ],
)
def test_what_does_not_obey_is_found(text: str):
    assert disobeying(text)


def test_what_obeys_is_left_alone():
    assert disobeying("Behavior on opacity { NumberAnimation { duration: Theme.motionMs } }") == []
