"""What the Vietnamese voice says for numbers, dates, hours, codes and signs."""

import re
from datetime import date

from kiosk.text.dates import read_date, read_day, read_month
from kiosk.text.folding import nfc
from kiosk.text.numbers import read_decimal, read_digits, read_hour, read_integer
from kiosk.text.rules import PAUSE, STOP, Rule, abbreviation_rule, rule, word_after, word_before
from kiosk.text.syllables import TONE_MARKS, VOWELS, is_syllable

_PARTS_OF_DAY = ("sáng", "trưa", "chiều", "tối", "đêm")
_DURATION_BEFORE = ("trong", "quá", "mất", "đa", "khoảng", "thêm")
_DURATION_AFTER = ("làm", "đồng", "liên")
_LAW_BEFORE = ("số", "luật", "nđ", "tt", "nq", "qđ", "định", "tư", "quyết", "lệnh")
_DATE_BEFORE = ("ngày", "từ", "đến", "trước", "sau", "hết", "hạn", "lễ", "mùng")
_CALL_BEFORE = ("gọi", "đài", "hotline", "nóng", "máy", "thoại")
_FORM_BEFORE = ("mẫu", "số", "mã", "tờ")
_ROMAN_BEFORE = ("quý", "khu", "hạng", "chương", "mục", "phần", "loại", "kỳ", "khóa", "cấp")
_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
}
_LETTER_NAMES = (
    "b=bê c=xê d=dê đ=đê g=gờ h=hát k=ca l=lờ m=mờ n=nờ p=pê q=quy r=rờ s=sờ t=tê v=vê x=ích"
    " f=ép j=gi w=vê_kép z=dét y=i"
)
_LETTERS = {
    **{vowel: vowel.lower() for vowel in "AĂÂEÊIOÔƠUƯ"},
    **{pair[0].upper(): pair[2:].replace("_", " ") for pair in re.findall(r"\S+", _LETTER_NAMES)},
}
_CAPITALS = "".join(
    nfc(letter + mark).upper()
    for letter in "abcdđeghiklmnopqrstuvxyăâêôơưfjwz"
    for mark in ("", *TONE_MARKS[1:])
    if letter in VOWELS or not mark
)
_THOUSANDS = r"\d{1,3}(?:\.\d{3})+"


def _whole(digits: str) -> int:
    return int(digits.replace(".", ""))


def _full_date(day: str, month: str, year: str, match: re.Match[str]) -> str:
    try:
        words = read_date(date(int(year), int(month), int(day)))
    except ValueError:
        numbers = (read_integer(int(part)) for part in (day, month, year))
        return f"{PAUSE} ".join(numbers)
    return words.removeprefix("ngày ") if word_before(match) == "ngày" else words


def _slashed_date(match: re.Match[str]) -> str:
    return _full_date(match[1], match[3], match[4], match)


def _iso_date(match: re.Match[str]) -> str:
    return _full_date(match[3], match[2], match[1], match)


def _day_and_month(match: re.Match[str]) -> str | None:
    day, month = int(match[1]), int(match[2])
    if word_before(match) not in _DATE_BEFORE or not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    words = f"{read_day(day)} tháng {read_month(month)}"
    return words if word_before(match) in ("ngày", "mùng", "lễ") else f"ngày {words}"


def _number_and_year(match: re.Match[str]) -> str:
    number, year = int(match[1]), read_integer(int(match[2]))
    before = word_before(match)
    if before == "tháng":
        return f"{read_month(number)} năm {year}"
    if before in _LAW_BEFORE or number > 12 or not number:
        return f"{read_integer(number)} năm {year}"
    return f"tháng {read_month(number)} năm {year}"


def _clock(match: re.Match[str]) -> str | None:
    hour, minute = int(match[1]), int(match[2] or 0)
    if minute > 59:
        return None
    named = word_after(match) in _PARTS_OF_DAY
    return read_hour(hour, minute, part_of_day=not named and hour < 24)


