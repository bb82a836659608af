import ast
import re
import sys
from pathlib import Path

import PySide6
import pytest

from deploy import bundle_contents
from kiosk.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
QT = Path(PySide6.__file__).parent / "Qt"
QML_OF_OURS = ("ViewModels", "screens")
IMPORT = re.compile(r"^import ([A-Z]\w+(?:\.\w+)*|screens[.\w]*)", re.MULTILINE)
PLACES = {path.relative_to(QT).as_posix() for path in QT.rglob("*.so*")}


def sources() -> list[Path]:
    return [path for name in bundle_contents.PACKAGES for path in (ROOT / name).rglob("*.py")]


def test_every_command_is_collected():
    modules = set(bundle_contents.own_modules(ROOT))
    assert COMMANDS
    assert {f"kiosk.commands.{command.module}" for command in COMMANDS.values()} <= modules


@pytest.mark.parametrize(
    "name", ["kiosk.app", "kiosk.supervisor", "sync.__main__", "central.cli", "kiosk.speech"]
)
def test_what_is_started_by_name_is_collected(name: str):
    assert name in bundle_contents.own_modules(ROOT)


def test_nothing_that_our_code_imports_is_left_out():
    imported = set()
    for path in sources():
        if path.name == "engine_neural.py":  # it says what is missing; the bundle does without it
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module)
    left_out = set(bundle_contents.NOT_NEEDED)
    assert not {name for name in imported if name in left_out or name.split(".")[0] in left_out}


def test_files_that_are_read_as_files_travel_along(tmp_path: Path):
    for place in (
        "assets/fonts/a.ttf",
        "assets/i18n/a.qm",
        "assets/i18n/a.ts",
        "screens/controls/Key.qml",
        "central/pages/templates/list.html",
        "sync/migrations/env.py",
        "sync/migrations/__pycache__/env.cpython-311.pyc",
        "sync/agent.py",
    ):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).touch()
    shipped = {
        f"{folder}/{Path(source).name}" for source, folder in bundle_contents.own_files(tmp_path)
    }
    assert shipped == {
        "assets/fonts/a.ttf",
        "assets/i18n/a.qm",
        "screens/controls/Key.qml",
        "central/pages/templates/list.html",
        "sync/migrations/env.py",
    }


def test_a_bundle_before_set_up_is_refused(tmp_path: Path):
    (tmp_path / "assets").mkdir()
    with pytest.raises(FileNotFoundError, match="set-up"):
        bundle_contents.own_files(tmp_path)


def test_every_qml_module_of_the_screens_is_kept():
    wanted = set()
    for path in (ROOT / "screens").rglob("*.qml"):
        wanted |= set(IMPORT.findall(path.read_text("utf-8")))
    of_qt = {name for name in wanted if name.split(".")[0] not in QML_OF_OURS}
    assert of_qt
    assert not {n for n in of_qt if n.replace(".", "/") not in bundle_contents.QML_MODULES}


@pytest.mark.parametrize("module", bundle_contents.QML_MODULES)
def test_a_kept_qml_module_is_there_with_what_it_imports(module: str):
    listed = (QT / "qml" / module / "qmldir").read_text("utf-8")
    needed = set(re.findall(r"^(?:depends|import) ([\w.]+)", listed, re.MULTILINE))
    needed.discard("QML")  # the language's own, inside the library
    assert not {n for n in needed if n.replace(".", "/") not in bundle_contents.QML_MODULES}


@pytest.mark.parametrize("plugin", bundle_contents.QT_PLUGINS)
def test_a_kept_plugin_exists(plugin: str):
    assert f"plugins/{plugin}" in PLACES


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/qml/QtQuick/Controls/Basic/Button.qml", True),
        ("PySide6/Qt/qml/QtQuick/Controls/Material/Button.qml", False),
        ("PySide6/Qt/qml/QtQuick/plugins.qmltypes", False),
        ("PySide6/Qt/translations/qtbase_vi.qm", False),
        ("PySide6/Qt/lib/libQt6Core.so.6", True),
        ("PySide6/QtCore.abi3.so", True),
        ("assets/icons/clock.svg", True),
    ],
)
def test_only_what_the_screens_use_of_qt_is_wanted(place: str, wanted: bool):
    assert bundle_contents.is_wanted(place) is wanted


def test_shibokens_files_travel_compiled():
    places = [
        f"{folder}/{Path(source).name}" for source, folder in bundle_contents.shiboken_files()
    ]
    inside = "shiboken6/files.dir/shibokensupport/signature"
    assert f"{inside}/loader.py" in places
    assert any(place.startswith(f"{inside}/__pycache__/loader.") for place in places)


def test_this_environment_reads_them_from_there():
    assert "files.dir" in Path(sys.modules["shibokensupport"].__file__).parts
