"""What a file is called between the centre and the province (MaHoSo): the same at every attempt.

Only the receiving system gives official numbers, so ours looks like none: `K-`, the slip's number,
and the end of the declaration's id, because a kiosk put back from a copy can give a number twice.
Where the officer has written the number of the one-stop software, the file is known by that.
"""

import re

# Local and ministry systems differ (2 or 4 digits of the year, 4 to 9 of the day's number).
OFFICIAL = re.compile(r"[0-9A-Z.]{3,35}-\d{6,8}-\d{4,9}")


def file_id_of(dossier_id: str, reference: str, written: str = "") -> str:
    """Give the id a file goes by."""
    typed = written.strip().upper()
    if is_official(typed):
        return typed
    return f"K-{reference}-{dossier_id[-12:]}".upper()


def is_official(text: str) -> bool:
    """Say whether a text has the form of an official number."""
    return len(text) <= 50 and OFFICIAL.fullmatch(text) is not None
