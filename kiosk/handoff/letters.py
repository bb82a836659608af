"""Bytes as the letters of a code: two bytes are three of 41 letters.

All 41 are of the QR alphanumeric set, where a letter costs 5.5 bits, as in RFC 9285 (base 45), and
none is the blank or the per cent sign, which readers trim and addresses escape.
"""

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-./:+"

_BASE = len(LETTERS)
_VALUES = {letter: value for value, letter in enumerate(LETTERS)}


def to_letters(data: bytes) -> str:
    """Spell bytes; an odd last byte takes two letters."""
    spelled: list[str] = []
    for place in range(0, len(data) - 1, 2):
        high, low = divmod(data[place] << 8 | data[place + 1], _BASE)
        spelled += (LETTERS[low], LETTERS[high % _BASE], LETTERS[high // _BASE])
    if len(data) % 2:
        high, low = divmod(data[-1], _BASE)
        spelled += (LETTERS[low], LETTERS[high])
    return "".join(spelled)


def from_letters(text: str) -> bytes | None:
    """Read what `to_letters` spelled; None for anything it never spells."""
    values = [_VALUES.get(letter, -1) for letter in text]
    if -1 in values or len(values) % 3 == 1:
        return None
    data = bytearray()
    for place in range(0, len(values), 3):
        group = values[place : place + 3]
        size = len(group) - 1
        number = sum(value * _BASE**power for power, value in enumerate(group))
        if number >> 8 * size:
            return None
        data += number.to_bytes(size, "big")
    return bytes(data)
