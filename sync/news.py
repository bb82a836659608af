"""Asks the centre what became of the dossiers, what it holds and what time it is."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy import Connection, func, or_, select
from sqlalchemy.dialects.sqlite import insert

from sync import retention, site, tables
from sync.clock import parse_time
from sync.database import read, write
from sync.judgement import Pause, pause_of
from sync.log import Log
from sync.outcome import Refused, StatusKnown, Trouble
from sync.station import Station
from sync.wire import StatusRow

REFERENCES_ASKED = 200
FINAL = ("result", "refused")
delivery, status = tables.delivery.c, tables.status.c
said = insert(tables.status)
KEEP = said.on_conflict_do_update(
    index_elements=["reference"],
    set_={
        **{name: said.excluded[name] for name in ("state", "as_of", "fetched_at")},
        "number": func.coalesce(said.excluded.number, status.number),
    },
)
log = Log(__name__)


def fetch_news(station: Station) -> str | None:
    """Ask, and apply the answer; the reason why that was not possible, or None."""
    with read(station.engine) as connection:
        references = unfinished(connection)
    outcome = ask(station, references)
    if station.is_led_on(outcome):
        outcome = ask(station, references)
    if not isinstance(outcome, StatusKnown):
        pause = Pause(outcome.code) if isinstance(outcome, Refused) else pause_of(outcome)
        station.pause(pause)
        return pause.reason
    moment, answer = station.moment(), outcome.answer
    again = partial(station.again, moment)
    with write(station.engine) as connection:
        site.note_answer(connection, moment.text, answer.epoch)
        station.keep_time(connection, parse_time(answer.now), outcome.answered.round_trip_s)
        asked = [row for row in answer.rows if row.reference in set(references)]
        keep_statuses(connection, asked, moment.text)
        done = retention.review(connection, answer, station.patience.grace_s, again)
    purged = retention.purge_due(station.engine, done.due, moment.text)
    station.forget_waits()
    log.info("centre answered", purged=purged, send_again=done.again, news=len(asked))
    return None


def ask(station: Station, references: list[str]) -> StatusKnown | Trouble:
    """Ask once."""
    identity = station.identity
    return station.client.status(references, identity.enrolment, identity.key)


def unfinished(connection: Connection) -> list[str]:
    """List the latest references at the centre whose end is not known yet."""
    query = (
        select(delivery.reference)
        .select_from(
            tables.delivery.outerjoin(tables.status, status.reference == delivery.reference)
        )
        .where(
            delivery.state == "delivered",
            or_(status.state.is_(None), status.state.not_in(FINAL)),
        )
        .order_by(delivery.seq.desc())
        .limit(REFERENCES_ASKED)
    )
    return list(connection.execute(query).scalars())


def keep_statuses(connection: Connection, rows: Sequence[StatusRow], at: str) -> None:
    """Keep the state at the desk of each reference; an official number once told stays."""
    told = [
        {"reference": row.reference, "state": row.state, "as_of": row.as_of, "number": row.number}
        for row in rows
    ]
    if told:
        connection.execute(KEEP, [{**one, "fetched_at": at} for one in told])
