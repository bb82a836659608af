import re

import pytest

from kiosk.identity.sentences import SENTENCES, identity_sentence
from kiosk.text.sentences import load_sentences

FORBIDDEN = (
    "vui lòng",
    "quý khách",
    "thao tác",
    "hoàn tất",
    "nhấn",
    "click",
    "lỗi",
    "server",
    "hệ thống",
    "nhập liệu",
)


@pytest.mark.parametrize("code", sorted(load_sentences(SENTENCES)))
def test_sentences_use_the_words_of_the_house(code):
    words = identity_sentence(code, "vi")
    assert not [word for word in FORBIDDEN if word in words.lower()]
    assert words.endswith(".")
    assert all(len(sentence.split()) <= 16 for sentence in re.split(r"[.,]\s", words))


def test_no_sentence_takes_values():
    assert not [
        code
        for code, words in load_sentences(SENTENCES).items()
        if "{" in words["vi"] + words["en"]
    ]
