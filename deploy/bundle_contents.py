"""What goes into the one-folder application, and what the Qt hooks bring that it does not need."""

from fnmatch import fnmatch
from pathlib import Path

import shiboken6

PACKAGES = ("kiosk", "sync", "central")
FOLDERS = ("assets", "screens")
MIGRATIONS = "migrations"
SOURCES_OF_OTHER_FILES = {".ts", ".md"}

FOUND_AT_RUN_TIME = ("alembic.context", "alembic.op", "pyttsx3.drivers.espeak")
"""Modules that no import statement of a collected module names."""

NOT_NEEDED = (
    "IPython",
    "PyInstaller",
    "cel.cli",
    "hypothesis",
    "mypy",
    "numpy",
    "onnxruntime",
    "pip",
    "prompt_toolkit",
    "psutil",
    "pytest",
    "setuptools",
    "tkinter",
    "wheel",
)
"""Optional imports of libraries; the application runs without each of them."""

QML_MODULES = (
    "QtQml",
    "QtQml/Models",
    "QtQml/WorkerScript",
    "QtQuick",
    "QtQuick/Controls",
    "QtQuick/Controls/Basic",
    "QtQuick/Controls/Basic/impl",
    "QtQuick/Controls/impl",
    "QtQuick/Effects",
    "QtQuick/Layouts",
    "QtQuick/Shapes",
    "QtQuick/Templates",
    "QtQuick/Window",
)
"""Folders of Qt's QML modules that the screens may import, or that those import."""

QT_PLUGINS = (
    "generic/libqevdevtouchplugin.so",
    "imageformats/libqsvg.so",
    "platforms/libqoffscreen.so",
    "platforms/libqwayland.so",
    "platforms/libqxcb.so",
    "wayland-shell-integration/libxdg-shell.so",
)

QT = "PySide6/Qt/"
DESIGN_TIME = ("*.qmltypes", "*/designer/*", "*/objects-*")


def own_modules(root: Path) -> list[str]:
    """Every module of ours by its dotted name: commands are imported by name, when used."""
    names = []
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            parts = list(path.relative_to(root).with_suffix("").parts)
            if MIGRATIONS not in parts:
                names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return names


def own_files(root: Path) -> list[tuple[str, str]]:
    """Files to ship as (source, folder inside the application).

    Migrations are read by path, so they travel as files. FileNotFoundError before set-up.
    """
    files = [path for folder in FOLDERS for path in (root / folder).rglob("*")]
    files += [path for package in PACKAGES for path in (root / package).rglob("*") if as_file(path)]
    if not any(path.suffix == ".ttf" for path in files):
        message = "the fonts are not cut yet; run the set-up"
        raise FileNotFoundError(message)
    return [
        (str(path), path.parent.relative_to(root).as_posix())
        for path in sorted(files)
        if path.is_file()
        and path.suffix not in SOURCES_OF_OTHER_FILES
        and not path.name.startswith(".")
    ]


def shiboken_files() -> list[tuple[str, str]]:
    """What the set-up unpacked beside shiboken, compiled, as (source, folder); else made anew at
    each start from text inside the library. FileNotFoundError before set-up.
    """
    package = Path(shiboken6.__file__).parent
    files = sorted(path for path in (package / "files.dir").rglob("*") if path.is_file())
    if not files:
        message = "shiboken's files are not unpacked yet; run the set-up"
        raise FileNotFoundError(message)
    return [(str(path), path.parent.relative_to(package.parent).as_posix()) for path in files]


def as_file(path: Path) -> bool:
    """Whether a file of a package is read as a file, not imported."""
    if "__pycache__" in path.parts:
        return False
    return path.suffix != ".py" or MIGRATIONS in path.parts


def is_wanted(place: str) -> bool:
    """Whether a collected file stays, by its place in the application: only Qt's are judged."""
    if not place.startswith(QT):
        return True
    inside = place.removeprefix(QT)
    if any(fnmatch(inside, pattern) for pattern in DESIGN_TIME):
        return False
    kind, _, rest = inside.partition("/")
    match kind:
        case "qml":
            return rest.rpartition("/")[0] in QML_MODULES
        case "plugins":
            return rest in QT_PLUGINS
        case "translations":
            return False
    return True
