"""Build the one-folder application into dist/kiosk and say how large it is (`make bundle`)."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from bundle_pruning import folder_bytes

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "dist" / "kiosk"
EPOCH = "1700000000"
LARGEST = 12


def main() -> int:
    begun = time.monotonic()
    shutil.rmtree(OUT, ignore_errors=True)
    # One hash seed and one date: the same sources give the same archive.
    environ = {**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": EPOCH}
    options = ["--noconfirm", "--clean", "--log-level", "WARN", "--distpath", str(OUT.parent)]
    options += ["--workpath", str(ROOT / "build" / "pyinstaller")]
    command = [sys.executable, "-m", "PyInstaller", *options, str(ROOT / "kiosk.spec")]
    subprocess.run(command, check=True, env=environ, cwd=ROOT)
    (OUT / "central").symlink_to("kiosk")
    print(f"{OUT}: {folder_bytes(OUT) / 1e6:.0f} MB in {time.monotonic() - begun:.0f} s")
    files = [path for path in OUT.rglob("*") if path.is_file() and not path.is_symlink()]
    for path in sorted(files, key=lambda one: -one.stat().st_size)[:LARGEST]:
        print(f"  {path.stat().st_size / 1e6:6.1f} MB  {path.relative_to(OUT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
