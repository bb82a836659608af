import pytest

from kiosk.procedures.loading import ContentError
from kiosk.stories.story import Outcome, load_story, story_files
from kiosk.stories.telling import differences, tell
from tests.library import in_use

WRITTEN = "story: A try.\nprocedure: '2.000815'\ntoday: '2026-11-24'\nanswers: {}\n"


def test_a_story_without_its_outcome_says_so(tmp_path):
    (tmp_path / "a.yaml").write_text(WRITTEN)
    story = load_story(tmp_path / "a.yaml")
    assert differences(story, Outcome()) == ["expected: is missing"]


def test_what_differs_is_named_with_both(tmp_path):
    (tmp_path / "a.yaml").write_text(WRITTEN + "expected: {fee_dong: 1}\n")
    story = load_story(tmp_path / "a.yaml")
    assert differences(story, Outcome(fee_dong=2)) == ["expected.fee_dong: told 1, found 2"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("story: x\n", r"a\.yaml: procedure"),
        (WRITTEN + "expect: {}\n", r"a\.yaml: expect"),
        ("[", r"a\.yaml: is not valid YAML"),
        ("story: \t", r"a\.yaml:1: has a tab"),
    ],
)
def test_a_faulty_file_is_named(tmp_path, text, message):
    (tmp_path / "a.yaml").write_text(text)
    with pytest.raises(ContentError, match=message):
        load_story(tmp_path / "a.yaml")


def test_a_procedure_not_in_force_that_day_is_named(tmp_path):
    (tmp_path / "a.yaml").write_text(WRITTEN.replace("2026-11-24", "1999-01-01"))
    with pytest.raises(ContentError, match="not in force on 1999-01-01"):
        tell(load_story(tmp_path / "a.yaml"), in_use())


def test_a_folder_without_journeys_has_no_stories(tmp_path):
    assert story_files(tmp_path) == []
