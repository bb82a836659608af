"""Every screen in every setting as PNG, with an index.

    python -m tests.screens.gallery OUT            the gallery, by two processes
    python -m tests.screens.gallery OUT kiosk-3    every page in the settings whose name begins so

A picture is OUT/SETTING/PAGE-PART.png; a setting is named panel-size-theme-language. Each kind of
page is drawn in every setting; its other pages, which differ in words only, on the kiosk by day at
the usual and at the largest size, in both languages. A page is brought up once a panel
and then shown in one look after another, as a person would switch it.
"""

import html
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from tests.screens.page import Page
from tests.screens.pages import all_pages
from tests.screens.panels import KIOSK, LANGUAGES, PANELS, Setting, all_settings
from tests.screens.stage import Stage

WORKERS = 2
PNG_FAST = 80
PROGRESS_EVERY = 20
IN_WORDS = [Setting(KIOSK, step, "day", language) for step in (1, 3) for language in LANGUAGES]
Shot = tuple[Page, list[Setting]]
STYLE = "img{height:320px;margin:4px;border:1px solid #aaa} a{margin-right:1em}"


def draw(stage: Stage, page: Page, settings: list[Setting], out: Path) -> int:
    """Draw a page in these settings, which are of one panel; the number of pictures."""
    count = 0
    stage.dress(settings[0])
    page.show(stage)
    for setting in settings:
        stage.dress(setting)
        stage.settle()
        stage.rewind()
        number, more = 1, True
        while more:
            path = out / str(setting) / f"{page.name}-{number}.png"
            stage.window.grabWindow().save(str(path), "PNG", PNG_FAST)
            number, more = number + 1, stage.turn()
        count += number - 1
    return count


def choose(pages: list[Page], settings: list[Setting], *, every: bool) -> list[Shot]:
    """Which page in which settings, each shot on one panel; `every` page in each of them."""
    seen: set[str] = set()
    shots = []
    for page in pages:
        wanted = settings if every or page.made_like not in seen else IN_WORDS
        seen.add(page.made_like)
        for panel in PANELS:
            of_panel = [one for one in settings if one.panel is panel and one in wanted]
            if of_panel:
                shots.append((page, of_panel))
    return sorted(shots, key=lambda shot: PANELS.index(shot[1][0].panel))


def work(out: Path, settings: list[Setting], share: int, *, every: bool) -> None:
    """Draw every `WORKERS`-th shot."""
    stage = Stage()
    shots = choose(all_pages(stage), settings, every=every)[share::WORKERS]
    drawn = 0
    for number, (page, wanted) in enumerate(shots, 1):
        drawn += draw(stage, page, wanted, out)
        if number % PROGRESS_EVERY == 0 or number == len(shots):
            said = f"{wanted[0].panel.name}: {number} of {len(shots)} shots, {drawn} pictures"
            print(f"worker {share + 1}: {said}", file=sys.stderr, flush=True)
    stage.close()


def write_index(out: Path, settings: list[Setting]) -> None:
    """One page of links, and one a setting with all its pictures."""
    names = [str(setting) for setting in settings]
    links = "".join(f'<a href="{name}/index.html">{name}</a> ' for name in names)
    (out / "index.html").write_text(page_of("Gallery", f"<p>{links}"), "utf-8")
    for name in names:
        paths: dict[str, list[str]] = defaultdict(list)
        for path in sorted((out / name).glob("*.png")):
            paths[path.stem.rpartition("-")[0]].append(path.name)
        body = "".join(
            f"<h3>{html.escape(page)}</h3>"
            + "".join(f'<a href="{f}"><img loading=lazy src="{f}"></a>' for f in files)
            for page, files in paths.items()
        )
        (out / name / "index.html").write_text(page_of(name, body), "utf-8")


def page_of(title: str, body: str) -> str:
    """A page of HTML."""
    head = f"<!doctype html><meta charset=utf-8><title>{title}</title><style>{STYLE}</style>"
    return f"{head}<h1>{title}</h1>{body}"


def main(arguments: list[str]) -> int:
    """Draw the settings asked for; progress goes to stderr."""
    out = Path(arguments[0]).resolve()
    begins = arguments[1] if len(arguments) > 1 else ""
    settings = [setting for setting in all_settings() if str(setting).startswith(begins)]
    for setting in settings:
        (out / str(setting)).mkdir(parents=True, exist_ok=True)
    if len(arguments) > 2:
        work(out, settings, int(arguments[2]), every=bool(begins))
        return 0
    command = [sys.executable, "-m", "tests.screens.gallery", str(out), begins]
    workers = [subprocess.Popen([*command, str(share)]) for share in range(WORKERS)]
    failed = [worker for worker in workers if worker.wait()]
    write_index(out, settings)
    print(out / "index.html")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
