from contextlib import closing

import pysqlite3.dbapi2 as driver
import pytest

from bench.durable_save import INVENTED, Saving, declaration, enrol, joined, open_raw
from sync.database import path_of
from sync.outbox import Outbox


@pytest.fixture(scope="module")
def text():
    return declaration()()(INVENTED)


def test_the_declaration_is_a_whole_one(text):
    assert text["procedure"]["code"] == "1.001193"
    assert len(text["answers"]) > 20


def test_a_row_is_everything_stored_end_to_end():
    assert joined((1, "ă", b"\x00", None)) == b"1\xc4\x83\x00"


def test_both_sides_save_the_same_number_and_the_raw_rows_hold_ours(tmp_path):
    data = tmp_path / "outbox"
    enrol(data)
    with (
        closing(Outbox.open(data)) as outbox,
        closing(driver.connect(str(path_of(data)))) as reader,
        closing(open_raw(tmp_path / "raw.db")) as raw,
    ):
        figures = Saving(outbox, reader, raw).alternate(4)
        kept = [row for (row,) in raw.execute("SELECT row FROM saved ORDER BY seq")]
        stored = reader.execute("SELECT sealed FROM payload ORDER BY seq").fetchall()
    assert set(figures) == {"ours", "peer", "with_rules"}
    assert len(kept) == 4
    assert len(stored) == 8
    assert stored[0][0] in kept[0]


def test_the_raw_database_is_as_durable_as_ours(tmp_path):
    with closing(open_raw(tmp_path / "raw.db")) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert raw.execute("PRAGMA synchronous").fetchone() == (2,)


def test_the_text_repeats_what_the_outbox_compares(text):
    repeated = {key: text[key] for key in ("id", "device", "seq", "reference")}
    assert repeated == {key: getattr(INVENTED, key) for key in repeated}
