"""Bytes that are no proper HTTP, or HTTP in shapes that two servers could read differently."""

import gzip
import json
from contextlib import ExitStack

import pytest

from central.tables import intake
from sync.piece import LARGEST_PIECE_BYTES
from sync.wire import PROBLEM_CODES
from tests.central.attached import attached
from tests.central.serving import served
from tests.central.virtual_kiosk import VirtualKiosk
from tests.hostile.wire_line import MARK, connect, exchange, request

STATUS = "/v1/status"
CHUNKED = "Transfer-Encoding: chunked"
BODY = b"2\r\n{}\r\n0\r\n\r\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """One centre for all of it: what one shape does to it, the next one would feel."""
    with served(tmp_path_factory.mktemp("hostile") / "central") as centre:
        yield centre, VirtualKiosk(centre.add_kiosk()).enrol()


@pytest.fixture
def url(site):
    """Afterwards an honest kiosk must be served as if nothing had been."""
    centre, kiosk = site
    yield centre.url
    before = len(centre.rows(intake))
    kiosk.send()
    assert len(centre.rows(intake)) == before + 1


NO_HTTP = {
    "a TLS hello": b"\x16\x03\x01\x00\xa5\x01\x00\x00" + bytes(200),
    "HTTP 0.9": b"GET /v1/health\r\n\r\n",
    "HTTP 2 at once": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "bytes without end": b"\xff" * 600_000,
    "a header of a megabyte": request("GET", "/v1/health", b"", "A: " + "b" * 1_000_000),
    "an address of half a megabyte": request("GET", "/v1/" + "a" * 500_000),
    "five hundred headers": request("GET", "/v1/health", b"", *(f"A{n}: b" for n in range(500))),
    "a folded header": request("GET", "/v1/health", b"", "A: b\r\n c"),
    "a header with NUL": request("GET", "/v1/health", b"", "A: b\0c"),
    "a space before the colon": request("POST", STATUS, b"{}", "Content-Length : 2"),
    "two lengths": request("POST", STATUS, b"{}", "Content-Length: 2", "Content-Length: 60"),
    "a list of lengths": request("POST", STATUS, b"{}", "Content-Length: 2, 60"),
    "a length with a sign": request("POST", STATUS, b"{}", "Content-Length: +2"),
    "a length below nothing": request("POST", STATUS, b"{}", "Content-Length: -2"),
    "a length in hex": request("POST", STATUS, b"{}", "Content-Length: 0x2"),
    "a length without end": request("POST", STATUS, b"{}", "Content-Length: " + "9" * 40),
    "an unknown coding": request(
        "POST", STATUS, b"{}", "Transfer-Encoding: xchunked", "Content-Length: 2"
    ),
    "chunked, but not at last": request(
        "POST", STATUS, BODY, CHUNKED, "Transfer-Encoding: identity"
    ),
    "chunked before HTTP 1.1": b"POST /v1/status HTTP/1.0\r\n"
    + CHUNKED.encode()
    + b"\r\n\r\n"
    + BODY,
}


@pytest.mark.parametrize("shape", NO_HTTP.values(), ids=NO_HTTP)
def test_what_is_no_proper_http_is_refused_and_the_line_closed(url, shape):
    """What comes after it on the same line is never read as a request of its own."""
    answers = exchange(url, shape, MARK)

    assert len(answers) <= 1
    assert all(400 <= one.status < 500 for one in answers)


# Two servers in a row could disagree about where these end. Ours takes one request, and closes.
SMUGGLING = {
    "length, then chunked": request("POST", STATUS, BODY, "Content-Length: 4", CHUNKED),
    "chunked, then length": request("POST", STATUS, BODY, CHUNKED, "Content-Length: 4"),
    "a chunk of less than nothing": request("POST", STATUS, b"-2\r\n{}\r\n0\r\n\r\n", CHUNKED),
    "a chunk of more than there can be": request("POST", STATUS, b"f" * 17 + b"\r\n{}", CHUNKED),
    "an endless chunk extension": request(
        "POST", STATUS, b"2;" + b"a" * 100_000 + b"\r\n{}\r\n0\r\n\r\n", CHUNKED
    ),
    "trailers without end": request(
        "POST", STATUS, b"2\r\n{}\r\n0\r\n" + b"A: b\r\n" * 3000 + b"\r\n", CHUNKED
    ),
    "a body that is announced too large": request(
        "POST", "/v1/dossiers", b"", "Content-Length: 7000000"
    ),
}


@pytest.mark.parametrize("shape", SMUGGLING.values(), ids=SMUGGLING)
def test_nothing_behind_a_body_of_doubtful_length_is_served(url, shape):
    answers = exchange(url, shape, MARK)

    assert len(answers) == 1
    assert 400 <= answers[0].status < 500
    assert answers[0].problem in PROBLEM_CODES


def test_a_body_nobody_asked_for_is_not_read_as_the_next_request(url):
    """A request that is hidden in a body stays hidden; only what comes after it is served."""
    hidden = request("GET", "/v1/keys")
    shape = request("POST", "/v1/nowhere", hidden, f"Content-Length: {len(hidden)}")
    shape = shape.replace(b"Connection: close\r\n", b"", 1)

    first, second = exchange(url, shape, MARK)

    assert (first.status, first.problem) == (404, "bad_request")
    assert second.json()["service"] == "ward-centre"


ODD = {
    "a slash too much": request("POST", STATUS + "/", b"{}", "Content-Length: 2"),
    "a slash too much, for a dossier": request("POST", "/v1/dossiers/", b"", "Content-Length: 0"),
    "an address that is no text": request("GET", "/v1/%FF%00%ED%A0%80"),
    "a piece of nothing": request("PATCH", "/v1/dossiers/%FF/attachments/%00"),
    "a way up": request("GET", "/v1/../../etc/passwd"),
    "an unknown method": request("FOO", "/v1/health"),
    "a trace": request("TRACE", "/v1/health"),
    "a host that is none": b"GET /v1/nowhere HTTP/1.1\r\nConnection: close\r\nHost: [\r\n\r\n",
    "a host of odd bytes": b"POST /v1/keys HTTP/1.1\r\nConnection: close\r\nHost: \xff/v2?\r\n\r\n",
    "line ends of one byte": request("POST", STATUS, b"{}", "Content-Length: 2").replace(
        b"\r\n", b"\n"
    ),
}


@pytest.mark.parametrize("shape", ODD.values(), ids=ODD)
def test_what_leads_nowhere_is_a_problem_with_a_code(url, shape):
    (answer,) = exchange(url, shape)

    assert 400 <= answer.status < 500
    assert answer.problem in PROBLEM_CODES
    assert "location" not in answer.headers


@pytest.mark.parametrize("origin", ["http://[", "http://[::1", "null", "\xff", "//x@y"])
def test_a_form_with_an_origin_that_is_no_address_is_refused(url, origin):
    shape = request("POST", "/login", b"", "Content-Length: 0", f"Origin: {origin}")

    (answer,) = exchange(url, shape)

    assert answer.status == 403


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "identity, gzip"])
def test_a_compressed_body_is_never_unpacked(url, site, coding):
    _centre, kiosk = site
    bomb = gzip.compress(json.dumps(kiosk.status_body("x", [])).encode() + b" " * 20_000_000)
    lines = (f"Content-Length: {len(bomb)}", f"Content-Encoding: {coding}")

    (answer,) = exchange(url, request("POST", STATUS, bomb, *lines))

    assert (answer.status, answer.problem) == (400, "bad_request")


def test_headers_of_a_piece_that_are_no_numbers_and_no_signatures(url, site):
    _centre, kiosk = site
    one = attached(kiosk)
    one.waiting()
    piece = one.pieces()[0]
    path = f"/{piece.path}"
    length = f"Content-Length: {len(piece.data)}"
    own = piece.headers(kiosk.key)
    for name, junk in (
        ("Upload-Offset", ["", "-1", "+0", "0x0", "1e3", "٣", "\xb2", "9" * 13, "0 0", "NaN"]),
        ("Content-Digest", ["", "sha-256=:AA==:", "md5=:AA==:", "\xff" * 90, "a" * 20_000]),
        ("Device-Signature", ["", "A", "\xff", "AA==" * 20, "a" * 20_000, "A" * 86 + "=="]),
    ):
        for text in junk:
            raw = {**own, name: text}
            lines = [f"{key}: {value}" for key, value in raw.items()]
            head = request(
                "PATCH", path, b"", length, *(line.encode().decode("latin-1") for line in lines)
            )
            (answer,) = exchange(url, head, piece.data)
            assert answer.problem in ("bad_request", "bad_piece", "bad_signature"), (name, text)
    one.send_all()
    assert one.receipt()["id"] == one.parcel.id


def test_a_piece_larger_than_pieces_are_is_not_read(url, site):
    _centre, kiosk = site
    one = attached(kiosk)
    one.waiting()
    head = request(
        "PATCH",
        f"/{one.pieces()[0].path}",
        b"",
        *(f"{name}: {value}" for name, value in one.pieces()[0].headers(kiosk.key).items()),
        f"Content-Length: {LARGEST_PIECE_BYTES + 1}",
    )

    (answer,) = exchange(url, head)

    assert (answer.status, answer.problem) == (413, "too_large")


def test_hundreds_of_lines_that_never_say_what_they_want_stop_nobody(url, site):
    _centre, kiosk = site
    with ExitStack() as stack:
        for text in (b"", b"P", b"POST /v1/dossiers HTTP/1.1\r\nHost: x\r\nA: "):
            for _ in range(60):
                stack.enter_context(connect(url)).sendall(text)
        kiosk.send()
        assert kiosk.status()["device"] == kiosk.device
