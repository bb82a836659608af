"""A stick in strange hands: no link on it leads anywhere, and any files on it are only files."""

import shutil
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central.carrying import take_stick
from central.tables import attachment, intake, quarantine
from sync.stick import ANSWERS, FOLDER, KEYS, QUESTIONS, Stick, StickGone, sticks_below
from sync.wire import StatusBody, StickDossier
from tests.central.attached import attached
from tests.central.virtual_kiosk import Parcel, VirtualKiosk
from tests.hostile.junk import junk, long, seeded, short
from tests.hostile.parsers import STICK


@pytest.fixture
def victim(tmp_path):
    """What a link of the stick leads to: a folder with a file that must stay as it is."""
    folder = tmp_path / "victim"
    folder.mkdir()
    (folder / "receipt.key").write_bytes(b"32 bytes of a key that is gone if")
    yield folder
    assert [path.name for path in folder.iterdir()] == ["receipt.key"]
    assert (folder / "receipt.key").read_bytes() == b"32 bytes of a key that is gone if"


def loaded(root, kiosk: VirtualKiosk, *parcels: Parcel) -> Stick:
    """A stick as the kiosk would have written it."""
    stick = Stick.of(root, kiosk.device)
    for parcel in parcels:
        body = StickDossier.model_validate({"body": parcel.body()})
        stick.write(f"{name_of(parcel)}.dossier", body.model_dump_json().encode())
    asked = StatusBody.model_validate(kiosk.status_body("stick-1", []))
    stick.write(QUESTIONS, asked.model_dump_json().encode())
    return stick


def name_of(parcel: Parcel) -> str:
    return f"{parcel.signed.header.seq:09d}.{parcel.id}"


def test_an_answer_is_never_written_through_a_link(centre, kiosk, tmp_path, victim):
    parcel = kiosk.make()
    stick = loaded(tmp_path, kiosk, parcel)
    names = (f"{name_of(parcel)}.answer", ANSWERS)
    for name in names:
        (stick.folder / name).symlink_to(victim / "receipt.key")
        (stick.folder / f"{name}.new").symlink_to(victim / "receipt.key")

    take_stick(centre.centre, stick, lambda _stem: None)

    assert not any((stick.folder / name).is_symlink() for name in names)


@pytest.mark.parametrize("place", ["the kiosk's folder", "the folder of all"])
def test_a_folder_that_is_a_link_is_no_folder_of_a_stick(kiosk, tmp_path, victim, place):
    root = tmp_path / "usb"
    root.mkdir()
    if place == "the kiosk's folder":
        (root / FOLDER).mkdir()
        (root / FOLDER / kiosk.device).symlink_to(victim)
    else:
        (root / FOLDER).symlink_to(victim)

    assert sticks_below(root) == []
    with pytest.raises(StickGone, match="no_stick"):
        Stick.of(root, kiosk.device)


def test_not_even_a_stranger_who_was_never_enrolled_leads_an_answer_away(
    centre, kiosk, tmp_path, victim
):
    """A no is signed and written for any header that parses, so nothing need be forged."""
    stranger = VirtualKiosk(kiosk.file, device="00000000-0000-4000-8000-000000000009")
    parcel = stranger.make()
    stick = loaded(tmp_path, stranger, parcel)
    name = f"{name_of(parcel)}.answer"
    (stick.folder / f"{name}.new").symlink_to(victim / "receipt.key")

    take_stick(centre.centre, stick, lambda _stem: None)

    assert (stick.folder / name).is_file()
    assert not (stick.folder / name).is_symlink()


FILES = st.dictionaries(
    st.sampled_from(("dossier", "answer", "picture", "other picture", KEYS, QUESTIONS, ANSWERS)),
    junk(STICK) | junk({"device": "x", "links": [{"link": "AA==", "signature": "AA=="}]}),
)


def names_of(kiosk: VirtualKiosk, parcel: Parcel) -> dict[str, str]:
    """Names that are read, where the good dossier of a picture and another one lie."""
    picture = parcel.signed.header.attachments[0].digest
    return {
        "dossier": f"000000000.{parcel.id}.dossier",
        "answer": f"{name_of(parcel)}.answer",
        "picture": f"{picture}.picture",
        "other picture": f"{'a' * 64}.picture",
    }


@pytest.fixture
def takes(centre, kiosk, tmp_path):
    """Takes in a stick with one good dossier of a picture, and these files beside or over it."""
    trips = count(1)

    def take(written: dict[str, bytes]) -> None:
        trip, sent = next(trips), attached(kiosk)
        root = tmp_path / f"usb{trip}"
        root.mkdir()
        stick = loaded(root, kiosk, sent.parcel)
        names = names_of(kiosk, sent.parcel)
        for kind, content in written.items():
            (stick.folder / names.get(kind, kind)).write_bytes(content)
        carried = take_stick(centre.centre, stick, lambda _stem: None)
        assert carried.counts["waiting"] == 1
        assert carried.counts["unreadable_file"] + carried.counts["refused"] == (
            "dossier" in written
        )
        assert len(centre.rows(intake)) == trip
        assert {row.offset for row in centre.rows(attachment)} == {0}
        assert centre.rows(quarantine) == []
        shutil.rmtree(root)

    return take


def test_whatever_files_lie_on_it_the_good_one_is_taken_and_nothing_else(takes):
    @short(60)
    @given(written=FILES)
    def run(written):
        takes(written)

    run()


@pytest.mark.soak
def test_whatever_files_lie_on_it_three_thousand_times(takes):
    @seeded
    @long(3_000)
    @given(written=FILES)
    def run(written):
        takes(written)

    run()
