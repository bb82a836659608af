from kiosk.authoring.condition_words import ConditionWords
from kiosk.authoring.flow import BRANCH, flow_rows


def rows_of(procedure, part):
    return flow_rows(procedure.parts[part], ConditionWords(procedure))


def test_the_main_way_has_a_row_each_and_a_branch_its_condition(loan):
    rows = rows_of(loan, 0)
    assert [row["when"] for row in rows] == [
        None,
        "for_whom == 'other'",
        "for_whom == 'school'",
    ]
    assert rows[1]["words"] == "“Mượn cho” (câu 1) là “Mượn hộ”"
    [stop] = rows[2]["nodes"]
    assert (stop["number"], stop["stops"], stop["notice"]) == (3, True, True)
    assert stop["label"] == "Trường học mượn ở quầy. Mời gặp cán bộ."


def test_questions_under_one_condition_are_one_branch(loan):
    part = loan.parts[1]
    asked = [item.model_copy(update={"when": "minor"}) for item in part.questions]
    many = part.model_copy(update={"questions": asked * 2})
    changed = loan.model_copy(update={"parts": [loan.parts[0], many, *loan.parts[2:]]})
    rows = rows_of(changed, 1)
    assert [len(row["nodes"]) for row in rows] == [BRANCH, 2 * len(asked) - BRANCH]
    assert {row["when"] for row in rows} == {"minor"}


def test_a_question_of_doubtful_source_is_marked(loan):
    part = loan.parts[0]
    weak = part.questions[0].evidence.model_copy(update={"strength": "weak", "note": "x"})
    first = part.questions[0].model_copy(update={"evidence": weak})
    changed = part.model_copy(update={"questions": [first, *part.questions[1:]]})
    rows = flow_rows(changed, ConditionWords(loan))
    assert [row["nodes"][0]["weak"] for row in rows] == [True, False, False]
