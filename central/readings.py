"""What is read from the database whenever somebody asks for the metrics."""

from collections.abc import Iterator
from datetime import datetime

import structlog
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy import Connection, func, select

from central.adapters.outbox import ASIDE, DELIVERED, WAITING
from central.adapters.outgoing import TABLES
from central.clock import Clock, read_stamp
from central.database import Database
from central.declarations import count_by_state
from central.faults import STORAGE
from central.reach import EVERYTHING
from central.statuses import STATES
from central.tables import attachment, intake, quarantine


class Readings(Collector):
    """Counts rows; without an answer of the database it says that, and nothing else."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Connect only when asked."""
        self._database = database
        self._clock = clock

    def collect(self) -> Iterator[Metric]:
        """Read everything in one transaction."""
        try:
            with self._database.reader.connect() as connection:
                read = list(read_all(connection, self._clock()))
        except STORAGE as error:
            structlog.get_logger(__name__).error("metrics", kind=type(error).__name__)
            read = []
        up = GaugeMetricFamily("central_database_up", "Whether the database answers")
        up.add_metric([], 1.0 if read else 0.0)
        yield up
        yield from read


def read_all(connection: Connection, now: datetime) -> Iterator[Metric]:
    """Give every reading."""
    filed = GaugeMetricFamily("central_declarations", "Declarations by state", labels=["state"])
    counts = count_by_state(connection, EVERYTHING)
    for state in STATES:
        filed.add_metric([state], counts.get(state, 0))
    yield filed
    aside = select(func.count()).where(quarantine.c.ended_at.is_(None))
    number = connection.execute(aside).scalar_one()
    yield GaugeMetricFamily(
        "central_quarantine", "Declarations set aside that nobody has ended", value=number
    )
    outbox = GaugeMetricFamily(
        "central_province_outbox", "Reports to the province", labels=["adapter", "state"]
    )
    oldest = GaugeMetricFamily(
        "central_oldest_waiting_seconds", "How long the oldest one waits", labels=["what"]
    )
    waiting = select(func.count(attachment.c.id.distinct()), func.min(intake.c.received_at))
    pictures, since = connection.execute(
        waiting.where(attachment.c.whole_at.is_(None), intake.c.id == attachment.c.id)
    ).one()
    yield GaugeMetricFamily(
        "central_waiting_for_pictures", "Declarations whose pictures are not all here", pictures
    )
    oldest.add_metric(["pictures"], age_s(since, now))
    for adapter, table in TABLES.items():
        rows = connection.execute(
            select(table.c.state, func.count(), func.min(table.c.entered_at)).group_by(
                table.c.state
            )
        )
        found = {state: (count, entered) for state, count, entered in rows}
        for state in (WAITING, DELIVERED, ASIDE):
            outbox.add_metric([adapter, state], found.get(state, (0, None))[0])
        oldest.add_metric([adapter], age_s(found.get(WAITING, (0, None))[1], now))
    yield outbox
    yield oldest


def age_s(since: str | None, now: datetime) -> float:
    """How long ago that was; 0 where nothing waits."""
    moment = read_stamp(since) if since else None
    return 0.0 if moment is None else max(0.0, (now - moment).total_seconds())
