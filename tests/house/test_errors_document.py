"""docs/errors.md is the closed list of error codes: none is missing, none is gone."""

import ast
import re
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from central.adapters.reasons import REFUSED
from central.adapters.reasons import WORDS as PROVINCE
from central.api.problems import STATUS, TITLES
from kiosk.commands.say import _MESSAGES as VOICE
from kiosk.identity.card import CardCode, CardWarning
from kiosk.identity.scan import Reason
from kiosk.journey.errors import ErrorCode, WarningCode
from sync import reasons
from sync.manifest import CODES as PACK_CODES
from sync.wire import PROBLEM_CODES

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| `([\w…]+)` \|(.*)\|$")
WORDS = ROOT / "assets" / "words"


def tables() -> dict[str, list[tuple[str, str]]]:
    """Code and meaning of every row, by section and number of the table in it."""
    found: dict[str, list[tuple[str, str]]] = {}
    section, number, inside = "", 0, False
    for line in (ROOT / "docs" / "errors.md").read_text("utf-8").splitlines():
        if line.startswith("## "):
            section, number, inside = line[3:], 0, False
        row = ROW.match(line)
        if row is None:
            number += inside
            inside = False
        else:
            inside = True
            found.setdefault(f"{section} {number}", []).append((row[1], row[2].strip()))
    return found


TABLES = tables()


def codes(table: str) -> list[str]:
    return [code for code, _ in TABLES[table]]


def flat(kind: Any) -> set[str]:
    return {
        code for arg in get_args(kind) for code in ([arg] if isinstance(arg, str) else flat(arg))
    }


def literals(*paths: Path) -> set[str]:
    """First arguments of `fail("…")` and `refuse("…")`."""
    found = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"fail", "refuse"}:
                constants = [n for n in ast.walk(node.args[0]) if isinstance(n, ast.Constant)]
                found |= {c.value for c in constants if isinstance(c.value, str)}
    return found


def english(file: str) -> dict[str, str]:
    words = yaml.safe_load((WORDS / file).read_text("utf-8"))
    return {code: entry["en"] for code, entry in words.items()}


def test_every_code_the_kiosk_command_fails_with_is_listed():
    own = set(codes("Commands of `kiosk` 0"))
    used = literals(*(ROOT / "kiosk" / "commands").glob("*.py"))
    assert used - own <= set(reasons.WORDS)
    assert own <= used


def test_every_code_the_central_command_fails_with_is_listed():
    commands = [ROOT / "central" / f"{name}.py" for name in ("cli", "command", "failures")]
    commands += (ROOT / "central").glob("*_commands.py")
    assert set(codes("Commands of `central` 0")) == literals(*commands)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("Commands of `kiosk` 1", set(PACK_CODES)),
        ("Commands of `kiosk` 2", set(VOICE)),
        ("Answers: errors 0", set(get_args(ErrorCode))),
        ("Answers: warnings 0", set(get_args(WarningCode))),
        ("Cards and scanned codes 0", (flat(CardCode) | flat(Reason)) - {"good"}),
        ("Cards and scanned codes 1", flat(CardWarning)),
        ("Sending: the site 0", set(reasons.SITE)),
        ("Sending: one declaration 0", set(reasons.DOSSIER)),
        ("Sending: the book 0", set(reasons.CHAIN)),
        ("Enrolment files 0", set(reasons.ENROLMENT)),
        ("The store 0", set(reasons.STORE)),
        ("The stick 0", set(reasons.STICK)),
        ("The wire 0", set(PROBLEM_CODES)),
        ("The province 0", {*PROVINCE, f"{REFUSED}…"}),
    ],
)
def test_a_table_holds_exactly_the_codes_of_the_code(table, expected):
    assert set(codes(table)) == expected
    assert len(codes(table)) == len(expected)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("Answers: errors 0", english("errors.yaml")),
        ("Answers: warnings 0", english("errors.yaml")),
        ("Cards and scanned codes 0", english("identity.yaml")),
        ("Cards and scanned codes 1", english("identity.yaml")),
        ("Commands of `kiosk` 2", VOICE),
        *(
            (table, {code: words[1] for code, words in reasons.WORDS.items()})
            for table in TABLES
            if table.startswith(("Sending", "Enrolment", "The sto", "The stick"))
        ),
    ],
)
def test_a_sentence_is_the_one_that_is_said(table, words):
    for code, sentence in TABLES[table]:
        assert sentence == words[code], code


def test_the_wire_has_its_status_and_title():
    for code, cells in TABLES["The wire 0"]:
        assert cells == f"{STATUS[code]} | {TITLES[code]}"


def test_no_section_is_unknown_to_this_test():
    assert len(TABLES) == 16
