"""The closed list of what can be wrong with answers; sentences in `assets/words/errors.yaml`."""

from typing import Literal, get_args

ErrorCode = Literal[
    "missing",
    "unknown_field",
    "wrong_kind",
    "unknown_option",
    "strange_characters",
    "too_long",
    "too_short",
    "name_letters_only",
    "date_unreadable",
    "date_no_such_day",
    "date_no_such_month",
    "date_year_four_digits",
    "date_needs_day",
    "date_lunar",
    "date_in_future",
    "date_too_early",
    "date_too_late",
    "pid_length",
    "pid_digits_only",
    "pid_old_card",
    "phone_unreadable",
    "email_unreadable",
    "number_unreadable",
    "number_too_small",
    "number_too_large",
    "money_unreadable",
    "ethnicity_unknown",
    "stops_here",
]

WarningCode = Literal[
    "nothing_chosen",
    "nothing_written",
    "blank_again",
    "other_ward",
    "date_unfinished",
    "pid_year_differs",
    "pid_sex_differs",
    "pid_prefix_unknown",
    "name_one_word",
    "name_marks_lost",
    "name_unusual_letter",
    "not_asked",
]

ERRORS: frozenset[str] = frozenset(get_args(ErrorCode))
WARNINGS: frozenset[str] = frozenset(get_args(WarningCode))
CODES: frozenset[str] = ERRORS | WARNINGS
