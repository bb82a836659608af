"""Bodies that come slowly, or never whole: they cost others nothing, and bounded memory."""

from contextlib import ExitStack

import pytest

from central import centre as building
from central import reading_places
from central.tables import intake
from sync.piece import LARGEST_PIECE_BYTES
from tests.central.attached import attached
from tests.central.serving import served, settings_for, wait_until
from tests.central.virtual_kiosk import VirtualKiosk
from tests.hostile.wire_line import answers_of, connect, drain, request

PLACES = 24
NEVER_S = 10_000.0
A_MEGABYTE = 1024**2


@pytest.fixture
def patient(data_dir, monkeypatch):
    """A centre of one place for work and few for bodies, where no deadline helps anybody."""
    monkeypatch.setattr(building, "WORDS", PLACES)
    monkeypatch.setattr(building, "PIECES", PLACES)
    limits = settings_for(data_dir, intake={"in_flight": 1, "body_deadline_s": NEVER_S})
    with served(data_dir, settings=limits) as centre:
        yield centre


@pytest.fixture
def kiosk(patient):
    return VirtualKiosk(patient.add_kiosk()).enrol()


@pytest.fixture
def lines(patient):
    """Opens lines, and closes them at the end."""
    with ExitStack() as stack:

        def open_lines(number, begun):
            opened = [stack.enter_context(connect(patient.url)) for _ in range(number)]
            for line in opened:
                line.sendall(begun)
            return opened

        yield open_lines


@pytest.fixture
def no_grace(monkeypatch):
    """Whoever has brought nothing is behind at once, so that no test has to wait."""
    monkeypatch.setattr(reading_places, "GRACE_S", 0.0)


def begun(path, size, method="POST"):
    return request(method, path, b"{", f"Content-Length: {size}")


def test_bodies_that_trickle_hold_no_place_for_work(patient, kiosk, lines):
    lines(PLACES - 1, begun("/v1/dossiers", 3000))
    wait_until(lambda: patient.centre.bodies.coming == PLACES - 1, "all lines begun")

    assert kiosk.post(kiosk.make()).status_code == 200
    assert patient.centre.bodies.coming == PLACES - 1


@pytest.mark.parametrize("path", ["/v1/dossiers", "/v1/status", "/v1/enrolments", "/login"])
def test_where_bodies_that_trickle_hold_every_place_one_of_them_makes_room(
    patient, kiosk, lines, no_grace, path
):
    held = lines(PLACES, begun(path, 3000))
    wait_until(lambda: patient.centre.bodies.coming == PLACES, "all places for bodies taken")

    for _ in range(30):
        kiosk.send()
    assert kiosk.status()["device"] == kiosk.device
    assert VirtualKiosk(patient.add_kiosk("Sảnh phụ")).enrol().device
    assert len(patient.rows(intake)) == 30
    assert patient.centre.bodies.coming == PLACES - 1  # the place of one served them all
    told = [line for line in held if has_answer(line)]
    assert len(told) == 1
    assert [one.status for one in answers_of(drain(told[0]))] == [429]


def has_answer(line):
    line.setblocking(False)
    try:
        return bool(line.recv(1, 2))  # 2: MSG_PEEK
    except BlockingIOError:
        return False
    finally:
        line.settimeout(20)


def test_whoever_begins_again_and_again_is_who_makes_room(patient, kiosk, lines, no_grace):
    """For each line that was ended another comes: an honest kiosk is faster than each of them."""
    for _ in range(10):
        lines(PLACES, begun("/v1/dossiers", 3000))
        kiosk.send()

    assert len(patient.rows(intake)) == 10
    assert patient.centre.bodies.coming <= PLACES


def test_half_sent_bodies_take_bounded_memory(patient, kiosk, lines, monkeypatch):
    bodies = patient.centre.bodies
    monkeypatch.setattr(bodies, "_most_bytes", A_MEGABYTE)
    largest = []
    monkeypatch.setattr(bodies, "_took", watching(bodies, largest))

    lines(PLACES - 1, begun("/v1/dossiers", 6_000_000) + b" " * 300_000)
    wait_until(lambda: bodies.coming * 300_000 <= A_MEGABYTE, "whoever holds most is gone")
    for _ in range(10):
        kiosk.send()

    assert max(largest) <= A_MEGABYTE
    assert len(patient.rows(intake)) == 10


def watching(bodies, seen):
    """Note what is held after each part that came."""
    took = bodies._took

    def watched(reading, size):
        took(reading, size)
        seen.append(bodies.held_bytes)

    return watched


def test_slow_pieces_hold_up_neither_texts_nor_other_pieces(patient, kiosk, lines, no_grace):
    one = attached(kiosk)
    one.waiting()
    piece = one.pieces()[0]
    headers = (f"{name}: {value}" for name, value in piece.headers(kiosk.key).items())
    length = f"Content-Length: {LARGEST_PIECE_BYTES}"
    lines(PLACES, request("PATCH", f"/{piece.path}", b"{", *headers, length))
    wait_until(lambda: patient.centre.piece_bodies.coming == PLACES, "all places taken")

    kiosk.send()
    one.send_all()

    assert one.receipt()["id"] == one.parcel.id
    assert patient.centre.piece_bodies.coming == PLACES - 1


def test_without_a_place_for_a_body_it_is_not_read(patient, kiosk, lines):
    """All of them are within their grace: whoever comes is told to come again."""
    lines(PLACES, begun("/v1/dossiers", 3000))
    wait_until(lambda: patient.centre.bodies.coming == PLACES, "all places for bodies taken")
    patient.centre.bodies._monotonic = lambda: 0.0

    refused = kiosk.post(kiosk.make())

    assert (refused.status_code, refused.json()["code"]) == (429, "busy")
    assert 1 <= int(refused.headers["Retry-After"]) <= 10
