"""Two nodes on one PostgreSQL database behave as one centre."""

from functools import partial

import pytest

from central.audit import first_broken_row, record
from central.erasing import erase_on_request
from central.kiosks import add_kiosk
from central.tables import audit, completion, dossier, intake, payload, quarantine
from sync.envelope import GENESIS
from tests.central.aside import row_of, take, torn
from tests.central.attached import attached
from tests.central.nodes import at, at_once, post, two_nodes
from tests.central.pages.officer import Officer
from tests.central.serving import client

ROUNDS = 6


@pytest.fixture
def nodes(tmp_path, url):
    with two_nodes(tmp_path, url) as both:
        yield both


def test_one_dossier_at_both_nodes_at_once_is_one_row_with_one_receipt(nodes):
    kiosk = nodes.kiosk()
    for _ in range(ROUNDS):
        parcel = kiosk.make()

        answers = at_once(partial(post, url, parcel) for url in nodes.urls * 4)

        receipts = [kiosk.receipt(answer) for answer in answers]
        assert all(receipt == receipts[0] for receipt in receipts)
        assert sum(not answer.json()["already_there"] for answer in answers) == 1

    for table in (intake, payload, dossier):
        assert len(nodes.rows(table)) == ROUNDS


def test_of_two_headers_with_one_number_sent_at_once_one_is_taken_in_and_one_is_a_fork(nodes):
    kiosk = nodes.kiosk()
    for number in range(1, ROUNDS + 1):
        before = kiosk.previous
        first = kiosk.make(seq=number)
        kiosk.previous = before
        twin = kiosk.make({"answers": {"child_name": "LÊ THỊ KHÁC"}}, seq=number)

        answers = at_once(
            partial(post, url, parcel)
            for url, parcel in zip(nodes.urls, (first, twin), strict=True)
        )

        assert sorted(answer.status_code for answer in answers) == [200, 409]
        refused = next(answer for answer in answers if answer.status_code == 409)
        assert refused.json()["code"] == "fork"
        taken = first if answers[0].status_code == 200 else twin
        kiosk.previous = taken.signed.head

    assert len(nodes.rows(intake)) == len(nodes.rows(quarantine)) == ROUNDS


def test_one_set_aside_is_taken_in_once_whoever_presses_or_posts_at_either_node(nodes):
    kiosk = nodes.kiosk()
    for number in range(1, ROUNDS + 1):
        parcel = torn(kiosk)
        row = row_of(nodes.one, parcel)
        pressed = [take(node, row) for node in (nodes.one, nodes.two) * 2]
        posted = [partial(post, url, parcel) for url in nodes.urls * 2]

        said = at_once([*pressed, *posted])

        assert sorted(said[:4]) == ["ended"] + ["passed"] * 3
        assert {answer.status_code for answer in said[4:]} <= {200, 409}
        assert kiosk.receipt(post(nodes.two.url, parcel))["head"] == parcel.signed.head
        assert len(nodes.rows(quarantine)) == number
    for table in (intake, payload, dossier):
        assert len(nodes.rows(table)) == 2 * ROUNDS


def test_a_text_erased_while_an_officer_takes_it_in_is_nowhere_afterwards(nodes):
    kiosk = nodes.kiosk()
    for _ in range(ROUNDS):
        parcel = torn(kiosk)
        pressed = take(nodes.one, row_of(nodes.one, parcel))

        taken, erased = at_once([pressed, partial(erase, nodes.two, parcel.id)])

        assert (taken in {"ended", "passed"}, erased) == (True, True)
        assert parcel.payload not in {row.sealed for row in nodes.rows(payload)}
        assert parcel.payload not in {row.payload for row in nodes.rows(quarantine)}


def erase(node, dossier_id):
    work = partial(
        erase_on_request,
        dossier_id=dossier_id,
        receipts=node.centre.uploads.receipts,
        now=node.clock(),
        reason="1",
    )
    return node.centre.writer.submit(work).result()


def test_one_id_from_two_devices_at_once_is_taken_in_once_and_a_conflict_once(nodes):
    kiosks = [nodes.kiosk(), nodes.kiosk()]
    for number in range(ROUNDS):
        shared = f"01a0c450-0000-7000-8000-0000000000{number:02x}"
        parcels = []
        for kiosk in kiosks:
            kiosk.previous = GENESIS
            parcels.append(kiosk.make({"id": shared}, id=shared, seq=10 * number + 1))

        answers = at_once(
            partial(post, url, parcel) for url, parcel in zip(nodes.urls, parcels, strict=True)
        )

        codes = [answer.json().get("code", "taken") for answer in answers]
        assert sorted(codes) == ["conflict", "taken"], codes

    assert len(nodes.rows(intake)) == ROUNDS


def test_dossiers_spread_over_both_are_held_without_a_gap(nodes):
    kiosk = nodes.kiosk()
    parcels = [kiosk.make() for _ in range(24)]

    answers = at_once(
        partial(post, nodes.urls[number % 2], parcel) for number, parcel in enumerate(parcels)
    )

    assert {answer.status_code for answer in answers} == {200}
    assert post(nodes.two.url, parcels[0]).json()["held"] == [{"first": 1, "last": 24}]


