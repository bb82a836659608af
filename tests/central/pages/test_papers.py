from io import BytesIO

import pytest
from pypdf import PdfReader

from central.tables import audit, payload
from tests.central.pages.officer import Officer
from tests.central.pages.test_parts_at_desk import PARTS
from tests.central.serving import served, settings_for
from tests.central.virtual_kiosk import VirtualKiosk

INTERLINKED = {"procedure": {"code": "3.000722", "version": "2026.11.22"}, "parts": PARTS}


def text_of(pdf: bytes) -> str:
    read = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return " ".join(read.replace("\u00a0", " ").split())


def paper(officer, dossier_id: str, number: int = 1):
    return officer.get(f"/declarations/{dossier_id}/papers/{number}")


def link(dossier_id: str, number: int = 1) -> str:
    return f'href="/declarations/{dossier_id}/papers/{number}"'


def audited(centre) -> list[tuple[str, str, str]]:
    return [(row.actor, row.act, row.subject) for row in centre.rows(audit)]


def receive(officer, dossier_id: str, **fields: str):
    answer = officer.decide(dossier_id, "received", **{"file_number": "H61-7", **fields})
    assert answer.status_code == 303, answer.text


def test_what_was_typed_with_the_decision_stands_on_the_receipt(kiosk, officer):
    parcel = kiosk.send()
    fields = {
        "appointment": "15 giờ ngày 27/11/2026",
        "more_papers": "Giấy ủy quyền; 1 bản",
        "sets": "2",
        "days": "Trong ngày",
    }
    page = officer.page(f"/declarations/{parcel.id}")
    assert 'name="paper-' in page
    receive(officer, parcel.id, **fields)
    assert link(parcel.id) in officer.page(f"/declarations/{parcel.id}")

    answer = paper(officer, parcel.id)

    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    text = text_of(answer.content)
    for words in ("H61-7", "15 giờ ngày 27/11/2026", "Giấy ủy quyền 1 bản", "2 (bộ)", "Trong ngày"):
        assert words in text


def test_each_paper_the_procedure_asks_for_is_counted_by_its_own_box(kiosk, officer, library):
    kept = [p for p in library.procedure("1.001193").papers if p.handling == "hand_in"]
    assert len(kept) > 1
    parcel = kiosk.send()
    receive(officer, parcel.id, **{f"paper-{kept[0].id}": "4 bản chính", "paper-odd": "9 bản"})

    text = text_of(paper(officer, parcel.id).content)

    assert f"1 {kept[0].name.vi} 4 bản chính" in text
    assert kept[1].name.vi not in text
    assert "9 bản" not in text


def test_the_request_is_printed_only_while_more_is_asked_for(kiosk, officer):
    parcel = kiosk.send()
    officer.decide(parcel.id, "supplement", reason="Giấy chứng sinh; mờ số", contact="chị Lan")
    text = text_of(paper(officer, parcel.id).content)
    assert "Giấy chứng sinh mờ số" in text
    assert "chị Lan" in text

    receive(officer, parcel.id)

    page = officer.page(f"/declarations/{parcel.id}")
    assert link(parcel.id, 1) not in page
    assert link(parcel.id, 2) in page
    refused = paper(officer, parcel.id, 1)
    assert (refused.status_code, "lần ghi mới hơn" in refused.text) == (409, True)
    assert "HẸN TRẢ KẾT QUẢ" in text_of(paper(officer, parcel.id, 2).content)


@pytest.mark.parametrize(("state", "fields"), [("refused", {"reason": "Sai nơi"}), ("result", {})])
def test_other_decisions_have_no_paper_here(kiosk, officer, state, fields):
    parcel = kiosk.send()
    officer.decide(parcel.id, state, **fields)
    assert "/papers/" not in officer.page(f"/declarations/{parcel.id}")
    assert paper(officer, parcel.id).status_code == 404


