"""Kiosks in earnest against two nodes on one PostgreSQL; the long run is many, with its control."""

import functools
import json
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path

import pytest
from sqlalchemy import func, select

from central.tables import intake, quarantine
from sync import client, transport
from tests.central.cluster import running_cluster
from tests.central.nodes import two_nodes
from tests.central.serving import running
from tests.storm.crowd import gather, storm

RESULTS = Path(__file__).resolve().parents[2] / "bench" / "results"


@pytest.fixture(scope="module")
def cluster():
    with running_cluster() as made:
        yield made


@pytest.fixture(autouse=True)
def _one_tls_context(monkeypatch):
    """Reading the system's authorities takes each kiosk 20 ms, and has nothing to do with it."""
    monkeypatch.setattr(client, "tls_context", functools.cache(transport.tls_context))


@contextmanager
def nodes(folder, url, in_flight):
    """Two nodes as processes of their own; enrolled is through a third, in this process."""
    with ExitStack() as stack:
        pair = stack.enter_context(two_nodes(folder, url))
        environ = {
            "CENTRAL_DATABASE_URL": url,
            "CENTRAL_ATTACHMENTS_DIR": str(folder / "shared"),
            "CENTRAL_INTAKE_IN_FLIGHT": str(in_flight),
        }
        urls = [
            stack.enter_context(running(folder / name, **environ)).url for name in ("one", "two")
        ]
        yield pair.one, urls


def counted(pair):
    with pair.centre.database.reader.connect() as connection:
        total = connection.execute(select(func.count()).select_from(intake)).scalar()
        aside = connection.execute(select(func.count()).select_from(quarantine)).scalar()
    return total, aside


def play(cluster, folder, kiosks, dossiers, in_flight, limit_s):
    with cluster.fresh() as url, nodes(folder, url, in_flight) as (node, urls):
        report = storm(gather(node, urls, kiosks, dossiers), limit_s)
        return report, counted(node)


def test_a_small_crowd_is_taken_in_once_each(cluster, tmp_path):
    report, (total, aside) = play(cluster, tmp_path, 40, 5, in_flight=4, limit_s=120)
    assert (report.delivered, total, aside) == (200, 200, 0)
    assert report.refusals > 0
    assert report.repeats == 0


@pytest.mark.soak
def test_a_province_comes_back(cluster, tmp_path):
    """2,000 kiosks at once, beside the same crowd at a centre that turns nobody away."""
    figures = {}
    with cluster.fresh() as url, nodes(tmp_path / "calm", url, 64) as (node, urls):
        figures["calm"] = storm(gather(node, urls, 32, 60), 300)
    for name, in_flight in (("turns", 64), ("all_at_once", 100_000)):
        report, (total, aside) = play(cluster, tmp_path / name, 2000, 5, in_flight, limit_s=900)
        figures[name] = report
        if name == "turns":
            assert (report.delivered, total, aside) == (10_000, 10_000, 0)
    RESULTS.joinpath("storm_crowd.txt").write_text(
        "\n".join(f"{name} {json.dumps(asdict(one))}" for name, one in figures.items()) + "\n"
    )
    assert figures["turns"].repeats == 0
