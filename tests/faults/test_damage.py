"""What is on the kiosk's disk is not what was written: found, named, never sent, no hindrance."""

import pytest

from sync.agent import closing_engine
from sync.data_folder import DATABASE
from sync.database import open_database
from sync.errors import KeyDamaged, StoreDamaged
from sync.exporting import Left, export, exportable
from sync.identity import load_identity
from tests.faults.ground import ALL, PICTURE, End
from tests.sync import faults
from tests.sync.dossiers import tamper

PIECE = "/v1/dossiers/"


def change(ground, *statements):
    engine = open_database(ground.kiosk_dir)
    tamper(engine, *statements)
    engine.dispose()


def flip(ground, table, column):
    """Flip one bit in the middle of a value of the first dossier."""
    engine = open_database(ground.kiosk_dir)
    connection = engine.raw_connection()
    query = f"SELECT {column} FROM {table} WHERE seq = 1"
    value = bytearray(connection.driver_connection.execute(query).fetchone()[0])
    connection.close()
    value[len(value) // 2] ^= 1
    tamper(engine, f"UPDATE {table} SET {column} = x'{value.hex()}' WHERE seq = 1")
    engine.dispose()


@pytest.mark.parametrize(
    ("table", "column", "reason"),
    [
        pytest.param("payload", "sealed", "bad_digest", id="bit_in_the_payload"),
        pytest.param("header", "raw", "bad_signature", id="bit_in_the_header"),
        pytest.param("header", "signature", "bad_signature", id="bit_in_the_signature"),
    ],
)
def test_a_flipped_bit_is_found_before_anything_is_sent(ground, table, column, reason):
    flip(ground, table, column)
    ground.until_quiet()
    ground.check(End({2, 3}, {1: reason}, problems=(f"1 {reason}",)))
    assert 1 not in ground.line.sent


@pytest.mark.parametrize(
    ("statement", "reason", "problems"),
    [
        pytest.param(
            "UPDATE header SET reference = '0001-00009-9' WHERE seq = 1",
            "bad_columns",
            ("1 bad_columns",),
            id="changed_reference",
        ),
        pytest.param(
            "DELETE FROM payload WHERE seq = 1",
            "payload_missing",
            ("1 payload_missing",),
            id="payload_taken_out",
        ),
        pytest.param(
            "UPDATE header SET previous = head WHERE seq = 1",
            "bad_columns",
            ("1 broken_link", "1 bad_columns"),
            id="changed_link",
        ),
    ],
)
def test_a_changed_row_is_set_aside(ground, statement, reason, problems):
    change(ground, statement)
    ground.until_quiet()
    ground.check(End({2, 3}, {1: reason}, problems=problems))


def test_a_header_put_in_the_place_of_one_seen_before_is_held(ground):
    ground.line.fail(faults.hang_up)
    ground.once()
    change(ground, "UPDATE heads SET head = 'another' WHERE seq = 1")
    ground.until_quiet()
    ground.check(End({2, 3}, {1: "other_head"}, problems=("1 other_head",)))


def test_a_row_taken_out_of_the_book_is_named(ground):
    change(ground, *(f"DELETE FROM {table} WHERE seq = 1" for table in ("payload", "header")))
    ground.until_quiet()
    ground.check(End({2, 3}, gone={1}, problems=("1 removed", "2 broken_link")))


def test_a_flipped_bit_in_a_picture_keeps_the_picture_here(bare):
    """The text is at the centre, which goes on waiting for the picture."""
    bare.save_three(first=PICTURE)
    flip(bare, "attachment", "sealed")
    bare.until_quiet()
    end = End({1, 2, 3}, {1: "bad_attachment"}, half={1}, problems=("1 bad_attachment",))
    bare.check(end)


def test_a_picture_that_changes_while_it_is_sent_is_not_sent_on(bare):
    bare.save_three(first=PICTURE * 30)

    def spoil(handler, commit):
        flip(bare, "attachment", "sealed")
        handler.answer(200, commit(), "application/json")
        bare.line.fail(faults.hang_up, PIECE)

    bare.line.fail(spoil, PIECE, after=1)  # the small picture goes first
    bare.once()
    bare.until_quiet()
    end = End({1, 2, 3}, {1: "bad_attachment"}, half={1}, problems=("1 bad_attachment",))
    bare.check(end)


class Pages:
    """The kiosk's file, page by page, with nothing left in the log beside it."""

    def __init__(self, ground):
        self.path = ground.kiosk_dir / DATABASE
        self._engine = open_database(ground.kiosk_dir)
        self._ask("PRAGMA wal_checkpoint(TRUNCATE)")
        [(self.size,)] = self._ask("PRAGMA page_size")

    def _ask(self, query):
        return self._engine.raw_connection().driver_connection.execute(query).fetchall()

    def root(self, table):
        return self._ask(f"SELECT rootpage FROM sqlite_schema WHERE name = '{table}'")[0][0]

    def holding(self, table, at):
        """Which page holds a place of a dossier's value, by sequence number.

        The last such page: what grew out of a page leaves its old bytes behind there.
        """
        values = self._ask(f"SELECT seq, sealed FROM {table}")
        data = self.path.read_bytes()
        found = {seq: data.rindex(value[at : at + 40]) for seq, value in values}
        return {seq: place // self.size + 1 for seq, place in found.items()}

    def spoil(self, number):
        self._engine.dispose()
        with self.path.open("r+b") as file:
            file.seek((number - 1) * self.size)
            file.write(b"\xff" * self.size)


def test_a_corrupted_page_under_a_picture_harms_that_picture_alone(bare):
    bare.save_three(first=PICTURE)
    pages = Pages(bare)
    pages.spoil(pages.holding("attachment", 40_000)[1])
    bare.until_quiet()
    end = End({1, 2, 3}, {1: "bad_attachment"}, half={1}, problems=("1 bad_attachment",))
    bare.check(end)


def test_a_corrupted_page_keeps_only_its_own_from_a_stick(bare, tmp_path):
    bare.save_three(first=PICTURE)
    pages = Pages(bare)
    pages.spoil(pages.holding("attachment", 40_000)[1])
    with closing_engine(bare.kiosk_dir) as engine:
        identity = load_identity(bare.kiosk_dir)
        done = export(engine, identity, tmp_path, exportable(engine))
    assert (done.seqs, done.left) == ((2, 3), (Left(1, "bad_attachment"),))
    bare.until_quiet()
    end = End({1, 2, 3}, {1: "bad_attachment"}, half={1}, problems=("1 bad_attachment",))
    bare.check(end)


def test_a_corrupted_page_under_declarations_harms_those_on_it_alone(bare):
    for _ in range(30):
        bare.save()
    pages = Pages(bare)
    places = pages.holding("payload", 100)
    pages.spoil(places[1])
    struck = {seq for seq, page in places.items() if page == places[1]}
    assert 0 < len(struck) < 30
    bare.until_quiet()
    problems = tuple(f"{seq} bad_digest" for seq in sorted(struck))
    aside = dict.fromkeys(struck, "bad_digest")
    bare.check(End(set(range(1, 31)) - struck, aside, problems=problems))


def test_a_corrupted_page_under_what_was_delivered_keeps_few_from_being_purged(bare):
    for _ in range(60):
        bare.save()
    bare.until_quiet()
    pages = Pages(bare)
    places = pages.holding("payload", 100)
    pages.spoil(places[30])
    struck = {seq for seq, page in places.items() if page == places[30]}
    bare.centre.clock.pass_s(31 * 86_400)
    assert bare.once().reason is None
    states = {seq: state for seq, (state, _reason) in bare.states().items()}
    assert {states[seq] for seq in struck} == {"delivered"}
    # Its neighbours stay too: SQLite moves what is left of a page into the next one.
    purged = {seq for seq, state in states.items() if state == "purged"}
    assert len(purged) > 60 // 3
    bare.save()
    bare.until_quiet()
    problems = tuple(f"{seq} bad_digest" for seq in sorted(struck))
    bare.check(End(set(range(1, 62)), problems=problems))


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param("page", id="page_of_the_headers"),
        pytest.param("cut", id="file_cut_in_half"),
        pytest.param("no_database", id="file_overwritten"),
    ],
)
def test_a_book_that_cannot_be_read_is_left_as_it_is(ground, spoil):
    pages = Pages(ground)
    root, path = pages.root("header"), pages.path
    whole = path.read_bytes()
    pages.spoil(root)
    if spoil == "cut":
        path.write_bytes(whole[: len(whole) // 2 // pages.size * pages.size])
    elif spoil == "no_database":
        path.write_bytes(b"\xff" * len(whole))
    spoiled = path.read_bytes()
    for _ in range(2):
        with pytest.raises(StoreDamaged):
            ground.once()
    assert path.read_bytes() == spoiled
    path.write_bytes(whole)  # what a technician puts back
    ground.until_quiet()
    ground.check(ALL)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("enrolment.json", id="enrolment"),
        pytest.param("keys/device.key", id="device_key"),
    ],
)
def test_a_damaged_identity_is_told_and_never_made_anew(ground, name):
    path = ground.kiosk_dir / name
    whole = path.read_bytes()
    path.write_bytes(whole[:10])
    with pytest.raises(KeyDamaged):
        ground.once()
    assert path.read_bytes() == whole[:10]
    path.write_bytes(whole)
    ground.until_quiet()
    ground.check(ALL)
