"""A stick has been in strange hands: what it holds is nothing until it is proved."""

import base64
import json

import pytest
from hypothesis import given
from nacl.signing import SigningKey

from sync.data_folder import path_of
from sync.database import open_database
from sync.envelope import b64, head_of, parse_header, sign_refusal, sign_status
from sync.stick import ANSWERS, DOSSIER, LARGEST_BYTES, Stick, StickGone, sticks_below
from tests.central.aside import close, take
from tests.central.serving import served
from tests.hostile.junk import junk, short
from tests.kills.books import read_centre, read_queue
from tests.stick.test_the_way import LARGE, plainer, save
from tests.sync.dossiers import tamper


@pytest.fixture(autouse=True)
def _procedures(monkeypatch):
    monkeypatch.setattr("tests.sync.dossiers.plain", plainer)


@pytest.fixture
def carried(site, stick, centre_import):
    """One dossier that went out and whose receipt lies on the stick."""
    save(site)
    site.queue("export", str(stick))
    centre_import()
    return next(stick.rglob("*.answer"))


def forged(path, change):
    answer = json.loads(path.read_bytes())
    change(answer)
    path.write_bytes(json.dumps(answer).encode())


def flip(text):
    raw = bytearray(base64.b64decode(text))
    raw[0] ^= 1
    return base64.b64encode(bytes(raw)).decode()


@pytest.mark.parametrize("part", ["receipt", "signature"])
def test_a_receipt_with_a_flipped_bit_is_not_believed(site, stick, carried, part):
    def change(answer):
        receipt = answer["answer"]["receipt"]
        receipt[part] = flip(receipt[part])

    forged(carried, change)
    assert site.queue("import", str(stick))[1]["unsure"] == 1
    assert site.states() == [("queued", "exported")]


@pytest.mark.parametrize(
    "junk", [b"", b"{}", b"null", b'{"answer": 1}', b"\xff\xfe", b"[" * 100_000, b"9" * 5000]
)
def test_junk_in_place_of_an_answer_changes_nothing(site, stick, carried, junk):
    carried.write_bytes(junk)
    assert site.queue("import", str(stick))[1]["unsure"] == 1
    assert site.states() == [("queued", "exported")]


def test_whatever_lies_in_place_of_the_answers_changes_nothing(site, stick, carried):
    """Believed is what is still there byte for byte of what the centre signed, and nothing else."""
    good = json.loads(carried.read_bytes())
    signed = good["answer"]["receipt"]
    kept, status = carried.read_bytes(), json.loads(carried.with_name(ANSWERS).read_bytes())

    @short(40)
    @given(answer=junk(good), told=junk(status))
    def run(answer, told):
        if signed["receipt"].encode() in answer and signed["signature"].encode() in answer:
            return
        carried.write_bytes(answer)
        carried.with_name(ANSWERS).write_bytes(told)
        assert site.queue("import", str(stick))[1]["unsure"] == 1
        assert site.states() == [("queued", "exported")]

    run()
    carried.write_bytes(kept)
    assert site.queue("import", str(stick))[1]["delivered"] == 1


def test_another_dossiers_receipt_is_not_taken(site, stick, carried, centre_import):
    save(site)
    site.queue("export", str(stick))
    second = sorted(stick.rglob("*.dossier"))[1].with_suffix(".answer")
    second.write_bytes(carried.read_bytes())
    counts = site.queue("import", str(stick))[1]
    assert (counts["delivered"], counts["unsure"]) == (1, 1)
    assert [state for state, _ in site.states()] == ["delivered", "queued"]


def test_another_kiosks_receipt_is_not_taken(enrol, stick, centre_import):
    one, two = enrol("one"), enrol("two")
    for site in (one, two):
        save(site)
        site.queue("export", str(stick))
    centre_import()
    one_s, two_s = sorted(stick.rglob("*.answer"))
    kept = one_s.read_bytes()
    one_s.write_bytes(two_s.read_bytes())
    two_s.write_bytes(kept)
    assert [site.queue("import", str(stick))[1]["unsure"] for site in (one, two)] == [1, 1]


