"""Build the one-folder application into dist/kiosk and say how large it is (`make bundle`).

    python -m deploy.bundle

The same sources on the same machine give the same files.
"""

import os
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

from deploy.bundle_pruning import folder_bytes
from kiosk.procedures.compiled import sources_digest, write_compiled
from kiosk.procedures.loading import load_all

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "dist" / "kiosk"
EPOCH = "1700000000"
LARGEST = 12


def main() -> int:
    begun = time.monotonic()
    shutil.rmtree(OUT, ignore_errors=True)
    environ = {**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": EPOCH}
    options = ["--noconfirm", "--clean", "--log-level", "WARN", "--distpath", str(OUT.parent)]
    options += ["--workpath", str(ROOT / "build" / "pyinstaller")]
    command = [sys.executable, "-m", "PyInstaller", *options, str(ROOT / "kiosk.spec")]
    subprocess.run(command, check=True, env=environ, cwd=ROOT)
    put_in_order(OUT / "_internal" / "base_library.zip")
    make_content_ready(OUT / "_internal" / "assets" / "procedures")
    (OUT / "central").symlink_to("kiosk")
    print(f"{OUT}: {folder_bytes(OUT) / 1e6:.0f} MB in {time.monotonic() - begun:.0f} s")
    files = [path for path in OUT.rglob("*") if path.is_file() and not path.is_symlink()]
    for path in sorted(files, key=lambda one: -one.stat().st_size)[:LARGEST]:
        print(f"  {path.stat().st_size / 1e6:6.1f} MB  {path.relative_to(OUT)}")
    return 0


def make_content_ready(folder: Path) -> None:
    """Put the content's quick copy beside it, for the application: it has no source files."""
    write_compiled(folder, load_all(folder), sources_digest(folder, program=()))


def put_in_order(archive: Path) -> None:
    """Write it anew with its files sorted: PyInstaller takes them as its sets happen to lie."""
    with zipfile.ZipFile(archive) as old:
        members = [(info, old.read(info)) for info in old.infolist()]
    with zipfile.ZipFile(archive, "w") as new:
        for info, content in sorted(members, key=lambda member: member[0].filename):
            new.writestr(info, content, info.compress_type)


if __name__ == "__main__":
    sys.exit(main())
