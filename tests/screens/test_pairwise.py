from itertools import combinations

from tests.screens.page import Page
from tests.screens.pairwise import pairwise, spread, thorough
from tests.screens.panels import LANGUAGES, PANELS, STEPS, THEMES, Setting

PAGES = [
    Page(f"{kind}-{number}", lambda stage: None, kind)
    for kind, count in {f"kind{n}": 1 + 7 * (n % 5 == 0) for n in range(50)}.items()
    for number in range(count)
]


def values(page: Page, setting: Setting) -> dict[str, object]:
    return {
        "kind": page.made_like,
        "panel": setting.panel.name,
        "step": setting.step,
        "theme": setting.theme,
        "language": setting.language,
    }


def test_every_two_values_meet():
    sizes = {"kind": 50, "panel": len(PANELS), "step": len(STEPS)}
    sizes |= {"theme": len(THEMES), "language": len(LANGUAGES)}
    cases = [values(page, setting) for page, setting in pairwise(PAGES)]
    for one, other in combinations(sizes, 2):
        met = {(case[one], case[other]) for case in cases}
        assert len(met) == sizes[one] * sizes[other], (one, other)


def test_with_fewer_rows_every_two_looks_still_meet():
    sizes = {"panel": len(PANELS), "step": len(STEPS)}
    sizes |= {"theme": len(THEMES), "language": len(LANGUAGES)}
    cases = [values(page, setting) for page, setting in pairwise(PAGES, 2)]
    assert len(cases) < len(pairwise(PAGES))
    for one, other in combinations(sizes, 2):
        met = {(case[one], case[other]) for case in cases}
        assert len(met) == sizes[one] * sizes[other], (one, other)


def test_every_page_is_there():
    assert {page.name for page, _ in pairwise(PAGES)} == {page.name for page in PAGES}


def test_a_spread_takes_the_first_the_last_and_some_between_of_each_kind():
    names = [page.name for page in spread(PAGES, 3) if page.made_like == "kind5"]
    assert names == ["kind5-0", "kind5-4", "kind5-7"]
    assert [page.name for page in spread(PAGES, 1) if page.made_like == "kind5"] == ["kind5-0"]
    assert len(spread(PAGES, 100)) == len(PAGES)


def test_the_thorough_set_has_each_page_at_two_sizes_and_nothing_twice():
    cases = [(page.name, setting) for page, setting in thorough(PAGES)]
    assert len(cases) == len(set(cases))
    for step in (1, 3):
        assert {page.name for page in PAGES} == {n for n, s in cases if s == Setting(step=step)}
