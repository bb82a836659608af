import pytest

from sync.advice import ADVICE, STANDINGS, standing_of, standing_words, what_to_do
from sync.reasons import DOSSIER, SITE, WORDS


def test_every_reason_staff_can_meet_says_what_to_do():
    assert {*SITE, *DOSSIER, "not_enrolled"} == set(ADVICE)
    assert set(ADVICE) <= set(WORDS)


def test_advice_is_for_people_without_a_command_line():
    for words in ADVICE.values():
        assert all(words)
        assert not any(
            mark in text for text in words for mark in ("`", "kiosk queue", "central import")
        )


def test_a_reason_of_the_command_line_has_none():
    assert what_to_do("no_stick") == ""
    assert what_to_do("held_by_staff", "en") == "To let it go on, send it again."


@pytest.mark.parametrize(
    ("state", "reason", "standing"),
    [
        ("queued", None, "queued"),
        ("queued", "attachments_waiting", "pictures"),
        ("sending", None, "sending"),
        ("held", "held_by_staff", "held"),
        ("held", "conflict", "aside"),
        ("held", "fork", "aside"),
        ("damaged", "bad_digest", "damaged"),
        ("delivered", None, "delivered"),
        ("purged", None, "purged"),
    ],
)
def test_a_standing_follows_from_state_and_reason(state, reason, standing):
    assert standing_of(state, reason) == standing
    assert standing_words(standing) == STANDINGS[standing][0]
