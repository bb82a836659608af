"""Which papers may be pictured for these answers. Pure; what is only shown never is."""

from kiosk.journey.path import Journey
from kiosk.procedures.model import Paper, Procedure


def pictured_papers(journey: Journey, *, sent_ahead: bool) -> tuple[Paper, ...]:
    """Give them in the order of the check list; none where this point takes nothing ahead.

    A slip has no declaration that a picture could go with. A paper that is shown, looked up or
    given by its number is never pictured, whatever else the content says of it.
    """
    procedure = journey.procedure
    if not may_be_pictured(procedure, sent_ahead=sent_ahead):
        return ()
    return tuple(
        paper
        for paper in procedure.papers
        if _is_pictured(paper) and journey.conditions.holds(paper.when, journey.route.facts)
    )


def may_be_pictured(procedure: Procedure, *, sent_ahead: bool) -> bool:
    """Say whether any of its papers may be, whatever is answered."""
    return sent_ahead and procedure.ends != "slip" and any(map(_is_pictured, procedure.papers))


def _is_pictured(paper: Paper) -> bool:
    return paper.pictured and paper.handling == "hand_in"
