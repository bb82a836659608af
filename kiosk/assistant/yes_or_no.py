"""Whether a question wants yes or no, which no section of the content says."""

import re

from kiosk.text.folding import fold

_VIETNAMESE = re.compile(
    r"\b(co|duoc|phai|bi|can|nen|con|thay)\b.*\b(khong|ko|khg|hong|k|chua|ha)\W*$"
    r"|\bco (phai|bi|duoc|can|nen)\b"
)
_ENGLISH = re.compile(
    r"^\W*(do|does|did|can|could|may|must|should|is|are|was|will|would|am|has|have)\b"
)


def wants_yes_or_no(question: str) -> bool:
    """Say whether it does, however it is written."""
    asked = fold(question.lower())
    return bool(_VIETNAMESE.search(asked) or _ENGLISH.search(asked))
