import re

from deploy.handoff_page import PAGE, PARTS, assemble
from kiosk.config import ASSETS

WORD = re.compile(r"^    (\w+):", re.MULTILINE)


def test_the_page_is_what_its_parts_make():
    """After a change: .venv/bin/python deploy/handoff_page.py."""
    assert PAGE.read_text("utf-8") == assemble()


def test_the_page_names_no_other_place():
    mine = [PARTS / name for name in ("page.html", "page.css", "words.js", "carry.js", "draft.js")]
    for path in [*mine, PARTS / "page.js"]:
        assert not re.search(r"https?://|\bfetch\(|XMLHttp|innerHTML", path.read_text("utf-8"))


def test_both_languages_have_the_same_words():
    vi, en = (PARTS / "words.js").read_text("utf-8").split("  en: {")
    assert WORD.findall(vi) == WORD.findall(en)


def test_the_page_says_the_same_before_and_after_it_runs():
    spoken = (PARTS / "words.js").read_text("utf-8").split("  en: {")[0]
    html = (PARTS / "page.html").read_text("utf-8")
    for name, text in re.findall(r'data-words="(\w+)"[^>]*>([^<]+)<', html):
        assert f'{name}: "{text}"' in spoken
    assert ASSETS / "handoff" == PARTS
