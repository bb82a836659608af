"""Kiosks in earnest against two nodes on one PostgreSQL; the long run is many, with its control."""

import functools
import json
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bench.result import write_results
from bench.workbench import load
from central.tables import intake, quarantine
from sync import client, transport
from tests.central.cluster import running_cluster
from tests.central.nodes import two_nodes
from tests.central.serving import running
from tests.storm.crowd import gather, storm
from tests.storm.events import Storm, Weather
from tests.storm.figures import Figures

RESULTS = Path(__file__).resolve().parents[2] / "bench" / "results"
KIOSKS = 2000


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
@pytest.mark.timeout(40 * 60)
def test_a_province_comes_back(cluster, tmp_path):
    """2,000 kiosks at once, beside the same crowd at a centre that turns nobody away.

    What it shows of the speed of this centre goes into the discrete events of a whole country.
    """
    before = load()
    with cluster.fresh() as url, nodes(tmp_path / "calm", url, 64) as (node, urls):
        calm = storm(gather(node, urls, 32, 60), 300)
    turns, ends = play(cluster, tmp_path / "turns", KIOSKS, 5, in_flight=64, limit_s=900)
    at_once, _ = play(cluster, tmp_path / "at_once", KIOSKS, 5, in_flight=100_000, limit_s=900)
    country = Weather(kiosks=15_000, work_s=1 / calm.a_second, refusal_s=0.083 / calm.a_second)
    slots, control = (Storm(country, slots=one).run() for one in (True, False))
    figures = Figures(calm, turns, at_once, slots, control)
    write_results(figures.results(before), RESULTS)
    text = json.dumps([asdict(one) for one in (calm, turns, at_once)], indent=1)
    RESULTS.joinpath("storm_crowd_counts.txt").write_text(text + "\n")
    assert (turns.delivered, *ends) == (KIOSKS * 5, KIOSKS * 5, 0)
    assert turns.repeats == 0
    assert slots.repeats == 0
    assert slots.taken_in == control.taken_in == 15_000 * 20
