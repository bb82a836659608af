import pytest
from sqlalchemy import insert

from kiosk.jobs import Ok
from kiosk.viewmodels.lookup_view import LOOKS_A_VISIT
from kiosk.viewmodels.words import say
from sync import tables
from sync.database import write
from tests.viewmodels.booth import BIRTH

UNKNOWN = "12345678978"


@pytest.fixture
def lookup(booth):
    booth.views.visit.open("lookup")
    return booth.views.lookup


def save_one(booth) -> str:
    booth.enter_check(BIRTH)
    booth.views.visit.go("declaration")
    booth.views.slip.save()
    reference = booth.state.saved.reference
    booth.views.visit.finish()
    return reference


def deliver(booth, reference: str) -> None:
    """Write what the agent writes when the centre has answered."""
    row = {"seq": 1, "id": "x", "reference": reference, "state": "delivered", "attempts": 1}
    with write(booth.world.outbox()._engine) as connection:
        columns = tables.delivery.c
        needed = {c.name: 0 for c in columns if not c.nullable and c.name not in row}
        connection.execute(insert(tables.delivery).values(**needed, **row))


@pytest.mark.parametrize("typed", ["1", "12345678901", "123456789781"])
def test_wrong_digits_are_said_and_stay(booth, lookup, typed):
    booth.type(typed)
    lookup.look()
    assert lookup.answer == say("lookup_wrong", "vi")
    assert not lookup.found
    assert booth.views.keyboard.text == typed


def test_nothing_typed_is_nothing_to_look_for(booth, lookup):
    assert not lookup.canLook
    booth.type("1")
    assert (lookup.canLook, lookup.shown) == (True, "1")


def test_a_number_nobody_saved_here_is_unknown(booth, lookup):
    booth.type(UNKNOWN)
    lookup.look()
    assert lookup.answer.startswith("Máy này không có phiếu đó.")
    assert not lookup.found


def test_a_saved_one_is_here_until_the_centre_has_it(booth):
    reference = save_one(booth)
    booth.views.visit.open("lookup")
    lookup = booth.views.lookup
    booth.type(reference)
    lookup.look()
    assert "Máy này đã lưu, đang chờ chuyển sang quầy" in lookup.answer
    assert lookup.found
    deliver(booth, reference)
    lookup.look_up(f"PHIEU:{reference}")
    assert "đã đến bộ phận một cửa" in lookup.answer
    booth.english()
    assert "has reached the one-stop desk" in lookup.answer


@pytest.mark.parametrize("english", [False, True])
def test_what_is_read_aloud_does_not_tell_the_number(booth, english):
    """Answers are read where others stand; the number opens the look-up to anybody."""
    if english:
        booth.english()
    reference = save_one(booth)
    booth.views.visit.open("lookup")
    lookup = booth.views.lookup
    for number in (reference, UNKNOWN):
        lookup.look_up(number)
        assert lookup.answer
        assert not any(letter.isdigit() for letter in lookup.answer)


def test_a_scanned_number_stands_in_the_field_until_another_is_typed(booth, lookup):
    lookup.look_up(f"PHIEU:{UNKNOWN}")
    assert (lookup.shown, lookup.canLook) == ("123 456 789 78", True)
    assert "không có phiếu" in lookup.answer
    booth.type("4")
    assert (lookup.shown, lookup.answer) == ("4", "")


def test_typing_on_takes_the_answer_away(booth, lookup):
    booth.type("1")
    lookup.look()
    booth.type("2")
    assert lookup.answer == ""


def test_after_ten_tries_the_counter_answers(booth, lookup):
    asked = []
    booth.database.run = lambda work, done: asked.append(work)
    for _ in range(LOOKS_A_VISIT + 1):
        lookup.look_up(UNKNOWN)
    assert len(asked) == LOOKS_A_VISIT == 10
    assert lookup.answer == say("lookup_busy", "vi")


def test_wrong_digits_cost_no_try(booth, lookup):
    for _ in range(LOOKS_A_VISIT + 5):
        lookup.look_up("1")
    lookup.look_up(UNKNOWN)
    assert "không có phiếu" in lookup.answer


