import re

PARTS = [{"id": "birth"}, {"id": "residence"}, {"id": "insurance"}]


def states_on(page: str) -> list[str]:
    (shown,) = re.findall(r'<ul class="parts">(.*?)</ul>', page, re.DOTALL)
    return re.findall(r'class="state (\w+)"', shown)


def test_each_part_of_an_interlinked_declaration_has_its_own_state(kiosk, officer):
    parcel = kiosk.send(parts=PARTS)
    page = f"/declarations/{parcel.id}"
    assert states_on(officer.page(page)) == ["arrived", "arrived", "arrived"]

    officer.decide(parcel.id, "received", file_number="H1")
    officer.decide(parcel.id, "result", part="birth")
    assert states_on(officer.page(page)) == ["result", "received", "received"]
    assert 'class="state received"' in officer.page("/declarations")

    officer.decide(parcel.id, "supplement", part="insurance", reason="Giấy khác")
    assert states_on(officer.page(page)) == ["result", "received", "supplement"]
    assert 'class="state supplement"' in officer.page("/declarations")


def test_a_part_that_is_not_there_is_refused(kiosk, officer):
    parcel = kiosk.send(parts=PARTS)
    answer = officer.decide(parcel.id, "result", part="odd")
    assert (answer.status_code, "Xin chọn lại việc nào" in answer.text) == (422, True)


def test_one_thing_to_do_shows_no_parts(kiosk, officer):
    page = officer.page(f"/declarations/{kiosk.send().id}")
    assert 'class="parts"' not in page
    assert 'name="part"' not in page
