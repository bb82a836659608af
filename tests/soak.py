"""The long suites one by one: `python -m tests.soak [FOLDER ...]`.

What came of each stands in `bench/results/soak.json`, with the commit it ran on; a suite that fails
does not keep the next from running.
"""

import json
import re
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.workbench import commit

ROOT = Path(__file__).resolve().parents[1]
RESULT = ROOT / "bench" / "results" / "soak.json"
TEST_LIMIT_S = 2400
COUNTED = re.compile(r"(\d+) (passed|failed|errors?|skipped)\b")


def suites(tests: Path) -> list[str]:
    """Name the folders that hold long tests, in order."""
    files = [path for path in tests.rglob("test_*.py") if "mark.soak" in path.read_text("utf-8")]
    return sorted({f"tests/{path.relative_to(tests).parts[0]}" for path in files})


def counts(last_line: str) -> dict[str, int]:
    """Read what pytest says at its end."""
    return {kind.removesuffix("s"): int(number) for number, kind in COUNTED.findall(last_line)}


def run(suite: str) -> dict[str, Any]:
    """Run one suite, its words going by; what came of it."""
    began_s = time.monotonic()
    command = [sys.executable, "-m", "pytest", "-q", "-m", "soak", "--timeout", str(TEST_LIMIT_S)]
    process = subprocess.Popen([*command, suite], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    last = ""
    for line in process.stdout:
        print(line, end="", flush=True)
        last = line if COUNTED.search(line) else last
    return {
        "ok": process.wait() == 0,
        **counts(last),
        "minutes": round((time.monotonic() - began_s) / 60, 1),
        "on": datetime.now(UTC).date().isoformat(),
        "commit": commit(),
    }


def keep(suite: str, came: dict[str, Any], path: Path = RESULT) -> None:
    """Put the outcome of one suite in place of its earlier one."""
    kept = json.loads(path.read_text("utf-8")) if path.exists() else {}
    kept[suite] = came
    text = json.dumps(dict(sorted(kept.items())), ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def main(chosen: list[str]) -> int:
    """Run all, or those that are named; 1 when one failed."""
    failed = []
    for suite in chosen or suites(ROOT / "tests"):
        print(f"== {suite}", flush=True)
        came = run(suite)
        keep(suite, came)
        if not came["ok"]:
            failed.append(suite)
    print(f"soak: {', '.join(failed)} failed" if failed else "soak: all well")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
