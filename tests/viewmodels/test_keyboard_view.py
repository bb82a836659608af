import pytest

from kiosk.text.sheet import LONGEST
from kiosk.viewmodels.keyboard_view import KeyboardView, Writing


@pytest.fixture
def keyboard(qapp) -> KeyboardView:
    return KeyboardView()


def press(keyboard: KeyboardView, keys: str) -> str:
    for key in keys:
        keyboard.press(key)
    return keyboard.text


def test_telex_keys_become_vietnamese(keyboard):
    keyboard.begin(Writing.VIETNAMESE)
    assert press(keyboard, "phuwowngf Maaux") == "phường Mẫu"


def test_a_name_stays_in_capitals_after_every_letter(keyboard):
    keyboard.begin(Writing.NAME)
    assert keyboard.upper
    assert press(keyboard, "TRAANF THIJ") == "TRẦN THỊ"
    assert keyboard.upper


def test_each_word_of_a_place_begins_with_a_capital(keyboard):
    keyboard.begin(Writing.PLACE)
    capitals = []
    for key in "soos 5, hair":
        capitals.append(keyboard.upper)
        keyboard.press(key.upper() if keyboard.upper else key)
    assert keyboard.text == "Số 5, Hải"
    assert capitals == [True, *[False] * 4, True, False, True, True, *[False] * 3]


def test_a_place_taken_back_to_a_words_begin_has_its_capital_again(keyboard):
    keyboard.begin(Writing.PLACE, "Hải P")
    assert not keyboard.upper
    keyboard.backspace()
    assert keyboard.upper
    keyboard.moveTo(2)
    assert not keyboard.upper


def test_a_sentence_is_in_capitals_for_its_first_letter_only(keyboard):
    keyboard.begin(Writing.VIETNAMESE)
    assert keyboard.upper
    press(keyboard, "S")
    assert not keyboard.upper
    keyboard.shift()
    assert keyboard.upper


def test_a_text_that_stands_there_already_does_not_begin_in_capitals(keyboard):
    keyboard.begin(Writing.VIETNAMESE, "Số 5")
    assert (keyboard.text, keyboard.upper) == ("Số 5", False)


@pytest.mark.parametrize(
    ("name", "shown"), [("sắc", "á"), ("huyền", "à"), ("hỏi", "ả"), ("ngã", "ã"), ("nặng", "ạ")]
)
def test_a_tone_key_sets_the_tone(keyboard, name, shown):
    keyboard.begin(Writing.VIETNAMESE)
    press(keyboard, "a")
    keyboard.tone(name)
    assert keyboard.text == shown


@pytest.mark.parametrize("writing", [Writing.DIGITS, Writing.NUMBER, Writing.DATE])
def test_a_tone_key_does_nothing_among_digits(keyboard, writing):
    keyboard.begin(writing, "12" if writing is not Writing.DATE else "1950")
    before = keyboard.text
    keyboard.tone("sắc")
    assert keyboard.text == before


def test_an_email_takes_letters_as_they_are(keyboard):
    keyboard.begin(Writing.PLAIN)
    assert press(keyboard, "aas@vidu.vn") == "aas@vidu.vn"


@pytest.mark.parametrize("writing", [Writing.DIGITS, Writing.NUMBER])
def test_digits_take_nothing_else(keyboard, writing):
    keyboard.begin(writing)
    assert press(keyboard, "0a0 3²٣-1") == "0031"


def test_an_identity_number_is_shown_in_threes_from_the_left(keyboard):
    keyboard.begin(Writing.DIGITS, "0031550123")
    assert keyboard.shown == "003 155 012 3"
    assert keyboard.text == "0031550123"


def test_an_amount_is_shown_in_thousands(keyboard):
    keyboard.begin(Writing.NUMBER, "1500000")
    assert keyboard.shown == "1 500 000"


def test_a_date_goes_into_its_boxes(keyboard):
    keyboard.begin(Writing.DATE)
    press(keyboard, "05031955")
    assert (keyboard.day, keyboard.month, keyboard.year) == ("05", "03", "1955")
    assert keyboard.text == "05/03/1955"


