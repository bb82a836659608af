import pytest

from kiosk.jobs import Ok
from kiosk.journey.checklist import what_it_takes
from kiosk.paper.printers import NoPaper
from kiosk.viewmodels.takes_view import lower_first
from tests.viewmodels.booth import BIRTH, FIVE, STATUS, TODAY, procedure_of, rows_of


@pytest.fixture
def takes(booth):
    booth.views.visit.start()
    booth.views.visit.choose_procedure(procedure_of(BIRTH))
    return booth.views.takes


@pytest.mark.parametrize("code", FIVE)
def test_papers_time_and_cost_are_said_before_anybody_types(booth, code):
    booth.views.visit.choose_procedure(procedure_of(code))
    takes, wanted = booth.views.takes, what_it_takes(procedure_of(code), {}, TODAY)
    unneeded = [line for line in wanted.papers if line.handling == "not_needed"]
    maybe = [line for line in wanted.papers if not line.certain and line not in unneeded]
    assert [row[0] for row in rows_of(takes.papers)] == [
        line.name.vi for line in wanted.papers if line not in maybe and line not in unneeded
    ]
    for rows, lines in ((takes.maybe, maybe), (takes.unneeded, unneeded)):
        for (said,), line in zip(rows_of(rows), lines, strict=True):
            assert said.startswith(f"{line.name.vi}: ")
            assert line.note.vi.rstrip(".")[1:] in said
    assert takes.maybeCount == len(maybe)
    assert takes.unneededCount == len(unneeded)
    assert [row[0] for row in rows_of(takes.notices)] == [words.vi for words in wanted.notices]
    assert takes.feeHeadline == wanted.fee.headline.vi
    assert takes.timeHeadline == wanted.time_headline.vi
    assert (takes.code, takes.name) == (code, procedure_of(code).plain_name.vi)
    assert takes.officialName == procedure_of(code).official_name.vi
    assert takes.listText


def test_everything_follows_the_language(booth, takes):
    vietnamese = (takes.name, takes.feeHeadline, takes.timeHeadline, takes.listText)
    papers = rows_of(takes.papers)
    booth.english()
    english = (takes.name, takes.feeHeadline, takes.timeHeadline, takes.listText)
    assert all(one != other for one, other in zip(vietnamese, english, strict=True))
    assert rows_of(takes.papers) != papers


def test_answers_decide_which_papers_are_certain(booth, takes):
    booth.enter(BIRTH, {"relation": "proxy"})
    booth.views.visit.go("takes")
    wanted = what_it_takes(procedure_of(BIRTH), {"relation": "proxy"}, TODAY)
    assert [row[0] for row in rows_of(takes.papers)] == [
        line.name.vi for line in wanted.papers if line.certain and line.handling != "not_needed"
    ]


def test_what_happens_to_papers_that_may_be_needed_is_said_once_or_with_each(booth, takes):
    assert takes.maybeHandling == "Nộp cho cán bộ"
    assert all("Nộp cho cán bộ" not in said for (said,) in rows_of(takes.maybe))
    booth.views.visit.go("find")
    booth.views.visit.choose_procedure(procedure_of(STATUS))
    assert takes.maybeHandling == ""
    kinds = ("Nộp cho cán bộ.", "Cho xem rồi cầm về.", "Chỉ cần số.")
    assert all(said.endswith(kinds) for (said,) in rows_of(takes.maybe))


def test_a_note_goes_on_after_a_colon():
    assert lower_first("Khi không có") == "khi không có"
    assert lower_first("VNeID có rồi") == "VNeID có rồi"
    assert lower_first("") == ""


def test_the_list_to_take_home_is_printed_once(booth, takes):
    takes.takeHome()
    assert (booth.state.page, takes.printState) == ("takehome", "")
    booth.paper.holds = True
    takes.print()
    takes.print()
    assert takes.printState == "printing"
    ((work, done),) = booth.paper.held
    done(Ok(work()))
    assert takes.printState == "printed"
    assert len(booth.printer.printed) == 1


def test_a_list_that_was_not_printed_is_said(booth, takes):
    booth.printer.outcome = NoPaper()
    takes.takeHome()
    takes.print()
    assert takes.printState == "failed"
    booth.paper.answers = [OSError("gone")]
    takes.print()
    assert takes.printState == "failed"
    takes.takeHome()
    assert takes.printState == ""


def test_the_printing_is_told_to_the_idle_clock(takes):
    told = []
    takes.printing.connect(told.append)
    takes.print()
    assert told == [True, False]


def test_without_a_procedure_there_is_nothing_to_print(booth):
    booth.views.takes.print()
    assert (booth.views.takes.listText, booth.printer.printed) == ("", [])


def test_going_on_leads_to_the_notice(booth, takes):
    takes.begin()
    assert booth.state.page == "privacy"
