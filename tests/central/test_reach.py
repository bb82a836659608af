from sqlalchemy import select

from central.reach import EVERYTHING, Reach, Ward, reach_of
from central.tables import ward
from central.wards import enter_ward, give_reach
from tests.central.serving import Served

ON_BOTH_ENGINES = True

BA_DINH = Ward("00004", "Phường Ba Đình, Thành phố Hà Nội")
NGOC_HA = Ward("00008", "Phường Ngọc Hà, Thành phố Hà Nội")


def found(centre: Served, reach: Reach) -> list[str]:
    """Which of two wards it covers, asked of the database."""

    def ask(connection):
        for one in (BA_DINH, NGOC_HA):
            enter_ward(connection, one)
        rows = select(ward.c.code).where(reach.covers(ward.c.code)).order_by(ward.c.code)
        return list(connection.execute(rows).scalars())

    return centre.centre.writer.submit(ask).result()


def test_a_reach_covers_its_wards_and_no_other(centre):
    assert found(centre, Reach()) == []
    assert found(centre, Reach(wards=(NGOC_HA,))) == ["00008"]
    assert found(centre, Reach(wards=(NGOC_HA, BA_DINH))) == ["00004", "00008"]
    assert found(centre, EVERYTHING) == ["00004", "00008"]


def test_an_officer_sees_what_she_was_given_last(centre):
    centre.add_staff("lan", Reach(wards=(NGOC_HA, BA_DINH)))

    def given(reach):
        def change(connection):
            assert give_reach(connection, "lan", reach, centre.clock())
            return reach_of(connection, "lan")

        return centre.centre.writer.submit(change).result()

    with centre.centre.database.reader.connect() as connection:
        assert reach_of(connection, "lan") == Reach(wards=(BA_DINH, NGOC_HA))
        assert reach_of(connection, "nobody") == Reach()
    assert given(Reach(wards=(BA_DINH,))) == Reach(wards=(BA_DINH,))
    assert given(EVERYTHING) == EVERYTHING
    assert given(Reach()) == Reach()


def test_it_is_said_in_words():
    assert Reach().words == "chưa có phường, xã"
    assert Reach(wards=(BA_DINH,)).words == "Phường Ba Đình"
    assert Reach(wards=(BA_DINH, NGOC_HA)).words == "2 phường, xã"
    assert EVERYTHING.words == "mọi phường, xã"
