from kiosk.commands.demo_practice import written_before
from tests.viewmodels.booth import BIRTH, procedure_of


def test_what_is_chosen_is_left_to_the_person_and_what_is_written_stands_there():
    known = written_before(procedure_of(BIRTH))
    assert {"child_name", "child_dob", "copies"} <= known
    assert not known & {"relation", "child_sex", "requester_card"}
