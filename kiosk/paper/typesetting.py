"""Sets a typst template with data: offline, our own fonts only, the same bytes for the same day.

The data goes in as JSON and is set as plain text; nothing of it is ever read as markup.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Literal

import typst

from kiosk.config import ASSETS

PIXELS_AN_INCH = 110


class BadTemplate(Exception):  # noqa: N818 -- reads as what it is
    """The template does not compile; the text says why."""


def typeset(
    template: Path, data: Mapping[str, object], today: date, form: Literal["pdf", "png"] = "pdf"
) -> bytes:
    """Give the document made of a template; a picture has one page. Raises `BadTemplate`."""
    midnight = datetime(today.year, today.month, today.day, tzinfo=UTC)
    try:
        compiler = typst.Compiler(
            str(template),
            root=str(template.parent),
            font_paths=_fonts(ASSETS / "fonts"),
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        )
        made = compiler.compile(format=form, ppi=PIXELS_AN_INCH, timestamp=midnight)
    except typst.TypstError as error:
        raise BadTemplate(error.message) from error
    if not isinstance(made, bytes):
        raise BadTemplate("the template gave no document")
    return made


@lru_cache(maxsize=2)
def _fonts(folder: Path) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
    )
