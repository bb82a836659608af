import json

import pytest
from typer.testing import CliRunner

from kiosk.cli import app


def telex(data, *arguments):
    done = CliRunner().invoke(app, ["telex", *arguments], input=data)
    assert done.exit_code == 0
    return done.stdout


def test_each_line_in_gives_one_line_out():
    assert telex(b"tieengs Vieetj\n\nddawngj\n") == "tiếng Việt\n\nđặng\n"


def test_the_last_line_needs_no_end():
    assert telex(b"tieengs") == "tiếng\n"
    assert telex(b"") == ""


def test_backspace_is_u0008():
    assert telex(b"tieengs\b\bn\n") == "tiến\n"
    assert telex(b"as\bo\n") == "o\n"


def test_windows_line_ends_and_bad_bytes_are_answers():
    assert telex(b"aa\r\nb\xff\n") == "â\nb\ufffd\n"


def test_vni_is_chosen_by_name():
    assert telex(b"tie61ng Vie65t\n", "--method", "vni") == "tiếng Việt\n"


def test_json_is_one_value_a_line():
    lines = telex(b"aa\n\n", "--json").splitlines()
    assert [json.loads(line) for line in lines] == [{"text": "â"}, {"text": ""}]


@pytest.mark.parametrize("arguments", [["--method", "qwerty"], ["--nonsense"]])
def test_wrong_use_exits_2(arguments):
    assert CliRunner().invoke(app, ["telex", *arguments]).exit_code == 2


def test_help_has_an_example():
    assert "Example" in CliRunner().invoke(app, ["telex", "--help"]).stdout


def test_the_tone_stands_where_it_is_told_to():
    assert telex(b"hoaf thuys\n") == "hòa thúy\n"
    assert telex(b"hoaf thuys\n", "--tone-place", "new") == "hoà thuý\n"
