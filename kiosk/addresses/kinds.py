"""The words that say what kind of unit a name is, in full and shortened, as people write them."""

from collections.abc import Mapping, Sequence

from kiosk.addresses.spelling import Key, Token

PROVINCE: Mapping[Key, str] = {
    ("tinh",): "Tỉnh",
    ("thanh", "pho"): "Thành phố",
    ("tp",): "Thành phố",
    ("t",): "Tỉnh",
}
DISTRICT: Mapping[Key, str] = {
    ("quan",): "Quận",
    ("q",): "Quận",
    ("huyen",): "Huyện",
    ("h",): "Huyện",
    ("thi", "xa"): "Thị xã",
    ("tx",): "Thị xã",
    ("thanh", "pho"): "Thành phố",
    ("tp",): "Thành phố",
}
COMMUNE: Mapping[Key, str] = {
    ("phuong",): "Phường",
    ("p",): "Phường",
    ("f",): "Phường",
    ("xa",): "Xã",
    ("x",): "Xã",
    ("thi", "tran"): "Thị trấn",
    ("tt",): "Thị trấn",
    ("dac", "khu"): "Đặc khu",
    ("dk",): "Đặc khu",
}
_LONGEST = 2
_NOT_A_COMMUNE = ("thi", "xa")


def kind_before(tokens: Sequence[Token], start: int, kinds: Mapping[Key, str]) -> tuple[str, int]:
    """Give the kind that stands before `start` and where it begins; empty where none does."""
    for length in range(_LONGEST, 0, -1):
        words = tuple(token.folded for token in tokens[max(0, start - length) : start])
        if words == _NOT_A_COMMUNE and kinds is COMMUNE:
            return "", start
        if len(words) == length and words in kinds:
            return kinds[words], start - length
    return "", start