@pytest.mark.parametrize("key", ["²", "٣", "a", " ", ""])
def test_a_date_takes_only_plain_digits(keyboard, key):
    keyboard.begin(Writing.DATE)
    keyboard.press(key)
    assert keyboard.text == ""


def test_a_stored_date_stands_in_the_boxes_and_one_box_can_be_typed_anew(keyboard):
    keyboard.begin(Writing.DATE, "1955-03-05")
    keyboard.focusDate(1)
    assert (keyboard.datePart, keyboard.month) == (1, "03")
    press(keyboard, "4")
    assert keyboard.text == "05/4/1955"
    keyboard.focusDate(7)
    assert keyboard.text == "05/4/1955"


def test_a_year_alone_drops_day_and_month(keyboard):
    keyboard.begin(Writing.DATE, "1955-03-05")
    keyboard.yearOnly()
    assert (keyboard.text, keyboard.datePart) == ("1955", 2)


def test_a_year_alone_is_known_as_such_until_a_day_is_given(keyboard):
    keyboard.begin(Writing.DATE)
    assert not keyboard.onlyYear
    keyboard.yearOnly()
    assert keyboard.onlyYear
    press(keyboard, "1955")
    assert keyboard.onlyYear
    keyboard.focusDate(0)
    assert not keyboard.onlyYear


@pytest.mark.parametrize(
    ("writing", "text", "left"),
    [
        (Writing.VIETNAMESE, "Mẫu", "Mẫ"),
        (Writing.DIGITS, "123", "12"),
        (Writing.NUMBER, "123", "12"),
        (Writing.DATE, "1955-03-05", "0/03/1955"),
    ],
)
def test_backspace_takes_the_last_thing_back(keyboard, writing, text, left):
    keyboard.begin(writing, text)
    keyboard.backspace()
    assert keyboard.text == left


def test_backspace_on_nothing_is_harmless(keyboard):
    for writing in Writing:
        keyboard.begin(writing)
        keyboard.backspace()
        assert keyboard.text == ""


def test_clear_empties_and_keeps_the_way_of_writing(keyboard, qtbot):
    keyboard.begin(Writing.NAME, "TRẦN", show_digits=True)
    with qtbot.waitSignals([keyboard.changed, keyboard.typed]):
        keyboard.clear()
    assert (keyboard.text, keyboard.writing, keyboard.digits) == ("", Writing.NAME, True)


def test_no_key_is_taken_beyond_the_limit(keyboard):
    keyboard.begin(Writing.DIGITS, "1" * LONGEST)
    press(keyboard, "2")
    assert keyboard.text == "1" * LONGEST
    keyboard.backspace()
    press(keyboard, "2")
    assert keyboard.text == "1" * (LONGEST - 1) + "2"


def test_finish_ends_the_last_word_as_a_blank_would(keyboard, qtbot):
    keyboard.begin(Writing.VIETNAMESE)
    assert press(keyboard, "user") == "ủe"
    with qtbot.waitSignal(keyboard.changed):
        assert keyboard.finish() == "user"
    assert keyboard.text == "user"


def test_the_digit_row_is_shown_and_hidden(keyboard):
    keyboard.begin(Writing.VIETNAMESE)
    assert not keyboard.digits
    keyboard.toggleDigits()
    assert keyboard.digits


def test_forgetting_leaves_nothing(keyboard):
    keyboard.begin(Writing.DATE, "1955-03-05")
    keyboard.forget()
    assert (keyboard.text, keyboard.year, keyboard.writing) == ("", "", Writing.VIETNAMESE)


