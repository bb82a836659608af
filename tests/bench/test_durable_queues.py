from contextlib import closing

import pysqlite3.dbapi2 as driver
import pytest

from bench.durable_queues import alternate, core, litequeue, persist_queue
from bench.durable_save import enrol
from sync.database import path_of
from sync.outbox import Outbox

MAKE = {"core": core, "litequeue": litequeue, "persist_queue": persist_queue}


@pytest.mark.parametrize("name", MAKE)
def test_each_keeps_what_it_was_given_on_the_disk(tmp_path, name):
    path = tmp_path / "queue"
    with MAKE[name](path) as put:
        for number in range(3):
            put(b"row %d" % number)
    [file] = [one for one in (path, path / "data.db") if one.is_file()]
    with closing(driver.connect(str(file))) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        [table] = [one for (one,) in tables if not one.startswith("sqlite_")]
        assert connection.execute(f"SELECT count(*) FROM [{table}]").fetchone() == (3,)


def test_all_sides_save_the_same_number(tmp_path):
    data, kept = tmp_path / "outbox", []
    enrol(data)
    with (
        closing(Outbox.open(data)) as outbox,
        closing(driver.connect(str(path_of(data)))) as reader,
    ):
        figures = alternate(outbox, reader, {"peer": kept.append}, 4)
        stored = reader.execute("SELECT sealed FROM payload").fetchall()
    assert set(figures) == {"ours", "peer"}
    assert len(kept) == len(stored) == 4
    assert stored[0][0] in kept[0]
