"""Several servers in one address: the one that writes is found, one that hangs is left."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from central.faults import Fault, kind_of
from central.postgres import open_postgres
from central.servers import PATIENCE_S, Servers, named
from central.tables import intake
from tests.central.cluster import Cluster, running_cluster
from tests.central.serving import wait_until


@pytest.fixture(scope="module")
def other() -> Iterator[Cluster]:
    """It writes on a later timeline, as a standby does that was promoted."""
    with running_cluster() as running:
        running.stop("fast")
        running.run("pg_resetwal", "-l", "000000020000000000000010", "-D", str(running.data))
        running.start()
        yield running


@pytest.fixture
def database(cluster, other):
    """On both servers, as if they were one centre's."""
    address = f"postgresql://centre@/postgres?host={cluster.folder},{other.folder}"
    opened = open_postgres(address, None)
    yield opened
    opened.close()


@contextmanager
def frozen(cluster: Cluster) -> Iterator[None]:
    """All its processes hang; its socket goes on taking calls."""
    first = psutil.Process(int((cluster.data / "postmaster.pid").read_text().split()[0]))
    everyone = [first, *first.children(recursive=True)]
    for process in everyone:
        process.suspend()
    try:
        yield
    finally:
        for process in everyone:
            process.resume()


def folder_of(connection) -> str:
    return str(connection.connection.driver_connection.info.host)


def test_who_waits_for_a_server_that_hangs_goes_to_the_one_that_writes(cluster, other, database):
    with database.writer.connect() as connection:
        assert folder_of(connection) == str(cluster.folder)
        with frozen(cluster):
            with pytest.raises(OperationalError, match="another server writes") as left:
                connection.execute(text("SELECT 1"))
            assert kind_of(left.value) is Fault.AWAY
            with database.writer.connect() as again:
                assert folder_of(again) == str(other.folder)
                assert again.execute(text("SELECT 1")).scalar() == 1


def test_lines_that_lie_ready_are_not_used_once_another_server_leads(cluster, other, database):
    with database.reader.connect() as one, database.reader.connect() as two:
        assert {folder_of(one), folder_of(two)} == {str(cluster.folder)}
        servers = one.connection.driver_connection.servers
    servers.leader = (str(other.folder), "")
    with database.reader.connect() as one, database.reader.connect() as two:
        assert {folder_of(one), folder_of(two)} == {str(other.folder)}


def test_a_server_that_is_only_slow_is_waited_for(cluster, other):
    address = f"postgresql://centre@/postgres?host={cluster.folder},/nowhere"
    opened = open_postgres(address, None)
    with opened.reader.connect() as connection:
        assert connection.execute(text(f"SELECT pg_sleep({2 * PATIENCE_S}), 7")).one()[1] == 7
    opened.close()


def test_the_one_that_was_seen_to_write_is_asked_first():
    servers = Servers({"host": "a,b,c", "port": ",,", "dbname": "x"})
    assert servers.parameters() == {"host": "a,b,c", "dbname": "x"}
    servers.leader = ("c", "")
    assert servers.parameters() == {"host": "c,a,b", "dbname": "x"}


@pytest.mark.parametrize(
    ("host", "port", "first"),
    [
        pytest.param("a,b", "1,2", {"host": "a", "port": "1"}, id="a port each"),
        pytest.param("a,b", "5", {"host": "a", "port": "5"}, id="one port for all"),
        pytest.param("a,b", None, {"host": "a"}, id="the usual port"),
        pytest.param(None, None, {}, id="none named"),
    ],
)
def test_hosts_and_ports_are_read_as_libpq_does(host, port, first):
    servers = Servers({"host": host, "port": port})
    assert named(servers._all[:1]) == first


@pytest.fixture
def alone(cluster):
    """The server waits for a standby that is not there."""
    settings = "synchronous_standby_names"
    with cluster.administrator() as line:
        line.execute(text(f"ALTER SYSTEM SET {settings} = 'nobody'"))
        line.execute(text("SELECT pg_reload_conf()"))
    yield
    with cluster.administrator() as line:
        line.execute(text(f"ALTER SYSTEM RESET {settings}"))
        line.execute(text("SELECT pg_reload_conf()"))


def waiting(cluster) -> list[int]:
    with cluster.administrator() as line:
        asked = text("SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep'")
        return list(line.execute(asked).scalars())


def test_a_commit_whose_wait_for_standbys_is_cut_short_is_not_receipted(
    cluster, url, centre, kiosk, alone
):
    parcel = kiosk.make()
    answers = []

    def post() -> None:
        answers.append(kiosk.post(parcel))

    for _ in range(2):  # also when it comes again, and finds what the first left on this server
        sending = threading.Thread(target=post)
        sending.start()
        wait_until(lambda: waiting(cluster), "a commit that waits")
        with cluster.administrator() as line:
            for pid in waiting(cluster):
                line.execute(text(f"SELECT pg_cancel_backend({pid})"))
        sending.join(30)
    assert [answer.status_code for answer in answers] == [503, 503]
    assert len(centre.rows(intake)) == 1


def test_no_limit_of_the_server_ends_the_wait_for_standbys(cluster, url, alone):
    """What a commit waits for has no time limit: it would be answered as if it were safe."""
    engine = create_engine(
        url.replace("postgresql:", "postgresql+psycopg:"),
        connect_args={"options": "-c statement_timeout=300ms -c lock_timeout=300ms"},
    )

    def write() -> None:
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE one (a int)"))

    writing = threading.Thread(target=write)
    writing.start()
    wait_until(lambda: waiting(cluster), "a commit that waits")
    writing.join(1.5)
    still = writing.is_alive()
    os.kill(waiting(cluster)[0], signal.SIGINT)
    writing.join(20)
    engine.dispose()
    assert still