def test_what_both_write_down_is_one_unbroken_chain(nodes):
    kiosks = [nodes.kiosk() for _ in range(4)]
    before = len(nodes.rows(audit))
    wrong = [kiosk.make({"seq": 99}) for kiosk in kiosks]
    now = nodes.one.clock()

    def look(centre, number):
        work = partial(record, at=now, actor="lan", act="declaration.open", subject=str(number))
        return centre.centre.writer.submit(work).result()

    at_once(
        [partial(post, url, parcel) for parcel in wrong for url in nodes.urls]
        + [partial(look, node, n) for n in range(8) for node in (nodes.one, nodes.two)]
    )

    assert len(nodes.rows(audit)) == before + len(wrong) + 16
    with nodes.one.centre.database.reader.connect() as connection:
        assert first_broken_row(connection) is None


def test_a_nonce_of_one_is_spent_at_the_other_and_then_at_both(nodes):
    kiosk = nodes.kiosk()
    parcel = kiosk.send()
    with client(nodes.one.url) as one, client(nodes.two.url) as two:
        nonce = one.post("/v1/nonces").json()["nonce"]
        body = kiosk.status_body(nonce, [parcel.reference])

        answers = [two.post("/v1/status", json=body), one.post("/v1/status", json=body)]

    assert [answer.status_code for answer in answers] == [200, 403]
    assert answers[1].json()["code"] == "bad_nonce"


def test_pieces_of_a_picture_may_go_to_either(nodes):
    kiosk = nodes.kiosk()
    one = attached(kiosk, b"\xff\xd8\xff" + bytes(range(256)) * 1500)
    post(nodes.one.url, one.parcel)

    for number, piece in enumerate(one.pieces(size=100_000)):
        at_node = at(kiosk, nodes.urls[number % 2])
        assert type(one)(at_node, one.parcel, one.pictures).send(piece).status_code == 200

    assert one.receipt()["id"] == one.parcel.id
    assert len(nodes.rows(completion)) == 1


def test_the_last_pieces_of_two_pictures_at_once_complete_a_dossier_once(nodes):
    kiosk = nodes.kiosk()
    for number in range(ROUNDS):
        pictures = [b"\xff\xd8\xff" + bytes([number, side]) * 900 for side in (1, 2)]
        dossier_of_two = attached(kiosk, *pictures)
        assert post(nodes.one.url, dossier_of_two.parcel).status_code == 200
        sends = [
            partial(
                type(dossier_of_two)(
                    at(kiosk, url), dossier_of_two.parcel, dossier_of_two.pictures
                ).send,
                dossier_of_two.pieces(side)[0],
            )
            for side, url in enumerate(nodes.urls)
        ]

        assert [answer.status_code for answer in at_once(sends)] == [200, 200]

        assert dossier_of_two.receipt()["id"] == dossier_of_two.parcel.id
    assert len(nodes.rows(completion)) == ROUNDS


def test_the_last_piece_at_both_at_once_is_judged_once(nodes):
    kiosk = nodes.kiosk()
    for number in range(ROUNDS):
        one = attached(kiosk, b"\xff\xd8\xff" + bytes([number]) * 900)
        assert post(nodes.one.url, one.parcel).status_code == 200
        sends = [
            partial(type(one)(at(kiosk, url), one.parcel, one.pictures).send, one.pieces()[0])
            for url in nodes.urls * 3
        ]

        answers = at_once(sends)

        assert {answer.status_code for answer in answers} == {200}
        assert {answer.json()["offset"] for answer in answers} == {len(one.pictures[0].sealed)}
    assert len(nodes.rows(completion)) == ROUNDS


def test_kiosk_numbers_given_at_both_at_once_differ(nodes):
    now = nodes.one.clock()

    def add(node):
        return node.centre.writer.submit(partial(add_kiosk, name="A", now=now)).result()

    numbers = at_once(partial(add, node) for node in (nodes.one, nodes.two) * 4)

    assert sorted(numbers) == [f"{number:04d}" for number in range(1, 9)]
    assert len(set(numbers)) == 8


def test_an_officer_logged_in_at_one_is_known_at_the_other(nodes):
    nodes.one.add_staff("lan")
    with Officer(nodes.one.url) as at_one, Officer(nodes.two.url) as at_two:
        assert at_one.log_in().status_code == 303
        at_two.http.cookies = at_one.http.cookies

        assert at_two.get("/declarations").status_code == 200


def test_wrong_passwords_count_wherever_they_are_tried(nodes):
    nodes.one.add_staff("lan")
    with Officer(nodes.one.url) as at_one, Officer(nodes.two.url) as at_two:
        answers = [each.log_in(password="sai-mat-khau") for each in (at_one, at_two) * 3]

    assert [answer.status_code for answer in answers] == [403] * 5 + [429]
