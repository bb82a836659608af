from kiosk.journey.intake import take_in


def test_a_complete_file_is_taken_as_it_is(loan, whole, today):
    intake = take_in(loan, whole, today)
    assert intake.report.ok
    assert intake.answers.values["name"] == "Nguyễn Văn Mẫu"
    assert intake.answers.origins["name"] == "typed"
    assert intake.answers.origins["sex"] == "chosen"


def test_what_the_screen_would_propose_is_accepted(loan, whole, today):
    given = {name: value for name, value in whole.items() if name not in ("books", "card")}
    intake = take_in(loan, given, today)
    assert intake.report.ok
    assert intake.answers.values["books"] == 1
    assert intake.answers.values["card"] == "typed"
    assert intake.answers.origins["books"] == "derived"


def test_a_scanned_card_gives_its_origin(loan, whole, today):
    intake = take_in(loan, {**whole, "card": "scanned"}, today)
    assert intake.answers.origins["name"] == "card"
    assert intake.answers.origins["card"] == "chosen"
    assert intake.answers.origins["home"] == "typed"


def test_a_wrong_answer_is_not_replaced_by_the_proposal(loan, whole, today):
    intake = take_in(loan, {**whole, "books": "nhiều"}, today)
    assert [finding.code for finding in intake.report.errors] == ["number_unreadable"]


def test_answers_are_kept_in_their_normal_form(loan, whole, today):
    intake = take_in(loan, {**whole, "dob": "5/3/1950", "books": "2"}, today)
    assert intake.report.ok
    assert intake.answers.values["dob"] == "1950-03-05"
    assert intake.answers.values["books"] == 2
