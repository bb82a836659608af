import asyncio

import structlog
from structlog.testing import capture_logs

from central.log import Guard, configure, place_of


def answer_of(app) -> list[dict]:
    sent = []

    async def send(message):
        sent.append(message)

    asyncio.run(Guard(app)({"type": "http"}, None, send))
    return sent


def test_a_defect_is_answered_and_logged_by_place_without_its_text():
    async def broken(_scope, _receive, _send):
        raise ValueError("Nguyễn Thị Mật")

    with capture_logs() as logs:
        sent = answer_of(broken)

    assert sent[0]["status"] == 500
    (entry,) = logs
    assert entry["kind"] == "ValueError"
    assert "test_log.py" in entry["where"]
    assert "Mật" not in str(sent) + str(logs)


def test_an_answer_already_begun_is_not_begun_again():
    async def broken(_scope, _receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise ValueError

    with capture_logs():
        assert [message["type"] for message in answer_of(broken)] == ["http.response.start"]


def test_logs_go_to_stderr_only(capsys):
    try:
        configure()
        structlog.get_logger("test").info("listening", address="http://x")
    finally:
        structlog.reset_defaults()

    said = capsys.readouterr()
    assert said.out == ""
    assert "address='http://x'" in said.err


def test_without_a_trace_the_place_is_unknown():
    assert place_of(None) == "unknown"