def test_a_refusal_by_anyone_else_holds_nothing(site, stick, carried):
    dossier = json.loads(next(stick.rglob("*.dossier")).read_bytes())["body"]
    raw, signature = base64.b64decode(dossier["header"]), base64.b64decode(dossier["signature"])
    header = parse_header(raw)
    refusal = {
        "id": header.id,
        "device": header.device,
        "head": head_of(raw, signature),
        "code": "conflict",
    }
    signed, seal = sign_refusal(refusal, SigningKey.generate())
    carried.write_bytes(
        json.dumps({"refusal": {"refusal": b64(signed), "signature": b64(seal)}}).encode()
    )
    assert site.queue("import", str(stick))[1]["unsure"] == 1
    assert site.states() == [("queued", "exported")]


def test_a_status_by_anyone_else_purges_nothing(site, stick, carried):
    site.grace_s = "0"
    site.queue("import", str(stick))
    site.grace_s = "86400"
    answers = carried.parent / "answers"
    told = json.loads(base64.b64decode(json.loads(answers.read_bytes())["answer"]))
    signed, signature = sign_status(
        told | {"now": "2099-01-01T00:00:00.000Z"}, SigningKey.generate()
    )
    answers.write_bytes(json.dumps({"answer": b64(signed), "signature": b64(signature)}).encode())
    before = site.states()
    site.queue("import", str(stick))
    assert site.states() == before


def test_the_time_of_a_stick_is_not_the_present_time(site, stick, carried):
    site.queue("import", str(stick))
    engine = open_database(site.dir)
    try:
        with engine.connect() as connection:
            known = connection.exec_driver_sql("SELECT count(*) FROM clock_offset").scalar()
    finally:
        engine.dispose()
    assert known == 0


def put_back(site, stick):
    """As if the book had been put back from before all it has, and the stick were another."""
    engine = open_database(site.dir)
    try:
        tamper(
            engine,
            *(f"DELETE FROM {t}" for t in ("attempt", "heads", "payload", "delivery", "header")),
            "PRAGMA user_version = 0",
        )
    finally:
        engine.dispose()
    for path in stick.rglob("*.*"):
        path.unlink()


def test_what_an_officer_took_in_brings_its_receipt_back(site, stick, centre_dir, centre_import):
    save(site)
    site.queue("export", str(stick))
    centre_import()
    put_back(site, stick)
    save(site)
    save(site)
    site.queue("export", str(stick))
    centre_import()
    site.queue("import", str(stick))
    assert site.states() == [("held", "fork")] * 2
    with served(centre_dir, claimed=True) as running:
        assert take(running, 2)() == "ended"
    site.queue("retry")
    site.queue("export", str(stick))
    assert centre_import()[1]["already_there"] == 1
    site.queue("import", str(stick))
    assert sorted(site.states()) == [("delivered", None), ("held", "fork")]


def test_a_conflict_is_told_by_the_centre_and_held(site, stick, centre_dir, centre_import):
    """Two books under one number: the folder was copied, and both copies went on."""
    save(site)
    site.queue("export", str(stick))
    centre_import()
    put_back(site, stick)
    save(site)
    site.queue("export", str(stick))
    taken = centre_import()[1]
    assert (taken["refused"], taken["refusals"][0]["code"]) == (1, "fork")
    assert site.queue("import", str(stick))[1]["held"] == 1
    assert site.states() == [("held", "fork")]
    assert read_centre(centre_dir).quarantined == 1
    with served(centre_dir, claimed=True) as running:
        assert close(running, 1, "file_anew")() == "ended"
    assert site.queue("retry")[0] == 0
    site.queue("export", str(stick))
    assert centre_import()[1]["refusals"][0]["code"] == "file_anew"
    assert site.queue("import", str(stick))[1]["held"] == 1
    assert site.states() == [("held", "file_anew")]
    assert read_centre(centre_dir).quarantined == 1


