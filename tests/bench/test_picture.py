import pytest
from PIL import Image

from bench.picture import MET, MISSED, draw, length, share_of_goal

RESULT = {
    "name": "first_welcome",
    "ours": 0.2,
    "peer": 0.4,
    "peer_name": "Chromium",
    "ratio": 0.4,
    "goal": "<=0.5",
    "met": True,
    "unit": "s",
}


def colours(path):
    with Image.open(path) as image:
        found = image.convert("RGB").getcolors(maxcolors=1 << 20)
    return {"#{:02X}{:02X}{:02X}".format(*colour) for _, colour in found or ()}


def test_a_bar_is_as_long_as_its_share_of_the_goal():
    assert share_of_goal(RESULT) == pytest.approx(0.8)


def test_a_bar_beyond_the_scale_is_cut():
    assert length(99) == length(1.5) > length(1.0)


def test_kept_and_missed_goals_have_colours_of_their_own(tmp_path):
    draw([RESULT], tmp_path / "kept.png")
    draw([RESULT | {"met": False, "ratio": 0.9}], tmp_path / "missed.png")
    assert MET in colours(tmp_path / "kept.png")
    assert MISSED not in colours(tmp_path / "kept.png")
    assert MISSED in colours(tmp_path / "missed.png")


def test_a_picture_of_nothing_is_still_a_picture(tmp_path):
    draw([], tmp_path / "none.png")
    assert (tmp_path / "none.png").exists()


def test_where_nothing_is_the_goal_nothing_has_no_bar_and_anything_the_longest(tmp_path):
    none = RESULT | {"goal": "<=0", "ratio": 0.0}
    some = RESULT | {"goal": "<=0", "ratio": 0.01, "met": False}

    assert length(share_of_goal(none)) == 0
    assert length(share_of_goal(some)) == length(1.5)
    draw([none, some], tmp_path / "both.png")
