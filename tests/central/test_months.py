from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from central.months import months_ahead, prepare_months
from central.tables import payload
from tests.central.serving import HandClock, served
from tests.central.virtual_kiosk import VirtualKiosk

WHERE = text("SELECT CAST(CAST(tableoid AS regclass) AS text) FROM payload ORDER BY payload.row")


def test_the_months_made_ready_go_over_the_end_of_a_year():
    assert months_ahead(datetime(2026, 11, 30, 23, 59, tzinfo=UTC)) == [
        "2026-11",
        "2026-12",
        "2027-01",
        "2027-02",
    ]


def test_each_month_is_a_table_and_what_has_none_is_kept_in_the_rest(data_dir, url):
    clock = HandClock(datetime(2026, 12, 31, 23, 0, tzinfo=UTC))
    with served(data_dir, clock=clock) as centre:
        kiosk = VirtualKiosk(centre.add_kiosk()).enrol()
        sent = [kiosk.send()]
        clock.pass_s(7200)
        sent.append(kiosk.send())
        clock.now = datetime(2028, 1, 5, tzinfo=UTC)
        sent.append(kiosk.send())

        for _ in range(2):  # once more changes nothing
            centre.centre.writer.submit(
                lambda connection: prepare_months(connection, clock.now)
            ).result()

        with centre.centre.database.reader.connect() as connection:
            tables = list(connection.execute(WHERE).scalars())
        assert tables == ["payload_2026_12", "payload_2027_01", "payload_rest"]
        assert [row.sealed for row in centre.rows(payload)] == [one.payload for one in sent]
        assert [kiosk.post(one).json()["already_there"] for one in sent] == [True] * 3
        clock.now += timedelta(days=40)
        kiosk.send()
        with centre.centre.database.reader.connect() as connection:
            assert list(connection.execute(WHERE).scalars())[-1] == "payload_2028_02"


def test_a_file_notes_the_month_too(centre):
    centre.clock.now = datetime(2026, 12, 5, tzinfo=UTC)
    VirtualKiosk(centre.add_kiosk()).enrol().send()

    assert [row.month for row in centre.rows(payload)] == ["2026-12"]
