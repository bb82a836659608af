"""The line itself: TLS, one deadline for a whole call, capped answers."""

import socket
import threading
from contextlib import closing

import pytest

from central.adapters.line import Address, Line
from central.adapters.port import Later
from tests.province.simulator import AUTH, DSTCODE, PASSWORD, USER, simulated
from tests.sync.test_transport import Authority


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ca")
    return Authority(folder, "province"), folder / "province.pem"


def line_to(url, ca=None, **limits) -> Line:
    given = {"total_s": 10.0, "wait_s": 5.0, **limits}
    return Line(Address(url=url, dstcode=DSTCODE, ca=ca, **given))


def ask(line: Line):
    with closing(line):
        return line.post(AUTH, {"username": USER, "password": PASSWORD})


@pytest.mark.parametrize(
    ("trusted", "days", "known"), [(True, 30, True), (False, 30, False), (True, -1, False)]
)
def test_only_a_valid_certificate_of_the_named_authority_is_spoken_to(
    authority, trusted, days, known
):
    issuer, ca = authority
    context = issuer.certify(f"server{days}{trusted}", "IP:127.0.0.1", days=days)
    with simulated(tls=context) as province:
        answer = ask(line_to(province.url, ca=ca if trusted else None))
        seen = list(province.calls)

    if known:
        assert answer["error_code"] == "00"
    else:
        assert answer == Later("bad_tls", reached=False)
        assert seen == []


def test_nobody_there_is_no_line():
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        port = server.getsockname()[1]
    assert ask(line_to(f"http://127.0.0.1:{port}/")) == Later("no_line", reached=False)


def test_an_answer_that_trickles_ends_at_the_deadline():
    server = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()

    def trickle() -> None:
        connection, _address = server.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
            while not stop.wait(0.02):
                try:
                    connection.sendall(b" ")
                except OSError:
                    return

    thread = threading.Thread(target=trickle)
    thread.start()
    port = server.getsockname()[1]
    answer = ask(line_to(f"http://127.0.0.1:{port}/", total_s=0.4))
    stop.set()
    thread.join(20)
    server.close()

    assert answer == Later("no_answer", reached=False)