def test_a_revoked_kiosk_is_told_as_a_condition_of_the_site(site, stick, centre_dir, centre_import):
    from typer.testing import CliRunner  # noqa: PLC0415 -- the same

    from central import cli  # noqa: PLC0415 -- only here

    save(site)
    site.queue("export", str(stick))
    environ = {"CENTRAL_DATA_DIR": str(centre_dir)}
    assert (
        CliRunner().invoke(cli.app, ["kiosks", "revoke", site.number], env=environ).exit_code == 0
    )
    assert centre_import()[1]["refusals"][0]["code"] == "revoked_device"
    assert site.queue("import", str(stick))[1]["site"] == 1
    assert site.states() == [("queued", "exported")]


def test_one_damaged_dossier_stays_behind_and_the_others_go(site, stick, centre_import):
    for _ in range(3):
        save(site)
    engine = open_database(site.dir)
    try:
        tamper(engine, "UPDATE payload SET sealed = x'00' WHERE seq = 2")
    finally:
        engine.dispose()
    out = site.queue("export", str(stick))[1]
    assert (out["dossiers"], out["left"]) == (2, [{"seq": 2, "code": "bad_digest"}])
    assert centre_import()[1]["accepted"] == 2
    assert path_of(site.dir).exists()


def test_a_stolen_ciphertext_signed_anew_by_another_kiosk_is_refused(
    enrol, stick, centre_dir, centre_import
):
    one, two = enrol("one"), enrol("two")
    save(one)
    save(two)
    for site in (one, two):
        site.queue("export", str(stick))
    first, second = (next(folder.glob("*.dossier")) for folder in sorted(stick.glob("*/*")))
    stolen, own = (json.loads(path.read_bytes()) for path in (first, second))
    own["body"]["payload"] = stolen["body"]["payload"]
    second.write_bytes(json.dumps(own).encode())
    taken = centre_import()[1]
    assert (taken["accepted"], taken["refused"]) == (1, 1)
    assert read_centre(centre_dir).intake == 1


def test_a_picture_that_was_changed_is_not_taken_for_it(site, stick, centre_dir, centre_import):
    save(site, LARGE)
    site.queue("export", str(stick))
    picture = next(stick.rglob("*.picture"))
    whole = picture.read_bytes()
    picture.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert centre_import()[1]["waiting"] == 1
    picture.write_bytes(whole)
    assert centre_import()[1]["already_there"] == 1
    assert site.queue("import", str(stick))[1]["delivered"] == 1


def test_links_large_files_and_strange_names_are_passed_over(site, stick, centre_import, tmp_path):
    save(site)
    site.queue("export", str(stick))
    dossier = next(stick.rglob("*.dossier"))
    name = "000000002.00000000-0000-7000-8000-00000000000"
    (dossier.parent / f"{name}1.dossier").symlink_to(tmp_path / "kiosk" / "enrolment.json")
    with (dossier.parent / f"{name}2.dossier").open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)
    (dossier.parent / "..dossier").write_bytes(b"x")
    (dossier.parent / f"{name}3.dossier").mkdir()
    (dossier.parent.parent / "not-a-device").mkdir()
    taken = centre_import()[1]
    assert (taken["kiosks"], taken["accepted"], taken["unreadable_file"]) == (1, 1, 3)
    assert read_queue(site.dir).problems == ()


def test_the_folder_of_a_stick_is_read_in_the_order_of_saving(tmp_path):
    stick = Stick(tmp_path)
    for seq in (10, 9, 100):
        stick.write(f"{seq:09d}.00000000-0000-7000-8000-000000000000.dossier", b"x")
    assert [stem[:9] for stem in stick.stems(DOSSIER)] == ["000000009", "000000010", "000000100"]


def test_a_root_that_is_no_folder_is_no_stick(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StickGone, match="no_stick"):
        sticks_below(tmp_path / "file")
