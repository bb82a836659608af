"""The golden journeys notice when a rule or a condition of the content is taken away."""

from kiosk.procedures.loading import load_all
from tests.stories.mutants import mutants, noticed, stories_of


def test_a_mutant_differs_in_one_place_and_is_noticed():
    procedure = load_all().procedure("2.000815")
    made = dict(mutants(procedure))
    place = "parts.first.questions.kind_1_text.when"
    assert made[place] != procedure
    assert noticed(made[place], stories_of("2.000815"))
    assert not noticed(procedure, stories_of("2.000815"))
