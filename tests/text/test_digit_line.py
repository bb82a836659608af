from kiosk.text.digit_line import DigitLine, grouped, grouped_from_the_right


def test_digits_are_grouped_as_they_are_read():
    assert [grouped_from_the_right(d) for d in ("", "12", "123", "1234")] == [
        "",
        "12",
        "123",
        "1 234",
    ]
    assert grouped("1234") == "123 4"


def test_the_caret_counts_the_blanks_that_are_shown():
    line = DigitLine.of("0912345678", "phone")
    assert (line.shown, line.caret) == ("0912 345 678", 12)
    moved = line.move_to(6).press("9")
    assert (moved.shown, moved.caret) == ("0912 394 567 8", 7)


def test_a_caret_far_away_is_at_an_end():
    line = DigitLine.of("123", "thousands")
    assert (line.move_to(-4).at, line.move_to(99).at) == (0, 3)
    assert line.move_to(0).backspace().digits == "123"
