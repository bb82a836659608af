"""Another language, size or colour in the middle of a page must lose nothing and leave no page."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.screens.finding import Finding
from tests.screens.names import tree
from tests.screens.sight import Sight
from tests.screens.stage import Stage


@dataclass(frozen=True, slots=True)
class Kept:
    """What a person has done on a page so far."""

    page: str
    typed: str
    chosen: tuple[str, ...]
    scanned: str
    error: bool


def kept(stage: Stage) -> Kept:
    """Look at what is typed, chosen and scanned now."""
    views = stage.views
    question = views.question
    rows = question.property("options").rows if views.visit.state.page == "question" else ()
    return Kept(
        page=views.visit.state.page,
        typed=views.keyboard.value,
        chosen=tuple(row[0] for row in rows if row[-1]),
        scanned=views.card.card.number if views.card.card else "",
        error=bool(question.property("error")),
    )


def touch_language(stage: Stage) -> None:
    """Touch the key of the help row that names the other language."""
    name = "English" if stage.views.appearance.look.language == "vi" else "Tiếng Việt"
    stage.press(name)


def next_size(stage: Stage) -> None:
    """Choose the next text size."""
    look = stage.views.appearance.look
    stage.views.appearance.setStep((look.step + 1) % 4)


def next_theme(stage: Stage) -> None:
    """Choose the next colours."""
    themes = ["day", "night", "contrast"]
    at = themes.index(stage.views.appearance.look.theme)
    stage.views.appearance.setTheme(themes[(at + 1) % 3])


SWITCHES: dict[str, Callable[[Stage], None]] = {
    "language": touch_language,
    "size": next_size,
    "theme": next_theme,
}


def switch_findings(stage: Stage) -> list[Finding]:
    """Switch everything once, on the page that is on the stage; it is left switched."""
    found = []
    for name, switch in SWITCHES.items():
        before, shown = kept(stage), shown_typing(stage)
        switch(stage)
        stage.settle()
        if kept(stage) != before:
            found.append(Finding("lost", name, f"{before} became {kept(stage)}"))
        if shown_typing(stage) != shown:
            found.append(Finding("not-shown", name, f"{shown} became {shown_typing(stage)}"))
    found += [Finding("untranslated", name) for name in untranslated(stage)]
    return found


def shown_typing(stage: Stage) -> list[str]:
    """The typed words that stand in the fields of the page."""
    sight = Sight(stage.window, stage.setting.panel)
    return [str(c.item.property("text")) for c in sight.controls if c.kind == "Field"]


def untranslated(stage: Stage) -> list[str]:
    """Fixed words of the frame that stayed in the language before."""
    english = stage.views.appearance.look.language == "en"
    old = {"Quay lại", "Tiếp tục", "Cỡ chữ", "Rời máy"} if english else {"Back", "Continue"}
    return sorted(old & {node.name for node in tree(stage.window).walk()})
