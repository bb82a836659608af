"""Imports go one way (docs/architecture.md): screens, view models, rooms, then the wire."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SYNC_FOR_ROOMS = {
    "sync.durable",
    "sync.envelope",
    "sync.errors",
    "sync.kept_time",
    "sync.log",
    "sync.manifest",
    "sync.outbox",
    "sync.packs",
}
CENTRAL_FROM_KIOSK = {
    "kiosk.addresses",
    "kiosk.config",
    "kiosk.journey",
    "kiosk.procedures",
    "kiosk.text",
}
# Of paper, what sets official forms; nothing that prints.
PAPER_FOR_CENTRAL = {f"kiosk.paper.{name}" for name in ("codes", "forms", "typesetting", "wording")}
CENTRAL_FROM_SYNC = {
    "sync",
    "sync.attachment",
    "sync.canonical",
    "sync.device_link",
    "sync.durable",
    "sync.envelope",
    "sync.packs",
    "sync.piece",
    "sync.stick",
    "sync.transport",
    "sync.wire",
}
PURE = (
    "addresses",
    "appearance",
    "assistant",
    "authoring",
    "capture",
    "directory",
    "handoff",
    "identity",
    "journey",
    "neural",
    "packs",
    "paper",
    "procedures",
    "search",
    "speech",
    "staff",
    "stories",
    "text",
    "ward",
)
MAY_KNOW_SYNC = ("kiosk/supervisor.py", "kiosk/commands/")


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def sources(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def inside(name: str, packages: set[str]) -> bool:
    return any(name == package or name.startswith(package + ".") for package in packages)


@pytest.mark.parametrize("path", sources("sync"), ids=lambda p: str(p.relative_to(ROOT)))
def test_sync_knows_nothing_of_the_terminal(path: Path):
    assert not {n for n in imported(path) if inside(n, {"kiosk", "central", "PySide6"})}


@pytest.mark.parametrize("path", sources("central"), ids=lambda p: str(p.relative_to(ROOT)))
def test_central_takes_only_the_rooms_without_qt(path: Path):
    names = imported(path)
    kiosk = {n for n in names if inside(n, {"kiosk"})}
    assert not {n for n in kiosk if not inside(n, CENTRAL_FROM_KIOSK | PAPER_FOR_CENTRAL)}
    assert not {n for n in names if inside(n, {"PySide6"})}
    sync = {n for n in names if inside(n, {"sync"})}
    assert not sync - CENTRAL_FROM_SYNC


@pytest.mark.parametrize("path", sources("kiosk"), ids=lambda p: str(p.relative_to(ROOT)))
def test_the_terminal_reaches_the_queue_only_by_its_doors(path: Path):
    place = path.relative_to(ROOT).as_posix()
    names = imported(path)
    assert not {n for n in names if inside(n, {"central"})}
    if not place.startswith(MAY_KNOW_SYNC):
        assert not {n for n in names if inside(n, {"sync"}) and n not in SYNC_FOR_ROOMS}


@pytest.mark.parametrize("room", PURE)
def test_pure_rooms_know_no_qt_and_no_screen(room: str):
    for path in sources(f"kiosk/{room}"):
        names = imported(path)
        assert not {n for n in names if inside(n, {"PySide6", "kiosk.viewmodels"})}, path


def test_registered_view_model_files_have_one_name_each():
    names = [path.name for path in sources("kiosk/viewmodels")]
    assert len(names) == len(set(names))
