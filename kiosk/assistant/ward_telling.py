"""Answers from the ward's own information: hours, contacts, events, news, address."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime

from kiosk.assistant.answer import Answer, Citation, Language, Sentence
from kiosk.assistant.asked import Question, WardSection
from kiosk.assistant.hearing import Heard
from kiosk.assistant.words import say
from kiosk.search.tokens import tokens_of
from kiosk.ward.days import changed_ahead, closed_ahead, day_meant, hours_on, visits_on
from kiosk.ward.model import Checked, Contact, Hours, Ward, said
from kiosk.ward.paragraphs import coming_events, current_news
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

WARD = "ward"
SENTENCES_MOST = 4


def tell_of_ward(
    ward: Ward | None,
    questions: Sequence[Question],
    heard: Heard,
    now: datetime,
    language: Language,
) -> Answer:
    """Answer from the ward's file; where there is none, or it does not say, offer staff."""
    asked = tuple(each.id for each in questions)
    if ward is None:
        closing = (say("no_ward", language),)
        return Answer("no_ward", "", (), closing, confident=False, questions=asked)
    sections = tuple(dict.fromkeys(each.ward for each in questions if each.ward is not None))
    told = {section: TELLING[section](ward, heard, now.date(), language) for section in sections}
    room = max(1, SENTENCES_MOST // len(sections))
    sentences = tuple(sentence for each in told.values() for sentence in each[:room])
    missing = [section for section in sections if not told[section]]
    return Answer(
        "told" if sentences else "unknown",
        said(ward.name, language),
        sentences,
        tuple(say(f"no_{section}", language) for section in missing),
        confident=not missing,
        questions=asked,
    )


def hours(ward: Ward, heard: Heard, today: date, language: Language) -> list[Sentence]:
    """Tell the day that is meant, then what differs soon, then the week and the visits."""
    if ward.hours is None:
        return []
    day = day_meant(today, heard.weekday, heard.days_ahead)
    return [
        _cited(text, "hours", ward.hours)
        for text in _hours_texts(ward.hours, day, today, language, named=day_named(heard))
    ]


def _hours_texts(
    hours: Hours, day: date, today: date, language: Language, *, named: bool
) -> list[str]:
    texts = [day_sentence(hours_on(hours, day), today, language)]
    visits = visits_on(hours, day) if named else hours.visits
    ahead = [closed_sentence(closed, language) for closed in closed_ahead(hours, today)[:1]]
    ahead += [changed_sentence(changed, language) for changed in changed_ahead(hours, today)[:1]]
    week = [week_sentence(week, language) for week in hours.week]
    told = [visit_sentence(visit, language) for visit in visits]
    return (
        [*texts, *told, *ahead, *week] if named else [*texts, *ahead, *week[:2], *told, *week[2:]]
    )


def day_named(heard: Heard) -> bool:
    """Whether a day was named in the question."""
    return heard.weekday is not None or heard.days_ahead is not None


def contacts(ward: Ward, heard: Heard, today: date, language: Language) -> list[Sentence]:
    """Tell the offices that were named, or all in their order; the ward's name names none."""
    del today
    words = {token.folded for token in tokens_of(heard.subject)}
    words -= {token.folded for token in tokens_of(said(ward.name, "vi"))}
    scored = [(_named(contact, words), contact) for contact in ward.contacts]
    best = max((score for score, _ in scored), default=0)
    meant = [contact for score, contact in scored if score == best]
    return [_cited(contact_sentence(each, language), "contacts", each) for each in meant]


def _named(contact: Contact, words: set[str]) -> int:
    """Count the words of an office's name, in both languages, that were said."""
    role = f"{said(contact.role, 'vi')} {said(contact.role, 'en')}"
    return len(words & {token.folded for token in tokens_of(role)})


def events(ward: Ward, heard: Heard, today: date, language: Language) -> list[Sentence]:
    """Tell what is to come, the next first."""
    del heard
    coming = coming_events(ward, today)
    return [_cited(event_sentence(event, language), "events", event) for event in coming]


def news(ward: Ward, heard: Heard, today: date, language: Language) -> list[Sentence]:
    """Tell what is published and not out of date, the newest first."""
    del heard
    current = current_news(ward, today)
    return [_cited(news_sentence(item, language), "news", item) for item in current]


def address(ward: Ward, heard: Heard, today: date, language: Language) -> list[Sentence]:
    """Tell where the office stands."""
    del heard, today
    if ward.address is None:
        return []
    return [_cited(address_sentence(ward, language), "address", ward.address)]


def _cited(text: str, section: WardSection, checked: Checked) -> Sentence:
    return Sentence(text, cited(section, [checked]))


def cited(section: str, checked: Iterable[Checked]) -> tuple[Citation, ...]:
    """Give where pieces of the ward's information come from, each source and day once."""
    every = (Citation(WARD, section, one.source, one.checked_on) for one in checked)
    return tuple(dict.fromkeys(every))


Telling = Callable[[Ward, Heard, date, Language], list[Sentence]]
TELLING: Mapping[WardSection, Telling] = {
    "hours": hours,
    "contacts": contacts,
    "events": events,
    "news": news,
    "address": address,
}
