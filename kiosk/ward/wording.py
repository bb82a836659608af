"""The ward's own information in short sentences, in one language."""

import functools
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from kiosk.config import ASSETS
from kiosk.procedures.content_yaml import read_yaml
from kiosk.procedures.model import Words
from kiosk.text.dates import say_date, say_weekday
from kiosk.ward.days import DayHours
from kiosk.ward.model import (
    WEEKDAYS,
    Changed,
    Closed,
    Contact,
    Event,
    Language,
    News,
    Period,
    Stop,
    Ward,
    Week,
    said,
)

WORDS = ASSETS / "words" / "ward.yaml"
MONDAY = date(2026, 11, 23)
ENDS = (".", "!", "?")


@functools.lru_cache(maxsize=2)
def load_words(path: Path = WORDS) -> Mapping[str, Words]:
    """Read the file once: key → words."""
    raw = read_yaml(path.read_text("utf-8"))
    return {key: Words.model_validate(words) for key, words in raw.items()}


def say(key: str, language: Language, **places: str) -> str:
    """Give one wording with its places filled, the first letter large."""
    words = load_words()[key]
    filled = (words.vi if language == "vi" else words.en).format(**places)
    return filled[:1].upper() + filled[1:]


def day_sentence(hours: DayHours, today: date, language: Language) -> str:
    """Say when it is open on one day, or why it is not."""
    day = say_date(hours.day, language, weekday=True)
    if hours.day == today:
        day = say("today", language, day=day)
    why = "" if hours.why is None else said(hours.why, language).rstrip(".")
    if not hours.spans:
        return say("closed" if why else "not_open", language, day=day, why=why)
    spans = say_spans(hours.spans, language)
    return say("changed" if why else "open", language, day=day, hours=spans, why=why)


def week_sentence(week: Week, language: Language) -> str:
    """Say the usual hours of some weekdays."""
    days = say_days(week.days, language)
    return say("open", language, day=days, hours=say_spans(week.open, language))


def visit_sentence(stop: Stop, language: Language) -> str:
    """Say where officers come to people, and when."""
    places = {
        "day": say_days(stop.days, language),
        "place": said(stop.place, language),
        "hours": say_spans(stop.open, language),
    }
    if stop.note is None:
        return say("visit", language, **places)
    note = said(stop.note, language).rstrip(".")
    return say("visit_note", language, **places, note=note[:1].upper() + note[1:])


def closed_sentence(closed: Closed, language: Language) -> str:
    """Say on which days it will be closed."""
    why = said(closed.why, language).rstrip(".")
    return say("closed_ahead", language, period=say_period(closed, language), why=why)


def changed_sentence(changed: Changed, language: Language) -> str:
    """Say on which days there will be other hours."""
    spans = say_spans(changed.open, language)
    return say("changed_ahead", language, period=say_period(changed, language), hours=spans)


def contact_sentence(contact: Contact, language: Language) -> str:
    """Say whom to call, and in which room they are."""
    role = said(contact.role, language)
    if contact.room is None:
        return say("contact", language, role=role, phone=contact.phone)
    room = said(contact.room, language).rstrip(".")
    return say("contact_room", language, role=role, phone=contact.phone, room=room)


def event_sentence(event: Event, language: Language) -> str:
    """Say what there is to come to, when and where."""
    places = {
        "title": said(event.title, language).rstrip("."),
        "time": say_time(event.time, language),
        "day": say_date(event.day, language, weekday=True),
        "place": said(event.place, language).rstrip("."),
    }
    if event.note is None:
        return say("event", language, **places)
    return say("event_note", language, **places, note=said(event.note, language).rstrip("."))


def news_sentence(news: News, language: Language) -> str:
    """Say what is new."""
    text = said(news.text, language)
    whole = text if text.endswith(ENDS) else f"{text}."
    return say("news", language, title=said(news.title, language).rstrip("."), text=whole)


def address_sentence(ward: Ward, language: Language) -> str:
    """Say where the ward's office stands; LookupError where its file does not."""
    if ward.address is None:
        raise LookupError("the ward has put in no address")
    return say("address", language, text=said(ward.address.text, language).rstrip("."))


def say_days(days: Sequence[str], language: Language) -> str:
    """Name weekdays; three or more in a row from the first to the last."""
    numbers = sorted(WEEKDAYS.index(day) for day in WEEKDAYS if day in days)
    names = [say_weekday(MONDAY.replace(day=23 + number), language) for number in numbers]
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return say("weekdays", language, first=names[0], last=names[-1])
    text = ", ".join(names)
    return text[:1].upper() + text[1:]


def say_spans(spans: Sequence[str], language: Language) -> str:
    """Say hours: "7 giờ 30 đến 11 giờ 30 và 13 giờ đến 17 giờ"."""
    words = load_words()["and"]
    told = []
    for span in spans:
        first, last = (say_time(time, language) for time in span.split("-"))
        told.append(say("span", language, first=first, last=last))
    return (words.vi if language == "vi" else words.en).join(told)


def say_time(time: str, language: Language) -> str:
    """Say a time of day: "7 giờ 30", "8:00"."""
    hour, minute = time.split(":")
    if language == "en":
        return f"{int(hour)}:{minute}"
    return f"{int(hour)} giờ" + ("" if minute == "00" else f" {minute}")


def say_period(period: Period, language: Language) -> str:
    """Say one day, or from which to which."""
    first = say_date(period.from_, language, weekday=True)
    key = "one_day" if period.last == period.from_ else "days"
    text = say(key, language, first=first, last=say_date(period.last, language, weekday=True))
    return text[:1].lower() + text[1:]
