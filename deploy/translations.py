"""Bring assets/i18n/kiosk_en.ts up to date with the screens (`make translations`)."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    files = sorted((ROOT / "screens").rglob("*.qml"))
    languages = ["-locations", "none", "-source-language", "vi_VN", "-target-language", "en"]
    target = ROOT / "assets" / "i18n" / "kiosk_en.ts"
    subprocess.run(
        [Path(sys.executable).parent / "pyside6-lupdate", *languages, *files, "-ts", target],
        check=True,
    )


if __name__ == "__main__":
    main()
