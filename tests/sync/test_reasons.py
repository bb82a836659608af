import re
from pathlib import Path
from typing import get_args

import pytest

import sync
from sync import errors
from sync.enrolment import NotAnEnrolment
from sync.outcome import Silence, Stranger
from sync.reasons import WORDS, in_words
from sync.wire import PROBLEM_CODES

SOURCES = "\n".join(path.read_text() for path in Path(sync.__file__).parent.glob("*.py"))
TECHNICAL = re.compile(
    r"\b(server|sync|error|http|tls|json|database|api|digest|hash|token|timeout|lỗi \d+|máy chủ)\b",
    re.IGNORECASE,
)


def emitted():
    stores = {kind.code for kind in vars(errors).values() if hasattr(kind, "code")}
    literals = {
        *get_args(Stranger),
        *get_args(Silence),
        *get_args(NotAnEnrolment.__annotations__["code"]),
    }
    patterns = (r'Problem\([a-z.]+, "(\w+)"\)', r'damaged\("(\w+)"\)', r'reason="(\w+)"')
    written = {code for pattern in patterns for code in re.findall(pattern, SOURCES)}
    return sorted({*stores, *literals, *written, *PROBLEM_CODES})


@pytest.mark.parametrize("code", emitted())
def test_every_code_has_words_in_both_languages(code):
    assert in_words(code, "vi") != in_words(code, "en")


@pytest.mark.parametrize("code", sorted(WORDS))
def test_the_words_are_plain(code):
    for words in WORDS[code]:
        assert not TECHNICAL.search(words)
        assert words.endswith(".")
        assert "_" not in words


def test_codes_written_in_the_sources_are_found():
    assert {"removed", "broken_link", "bad_columns", "asked_again", "unexpected"} <= set(emitted())


def test_an_unknown_code_is_a_defect():
    with pytest.raises(KeyError):
        in_words("no such code")
