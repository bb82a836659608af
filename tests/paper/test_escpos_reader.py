from PIL import Image

from kiosk.paper.escpos_printer import encode
from kiosk.paper.escpos_reader import Cut, Question, Reader


def dotted() -> Image.Image:
    image = Image.new("1", (576, 30), 1)
    image.putpixel((3, 4), 0)
    image.putpixel((575, 29), 0)
    return image


def test_commands_in_single_bytes_give_the_same_picture():
    reader = Reader()
    events = [event for byte in encode(dotted()) for event in reader.feed(bytes([byte]))]
    assert [type(event) for event in events] == [Cut]
    assert isinstance(events[0], Cut)
    assert events[0].image.tobytes() == dotted().tobytes()


def test_text_sent_to_the_printer_is_seen_as_unknown():
    reader = Reader()
    reader.feed("Giấy".encode() + encode(dotted()))
    assert bytes(reader.unknown) == "Giấy".encode()


def test_questions_are_given_in_order():
    assert Reader().feed(b"\x10\x04\x02\x1dr\x01") == [
        Question(b"\x10\x04\x02"),
        Question(b"\x1dr\x01"),
    ]


def test_rows_beyond_the_roll_are_not_printed():
    reader = Reader(rows_left=10)
    assert reader.feed(encode(dotted())) == []
    assert reader.out_of_paper
