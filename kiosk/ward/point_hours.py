"""The point as its papers and pages tell of it: with the hours of the ward's own file."""

from dataclasses import replace

from kiosk.config import Point
from kiosk.ward.model import Ward
from kiosk.ward.wording import week_sentence


def with_ward_hours(point: Point, ward: Ward | None) -> Point:
    """Take the usual hours of the ward's file for those of the settings; without any, as it is."""
    if ward is None or ward.hours is None:
        return point
    vi, en = (
        "; ".join(week_sentence(week, language).rstrip(".") for week in ward.hours.week)
        for language in ("vi", "en")
    )
    return replace(point, hours=vi, hours_en=en)
