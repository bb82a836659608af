import pytest

from kiosk.journey.words import fixed, in_language, load_journey_words


@pytest.mark.parametrize("handling", ["hand_in", "show", "number_only", "not_needed"])
def test_every_handling_has_its_words(handling):
    assert fixed(f"handling_{handling}", "vi")
    assert fixed(f"handling_{handling}", "en")


def test_places_are_filled():
    assert fixed("dong", "vi", amount="500.000") == "500.000 đồng"


def test_words_come_in_two_languages():
    words = load_journey_words()["ask_staff"]
    assert in_language(words, "vi") == "Để trống, hỏi ở quầy"
    assert in_language(words, "en") == "Left blank, ask at the counter"
