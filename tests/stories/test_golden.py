"""The golden journeys: answers in, path, papers, fee, dossier and form out, as told."""

import pytest

from kiosk.procedures.library import Library
from kiosk.stories.story import load_story, story_files
from kiosk.stories.telling import differences, tell
from tests.library import in_use

STORIES = {path.stem: load_story(path) for path in story_files()}


@pytest.fixture(scope="module")
def library() -> Library:
    return in_use()


@pytest.mark.parametrize("name", STORIES)
def test_what_comes_of_the_answers_is_what_is_told(library, name):
    story = STORIES[name]
    assert differences(story, tell(story, library)) == []


@pytest.mark.parametrize("code", sorted({item.code for item in in_use().procedures}))
def test_every_procedure_has_a_happy_a_branching_and_a_refused_story(code):
    told = [story.expected for story in STORIES.values() if story.procedure == code]
    saved = [outcome for outcome in told if outcome and outcome.dossier]
    refused = [outcome for outcome in told if outcome and (outcome.errors or outcome.stop)]
    assert len(told) >= 3
    assert len({tuple(outcome.path) for outcome in saved}) >= 2
    assert refused


def test_a_story_is_named_after_its_procedure():
    assert all(name.startswith(f"{story.procedure}-") for name, story in STORIES.items())
