from bench.asked import Answer, Asked, judge
from bench.quality_report import failures, in_words, totals

VERDICTS = [
    judge(Asked("một", ("a",), "plain", "resident"), Answer(("a",), "", confident=True)),
    judge(Asked("hai", ("a",), "plain", "resident"), Answer(("b", "a"), "", confident=True)),
    judge(Asked("ba", ("a",), "spoken", "resident"), Answer(("b",), "", confident=False)),
    judge(Asked("bốn", ("elsewhere",), "spoken", "resident", "thuế"), Answer((), "Thuế", False)),
    judge(Asked("năm", ("unsure",), "code", "officer"), Answer(("b",), "", confident=True)),
]


def test_shares_are_of_the_queries_they_are_about():
    row = totals(VERDICTS)["all"]
    assert (row["queries"], row["here"]) == (5, 3)
    assert (row["recall_at_1"], row["recall_at_3"]) == (33.3, 66.7)
    assert (row["elsewhere"], row["unsure"], row["false_confidence"]) == (100.0, 0.0, 40.0)


def test_every_kind_that_was_asked_has_a_row():
    assert list(totals(VERDICTS)) == ["all", "plain", "spoken", "code"]


def test_failures_say_what_was_answered():
    missed = failures(VERDICTS)
    assert [each["q"] for each in missed] == ["hai", "ba", "năm"]
    assert missed[0]["got"] == ["b", "a"]


def test_the_report_shows_failures_of_a_half_that_may_be_looked_at():
    sides = {"ours": totals(VERDICTS), "peer": totals(VERDICTS)}
    said = in_words({"untouched": sides, "tuning": {**sides, "failures": failures(VERDICTS)}}, {})
    before, _, after = said.partition("## tuning: not answered")
    assert "ba (spoken; a) → b" in after
    assert "ba (spoken" not in before