def test_keys_go_in_where_the_caret_was_put(keyboard):
    keyboard.begin(Writing.NAME, "NGUYÊN THỊ MÂU")
    assert keyboard.caret == 14
    keyboard.moveTo(6)
    keyboard.tone("ngã")
    assert (keyboard.text, keyboard.caret) == ("NGUYỄN THỊ MÂU", 6)
    keyboard.moveTo(10)
    press(keyboard, " BES")
    assert (keyboard.text, keyboard.caret) == ("NGUYỄN THỊ BÉ MÂU", 13)
    keyboard.backspace()
    assert keyboard.text == "NGUYỄN THỊ B MÂU"


def test_a_digit_goes_in_and_out_at_the_caret_whatever_the_grouping(keyboard):
    keyboard.begin(Writing.DIGITS, "003192012345")
    keyboard.moveTo(5)
    keyboard.backspace()
    assert (keyboard.shown, keyboard.caret) == ("003 920 123 45", 3)
    press(keyboard, "7")
    assert (keyboard.shown, keyboard.caret) == ("003 792 012 345", 5)


@pytest.mark.parametrize("place", [-3, 0, 99])
def test_the_caret_never_leaves_the_text(keyboard, place):
    for writing, text in ((Writing.VIETNAMESE, "Mẫu"), (Writing.NUMBER, "123")):
        keyboard.begin(writing, text)
        keyboard.moveTo(place)
        assert keyboard.caret == max(0, min(place, 3))
        assert keyboard.text == text


@pytest.mark.parametrize(
    ("begun", "text"),
    [
        ("", "phường Mẫu, Huế"),
        ("Bệnh viện Mẫu", "Bệnh viện Mẫu, phường Mẫu, Huế"),
        ("Bệnh viện Mẫu, ", "Bệnh viện Mẫu, phường Mẫu, Huế"),
        ("Số 1, phường Mẫu, Huế", "Số 1, phường Mẫu, Huế"),
    ],
)
def test_an_address_is_ended_with_a_place_named_before(keyboard, begun, text):
    keyboard.begin(Writing.VIETNAMESE, begun)
    keyboard.complete("phường Mẫu, Huế")
    assert (keyboard.text, keyboard.caret) == (text, len(text))


def test_english_is_written_as_it_is_typed_and_marks_by_their_keys(keyboard):
    keyboard.begin(Writing.VIETNAMESE)
    keyboard.write_for("en")
    press(keyboard, "visa office ")
    assert keyboard.text == "visa office "
    press(keyboard, "ho")
    keyboard.tone("sắc")
    assert keyboard.text == "visa office hó"
    keyboard.write_for("vi")
    assert keyboard.text == "visa office hó", "what was written stays"
    press(keyboard, " tees")
    assert keyboard.text == "visa office hó tế"


def test_the_keyboard_follows_the_language_of_the_screen(booth):
    keyboard = booth.views.keyboard
    keyboard.begin(Writing.VIETNAMESE)
    booth.views.appearance.setLanguage("en")
    press(keyboard, "Visa")
    assert keyboard.text == "Visa"
    booth.views.appearance.setLanguage("vi")
    keyboard.begin(Writing.VIETNAMESE)
    press(keyboard, "mas")
    assert keyboard.text == "má"


def test_an_address_of_e_mail_has_its_signs_and_digits_at_hand(keyboard):
    keyboard.begin(Writing.MAIL)
    assert (keyboard.mail, keyboard.digits, keyboard.upper) == (True, True, False)
    press(keyboard, "mau.5@example.vn")
    assert keyboard.text == "mau.5@example.vn"
    keyboard.begin(Writing.VIETNAMESE)
    assert (keyboard.mail, keyboard.digits) == (False, False)


def test_shift_once_is_for_a_letter_and_twice_for_all(keyboard):
    keyboard.begin(Writing.VIETNAMESE, "a")
    keyboard.shift()
    for key in "bc":
        keyboard.press(key.upper() if keyboard.upper else key)
    assert keyboard.value == "aBc"
    keyboard.shift()
    keyboard.shift()
    for key in "de":
        keyboard.press(key.upper() if keyboard.upper else key)
    assert keyboard.value == "aBcDE"
    keyboard.shift()
    assert not keyboard.upper
