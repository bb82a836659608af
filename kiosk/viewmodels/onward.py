"""From an answer on to what comes next."""

from dataclasses import replace

from kiosk.session.steps import forward
from kiosk.viewmodels.visit_view import Visit


def go_on(visit: Visit) -> None:
    """Show the next question; after the last one, papers to picture, or the check."""
    state, mending = visit.state, visit.state.mending
    moved = forward(state, visit.journey)
    if moved.page == "check" and not mending:
        moved = replace(moved, page=visit.after_questions())
    visit.take(moved)
