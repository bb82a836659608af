import unicodedata

import pytest

from kiosk.procedures.lint_words import count_syllables, word_remarks
from kiosk.procedures.model import Words


def said(procedure, **words):
    changed = procedure.model_copy(update={"result": Words.model_validate(words)})
    return [
        (remark.level, remark.message)
        for remark in word_remarks("file", changed)
        if remark.place.startswith("result")
    ]


def test_short_plain_words_are_well(loan):
    assert said(loan, vi="Giấy khai sinh cho bé.", en="A birth certificate.") == []


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Quý vị khai cho ai?", 5),
        ("Mỗi bản 8.000 đồng.", 5),
        ("Có 60 ngày", 4),
        ("", 0),
    ],
)
def test_syllables_are_counted_as_spoken(sentence, count):
    assert count_syllables(sentence) == count


@pytest.mark.parametrize(
    ("vi", "en", "spoken", "message"),
    [
        ("8.000 đồng.", "8,000 đồng.", "Tám nghìn đồng.", None),
        ("8.000 đồng.", "8,000 đồng.", "Hỏi ở quầy.", None),
        ("10.000 đồng.", "8,000 đồng.", "", "in Vietnamese 10,000, in English 8,000"),
        ("Không mất tiền.", "8,000 đồng.", "", "in Vietnamese none, in English 8,000"),
        ("10.000 đồng.", "10,000 đồng.", "Tám nghìn đồng.", "10,000 is shown, but `spoken`"),
    ],
)
def test_an_amount_is_the_same_however_it_is_told(loan, vi, en, spoken, message):
    found = [text for level, text in said(loan, vi=vi, en=en, spoken=spoken) if level == "error"]
    assert [message in text for text in found] == ([] if message is None else [True])


def test_a_long_sentence_warns_and_a_very_long_one_is_an_error(loan):
    [(level, message)] = said(loan, vi="chữ " * 14 + "chữ", en="word")
    assert (level, message[:12]) == ("warning", "15 syllables")
    [(level, message)] = said(loan, vi="chữ " * 30 + "chữ", en="word")
    assert (level, message[:12]) == ("error", "31 syllables")


def test_several_short_sentences_are_well(loan):
    assert said(loan, vi="Một hai ba bốn năm sáu bảy. " * 6 + "Hết.", en="word") == []


@pytest.mark.parametrize("vi", ["Thủ tục 1.000689.", "Theo 123/2015/NĐ-CP.", "Số 163/QĐ-BTP"])
def test_codes_are_never_spoken(loan, vi):
    assert "error" in [level for level, _ in said(loan, vi=vi, en="word")]
    assert said(loan, vi=vi, en="word", spoken="Thủ tục khác.") == []


@pytest.mark.parametrize("vi", ["Mang XYZ đến.", "Từ ≥ 75 tuổi.", "Giảm 50%."])
def test_what_the_voice_may_misread_warns(loan, vi):
    assert [level for level, _ in said(loan, vi=vi, en="word")] == ["warning"]


def test_what_the_voice_knows_is_well(loan):
    assert said(loan, vi="Mang thẻ BHYT đến UBND.", en="word") == []


def test_untranslated_text_is_an_error(loan):
    text = "Giấy khai sinh cho bé"
    assert ("error", "the English is the Vietnamese text") in said(loan, vi=text, en=text)


def test_decomposed_letters_are_an_error(loan):
    text = unicodedata.normalize("NFD", "Giấy")
    assert ("error", "is not in Unicode normal form C") in said(loan, vi=text, en="word")


def test_stray_spaces_are_an_error(loan):
    assert ("error", "begins or ends with a space") in said(loan, vi="Giấy ", en="word")


def test_the_official_name_may_be_long(loan):
    name = Words(vi="chữ " * 200 + "chữ", en="word")
    remarks = word_remarks("file", loan.model_copy(update={"official_name": name}))
    assert [remark for remark in remarks if remark.place.startswith("official_name")] == []
