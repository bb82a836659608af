"""Whether the golden journeys of a folder still come out as they are told."""

from collections.abc import Collection
from pathlib import Path

from kiosk.procedures.library import Library
from kiosk.procedures.loading import Fault
from kiosk.stories.story import load_story, story_files
from kiosk.stories.telling import differences, tell


def story_faults(
    folder: Path, library: Library, codes: Collection[str] | None = None
) -> list[Fault]:
    """Tell the journeys beside a folder's procedures (None: of all) by this library.

    Raises `ContentError` where a journey cannot be read, or its procedure is not there that day.
    """
    faults: list[Fault] = []
    for path in story_files(folder):
        story = load_story(path)
        if codes is None or story.procedure in codes:
            told = differences(story, tell(story, library))
            faults += [Fault(path.name, "", difference) for difference in told]
    return faults
