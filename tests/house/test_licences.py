"""Every locked dependency has a licence that an Apache-2.0 product may stand on."""

import re
from importlib.metadata import distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GOOD = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software|MPL|Mozilla|LGPL|Lesser|Unlicense|Zlib|HPND|0BSD|OFL|"
    r"Open Font|Public Domain|CC0|CNRI",
    re.IGNORECASE,
)
# Shipped beside us, never linked into us; each entry says how it is used.
TOOLS_ONLY = {
    "pyinstaller": "GPL with an exception for the bundle it builds",
    "pyinstaller-hooks-contrib": "build time only",
}
READ_BY_HAND = {
    "pysqlite3": "zlib/libpng; its wheel carries no metadata field",
    "litequeue": "MIT, by the LICENSE file in its wheel; measured beside, not shipped",
}


def locked() -> list[str]:
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    return [line.split("==")[0] for line in lines if re.match(r"^[A-Za-z0-9]", line)]


def licence_of(name: str) -> str:
    data = distribution(name).metadata
    classifiers = [c for c in data.get_all("Classifier", []) if c.startswith("License")]
    return " | ".join(
        filter(None, [data.get("License-Expression"), *classifiers, data.get("License")])
    )


@pytest.mark.parametrize("name", locked())
def test_licence_is_compatible(name: str):
    if name in TOOLS_ONLY:
        return
    licence = licence_of(name) or READ_BY_HAND.get(name, "")
    assert licence, f"{name} names no licence"
    assert GOOD.search(licence), f"{name}: {licence[:120]}"


def test_the_lock_names_no_index():
    text = (ROOT / "requirements.lock").read_text("utf-8")
    assert not re.search(r"https?://|--index|--find-links", text)
