from kiosk.procedures.questions import alike, questions_of


def test_questions_come_in_the_order_of_the_file(loan):
    names = [question.name for question in questions_of(loan)]
    assert names[:4] == ["for_whom", "relation", "school_stop", "card"]


def test_questions_are_alike_by_name_kind_and_words(loan):
    name = next(question for question in questions_of(loan) if question.name == "name")
    assert alike(name) == alike(name.model_copy(update={"required": False}))
    other_words = name.ask.model_copy(update={"vi": "Tên cháu là gì?"})
    for change in ({"name": "child_name"}, {"type": "text"}, {"ask": other_words}):
        assert alike(name) != alike(name.model_copy(update=change))
