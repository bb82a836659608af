"""Bodies made to cost more than they weigh: the reader has so much memory and time, no more."""

import resource
import subprocess
import sys
from pathlib import Path

from central.api.routes import DOSSIER_BYTES

ROOT = Path(__file__).resolve().parents[2]
MEMORY_BYTES = 1024**3
PROCESSOR_S = 60
SIZE = DOSSIER_BYTES - 200
# Written by the child: a body of the largest size, or what is under the seal of one.
BOMBS = {
    "a number of millions of digits": 'b"9" * SIZE',
    "lists in lists": 'b"[" * SIZE',
    "objects in objects": """b'{"a":' * (SIZE // 5)""",
    "a million empty lists": 'b"[" + b"[]," * (SIZE // 3 - 2) + b"[]]"',
    "a million names": """b'{"a":0' + b',"b":0' * (SIZE // 6 - 2) + b"}" """,
    "one name, each time another": (
        """b'{"a":0' + b"".join(b',"%d":0' % n for n in range(SIZE // 12)) + b"}" """
    ),
    "a word of escapes": """b'"' + b"\\\\u0041" * (SIZE // 6 - 2) + b'"' """,
    "a fraction of millions of digits": 'b"0." + b"1" * (SIZE - 2)',
}
CHILD = """
from tests.hostile.parsers import as_body, as_enrolment_file, as_sealed, as_stick_answer
from tests.hostile.test_bombs import BOMBS, SIZE
for name, text in BOMBS.items():
    value = eval(text)
    assert SIZE // 2 < len(value) <= SIZE, name
    as_body(b'{"header":"","signature":"","payload":"","x":' + value + b"}")
    as_sealed(b'{"x":' + value[:4_400_000] + b"}")
    as_stick_answer(value)
    as_enrolment_file(value)
    print(name, flush=True)
"""


def bound() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_S, PROCESSOR_S))


def test_bombs_are_read_within_bounds():
    done = subprocess.run(
        [sys.executable, "-c", CHILD],
        cwd=ROOT,
        preexec_fn=bound,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )

    assert (done.returncode, done.stdout.splitlines()) == (0, list(BOMBS)), done.stderr
