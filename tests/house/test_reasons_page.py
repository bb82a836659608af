"""docs/vi/ly-do.md says of every reason what the kiosk says and what to do, and of nothing else."""

import re
from pathlib import Path

from click import Context
from typer.main import get_command

from kiosk.cli import app as kiosk
from sync.reasons import WORDS, in_words

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "vi" / "ly-do.md").read_text("utf-8")
ROW = re.compile(r"^\| `(\w+)` \| (.+?) \| (.+) \|$", re.MULTILINE)
ROWS = ROW.findall(PAGE)


def test_every_reason_is_there_once_with_the_sentence_that_is_said():
    assert sorted(code for code, _, _ in ROWS) == sorted(WORDS)
    assert [(code, said) for code, said, _ in ROWS if said != in_words(code)] == []


def test_every_reason_says_what_to_do():
    assert [code for code, _, todo in ROWS if len(todo) < 12] == []


def test_a_reference_to_another_code_is_one_of_the_page():
    named = {code for _, _, todo in ROWS for code in re.findall(r"Như `(\w+)`", todo)}
    assert named
    assert named <= set(WORDS)


def test_every_command_it_tells_exists():
    told = set(re.findall(r"`kiosk (\w+)", PAGE))
    command = get_command(kiosk)
    assert told
    assert told <= set(command.list_commands(Context(command)))
