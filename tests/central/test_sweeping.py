"""What nobody goes on with, and what was erased, leaves the folder; nothing else does."""

import pytest
from sqlalchemy import delete

from central.sweeping import Swept, sweep
from central.tables import attachment, payload
from tests.central.attached import PICTURE, attached, files

ON_BOTH_ENGINES = True

IDLE_S = 14 * 86_400


@pytest.fixture
def half(kiosk):
    """A dossier of two pictures: the first is whole, the second has begun."""
    one = attached(kiosk, b"\xff\xd8\xff whole", PICTURE)
    one.waiting()
    one.send(one.pieces(0)[0])
    one.send(one.pieces(1)[0])
    return one


def test_an_upload_nobody_goes_on_with_is_dropped_and_may_begin_anew(centre, half, data_dir):
    centre.clock.pass_s(IDLE_S)
    assert sweep(centre.centre) == Swept(0, 0)
    centre.clock.pass_s(1)

    assert sweep(centre.centre) == Swept(1, 0)

    assert list(files(data_dir)) == [half.pictures[0].digest]
    assert half.waiting() == [0]
    half.send_all()
    assert half.receipt()["id"] == half.parcel.id
    assert sweep(centre.centre) == Swept(0, 0)


def test_pictures_go_when_the_text_of_their_declaration_was_erased(centre, half, kiosk, data_dir):
    other = attached(kiosk)
    other.waiting()
    other.send_all()
    centre.centre.writer.submit(
        lambda connection: connection.execute(delete(payload).where(payload.c.id == half.parcel.id))
    ).result()

    assert sweep(centre.centre) == Swept(0, 1)

    assert list(files(data_dir)) == [other.pictures[0].digest]
    assert len(centre.rows(attachment)) == 3
    assert sweep(centre.centre) == Swept(0, 0)


def test_what_was_set_aside_goes_with_its_declaration(centre, kiosk, data_dir):
    one = attached(kiosk, b"\xff\xd8\xff short", device="another")
    one.waiting()
    one.send(one.pieces()[0])
    assert len(files(data_dir)) == 1
    centre.centre.writer.submit(lambda connection: connection.execute(delete(payload))).result()

    assert sweep(centre.centre) == Swept(0, 1)
    assert files(data_dir) == {}
