"""The table of faults and the tests in `tests/faults` say the same."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parents[1]
FAULTS = TESTS / "faults"
ROW = re.compile(r"^\| (?P<fault>[^|]+) \| `(?P<test>[^`]+)` \| (?P<end>[^|]+) \|$", re.MULTILINE)
ENDS = {"once", "waits", "aside", "refused", "named"}
LEAST = 100


def table():
    return ROW.findall((FAULTS / "README.md").read_text())


def cases_of(path: Path) -> Iterator[str]:
    """Names of the tests of a file, those with parameters once for each id."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            ids = [
                keyword.value.value
                for decorator in node.decorator_list
                for keyword in keywords(decorator, path)
            ]
            yield from (f"{node.name}[{one}]" for one in ids) if ids else (node.name,)


def keywords(decorator: ast.expr, path: Path) -> Iterator[ast.keyword]:
    """The `id=` of every `pytest.param`, there or in the list the decorator names."""
    named = {one.id for one in ast.walk(decorator) if isinstance(one, ast.Name)}
    lists = [
        node.value
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.Assign) and set(map(ast.unparse, node.targets)) & named
    ]
    for place in (decorator, *lists):
        for node in ast.walk(place):
            if isinstance(node, ast.keyword) and node.arg == "id":
                yield node


def test_every_test_of_a_fault_stands_in_the_table_and_the_other_way_round():
    found = {f"{path.name}::{name}" for path in FAULTS.glob("test_*.py") for name in cases_of(path)}
    listed = [test for _fault, test, _end in table()]
    own = [test for test in listed if not test.startswith("tests/")]
    assert sorted(own) == sorted(found)


def test_tests_elsewhere_that_the_table_points_to_are_there():
    for _fault, test, _end in table():
        if test.startswith("tests/"):
            place, name = test.split("::")
            path = TESTS.parent / place
            assert name.partition("[")[0] in {one.partition("[")[0] for one in cases_of(path)}


def test_the_document_tells_as_many_as_there_are():
    own = [test for _fault, test, _end in table() if not test.startswith("tests/")]
    document = (TESTS.parent / "docs" / "reliability.md").read_text("utf-8")
    told = re.findall(r"(\d+) faults(?:, one test each| are tried there)", document)
    assert told == [str(len(own))] * 2


def test_the_table_names_many_faults_each_once_and_how_it_ends():
    faults = [fault for fault, _test, _end in table()]
    assert len(set(faults)) == len(faults) >= LEAST
    assert {end for _fault, _test, end in table()} <= ENDS