def test_the_next_person_has_ten_tries_and_an_empty_page(booth, lookup):
    for _ in range(LOOKS_A_VISIT + 1):
        lookup.look_up(UNKNOWN)
    booth.views.visit.finish()
    booth.views.visit.open("lookup")
    assert (lookup.answer, lookup.shown) == ("", "")
    lookup.look_up(UNKNOWN)
    assert "không có phiếu" in lookup.answer


def test_a_store_that_fails_is_no_word_about_the_slip(booth, lookup):
    booth.database.answers = [OSError("no disk")]
    lookup.look_up(UNKNOWN)
    assert lookup.answer.startswith("Máy chưa xem được phiếu đó.")
    assert not lookup.found
    assert not lookup.looking


def test_while_the_store_is_asked_the_page_says_so(booth, lookup):
    waiting = []
    booth.database.run = lambda work, done: waiting.append((work, done))
    lookup.look_up(UNKNOWN)
    assert (lookup.looking, lookup.answer) == (True, "")
    work, done = waiting.pop()
    done(Ok(work()))
    assert not lookup.looking
    assert "không có phiếu" in lookup.answer


def test_pressing_again_while_it_looks_asks_no_second_time(booth, lookup):
    waiting = []
    booth.database.run = lambda work, done: waiting.append(work)
    booth.type(UNKNOWN)
    lookup.look()
    lookup.look()
    assert len(waiting) == 1


@pytest.mark.parametrize("then", ["type", "leave"])
def test_an_answer_that_comes_too_late_is_not_shown(booth, lookup, then):
    waiting = []
    booth.database.run = lambda work, done: waiting.append((work, done))
    lookup.look_up(UNKNOWN)
    if then == "type":
        booth.type("2")
    else:
        booth.views.visit.finish()
        booth.views.visit.open("lookup")
    work, done = waiting.pop()
    done(Ok(work()))
    assert (lookup.looking, lookup.answer) == (False, "")


def tell(booth, reference: str, state: str, number: str | None = None) -> None:
    """Write what the agent writes when the desk has decided."""
    row = {"reference": reference, "state": state, "as_of": "", "fetched_at": "", "number": number}
    with write(booth.world.outbox()._engine) as connection:
        connection.execute(insert(tables.status).values(**row))


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("arrived", "đã đến bộ phận một cửa"),
        ("received", "đã tiếp nhận"),
        ("supplement", "cần thêm giấy tờ"),
        ("refused", "chưa được tiếp nhận"),
        ("result", "Đã có kết quả"),
    ],
)
def test_who_holds_the_slip_to_the_reader_hears_what_the_desk_decided(booth, state, said):
    reference = save_one(booth)
    deliver(booth, reference)
    tell(booth, reference, state, "H15.50.05.13-261201-0975")
    booth.views.visit.open("lookup")
    lookup = booth.views.lookup

    lookup.take_scan(f"PHIEU:{reference}")

    assert said in lookup.answer
    assert lookup.found
    assert lookup.number == "H15.50.05.13-261201-0975"
    assert not any(letter.isdigit() for letter in lookup.answer)


def test_who_only_knows_the_number_hears_no_more_than_before(booth):
    reference = save_one(booth)
    deliver(booth, reference)
    tell(booth, reference, "refused", "H15.50.05.13-261201-0975")
    booth.views.visit.open("lookup")
    lookup = booth.views.lookup
    booth.type(reference)
    lookup.look()

    assert lookup.answer == f"{say('lookup_centre', 'vi')} {say('lookup_show_slip', 'vi')}"
    assert (lookup.found, lookup.number) == (True, "")


@pytest.mark.parametrize("then", ["type", "leave"])
def test_the_official_number_goes_with_its_answer(booth, then):
    reference = save_one(booth)
    deliver(booth, reference)
    tell(booth, reference, "received", "H15.50.05.13-261201-0975")
    booth.views.visit.open("lookup")
    lookup = booth.views.lookup
    lookup.take_scan(f"PHIEU:{reference}")
    assert lookup.number
    if then == "type":
        booth.type("4")
    else:
        booth.views.visit.finish()
        booth.views.visit.open("lookup")
    assert (lookup.answer, lookup.number) == ("", "")
