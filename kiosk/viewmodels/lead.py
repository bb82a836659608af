"""Where the notice on the screen leads: the procedure that is the right one instead."""

from typing import TYPE_CHECKING

from kiosk.journey.reuse import reusable
from kiosk.session.steps import lead
from kiosk.viewmodels.visit_view import Visit

if TYPE_CHECKING:
    from kiosk.journey.answers import Answers
    from kiosk.procedures.model import Procedure


def lead_of(visit: Visit) -> "Procedure | None":
    """Give the procedure to do instead; None where no notice stops, or where it leads nowhere."""
    if visit.procedure is None:
        return None
    step = visit.journey.step
    code = step.question.leads_to if step else None
    return visit.library.procedure(code, on=visit.today) if code else None


def lead_name(visit: Visit) -> str:
    """Give its plain name in the person's language; empty where there is none."""
    target = lead_of(visit)
    return visit.words(target.plain_name) if target else ""


def reusable_in(visit: Visit, target: "Procedure") -> "Answers":
    """Give what was said that serves there too."""
    source = visit.procedure
    if source is None:
        raise LookupError("no procedure is chosen")
    return reusable(visit.state.answers, source, target, visit.today)


def follow(visit: Visit, target: "Procedure", answers: "Answers") -> None:
    """Begin it with these answers."""
    visit.take(lead(visit.state, target, answers))


def leave_stop(visit: Visit) -> None:
    """Go on from a notice that stops: to the right procedure, else to the page that calls staff.

    Where something was said that serves there, she is asked first.
    """
    target = lead_of(visit)
    if target is None:
        visit.open("call")
        return
    answers = reusable_in(visit, target)
    if answers.values:
        visit.go("reuse")
    else:
        follow(visit, target, answers)
