"""Put the page for phones together: one file, nothing fetched, only these scripts and this style.

    .venv/bin/python deploy/handoff_page.py

writes `assets/handoff/mang-ve.html` from the parts beside it. `qr.min.js` is the package `qr` from
npm, bundled (docs/adr/0023).
"""

import base64
import hashlib
import sys
from pathlib import Path

PARTS = Path(__file__).resolve().parents[1] / "assets" / "handoff"
PAGE = PARTS / "mang-ve.html"
SCRIPTS = ("qr.min.js", "words.js", "carry.js", "draft.js", "page.js")


def assemble() -> str:
    """The page, with a policy that names its own script and style by digest."""
    script = "\n".join((PARTS / name).read_text("utf-8").strip() for name in SCRIPTS)
    style = (PARTS / "page.css").read_text("utf-8").strip()
    if "</script" in script.lower() or "</style" in style.lower():
        raise ValueError("a part would end its own element")
    page = (PARTS / "page.html").read_text("utf-8")
    for name, value in {
        "policy": policy(script, style),
        "style": style,
        "script": script,
    }.items():
        page = page.replace(f"{{{name}}}", value, 1)
    return page


def policy(script: str, style: str) -> str:
    """Nothing from anywhere, nothing sent anywhere."""
    return (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def main() -> int:
    """Write it."""
    PAGE.write_text(assemble(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
