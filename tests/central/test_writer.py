import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import event, text

from central.database import open_database
from central.writer import Writer


@pytest.fixture
def database(tmp_path):
    database = open_database(tmp_path)
    with database.writer.begin() as connection:
        connection.execute(text("CREATE TABLE word (text TEXT PRIMARY KEY)"))
    yield database
    database.close()


@pytest.fixture
def writer(database):
    writer = Writer(database.writer)
    yield writer
    writer.close()


def put(word: str):
    return lambda connection: (
        connection.execute(text("INSERT INTO word VALUES (:word)"), {"word": word}).rowcount
    )


def words(database) -> set[str]:
    with database.reader.connect() as connection:
        return set(connection.execute(text("SELECT text FROM word")).scalars())


def test_a_result_is_told_only_once_others_can_read_it(database, writer):
    assert writer.submit(put("one")).result() == 1
    assert words(database) == {"one"}


def test_what_waits_is_committed_together(database, writer):
    commits = []
    event.listen(database.writer, "commit", lambda _connection: commits.append(1))
    gate = threading.Event()
    first = writer.submit(lambda _connection: gate.wait(20))
    rest = [writer.submit(put(str(number))) for number in range(40)]
    gate.set()

    assert first.result() is True
    assert [future.result() for future in rest] == [1] * 40
    assert len(commits) <= 2


def test_a_bad_one_fails_alone_and_its_neighbours_are_written(database, writer):
    gate = threading.Event()
    writer.submit(lambda _connection: gate.wait(20))

    def broken(_connection):
        raise ZeroDivisionError

    futures = [writer.submit(work) for work in (put("a"), broken, put("b"))]
    gate.set()

    assert futures[0].result() == futures[2].result() == 1
    with pytest.raises(ZeroDivisionError):
        futures[1].result()
    assert words(database) == {"a", "b"}


def held_up(writer) -> threading.Event:
    """Have the writer busy until the event is set: what is submitted meanwhile waits together."""
    busy, gate = threading.Event(), threading.Event()
    writer.submit(lambda _connection: busy.set() or gate.wait(20))
    assert busy.wait(20)
    return gate


class Together:
    """Work for several at once; notes how many it was asked for each time."""

    def __init__(self):
        self.asked = []

    def put(self, connection, many):
        self.asked.append(len(many))
        if "broken" in many:
            raise ZeroDivisionError
        for one in many:
            connection.execute(text("INSERT INTO word VALUES (:word)"), {"word": one})
        return [f"{one}!" for one in many]


def test_what_asks_for_the_same_work_is_done_together_and_answered_in_its_place(database, writer):
    together, gate = Together(), held_up(writer)
    futures = [writer.submit_with(together.put, one, order=one) for one in ("c", "a", "b")]
    other = writer.submit(put("other"))
    gate.set()

    assert [future.result() for future in futures] == ["c!", "a!", "b!"]
    assert other.result() == 1
    assert together.asked == [3]


def test_one_that_breaks_the_work_of_all_fails_alone(database, writer):
    together, gate = Together(), held_up(writer)
    futures = [writer.submit_with(together.put, one) for one in ("a", "broken", "b")]
    gate.set()

    assert [futures[0].result(), futures[2].result()] == ["a!", "b!"]
    with pytest.raises(ZeroDivisionError):
        futures[1].result()
    assert words(database) == {"a", "b"}
    assert together.asked == [3, 1, 1, 1]


def test_work_that_does_not_answer_each_is_not_committed_and_stops_nobody(database, writer):
    def keep_silent(connection, many):
        connection.execute(text("INSERT INTO word VALUES ('unanswered')"))
        return []

    with pytest.raises(ValueError, match="shorter"):
        writer.submit_with(keep_silent, "one").result(timeout=20)

    assert writer.submit(put("next")).result(timeout=20) == 1
    assert words(database) == {"next"}


def test_many_threads_lose_and_double_nothing(database, writer):
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda n: writer.submit(put(str(n))).result(), range(300)))

    assert results == [1] * 300
    assert len(words(database)) == 300


def test_work_given_up_before_its_turn_is_not_done(database, writer):
    gate = threading.Event()
    writer.submit(lambda _connection: gate.wait(20))
    dropped = writer.submit(put("dropped"))
    assert dropped.cancel()
    gate.set()

    assert writer.submit(put("kept")).result() == 1
    assert words(database) == {"kept"}


def test_closing_finishes_what_waits(database):
    writer = Writer(database.writer)
    futures = [writer.submit(put(str(number))) for number in range(100)]
    writer.close()

    assert all(future.done() for future in futures)
    assert len(words(database)) == 100
