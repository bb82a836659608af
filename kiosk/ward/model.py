"""The ward's own information, which its staff keep in one file, `ward.yaml`.

Names may be written once, in Vietnamese, or as {vi, en}. Each piece has its source and the day it
was checked. Weekdays are T2 to T7 and CN, hours "07:30-11:30".
"""

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, StringConstraints, model_validator

from kiosk.procedures.model import Content

Language = Literal["vi", "en"]
Weekday = Literal["T2", "T3", "T4", "T5", "T6", "T7", "CN"]
WEEKDAYS: tuple[Weekday, ...] = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
Short = Annotated[str, StringConstraints(min_length=1, max_length=160)]
Long = Annotated[str, StringConstraints(min_length=1, max_length=400)]
Clock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Span = Annotated[
    str,
    StringConstraints(
        pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$",
    ),
]
Phone = Annotated[str, StringConstraints(pattern=r"^\+?[0-9](?:[ .]?[0-9]){2,14}$")]
Spans = Annotated[list[Span], Field(min_length=1, max_length=4)]
Days = Annotated[list[Weekday], Field(min_length=1, max_length=7)]


def _once_or_twice(schema: dict[str, Any]) -> None:
    """Let the published schema take a plain text, as the model does."""
    whole = dict(schema)
    schema.clear()
    schema["anyOf"] = [{"type": "string"}, whole]


class Said(Content):
    """A wording, written once as a plain text, or in both languages."""

    model_config = ConfigDict(json_schema_extra=_once_or_twice)

    @model_validator(mode="before")
    @classmethod
    def _written_once(cls, given: Any) -> Any:
        return {"vi": given} if isinstance(given, str) else given


class Name(Said):
    """A short wording."""

    vi: Short
    en: Short | None = None


class Text(Said):
    """A wording of a few sentences."""

    vi: Long
    en: Long | None = None


def said(words: Name | Text, language: Language) -> str:
    """Give a wording; where it was written once, as it was written."""
    return words.vi if language == "vi" or words.en is None else words.en


class Checked(Content):
    """What says where it comes from."""

    source: Short
    checked_on: date


class Period(Content):
    """Days from one to another, both included; `to` is left out for one day."""

    from_: date = Field(alias="from")
    to: date | None = None

    @property
    def last(self) -> date:
        """The last of the days."""
        return self.to or self.from_

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.from_:
            raise ValueError("`to` is before `from`")
        return self


class Week(Content):
    """Weekdays with the same hours; a break lies between two spans."""

    days: Days
    open: Spans

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        check_spans(self.open)
        return self


class Closed(Period):
    """Days on which it is closed."""

    why: Name


class Changed(Period):
    """Days with other hours than usual."""

    open: Spans
    why: Name | None = None

    @model_validator(mode="after")
    def _spans_in_order(self) -> Self:
        check_spans(self.open)
        return self


class Stop(Week):
    """Where officers come to people: on these weekdays, at a place."""

    place: Name
    note: Name | None = None


class Hours(Checked):
    """When people can come."""

    week: Annotated[list[Week], Field(min_length=1, max_length=7)]
    closed: list[Closed] = Field(default=[], max_length=40)
    changed: list[Changed] = Field(default=[], max_length=40)
    visits: list[Stop] = Field(default=[], max_length=20)

    @model_validator(mode="after")
    def _each_day_once(self) -> Self:
        days = [day for week in self.week for day in week.days]
        if len(days) != len(set(days)):
            twice = next(day for day in days if days.count(day) > 1)
            raise ValueError(f"{twice} stands twice")
        return self


class Contact(Checked):
    """Whom to call or to see: an office, never a person's name or private number."""

    role: Name
    phone: Phone
    room: Name | None = None


class Event(Checked):
    """Something to come to."""

    title: Name
    day: date
    time: Clock
    place: Name
    note: Name | None = None


class News(Checked):
    """What people should know, from its day until it is out of date."""

    title: Name
    text: Text
    published: date
    shown_until: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.shown_until < self.published:
            raise ValueError("`shown_until` is before `published`")
        return self


class Address(Checked):
    """Where the ward's office stands."""

    text: Name


class Streets(Checked):
    """Streets, lanes, hamlets and residential groups within the ward, as they are written."""

    names: list[Short] = Field(min_length=1, max_length=400)


class Ward(Content):
    """All of it; only the name must be there."""

    format: Literal[1]
    name: Name
    address: Address | None = None
    hours: Hours | None = None
    streets: Streets | None = None
    contacts: list[Contact] = Field(default=[], max_length=30)
    events: list[Event] = Field(default=[], max_length=60)
    news: list[News] = Field(default=[], max_length=60)


def check_spans(spans: list[str]) -> None:
    """Raise ValueError unless the spans of a day follow one another."""
    times = [time for span in spans for time in span.split("-")]
    if times != sorted(set(times)):
        raise ValueError(f"hours must follow one another: {', '.join(spans)}")
