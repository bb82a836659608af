import gzip
import json
import socket

import pytest
import schemathesis
from hypothesis import given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from central.api.problems import STATUS, TITLES
from central.api.routes import DOSSIER_BYTES
from central.tables import intake
from sync.wire import PROBLEM_CODES
from tests.central.serving import client, served, settings_for
from tests.central.virtual_kiosk import VirtualKiosk

ON_BOTH_ENGINES = True


def test_health_says_which_centre_answers(centre):
    with client(centre.url) as http:
        answer = http.get("/v1/health")

    identity = centre.centre.identity
    assert answer.json() == {
        "service": "ward-centre",
        "centre": identity.centre,
        "epoch": identity.epoch,
    }


def test_every_problem_code_of_the_wire_has_status_and_title():
    assert set(STATUS) == set(TITLES) == set(PROBLEM_CODES)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/v1/nowhere", 404), ("GET", "/v1/dossiers", 405), ("POST", "/v1/health", 405)],
)
def test_what_is_not_there_is_a_problem_too(centre, method, path, status):
    with client(centre.url) as http:
        answer = http.request(method, path)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] in PROBLEM_CODES


def raw_request(url: str, text: bytes) -> socket.socket:
    host, port = url.removeprefix("http://").split(":")
    line = socket.create_connection((host, int(port)), timeout=20)
    line.sendall(text)
    return line


def answer_of(line: socket.socket) -> tuple[int, dict]:
    """Status and JSON body of the answer on a raw line."""
    taken = b""
    while b"\r\n\r\n" not in taken or not taken.rstrip().endswith(b"}"):
        part = line.recv(65536)
        assert part, taken
        taken += part
    head, body = taken.split(b"\r\n\r\n", 1)
    return int(head.split()[1]), json.loads(body)


def test_a_body_announced_too_long_is_refused_without_reading_it(centre):
    text = f"POST /v1/dossiers HTTP/1.1\r\nHost: x\r\nContent-Length: {DOSSIER_BYTES + 1}\r\n\r\n"

    with raw_request(centre.url, text.encode()) as line:
        status, problem = answer_of(line)

    assert (status, problem["code"]) == (413, "too_large")


@pytest.mark.parametrize(
    ("path", "limit"),
    [("/v1/dossiers", DOSSIER_BYTES), ("/v1/enrolments", 65_536), ("/v1/status", 65_536)],
)
def test_a_body_without_length_is_cut_off_at_the_limit(centre, path, limit):
    def endless():
        for _ in range(limit // 10_000 + 2):
            yield b" " * 10_000

    with client(centre.url) as http:
        answer = http.post(path, content=endless())

    assert answer.status_code == 413
    assert answer.json()["code"] == "too_large"


def test_a_body_that_does_not_arrive_in_time_is_told_to_come_again(data_dir):
    limits = settings_for(data_dir, intake={"body_deadline_s": 0.2})
    with served(data_dir, settings=limits) as centre:
        text = b"POST /v1/dossiers HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"
        with raw_request(centre.url, text) as line:
            status, problem = answer_of(line)

    assert (status, problem["code"], problem["detail"]) == (429, "busy", "slow")


def test_when_all_places_are_taken_the_next_is_refused_before_its_body(data_dir):
    with served(data_dir, settings=settings_for(data_dir, intake={"in_flight": 1})) as centre:
        kiosk = VirtualKiosk(centre.add_kiosk()).enrol()
        parcel = kiosk.make()
        half = b"POST /v1/dossiers HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"
        with centre.centre.admission.place():
            with raw_request(centre.url, half) as line:
                status, problem = answer_of(line)
            refused = kiosk.post(parcel)

        assert (status, problem["code"], problem["detail"]) == (429, "busy", "full")
        assert refused.status_code == 429
        assert 0 <= int(refused.headers["Retry-After"]) <= 30
        assert kiosk.post(parcel).json()["already_there"] is False


def test_a_compressed_body_is_not_unpacked(kiosk):
    body = gzip.compress(json.dumps(kiosk.make().body()).encode())
    with kiosk.http as http:
        answer = http.post("/v1/dossiers", content=body, headers={"Content-Encoding": "gzip"})

    assert answer.status_code == 400


def test_a_dossier_of_megabytes_is_taken_in(centre, kiosk):
    answer = kiosk.post(kiosk.make({"answers": {"words": "ữ" * 1_400_000}}))

    assert answer.status_code == 200
    assert len(centre.rows(intake)) == 1


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)  # a file can be told to be full
def test_a_full_disk_is_a_busy_centre_and_nothing_is_half_written(centre, kiosk):
    parcel = kiosk.make({"answers": {"words": "x" * 400_000}})

    def cap(pages: int):
        def pragma(connection):
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
            return connection.exec_driver_sql("PRAGMA page_count").scalar()

        return centre.centre.writer.submit(pragma).result()

    cap(cap(10**9))
    refused = kiosk.post(parcel)
    cap(10**9)

    assert (refused.status_code, refused.json()["detail"]) == (503, "storage")
    assert "Retry-After" in refused.headers
    assert centre.rows(intake) == []
    assert kiosk.post(parcel).json()["already_there"] is False


def test_the_published_description_holds_against_generated_calls(centre):
    schema = schemathesis.openapi.from_url(f"{centre.url}/v1/openapi.json")
    paths = {operation.ok().path for operation in schema.get_all_operations()}
    piece = "/v1/dossiers/{dossier_id}/attachments/{digest}"
    simple = ("health", "ready", "keys", "nonces", "enrolments", "dossiers", "status")
    known = {*(f"/v1/{name}" for name in (*simple, "devices", "device-keys")), piece}
    assert paths == known

    for operation in schema.get_all_operations():

        @settings(max_examples=20, deadline=None)
        @given(case=operation.ok().as_strategy())
        def holds(case):
            case.call_and_validate(excluded_checks=[positive_data_acceptance])

        holds()
