import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.speech.sentence import key_of, sentences_of
from kiosk.speech.utterance import script_of
from kiosk.text.spoken import speak


def texts(shown, language="vi"):
    return [sentence.text for sentence in sentences_of(script_of(speak(shown, language)))]


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("Xin chờ.", ["Xin chờ"]),
        ("Xin chờ", ["Xin chờ"]),
        ("Quý vị khai cho ai? Xin chọn.", ["Quý vị khai cho ai?", "Xin chọn"]),
        ("Một trang 2.000 đồng. Hết.", ["Một trang hai nghìn đồng", "Hết"]),
        ("Có bản chính; có ảnh.", ["Có bản chính", "có ảnh"]),
        ("Dòng một\nDòng hai", ["Dòng một", "Dòng hai"]),
        ("Đưa thẻ, rồi chờ.", ["Đưa thẻ, rồi chờ"]),
        ("Phải trả: 5.000 đồng.", ["Phải trả", "năm nghìn đồng"]),
        ("Mở cửa 7:30", ["Mở cửa bảy giờ rưỡi sáng"]),
        ("Tỉ số 99:1", ["Tỉ số chín mươi chín, một"]),
        ("Chờ… Xong", ["Chờ", "Xong"]),
        ("– …", []),
        ("", []),
    ],
)
def test_a_text_is_cut_where_the_voice_stops(shown, said):
    assert texts(shown) == said


def test_a_sentence_is_the_same_alone_and_among_others():
    whole = texts("Xin chờ. Máy đang in. Xin lấy phiếu!")
    alone = [texts(part)[0] for part in ("Xin chờ", "Máy đang in.", "Xin lấy phiếu!")]
    assert whole == alone


@given(st.text(alphabet="aáb 12.,;?!…()\n“”", max_size=40))
def test_the_places_lead_back_to_the_script(shown):
    script = script_of(speak(shown, "vi"))
    end = 0
    for sentence in sentences_of(script):
        assert end <= sentence.at < sentence.end
        assert script.text[sentence.at : sentence.end].startswith(sentence.text)
        end = sentence.end


def test_languages_have_keys_of_their_own():
    assert key_of("vi", "OK") != key_of("en", "OK")
    assert key_of("vi", "OK") == key_of("vi", "OK")


def test_a_sentence_behind_a_colon_is_the_one_that_begins_a_line():
    assert key_of("vi", "khi nộp thay") == key_of("vi", "Khi nộp thay")
    assert key_of("vi", "khi nộp Thay") != key_of("vi", "Khi nộp thay")
