"""Type information from the view models, then qmllint over every screen with no warning allowed."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import PySide6

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
OUT = ROOT / "build" / "qml" / "ViewModels"


def with_constants(dump: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The dump leaves `constant` out; a property with no notify is one (a test holds us to it)."""
    for module in dump:
        for kind in module["classes"]:
            for declared in kind.get("properties", []):
                declared.setdefault("constant", "notify" not in declared)
    return dump


def write_types() -> None:
    """Dump each view model's QML interface and register all as module ViewModels 1.0."""
    OUT.mkdir(parents=True, exist_ok=True)
    dumps = []
    for source in sorted((ROOT / "kiosk" / "viewmodels").glob("*.py")):
        if "@QmlElement" not in source.read_text("utf-8"):
            continue
        dumped = subprocess.run(
            [BIN / "pyside6-metaobjectdump", source], check=True, capture_output=True, text=True
        ).stdout
        target = OUT / f"{source.stem}.json"
        target.write_text(json.dumps(with_constants(json.loads(dumped))))
        dumps.append(target)
    types = OUT / "ViewModels.qmltypes"
    subprocess.run(
        [
            BIN / "pyside6-qmltyperegistrar",
            "--generate-qmltypes",
            types,
            "-o",
            OUT / "registration.cpp",
            "--foreign-types",
            Path(PySide6.__file__).parent / "Qt" / "metatypes" / "qt6core_metatypes.json",
            "--import-name",
            "ViewModels",
            "--major-version",
            "1",
            *dumps,
        ],
        check=True,
    )
    (OUT / "qmldir").write_text("module ViewModels\ntypeinfo ViewModels.qmltypes\n")


def unformatted(files: list[Path]) -> list[Path]:
    """Files that qmlformat would change."""
    return [
        path
        for path in files
        if subprocess.run(
            [BIN / "pyside6-qmlformat", path], check=True, capture_output=True, text=True
        ).stdout
        != path.read_text("utf-8")
    ]


def main() -> int:
    write_types()
    files = sorted((ROOT / "screens").rglob("*.qml"))
    for path in unformatted(files):
        print(f"{path.relative_to(ROOT)}: run qmlformat -i", file=sys.stderr)
        return 1
    command = [BIN / "pyside6-qmllint", "-W", "0", "-I", OUT.parent, "-I", ROOT, *files]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