def _spelled_clock(match: re.Match[str]) -> str | None:
    """Say "8 giờ 12" as a time of day; "15 giờ" too, unless it tells how long."""
    hour, minute = int(match[1]), match[2]
    if minute is None and (hour < 13 or hour > 23):
        return None
    lasting = word_before(match) in _DURATION_BEFORE or word_after(match) in _DURATION_AFTER
    return None if lasting else _clock(match)


def _grouped_digits(match: re.Match[str]) -> str:
    return read_digits(re.findall(r"\d+", match[0]))


def _international(match: re.Match[str]) -> str:
    return f"cộng tám bốn, {read_digits(match[1])}"


def _plain_digits(match: re.Match[str]) -> str | None:
    """Long or zero-led rows are digit strings; "01 bộ" is a count, "Mẫu 01" is not."""
    digits = match[0]
    before = word_before(match)
    if len(digits) == 2 and digits[0] == "0" and before not in _FORM_BEFORE and word_after(match):
        return read_integer(int(digits))
    calling = before == "số" and match.string[: match.start()].rstrip().endswith("gọi số")
    called = before in _CALL_BEFORE or calling
    string = len(digits) >= 7 or (digits[0] == "0" and len(digits) > 1)
    return read_digits(digits) if string or (called and len(digits) >= 3) else None


def _number(match: re.Match[str]) -> str:
    value = _whole(match[0])
    before = word_before(match)
    if before == "ngày" and word_after(match) == "tháng" and 1 <= value <= 31:
        return read_day(value)
    if before in ("tháng", "thứ", "quý") and value == 4:
        return "tư"
    return read_integer(value)


def _decimal(match: re.Match[str]) -> str:
    return read_decimal(_whole(match[1]), match[2])


def _dotted(match: re.Match[str]) -> str:
    return " chấm ".join(read_integer(int(part)) for part in match[0].split("."))


def _age_from(match: re.Match[str]) -> str:
    return f"từ {read_integer(_whole(match[1]))} tuổi"


def _letters(match: re.Match[str]) -> str | None:
    """Words in capitals: names are read as words, other rows letter by letter."""
    word = match[0]
    if word in _ROMAN and word_before(match) in _ROMAN_BEFORE:
        return read_integer(_ROMAN[word])
    if len(word) == 1 and word not in _LETTERS:
        return word
    if len(word) > 1 and (is_syllable(word.capitalize()) or len(word) > 6):
        return word.lower()
    if all(letter in _LETTERS for letter in word):
        return " ".join(_LETTERS[letter] for letter in word)
    return word.lower()


