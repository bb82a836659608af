"""What this process counts about itself; never a name, a number or an id of anybody.

Each node counts for itself and is asked by itself; what stands in the database is read when asked.
"""

from collections.abc import Callable, Sequence

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.registry import Collector

from central.admission import Admission
from central.objects import Objects
from central.reading_places import ReadingPlaces

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

disable_created_metrics()  # type: ignore[no-untyped-call]


class Metrics:
    """The counters of one process, in a registry of their own."""

    def __init__(
        self,
        admission: Admission,
        bodies: Sequence[ReadingPlaces],
        readings: Collector,
        objects: Objects,
    ) -> None:
        """`readings` is asked anew each time."""
        self._registry = CollectorRegistry()
        self._registry.register(readings)
        self._dossiers = Counter(
            "central_dossiers",
            "Declarations taken: accepted, repeated, or waiting for pictures",
            ["outcome"],
            registry=self._registry,
        )
        self._refusals = Counter(
            "central_refusals",
            "Calls of kiosks that were refused, by code of docs/errors.md",
            ["route", "code"],
            registry=self._registry,
        )
        self._pieces = Counter(
            "central_pieces", "Pieces of pictures taken", registry=self._registry
        )
        self._bytes = Counter(
            "central_request_bytes", "Bytes of bodies read", ["route"], registry=self._registry
        )
        self._seconds = Histogram(
            "central_request_seconds",
            "Time until an answer was sent",
            ["route", "status"],
            buckets=BUCKETS,
            registry=self._registry,
        )
        for outcome in ("accepted", "repeated", "waiting"):
            self._dossiers.labels(outcome)
        self._gauges(admission, bodies, objects)

    def took(self, outcome: str) -> None:
        """Count a declaration."""
        self._dossiers.labels(outcome).inc()

    def took_piece(self) -> None:
        """Count a piece."""
        self._pieces.inc()

    def refused(self, route: str, code: str) -> None:
        """Count a refusal."""
        self._refusals.labels(route, code).inc()

    def answered(self, route: str, status: str, seconds: float, read_bytes: int) -> None:
        """Count a request that came to its end."""
        self._seconds.labels(route, status).observe(seconds)
        self._bytes.labels(route).inc(read_bytes)

    def text(self) -> bytes:
        """Give all of it in Prometheus' text format; reads the database."""
        return generate_latest(self._registry)

    def _gauges(
        self, admission: Admission, bodies: Sequence[ReadingPlaces], objects: Objects
    ) -> None:
        self._gauge("central_in_flight", "Requests being taken in", lambda: admission.under_way)
        self._gauge(
            "central_bodies_coming",
            "Bodies of requests on their way",
            lambda: sum(places.coming for places in bodies),
        )
        self._gauge(
            "central_attachments_up",
            "Whether the store of attachments answered last",
            lambda: float(objects.answers()),
        )
        self._gauge(
            "central_attachments_versions",
            "Whether the store of attachments keeps what is deleted, so that nothing is erased",
            lambda: float(objects.keeps_versions()),
        )
        self._gauge(
            "central_admission_rate", "Declarations a second it counts on", lambda: admission.rate
        )

    def _gauge(self, name: str, words: str, value: Callable[[], float]) -> None:
        Gauge(name, words, registry=self._registry).set_function(value)
