import asyncio
import json
import subprocess

import pytest

from bench.ingest import body_of, post
from bench.posting import Refusal, read_answer, request_of
from central.tables import intake
from tests.central.serving import served
from tests.central.virtual_kiosk import VirtualKiosk


@pytest.fixture
def centre(tmp_path):
    with served(tmp_path / "central") as running:
        yield running


@pytest.fixture
def kiosk(centre):
    return VirtualKiosk(centre.add_kiosk()).enrol()


def answered(raw: bytes) -> None:
    async def read() -> None:
        reader = asyncio.StreamReader()
        reader.feed_data(raw)
        reader.feed_eof()
        await read_answer(reader)

    asyncio.run(read())


def test_an_answer_is_read_to_its_end():
    answered(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")


@pytest.mark.parametrize(
    "raw", [b"HTTP/1.1 429 Busy\r\ncontent-length: 2\r\n\r\n{}", b"HTTP/1.1 200 OK\r\n"]
)
def test_what_is_no_yes_is_no_figure(raw):
    with pytest.raises((Refusal, asyncio.IncompleteReadError)):
        answered(raw)


def test_a_request_says_how_long_it_is():
    assert request_of("here", b"{}").endswith(b"Content-Length: 2\r\n\r\n{}")


def test_what_is_posted_is_taken_in(centre, kiosk):
    lines = [[body_of(kiosk.make()), body_of(kiosk.make())]]
    assert post(centre.url, lines) > 0
    assert len(centre.rows(intake)) == 2


def test_one_that_is_refused_ends_it_all(centre, kiosk):
    body = json.loads(body_of(kiosk.make()))
    body["signature"] = body["signature"][::-1]
    with pytest.raises(subprocess.CalledProcessError):
        post(centre.url, [[json.dumps(body).encode()]])
    assert centre.rows(intake) == []
