from datetime import date

from kiosk.text.sentences import load_sentences, sentence, spoken_sentence


def test_values_take_their_places_and_dates_become_words():
    said = sentence("date_in_future", "vi", today=date(2026, 11, 2))
    assert said == "Ngày này chưa đến. Hôm nay là ngày 2 tháng 11 năm 2026. Xin xem lại."
    said = sentence("pid_length", "en", count=9)
    assert said.startswith("The ID number has 12 digits. There are 9 here.")


def test_large_numbers_are_written_in_thousands_and_years_are_not():
    assert "100.000.000" in sentence("number_too_large", "vi", limit=100_000_000)
    assert "100,000,000" in sentence("number_too_large", "en", limit=100_000_000)
    assert "năm 1955 " in sentence("date_no_such_day", "vi", day=31, month=2, year=1955)


def test_braces_in_a_value_are_only_text():
    assert "{0.__class__}" in sentence("unknown_field", "en", field="{0.__class__}")


def test_the_voice_has_its_own_words_where_signs_would_be_misread():
    assert "a còng" in spoken_sentence("email_unreadable")
    assert spoken_sentence("missing") == sentence("missing", "vi")


def test_the_file_is_read_once():
    assert load_sentences() is load_sentences()


def test_another_file_of_sentences_can_be_read(tmp_path):
    file = tmp_path / "words.yaml"
    file.write_text("hello: {vi: Xin chào, en: Hello}", "utf-8")
    assert load_sentences(file)["hello"]["vi"] == "Xin chào"
