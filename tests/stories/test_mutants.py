"""The golden journeys notice when a rule or a condition of the content is taken away."""

import pytest

from kiosk.stories.story import load_story, story_files
from tests.library import in_use
from tests.stories.mutants import mutants, noticed, stories_of, survivors

LIBRARY = in_use()
STORIES = [load_story(path) for path in story_files()]
CODES = sorted({item.code for item in LIBRARY.procedures})
SHARE = 10


def unnoticed(code, share):
    versions = [item for item in LIBRARY.procedures if item.code == code]
    return survivors(versions, stories_of(code, STORIES), share)


def test_a_mutant_differs_in_one_place_and_is_noticed():
    procedure = LIBRARY.procedure("2.000815")
    made = dict(mutants(procedure))
    place = "parts.first.questions.kind_1_text.when"
    assert made[place] != procedure
    assert noticed(made[place], stories_of("2.000815", STORIES))
    assert not noticed(procedure, stories_of("2.000815", STORIES))


@pytest.mark.parametrize("code", CODES)
def test_a_tenth_of_the_rules_taken_away_one_by_one_is_noticed(code):
    assert unnoticed(code, SHARE) == []


@pytest.mark.soak
@pytest.mark.parametrize("code", CODES)
def test_every_rule_taken_away_is_noticed(code):
    assert unnoticed(code, 1) == []
