"""Which papers may be pictured for these answers. Pure; what is only shown never is."""

from kiosk.journey.path import Journey
from kiosk.procedures.model import Paper


def pictured_papers(journey: Journey, *, sent_ahead: bool) -> tuple[Paper, ...]:
    """Give them in the order of the check list; none where this point takes nothing ahead.

    A slip has no declaration that a picture could go with. A paper that is shown, looked up or
    given by its number is never pictured, whatever else the content says of it.
    """
    procedure = journey.procedure
    if not sent_ahead or procedure.ends == "slip":
        return ()
    return tuple(
        paper
        for paper in procedure.papers
        if paper.pictured
        and paper.handling == "hand_in"
        and journey.conditions.holds(paper.when, journey.route.facts)
    )
