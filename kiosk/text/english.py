"""What the English voice says: light rules over text that is mostly said as it stands."""

import re
from datetime import date

from kiosk.text.dates import say_date
from kiosk.text.numbers import group_digits
from kiosk.text.rules import PAUSE, STOP, Rule, abbreviation_rule, rule


def _date(match: re.Match[str]) -> str | None:
    try:
        return say_date(date(int(match[4]), int(match[3]), int(match[1])), "en")
    except ValueError:
        return None


def _digits(match: re.Match[str]) -> str:
    groups = re.findall(r"\d+", match[0])
    if len(groups) == 1:
        groups = list(group_digits(groups[0]))
    return ", ".join(" ".join(group) for group in groups)


RULES: tuple[Rule, ...] = (
    abbreviation_rule("en"),
    rule(r"(?<![\d.])\d\.\d{6}(?!\d)|KQ\.[A-Z]\d{2}\.\d{6}", ""),
    rule(r"https?://\S+|(?:[\w-]+\.)+(?:gov|com|org)(?:\.vn)?(?:/\S*)?", "the web page"),
    rule(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)", _date),
    rule(r"\d{1,2}:\d{2}(?!\d)", lambda m: m[0]),
    rule(r"0\d{1,3}(?:[ .-]\d{2,4}){2,4}(?!\d)|\d{3}(?: \d{3}){2} \d{2,3}(?! ?\d)", _digits),
    rule(r"\d{7,}|0\d+", _digits),
    rule(r"\d{1,3}(?:\.\d{3})+(?!\.?\d)", lambda m: m[0].replace(".", ",")),
    rule(r"\d+(?:[.,]\d+)*", lambda m: m[0]),
    rule(r"(?:(?<=\d)|(?<=\d ))[đ₫](?!\w)", "dong"),
    rule(r"(?:(?<=\d)|(?<=\d ))[-–](?= ?\d)", "to"),
    rule(r"%", "percent"),
    rule(r"≥", "at least"),
    rule(r"≤", "at most"),
    rule(r"\.{2,}|…", STOP),
    rule(r"[.!?]", lambda m: m[0]),
    rule(r"[,;:()/|\[\]–—→]|\n+", PAUSE),
    rule(r"(?:[^\W\d_][\u0300-\u036f]*)+(?:['’-](?:[^\W\d_][\u0300-\u036f]*)+)*", lambda m: m[0]),
)
