"""Small files, small functions: what a newcomer can hold in the head."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILE_LINES = 300
FUNCTION_LINES = 40
BROAD_ALLOWED = {
    "kiosk/jobs.py",
    "sync/worker.py",
    "kiosk/log.py",
    "central/adapters/courier.py",
}
PACKAGES = ("kiosk", "sync", "central", "tests", "bench", "deploy")
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "common", "base", "misc"}


def python_files() -> list[Path]:
    return [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_file_is_longer_than_300_lines():
    files = python_files() + sorted((ROOT / "screens").rglob("*.qml"))
    long = {
        place(p): n for p in files if (n := len(p.read_text("utf-8").splitlines())) > FILE_LINES
    }
    assert not long


def test_no_function_is_longer_than_40_lines():
    long = {}
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > FUNCTION_LINES:
                    long[f"{place(path)}:{node.name}"] = lines
    assert not long


def test_broad_except_stands_only_where_it_is_allowed():
    found = []
    for path in python_files():
        if place(path) in BROAD_ALLOWED:
            continue
        tree = ast.walk(ast.parse(path.read_text("utf-8")))
        handlers = [node for node in tree if isinstance(node, ast.ExceptHandler)]
        found += [f"{place(path)}:{node.lineno}" for node in handlers if is_broad(node)]
    assert not found


def is_broad(handler: ast.ExceptHandler) -> bool:
    return handler.type is None or (
        isinstance(handler.type, ast.Name) and handler.type.id in {"Exception", "BaseException"}
    )


def test_every_noqa_says_which_rule_and_why():
    bare = []
    for path in python_files():
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if "# noqa" in line and "test_sizes" not in path.name:
                mark = line.split("# noqa", 1)[1]
                if not mark.startswith(":") or "--" not in mark:
                    bare.append(f"{place(path)}:{number}")
    assert not bare


def test_no_module_has_a_name_that_says_nothing():
    assert not {place(p) for p in python_files() if p.stem in FORBIDDEN_NAMES}
