"""Numbers, money, hours and digit strings in words, as people of the north say them.

num2words writes "hai mươi bốn" and "hai nghìn lẻ hai mươi sáu" for 24 and 2026, where people say
"hai mươi tư" and "hai nghìn không trăm hai mươi sáu"; so the rules are here.
"""

import re
from collections.abc import Sequence

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", "nghìn", "triệu")
_BILLION = 1_000_000_000
_PLAIN_DIGITS = re.compile(r"[0-9]+")


def _tens(value: int) -> list[str]:
    """10 to 99."""
    tens, unit = divmod(value, 10)
    words = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if unit == 1 and tens > 1:
        words.append("mốt")
    elif unit == 4 and tens > 1:
        words.append("tư")
    elif unit == 5:
        words.append("lăm")
    elif unit:
        words.append(_DIGITS[unit])
    return words


def _group(value: int, *, full: bool) -> list[str]:
    """1 to 999; `full` says the hundreds even when they are none."""
    hundreds, rest = divmod(value, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    if rest >= 10:
        return [*words, *_tens(rest)]
    if rest:
        return [*words, *(["linh"] if words else []), _DIGITS[rest]]
    return words


def _below_billion(value: int, *, full: bool) -> list[str]:
    words: list[str] = []
    for power in (2, 1, 0):
        part = value // 1000**power % 1000
        if part:
            words += _group(part, full=full or bool(words))
            words += [_SCALES[power]] if _SCALES[power] else []
    return words


def read_integer(value: int) -> str:
    """Say a whole number: 105 -> "một trăm linh năm", 24 -> "hai mươi tư"."""
    if value < 0:
        return f"âm {read_integer(-value)}"
    if value == 0:
        return _DIGITS[0]
    billions, rest = divmod(value, _BILLION)
    words = [read_integer(billions), "tỷ"] if billions else []
    return " ".join(words + _below_billion(rest, full=bool(words)))


def read_decimal(whole: int, fraction: str) -> str:
    """Say a number with decimals given as digits: (3, "25") -> "ba phẩy hai mươi lăm"."""
    leading = len(fraction) - len(fraction.lstrip("0"))
    zeros = [_DIGITS[0]] * (leading if leading < len(fraction) else 0)
    tail = [*zeros, read_integer(int(fraction))]
    return f"{read_integer(whole)} phẩy {' '.join(tail)}"


def read_money(dong: int) -> str:
    """Say whole đồng: 16000 -> "mười sáu nghìn đồng", 0 -> "không mất tiền"."""
    return f"{read_integer(dong)} đồng" if dong else "không mất tiền"


def group_digits(digits: str) -> tuple[str, ...]:
    """Cut digits into groups people say: threes, ten digits as 4-3-3; never a lone digit."""
    if len(digits) <= 4:
        return (digits,)
    first = 4 if len(digits) % 3 == 1 else 3
    groups = [digits[:first]]
    groups += [digits[i : i + 3] for i in range(first, len(digits), 3)]
    return tuple(groups)


def spaced_digits(digits: str) -> str:
    """Write digits as shown to people: "003050012345" -> "003 050 012 345"."""
    return " ".join(group_digits(digits))


def read_digits(groups: str | Sequence[str]) -> str:
    """Say digit by digit, with a pause between groups; text is cut into groups first.

    Always bốn, năm, một: never tư, lăm, mốt. Anything but 0-9 is skipped.
    """
    if isinstance(groups, str):
        groups = group_digits("".join(_PLAIN_DIGITS.findall(groups)))
    return ", ".join(
        " ".join(_DIGITS[int(digit)] for digit in "".join(_PLAIN_DIGITS.findall(group)))
        for group in groups
    )


def _part_of_day(hour: int) -> str:
    bounds = ((1, "đêm"), (11, "sáng"), (13, "trưa"), (19, "chiều"), (22, "tối"))
    return next((name for before, name in bounds if hour < before), "đêm")


def read_hour(hour: int, minute: int = 0, *, part_of_day: bool = True) -> str:
    """Say a time of day, hour 0 to 24: (15, 0) -> "ba giờ chiều", (8, 30) -> "tám giờ rưỡi sáng".

    `part_of_day=False` keeps the 24-hour number and names no part of the day.
    """
    said = (hour % 12 or 12) if part_of_day else hour
    words = [read_integer(said), "giờ"]
    if minute == 30:
        words.append("rưỡi")
    elif minute:
        words += [read_integer(minute), "phút"]
    if part_of_day:
        words.append(_part_of_day(hour))
    return " ".join(words)
