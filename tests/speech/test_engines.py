from pathlib import Path

import pytest

from kiosk.speech.child_main import PROGRAMS
from kiosk.speech.engines import CHILD_SWITCH, ESPEAK, PYTTSX3, child_command, choose, neural

NEURAL = neural(Path("/nonexistent/0123"))


@pytest.mark.parametrize(
    ("choice", "engines"),
    [
        ("auto", (ESPEAK, PYTTSX3)),
        ("espeak", (ESPEAK, PYTTSX3)),
        ("pyttsx3", (PYTTSX3, ESPEAK)),
        ("none", ()),
    ],
)
def test_the_chosen_engine_is_tried_first_and_the_other_stands_behind(choice, engines):
    assert choose(choice) == engines


@pytest.mark.parametrize(
    ("choice", "engines"),
    [
        ("auto", (NEURAL, ESPEAK, PYTTSX3)),
        ("espeak", (ESPEAK, PYTTSX3)),
        ("pyttsx3", (PYTTSX3, ESPEAK)),
        ("none", ()),
    ],
)
def test_a_neural_voice_is_the_first_unless_another_is_asked_for_by_name(choice, engines):
    assert choose(choice, NEURAL) == engines


def test_every_engine_has_a_program():
    assert {engine.name for engine in choose("auto", NEURAL)} == set(PROGRAMS)


def test_the_frozen_application_starts_itself_with_a_switch():
    assert child_command("espeak", frozen=True)[1:] == (CHILD_SWITCH, "espeak")
    assert child_command("neural", "/x", frozen=True)[1:] == (CHILD_SWITCH, "neural", "/x")
