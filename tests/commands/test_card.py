import json

import pytest
from typer.testing import CliRunner

from kiosk.cli import app

CARD = "003165054321||TRẦN THỊ THỬ|17111965|Nữ|Thôn Ví Dụ, Xã Mẫu|11082021"


def parse(data, *arguments):
    return CliRunner().invoke(app, ["card", "parse", *arguments], input=data)


def test_a_card_is_one_json_line():
    done = parse(CARD.encode(), "--json")
    assert done.exit_code == 0
    answer = json.loads(done.stdout.splitlines()[-1])
    assert list(answer) == ["ok", "card", "warnings"]
    assert answer["card"] == {
        "number": "003165054321",
        "old_number": None,
        "name": "TRẦN THỊ THỬ",
        "dob": "1965-11-17",
        "sex": "Nữ",
        "address": "Thôn Ví Dụ, Xã Mẫu",
        "issued": "2021-08-11",
    }
    assert [set(warning) for warning in answer["warnings"]] == [{"code", "message"}]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"x" * 200_000, "too_long"),
        (b"\xff", "bad_encoding"),
        (b"a\x00b", "strange_characters"),
    ],
)
def test_a_refused_card_says_why_and_exits_1(data, code):
    done = parse(data, "--json")
    assert done.exit_code == 1
    answer = json.loads(done.stdout.splitlines()[-1])
    assert (answer["ok"], answer["error"]) == (False, code)
    assert answer["message"]


def test_people_get_text():
    done = parse(CARD.encode())
    assert "name: TRẦN THỊ THỬ" in done.stdout
    assert parse(b"").stdout == ""


def test_no_input_is_kept_from_the_parser():
    """What was scanned never stands in the answer to a refused card."""
    assert "NGUY" not in parse("12|NGUYỄN|x|y|z|w".encode(), "--json").stdout
