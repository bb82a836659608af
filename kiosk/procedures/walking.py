"""Walks through a content model: every part of it, with the place an author would look at."""

from collections.abc import Iterator

from kiosk.procedures.model import Content


def parts_of(content: Content, place: str = "") -> Iterator[tuple[str, Content]]:
    """Give every model inside (itself left out), depth first, each with its place."""
    for name in type(content).model_fields:
        value = getattr(content, name)
        here = f"{place}.{name}" if place else name
        if isinstance(value, Content):
            yield here, value
            yield from parts_of(value, here)
        elif isinstance(value, list):
            for number, item in enumerate(value, start=1):
                if isinstance(item, Content):
                    step = f"{here}.{_own_name(item) or number}"
                    yield step, item
                    yield from parts_of(item, step)


def texts_of(content: Content) -> Iterator[tuple[str, str]]:
    """Give every text inside, with its place."""
    for place, part in [("", content), *parts_of(content)]:
        for name in type(part).model_fields:
            value = getattr(part, name)
            here = f"{place}.{name}" if place else name
            if isinstance(value, str):
                yield here, value
            elif isinstance(value, list):
                yield from ((here, item) for item in value if isinstance(item, str))


def _own_name(content: Content) -> str:
    for key in ("name", "id", "value", "code"):
        value = getattr(content, key, None)
        if isinstance(value, str):
            return value
    return ""
