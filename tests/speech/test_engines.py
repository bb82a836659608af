import pytest

from kiosk.speech.child_main import PROGRAMS
from kiosk.speech.engines import CHILD_SWITCH, ESPEAK, PYTTSX3, child_command, choose


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


def test_every_engine_has_a_program():
    assert {engine.name for engine in choose("auto")} == set(PROGRAMS)


def test_the_frozen_application_starts_itself_with_a_switch():
    assert child_command("espeak", frozen=True)[1:] == (CHILD_SWITCH, "espeak")
