"""What answers a question of each type, and how the keyboard writes it."""

from kiosk.viewmodels.keyboard_view import Writing

KINDS = {
    "choice": "choice",
    "ethnicity": "choice",
    "name": "text",
    "text": "text",
    "address": "address",
    "email": "text",
    "pid": "digits",
    "phone": "digits",
    "integer": "digits",
    "money": "digits",
    "date": "date",
    "year_or_date": "date",
    "card": "card",
    "notice": "notice",
}
WRITING = {
    "name": Writing.NAME,
    "email": Writing.PLAIN,
    "integer": Writing.NUMBER,
    "money": Writing.NUMBER,
    "pid": Writing.DIGITS,
    "phone": Writing.PHONE,
    "date": Writing.DATE,
    "year_or_date": Writing.DATE,
}
"""Other types are written in Vietnamese."""