_CODES = (
    rule(
        r"(?:[Mm]ã (?:thủ tục |TTHC |số )?:? ?)?(?<![\d.])\d\.\d{6}"
        r"(?:\.\d{3}(?:\.\d{2}){2}\.[A-Z]\d{2})?(?!\d)",
        "",
    ),
    rule(r"KQ\.[A-Z]\d{2}\.\d{6}", ""),
    rule(r"[A-Z]\d{2}(?:\.\d{1,3})*-\d{6,8}-\d{4,9}", ""),
    rule(r"https?://\S+|(?:[\w-]+\.)+(?:gov|com|org)(?:\.vn)?(?:/\S*)?|[\w-]+\.vn\b", "trang mạng"),
    rule(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", "địa chỉ thư điện tử"),
)
_DATES = (
    rule(
        r"(\d+)/(\d{4})/[A-ZĐ][A-ZĐa-z0-9-]*",
        lambda m: f"{read_integer(int(m[1]))} năm {read_integer(int(m[2]))}",
    ),
    rule(r"(\d+)/[A-ZĐ]{2,}[A-ZĐa-z0-9-]*", lambda m: read_integer(int(m[1]))),
    rule(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)", _slashed_date),
    rule(r"(\d{4})-(\d{2})-(\d{2})(?!\d)", _iso_date),
    rule(r"(\d{1,4})/((?:19|20)\d{2})(?![\d/])", _number_and_year),
    rule(r"(\d{1,2})/(\d{1,2})(?![\d/])", _day_and_month),
)
_HOURS = (
    rule(r"([01]?\d|2[0-4])[:hHg](\d{2})(?![\d:])", _clock),
    rule(r"(\d{1,2})[hH]()(?!\w)", _clock),
    rule(r"([01]?\d|2[0-4]) giờ(?: (\d{1,2})(?: phút)?)?(?!\w)", _spelled_clock),
)
_NUMBERS = (
    rule(r"(?<![\d.])0(?:đ| ?đồng)(?![\w/])", "không mất tiền"),
    rule(r"[•*]{3,} ?(\d{3})(?!\d)", lambda m: f"ba số cuối là {read_digits(m[1])}"),
    rule(r"\+84[ .]?(\d(?:[ .]?\d){8,9})(?!\d)", _international),
    rule(r"0\d{1,3}(?:[ .-]\d{2,4}){2,4}(?![\d])", _grouped_digits),
    rule(r"\d{3}(?: \d{3}){2} \d{2,3}(?! ?\d)", _grouped_digits),
    rule(r"1[89]00(?:[ .]?\d{2,4}){1,2}(?!\d)", _grouped_digits),
    rule(rf"({_THOUSANDS}|\d+),(\d+)(?!,?\d)", _decimal),
    rule(rf"{_THOUSANDS}(?!\.?\d)", _number),
    rule(r"\d+(?:\.\d+)+", _dotted),
    rule(r"\d+", _plain_digits),
    rule(r"\d+", _number),
)
_AFTER_NUMBER = r"(?:(?<=\d)|(?<=\d ))"
_UNITS = tuple(
    rule(rf"{_AFTER_NUMBER}{unit}(?![\w²])", said)
    for unit, said in (
        ("đ|₫|VNĐ|VND|vnđ", "đồng"),
        ("k", "nghìn"),
        ("tr", "triệu"),
        ("kg", "ki lô gam"),
        ("km", "ki lô mét"),
        ("cm", "xen ti mét"),
        ("mm", "mi li mét"),
        ("m2|m²", "mét vuông"),
        ("m", "mét"),
        ("ha", "héc ta"),
        ("g", "gam"),
        ("MB", "mê ga bai"),
    )
    for unit in (f"(?:{unit})",)
)
_SIGNS = (
    rule(rf"≥\s*({_THOUSANDS}|\d+)(?=\s*(?:$|[.,;:)]))", _age_from),
    rule(r"(?:(?<=đồng)|(?<=\dđ)|(?<=\d ₫)|(?<=\d đ))/(?=\w)", "một"),
    rule(r"(?:(?<=\d)|(?<=\d ))[-–—](?= ?\d)|(?<=\dh)[-–—](?=\d)", "đến"),
    rule(r"(?<![\d.]\d\d)(?<=\d)/(?=\d{1,2}(?![\d.]))", "trên"),
    rule(r"(?<=[^\W\d_])-(?=[^\W\d_])", ""),
    rule(r"(?<=\d)\+(?!\d)", "trở lên"),
    rule(r"%", "phần trăm"),
    rule(r"≥", "từ"),
    rule(r"≤", "không quá"),
    rule(r"<", "dưới"),
    rule(r">", "trên"),
    rule(r"=", "bằng"),
    rule(r"@", "a còng"),
    rule(r"\.{2,}|…", STOP),
    rule(r"[.!?]", lambda m: m[0]),
    rule(r"[,;:()/|\[\]–—→]", PAUSE),
    rule(r"(?<=\s)-(?=\s)", PAUSE),
    rule(r"\n+", PAUSE),
)
_WORDS = (
    rule(rf"[{_CAPITALS}]+(?![^\W\d_]|['’])", _letters),
    rule(r"(?:[^\W\d_][\u0300-\u036f]*)+(?:['’](?:[^\W\d_][\u0300-\u036f]*)+)*", lambda m: m[0]),
)

RULES: tuple[Rule, ...] = (
    abbreviation_rule("vi"),
    *_CODES,
    *_DATES,
    *_HOURS,
    *_UNITS,
    *_NUMBERS,
    *_SIGNS,
    *_WORDS,
)
