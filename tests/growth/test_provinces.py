"""A centre a province, each with its own primary: a kiosk belongs to one of them."""

from collections.abc import Iterator

import pytest

from central.tables import intake, quarantine
from tests.central.cluster import running_cluster
from tests.central.nodes import at, settings_of
from tests.central.serving import Served, served
from tests.central.virtual_kiosk import VirtualKiosk


@pytest.fixture
def provinces(tmp_path) -> Iterator[tuple[Served, Served]]:
    with (
        running_cluster() as first,
        running_cluster() as second,
        first.fresh() as here,
        second.fresh() as there,
        served(tmp_path / "a" / "x", settings=settings_of(tmp_path / "a", "x", here)) as one,
        served(tmp_path / "b" / "x", settings=settings_of(tmp_path / "b", "x", there)) as two,
    ):
        yield one, two


def test_a_kiosk_of_one_province_is_nobody_in_another(provinces):
    one, two = provinces
    kiosk = VirtualKiosk(one.add_kiosk()).enrol()
    neighbour = VirtualKiosk(two.add_kiosk()).enrol()
    parcel = kiosk.make()

    astray = at(kiosk, two.url).post(parcel)

    assert astray.json()["code"] == "unknown_device"
    assert two.rows(intake) == two.rows(quarantine) == []
    assert kiosk.receipt(kiosk.post(parcel))["id"] == parcel.id
    assert neighbour.receipt(neighbour.post(neighbour.make()))
    assert one.centre.identity.centre != two.centre.identity.centre
    assert [len(each.rows(intake)) for each in provinces] == [1, 1]
