"""All of the ward's information that is worth knowing on a day: a heading and a text each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kiosk.ward.days import changed_ahead, closed_ahead, hours_on
from kiosk.ward.model import Checked, Event, Hours, Language, News, Ward, said
from kiosk.ward.wording import (
    address_sentence,
    changed_sentence,
    closed_sentence,
    contact_sentence,
    day_sentence,
    event_sentence,
    news_sentence,
    visit_sentence,
    week_sentence,
)

Section = Literal["hours", "visits", "address", "contacts", "events", "news"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One thing to know; `heading` is empty where the section's own name will do."""

    section: Section
    heading: str
    body: str
    checked: tuple[Checked, ...]


def paragraphs_of(ward: Ward, today: date, language: Language) -> list[Paragraph]:
    """Give what counts today, in the order people ask for it."""
    found: list[Paragraph] = []
    if ward.hours is not None:
        found += _hours(ward.hours, today, language)
    if ward.contacts:
        lines = [contact_sentence(contact, language) for contact in ward.contacts]
        found.append(Paragraph("contacts", "", " ".join(lines), tuple(ward.contacts)))
    if ward.address is not None:
        text = address_sentence(ward, language)
        found.append(Paragraph("address", "", text, (ward.address,)))
    if coming := coming_events(ward, today):
        lines = [event_sentence(event, language) for event in coming]
        found.append(Paragraph("events", "", " ".join(lines), tuple(coming)))
    for item in current_news(ward, today):
        title = said(item.title, language).rstrip(".")
        text = news_sentence(item, language).removeprefix(f"{title}.").strip()
        found.append(Paragraph("news", title, text, (item,)))
    return found


def coming_events(ward: Ward, today: date) -> list[Event]:
    """Give what is to come, the next first."""
    coming = (event for event in ward.events if event.day >= today)
    return sorted(coming, key=lambda event: (event.day, event.time))


def current_news(ward: Ward, today: date) -> list[News]:
    """Give what is published and not out of date, the newest first."""
    current = [item for item in ward.news if item.published <= today <= item.shown_until]
    return sorted(current, key=lambda item: item.published, reverse=True)


def _hours(hours: Hours, today: date, language: Language) -> Iterator[Paragraph]:
    lines = [day_sentence(hours_on(hours, today), today, language)]
    lines += [closed_sentence(closed, language) for closed in closed_ahead(hours, today)]
    lines += [changed_sentence(changed, language) for changed in changed_ahead(hours, today)]
    lines += [week_sentence(week, language) for week in hours.week]
    yield Paragraph("hours", "", " ".join(lines), (hours,))
    if hours.visits:
        visits = [visit_sentence(visit, language) for visit in hours.visits]
        yield Paragraph("visits", "", " ".join(visits), (hours,))
