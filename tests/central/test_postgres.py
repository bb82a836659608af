"""The centre on a real PostgreSQL server: what a file cannot show."""

from collections.abc import Iterator

import pytest

from central.tables import dossier, intake, payload
from tests.central.cluster import Cluster
from tests.central.serving import Served, served, settings_for


@pytest.fixture
def url(cluster: Cluster) -> str:
    return cluster.fresh()


@pytest.fixture
def centre(data_dir, url) -> Iterator[Served]:
    with served(data_dir, settings=settings_for(data_dir, database={"url": url})) as running:
        yield running


def test_a_dossier_is_taken_in_on_postgresql(centre, kiosk):
    parcel = kiosk.make()

    receipt = kiosk.receipt(kiosk.post(parcel))

    assert receipt["id"] == parcel.id
    assert [row.id for row in centre.rows(intake)] == [parcel.id]
    assert [row.sealed for row in centre.rows(payload)] == [parcel.payload]
    assert [row.reference for row in centre.rows(dossier)] == [parcel.reference]
