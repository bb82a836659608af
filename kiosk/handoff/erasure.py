"""Symbols that stand in for lost ones: any `k` different ones of 256 give all `k` back.

A systematic Cauchy code over GF(256) with the polynomial 0x11D: symbol 0 to k-1 are the pieces
themselves; symbol `i` from k on is the sum of all pieces `j`, each times 1 / (i xor j). Every
square part of such a matrix can be inverted, so no symbol that arrives is ever in vain.
"""

from collections.abc import Mapping, Sequence

SYMBOLS = 256
POLYNOMIAL = 0x11D


def _powers() -> tuple[list[int], list[int]]:
    exponents, logarithms = [0] * 512, [0] * 256
    value = 1
    for power in range(255):
        exponents[power] = exponents[power + 255] = value
        logarithms[value] = power
        value <<= 1
        if value & 0x100:
            value ^= POLYNOMIAL
    return exponents, logarithms


_EXP, _LOG = _powers()


def _inverse(value: int) -> int:
    return _EXP[255 - _LOG[value]]


def _multiplication(factor: int) -> bytes:
    """The table of `factor` times each byte, for `bytes.translate`."""
    if factor == 0:
        return bytes(256)
    return bytes([0, *(_EXP[_LOG[factor] + _LOG[value]] for value in range(1, 256))])


_TIMES = [_multiplication(factor) for factor in range(256)]


def _times(factor: int, piece: bytes) -> bytes:
    return piece.translate(_TIMES[factor])


def _plus(one: bytes, other: bytes) -> bytes:
    size = len(one)
    return (int.from_bytes(one) ^ int.from_bytes(other)).to_bytes(size)


def symbol(pieces: Sequence[bytes], index: int) -> bytes:
    """Symbol `index` (0 to 255) of pieces of one size."""
    if index < len(pieces):
        return pieces[index]
    total = bytes(len(pieces[0]))
    for place, piece in enumerate(pieces):
        total = _plus(total, _times(_inverse(index ^ place), piece))
    return total


def restore(symbols: Mapping[int, bytes], count: int) -> list[bytes] | None:
    """All `count` pieces from symbols of one size by index; None while there are fewer."""
    if len(symbols) < count:
        return None
    missing = [place for place in range(count) if place not in symbols]
    spare = sorted(index for index in symbols if index >= count)[: len(missing)]
    rows = [[_inverse(index ^ place) for place in missing] for index in spare]
    sums = [_without_known(symbols, index, count) for index in spare]
    found = dict(zip(missing, _solve(rows, sums), strict=True))
    return [found[place] if place in found else symbols[place] for place in range(count)]


def _without_known(symbols: Mapping[int, bytes], index: int, count: int) -> bytes:
    rest = symbols[index]
    for place in range(count):
        if place in symbols:
            rest = _plus(rest, _times(_inverse(index ^ place), symbols[place]))
    return rest


def _solve(rows: list[list[int]], sums: list[bytes]) -> list[bytes]:
    """Gauss and Jordan, taking each pivot as it comes: none is 0 in a Cauchy matrix."""
    for pivot, row in enumerate(rows):
        scale = _inverse(row[pivot])
        row[:] = [_TIMES[scale][value] for value in row]
        sums[pivot] = _times(scale, sums[pivot])
        for other, values in enumerate(rows):
            factor = values[pivot]
            if other == pivot or factor == 0:
                continue
            values[:] = [v ^ _TIMES[factor][p] for v, p in zip(values, row, strict=True)]
            sums[other] = _plus(sums[other], _times(factor, sums[pivot]))
    return sums
