"""The PDF that goes with a report for entry by hand: the form, else the paper of the decision."""

from central.adapters.port import Report
from central.adapters.status import FILE
from central.config import Office
from central.declaration import Procedures, as_map
from central.desk_papers import Decision, paper_of, set_paper
from central.reference import grouped
from kiosk.paper.forms import Heading, NoForm, render


def sheet_of(report: Report, office: Office, procedures: Procedures) -> bytes | None:
    """Set the official form of a file, else the paper of its decision; None where there is none."""
    if report.task == FILE:
        form = form_of(report, office)
        if form is not None:
            return form
    if paper_of(report.mark) is None:
        return None
    decision = Decision(report.mark, report.note, ())
    return set_paper(report.filed, decision, office, procedures)


def form_of(report: Report, office: Office) -> bytes | None:
    """Set the procedure's own form with the answers; None where it has none."""
    if report.procedure is None:
        return None
    answers = {
        name: value
        for name, value in as_map(report.plain.get("answers")).items()
        if isinstance(value, str | int | bool)
    }
    heading = Heading(office.authority, grouped(report.filed.reference))
    try:
        return render(report.procedure, answers, report.decided_at.date(), heading)
    except NoForm:
        return None
