"""Every rule and condition of a procedure taken away, one at a time: does a story notice?

    python -m tests.stories.mutants 1.000656 [CODE…]

prints what no golden journey notices.
"""

import sys
import zlib
from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from kiosk.procedures.conditions import BadExpression
from kiosk.procedures.library import in_force
from kiosk.procedures.model import Content, Procedure
from kiosk.stories.story import Story, load_story, story_files
from kiosk.stories.telling import differences, outcome
from tests.library import in_use

NOTHING, ALWAYS = "''", "true"
TAKEN_AWAY = {
    "when": None,
    "default": None,
    "assumed": None,
    "amount": None,
    "stops": False,
    "min": None,
    "max": None,
    "min_length": None,
    "max_length": None,
    "not_before": None,
    "not_after": None,
}
DELETED = ("warnings", "notices", "papers", "components", "instead")


def mutants(procedure: Procedure) -> Iterator[tuple[str, Procedure]]:
    """Give each place with the procedure as it would be without it."""
    yield from (
        (place, changed)
        for place, changed in _content(procedure, "")
        if isinstance(changed, Procedure)
    )
    for number, item in enumerate(procedure.derived):
        rest = [*procedure.derived]
        rest[number] = item.model_copy(update={"value": NOTHING})
        yield f"derived.{item.name}", procedure.model_copy(update={"derived": rest})
    if procedure.form is not None:
        for field in procedure.form.fields:
            fields = {**procedure.form.fields, field: NOTHING}
            form = procedure.form.model_copy(update={"fields": fields})
            yield f"form.fields.{field}", procedure.model_copy(update={"form": form})


def _content(content: Content, place: str) -> Iterator[tuple[str, Content]]:
    for name in type(content).model_fields:
        value = getattr(content, name)
        here = f"{place}.{name}".lstrip(".")
        if name in TAKEN_AWAY and value != TAKEN_AWAY[name] and not _holds_always(name, value):
            without = ALWAYS if name == "when" and _must_stand(content) else TAKEN_AWAY[name]
            yield here, content.model_copy(update={name: without})
        elif isinstance(value, Content):
            for inner_place, inner in _content(value, here):
                yield inner_place, content.model_copy(update={name: inner})
        elif isinstance(value, list):
            yield from _list(content, name, value, here)


def _list(content: Content, name: str, items: list, here: str) -> Iterator[tuple[str, Content]]:
    for number, item in enumerate(items):
        if not isinstance(item, BaseModel):
            return
        own = next((str(getattr(item, key)) for key in ("name", "id", "value", "code")
                    if isinstance(getattr(item, key, None), str)), str(number + 1))  # fmt: skip
        if name in DELETED:
            rest = [*items[:number], *items[number + 1 :]]
            yield f"{here}.{own} (deleted)", content.model_copy(update={name: rest})
        for inner_place, inner in _content(item, f"{here}.{own}"):
            changed = [*items[:number], inner, *items[number + 1 :]]
            yield inner_place, content.model_copy(update={name: changed})


def _holds_always(name: str, value: object) -> bool:
    """Say whether a rule refuses nothing: no number below 0 is read at all."""
    return (name, value) in {("when", ALWAYS), ("min", 0)}


def _must_stand(content: Content) -> bool:
    return type(content).model_fields["when"].is_required()


def noticed(mutant: Procedure, stories: list[Story]) -> bool:
    """Say whether any story comes out otherwise; that story is moved to the front."""
    for number, story in enumerate(stories):
        try:
            found = bool(differences(story, outcome(story, mutant)))
        except BadExpression:
            found = True
        if found:
            stories.insert(0, stories.pop(number))
            return True
    return False


def survivors(versions: Sequence[Procedure], stories: list[Story], share: int = 1) -> list[str]:
    """Name what can be taken away without any story noticing; one place in `share` is tried.

    A place is the same in all versions that dated changes make of one file: one notice is enough.
    """
    open_places: dict[str, None] = {}
    seen: set[str] = set()
    for version in versions:
        own = [story for story in stories if in_force(version, story.today)]
        for place, mutant in mutants(version):
            if zlib.crc32(place.encode()) % share or place in seen:
                continue
            open_places[place] = None
            if noticed(mutant, own):
                seen.add(place)
                open_places.pop(place)
    return list(open_places)


def stories_of(code: str, folder_stories: list[Story] | None = None) -> list[Story]:
    """Give the golden journeys of one procedure."""
    every = folder_stories or [load_story(path) for path in story_files()]
    return [story for story in every if story.procedure == code]


def main() -> None:
    library = in_use()
    for code in sys.argv[1:] or sorted({item.code for item in library.procedures}):
        versions = [item for item in library.procedures if item.code == code]
        found = survivors(versions, stories_of(code))
        total = len({place for version in versions for place, _ in mutants(version)})
        print(f"{code}: {len(found)} of {total} not noticed", flush=True)
        for place in found:
            print(f"  {place}")


if __name__ == "__main__":
    main()
