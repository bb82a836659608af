"""A declaration an officer asks for by its id: hers to see, or not found; both are written down."""

from datetime import datetime

from central import audit
from central.centre import Centre
from central.declarations import Filed, find_filed
from central.pages.access import PageRefused
from central.reach import EVERYTHING
from central.sessions import Session

MISSING = "Không thấy tờ khai này."
REFUSED = "declaration.refused"


def reached(centre: Centre, session: Session, dossier_id: str) -> Filed:
    """Give it; PageRefused 404 where there is none, or where it is of a ward she does not serve."""
    with centre.database.reader.connect() as connection:
        filed = find_filed(connection, centre.keys, session.reach, dossier_id)
        if filed is not None:
            return filed
        elsewhere = find_filed(connection, centre.keys, EVERYTHING, dossier_id)
    if elsewhere is not None:
        write_down(centre, session, REFUSED, elsewhere.id)
    raise PageRefused(404, MISSING)


def write_down(centre: Centre, session: Session, act: str, subject: str) -> datetime:
    """Record what an officer looked at, printed or was refused, and give the moment."""
    now = centre.clock()
    centre.writer.submit(
        lambda connection: audit.record(connection, now, session.staff, act, subject)
    ).result()
    return now
