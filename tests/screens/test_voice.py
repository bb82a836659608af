"""What the pages of a visit say aloud is in the list that voice packs are made from."""

import re
from pathlib import Path

import pytest

from kiosk.packs.home import BUILT_IN
from kiosk.speech.sentence import key_of, sentences_of
from kiosk.speech.utterance import script_of
from kiosk.text.spoken import speak
from kiosk.voice.sources import fixed_in, wordings_of
from kiosk.voice.wordings import FILLER, said_in
from tests.screens.pages import BIRTH, COPIES, procedure_pages
from tests.screens.stage import Stage, every_item

NAMES_OF_PLACES_AND_PEOPLES = re.compile("address|ethnicity")
PARTS = 3


@pytest.fixture(scope="module")
def fixed() -> set[str]:
    return {sentence.key for sentence in fixed_in(BUILT_IN)}


@pytest.fixture(scope="module")
def composed() -> list[re.Pattern[str]]:
    """The sentences in which something is filled in."""
    found = {text for wording in wordings_of(BUILT_IN) for text in said_in(wording)}
    return [
        re.compile(re.escape(text).replace(FILLER, ".+"), re.IGNORECASE)
        for text in found
        if FILLER in text and text != FILLER
    ]


def said(stage: Stage) -> list[str]:
    """The sentences of the texts on the screen that anybody may hear."""
    sentences = []
    for item in every_item(stage.window.contentItem()):
        read = item.property("spokenStart") is not None and item.property("readable")
        if read and item.isVisible() and item.property("privacy") == "public":
            text = item.property("spoken") or item.property("text")
            found = sentences_of(script_of(speak(text, "vi")))
            sentences += [sentence.text for sentence in found]
    return sentences


@pytest.mark.timeout(600)
@pytest.mark.parametrize("code", [pytest.param(BIRTH, marks=pytest.mark.soak), COPIES])
def test_every_page_of_a_visit_has_its_fixed_sentences_in_the_list(stage, fixed, composed, code):
    heard, missing = 0, set()
    for page in procedure_pages(stage, code):
        if NAMES_OF_PLACES_AND_PEOPLES.search(page.made_like):
            continue
        for _ in page.parts(stage, PARTS):
            for text in said(stage):
                heard += 1
                filled_in = any(pattern.fullmatch(text) for pattern in composed)
                if key_of("vi", text) not in fixed and not filled_in:
                    missing.add((page.name, text))
    assert heard > 100
    assert not missing


def test_a_word_that_is_spoken_no_more_has_no_place_to_be_measured(stage):
    """Qt warned of a position of -1, and a warning fails here."""
    window = stage.exhibit(Path(__file__).with_name("Underlined.qml"))
    window.close()
    window.deleteLater()
    stage.settle()
