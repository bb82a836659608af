"""Every screen in every setting as PNG, with an index page.

    python -m tests.screens.gallery OUT            the whole gallery
    python -m tests.screens.gallery OUT kiosk-3    only settings whose name begins so

A picture is named PAGE-PART.png in a folder named after its setting: panel-size-theme-language.
"""

import html
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.screens.pages import Page, all_pages
from tests.screens.panels import Setting, all_settings
from tests.screens.stage import Stage

PARTS = 20


def parts(stage: Stage, page: Page) -> Iterator[int]:
    """Show a page, then turn it part by part; the number of each."""
    page.show(stage)
    for number in range(PARTS):
        yield number
        if not stage.turn():
            return


def render(stage: Stage, setting: Setting, out: Path) -> list[Path]:
    """Draw every page in one setting."""
    folder = out / str(setting)
    folder.mkdir(parents=True, exist_ok=True)
    stage.dress(setting)
    drawn = []
    for page in all_pages(stage):
        for number in parts(stage, page):
            path = folder / f"{page.name.replace('/', '_').replace(' ', '_')}-{number + 1}.png"
            stage.window.grabWindow().save(str(path))
            drawn.append(path)
    return drawn


def index(out: Path, drawn: dict[str, list[Path]]) -> None:
    """One page that shows every picture, small, under its setting."""
    lines = ["<!doctype html><meta charset=utf-8><title>Gallery</title>"]
    lines.append("<style>img{height:320px;margin:4px;border:1px solid #aaa}</style>")
    for setting, paths in drawn.items():
        lines.append(f"<h2>{html.escape(setting)} ({len(paths)})</h2>")
        for path in paths:
            place = html.escape(path.relative_to(out).as_posix())
            lines.append(f'<a href="{place}"><img loading=lazy src="{place}" title="{place}"></a>')
    (out / "index.html").write_text("\n".join(lines), "utf-8")


def main(arguments: list[str]) -> None:
    """Draw the settings asked for; progress goes to stderr."""
    out = Path(arguments[0]).resolve()
    begins = arguments[1] if len(arguments) > 1 else ""
    settings = [setting for setting in all_settings() if str(setting).startswith(begins)]
    stage = Stage()
    drawn: dict[str, list[Path]] = {}
    for number, setting in enumerate(settings, 1):
        drawn[str(setting)] = render(stage, setting, out)
        print(
            f"{number}/{len(settings)} {setting}: {len(drawn[str(setting)])} pictures",
            file=sys.stderr,
        )
    index(out, drawn)
    print(out / "index.html")


if __name__ == "__main__":
    main(sys.argv[1:])
