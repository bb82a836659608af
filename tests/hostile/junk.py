"""JSON as an enemy writes it: a good body with one thing spoiled, or no JSON at all."""

import json
import os
from collections.abc import Iterator
from typing import Any, TypeVar

from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st

Path = tuple[str | int, ...]
ODD = [
    "NaN",
    "-Infinity",
    "1e400",
    "-0.0",
    "0.1",
    "1.0",
    "true",
    "null",
    "{}",
    "[]",
    "[[]]",
    "-1",
    "0",
    str(2**53 + 1),
    str(2**63),
    "1" + "0" * 400,
    "9" * 5000,
    "[" * 3000,
    '{"a":' * 3000,
    "[" * 150 + "]" * 150,
    '"\\ud800"',
    '"\\udc00\\ud800"',
    '"\\u0000"',
    '"\x00"',
    '""',
    '"=" ',
    '"A==="',
    '"QUJD\\n"',
    '"٣"',
    '"../../x"',
    '"00000000-0000-0000-0000-00000000000A"',
    json.dumps("a" * 70_000),
    "]" * 10,
    "",
]
TOKENS = (
    st.sampled_from(ODD)
    | st.text(max_size=20).map(json.dumps)
    | st.integers().map(str)
    | st.floats().map(json.dumps)
)


def places(value: Any, at: Path = ()) -> Iterator[Path]:
    """Every place in a body, the whole first."""
    yield at
    if isinstance(value, dict | list):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(one, (*at, key))


def write(value: Any, change: dict[Path, str], at: Path = ()) -> str:
    """JSON text of a body with other text at some places."""
    if at in change:
        return change[at]
    if isinstance(value, dict):
        fields = (f"{json.dumps(k)}:{write(one, change, (*at, k))}" for k, one in value.items())
        return "{" + ",".join(fields) + "}"
    if isinstance(value, list):
        return "[" + ",".join(write(one, change, (*at, n)) for n, one in enumerate(value)) + "]"
    return json.dumps(value)


def each_place(good: Any, deepest: int = 3) -> Iterator[bytes]:
    """A good body with each odd value at each place, one at a time."""
    for at in places(good):
        for token in ODD if len(at) <= deepest else ():
            yield write(good, {at: token}).encode("utf-8", "surrogatepass")


@st.composite
def spoiled(draw: st.DrawFn, good: Any) -> bytes:
    """A good body with values replaced, doubled, cut short or flipped."""
    some = st.dictionaries(st.sampled_from(list(places(good))), TOKENS, min_size=1, max_size=3)
    text = write(good, draw(some)).encode("utf-8", "surrogatepass")
    way = draw(st.sampled_from(("as it is", "as it is", "doubled", "cut", "flipped", "utf-16")))
    if way == "doubled" and text.startswith(b"{"):
        key = draw(st.sampled_from(sorted(good)))
        return b"{" + f"{json.dumps(key)}:{draw(TOKENS)},".encode("utf-8", "replace") + text[1:]
    if way == "cut":
        return text[: draw(st.integers(0, len(text)))]
    if way == "flipped" and text:
        at = draw(st.integers(0, len(text) - 1))
        return text[:at] + bytes([text[at] ^ (1 << draw(st.integers(0, 7)))]) + text[at + 1 :]
    return text.decode("utf-8", "replace").encode("utf-16") if way == "utf-16" else text


def junk(good: Any) -> st.SearchStrategy[bytes]:
    """Spoiled bodies, and bytes that were never one."""
    return spoiled(good) | st.binary(max_size=200)


Test = TypeVar("Test")


def short(examples: int, steps: int = 50) -> settings:
    """The same cases in each run of `make test`; they come from the test's own text."""
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


def long(examples: int, steps: int = 50) -> settings:
    """Other cases with each HOSTILE_SEED (`seeded`); a failure prints how to have it again."""
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )


def seeded(test: Test) -> Test:
    """Begin where HOSTILE_SEED says."""
    return seed(int(os.environ.get("HOSTILE_SEED", "0")))(test)