@pytest.mark.parametrize("number", [0, 2, -1, 10**12])
def test_a_decision_that_was_never_made_has_no_paper(kiosk, officer, number):
    parcel = kiosk.send()
    receive(officer, parcel.id)
    assert paper(officer, parcel.id, number).status_code == 404


def test_nothing_decided_or_nothing_there_has_no_paper(kiosk, officer):
    parcel = kiosk.send()
    assert paper(officer, parcel.id).status_code == 404
    assert paper(officer, "no-such-one").status_code == 404
    assert "/papers/" not in officer.page(f"/declarations/{parcel.id}")


def test_opinions_and_what_can_no_longer_be_opened_have_no_paper(kiosk, officer, centre):
    opinion, erased = kiosk.send(kind="feedback"), kiosk.send()
    for parcel in (opinion, erased):
        receive(officer, parcel.id)
    centre.centre.writer.submit(
        lambda connection: connection.execute(payload.delete().where(payload.c.id == erased.id))
    ).result()
    for parcel in (opinion, erased):
        assert "/papers/" not in officer.page(f"/declarations/{parcel.id}")
        assert paper(officer, parcel.id).status_code == 409


def test_each_part_has_the_paper_of_its_own_last_decision(kiosk, officer):
    parcel = kiosk.send(**INTERLINKED)
    receive(officer, parcel.id)
    officer.decide(parcel.id, "supplement", part="residence", reason="Giấy thuê nhà")

    whole, one = (text_of(paper(officer, parcel.id, number).content) for number in (1, 2))

    birth = "Khai sinh Ủy ban nhân dân phường, xã"
    residence = "Thường trú và căn cước Công an phường, xã"
    assert (birth in whole, residence in whole) == (True, False)
    assert (birth in one, residence in one) == (False, True)
    assert "Thẻ bảo hiểm y tế Bảo hiểm xã hội" in whole
    assert "Giấy thuê nhà" in one
    officer.decide(parcel.id, "result", part="birth")
    officer.decide(parcel.id, "result", part="insurance")
    assert paper(officer, parcel.id, 1).status_code == 409


def test_a_paper_is_for_officers_and_who_printed_it_is_written_down(kiosk, officer, centre):
    parcel = kiosk.send()
    receive(officer, parcel.id)
    paper(officer, parcel.id)
    assert ("lan", "paper.receipt", parcel.id) in audited(centre)

    before = audited(centre)
    officer.http.cookies.clear()
    answer = paper(officer, parcel.id)
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert audited(centre) == before


def test_neither_name_nor_number_of_a_person_stands_in_the_file_name_or_the_log(
    kiosk, officer, capfd
):
    parcel = kiosk.send()
    receive(officer, parcel.id)
    answer = paper(officer, parcel.id)
    officer.decide(parcel.id, "supplement", reason="Giấy chứng sinh")
    request = paper(officer, parcel.id, 2)

    assert answer.headers["content-disposition"] == 'inline; filename="giay-tiep-nhan.pdf"'
    assert request.headers["content-disposition"] == 'inline; filename="phieu-yeu-cau-bo-sung.pdf"'
    assert answer.headers["cache-control"] == "no-store"
    logged = "".join(capfd.readouterr())
    for words in ("Hường", "003190000123", "H61-7", parcel.reference, "chứng sinh"):
        assert words not in logged


def test_the_office_named_in_the_settings_stands_at_the_head(data_dir, library):
    office = {"name": "Bộ phận một cửa xã Mẫu", "place": "Xã Mẫu"}
    settings = settings_for(data_dir, office=office)
    with served(data_dir, settings=settings, procedures=library) as running:
        running.add_staff("lan")
        with Officer(running.url) as officer:
            officer.log_in()
            parcel = VirtualKiosk(running.add_kiosk()).enrol().send()
            receive(officer, parcel.id)
            text = text_of(paper(officer, parcel.id).content)
    assert "BỘ PHẬN MỘT CỬA XÃ MẪU" in text
    assert "Xã Mẫu, ngày" in text
