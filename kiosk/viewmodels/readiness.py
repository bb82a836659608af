"""Whether a question is answered far enough to go on, and if not, what is still to be done."""

from kiosk.journey.errors import WarningCode
from kiosk.procedures.model import Question
from kiosk.viewmodels.address_view import AddressView
from kiosk.viewmodels.answer_kinds import KINDS
from kiosk.viewmodels.keyboard_view import KeyboardView, Writing


def wanting(
    question: Question, chosen: str, keyboard: KeyboardView, address: AddressView
) -> WarningCode | None:
    """Why one cannot go on yet; None when one can. An answer not required may stay empty."""
    kind = KINDS[question.type]
    if kind in {"card", "notice"}:
        return None
    if kind == "choice":
        return None if chosen else "nothing_chosen"
    if kind == "address":
        if address.can_accept:
            return "other_ward" if question.ward_only and address.in_other_ward else None
        return "nothing_written" if address.typing else "nothing_chosen"
    if keyboard.whole or (not question.required and not keyboard.value):
        return None
    return _unwritten(question, keyboard)


def _unwritten(question: Question, keyboard: KeyboardView) -> WarningCode:
    if keyboard.writing is Writing.DATE and keyboard.value:
        return "date_unfinished"
    return "blank_again" if question.blank_ok and not keyboard.value else "nothing_written"
