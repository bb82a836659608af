"""A device's next key is believed when the one before it signed for it, and only from there on."""

import httpx
import pytest
from nacl.signing import SigningKey

from central.clock import now_utc
from central.kiosks import revoke_kiosk
from central.tables import audit, device, device_key, quarantine
from sync.device_link import DeviceLink, sign_link
from sync.envelope import b64, key_id


class Changing:
    """A kiosk that changes its key, and what it tells of that."""

    def __init__(self, kiosk):
        self.kiosk, self.links, self.epoch = kiosk, [], 1

    def change(self, signer=None, **changes):
        new, former = SigningKey.generate(), self.kiosk.key
        self.epoch += 1
        link = DeviceLink(
            device=self.kiosk.device,
            epoch=self.epoch,
            key=b64(bytes(new.verify_key)),
            key_id=key_id(bytes(new.verify_key)),
            former_key_id=key_id(bytes(former.verify_key)),
            last_seq=self.kiosk.seq,
            last_head=self.kiosk.previous,
            made_at="2026-12-01T00:00:00.000Z",
        ).model_copy(update=changes)
        self.links.append(sign_link(link, signer or former, new))
        self.kiosk.key = new
        return former

    def tell(self, links=None):
        body = {
            "device": self.kiosk.device,
            "links": [one.model_dump() for one in (self.links if links is None else links)],
        }
        url = f"{self.kiosk.file.url}/v1/device-keys"
        answer = httpx.post(url, json=body, timeout=20, trust_env=False)
        return answer.status_code, answer.json().get("code")

    def make(self, key=None, **header):
        """The next dossier, signed with the present key, or another of this device."""
        epoch = header.pop("epoch", self.epoch)
        present, self.kiosk.key = self.kiosk.key, key or self.kiosk.key
        parcel = self.kiosk.make(epoch=epoch, **header)
        self.kiosk.key = present
        return parcel

    def post(self, parcel):
        answer = self.kiosk.post(parcel)
        return answer.status_code, answer.json().get("code"), answer.json().get("detail")


ON_BOTH_ENGINES = True
TAKEN = (200, None, None)
NOT_OF_THE_KEY = (403, "bad_signature")


@pytest.fixture
def changing(kiosk):
    return Changing(kiosk)


def test_dossiers_of_both_keys_arrive_whichever_way_round(changing):
    early = changing.make()
    changing.change()
    late = changing.make()
    assert changing.tell() == (200, None)
    assert changing.post(late) == TAKEN
    assert changing.post(early) == TAKEN
    assert changing.post(early) == TAKEN


def test_before_the_centre_was_told_the_new_key_is_no_key(changing):
    changing.change()
    parcel = changing.make()
    assert changing.post(parcel)[:2] == NOT_OF_THE_KEY
    changing.tell()
    assert changing.post(parcel) == TAKEN


def test_several_changes_are_told_at_once_and_again(changing, centre):
    for _ in range(3):
        changing.post(changing.make())
        changing.change()
    assert [changing.tell(), changing.tell()] == [(200, None), (200, None)]
    assert [row.epoch for row in centre.rows(device_key)] == [1, 2, 3]
    [row] = [row for row in centre.rows(device) if row.id == changing.kiosk.device]
    assert (row.epoch, row.public_key) == (4, bytes(changing.kiosk.key.verify_key))
    assert [row.act for row in centre.rows(audit)].count("kiosk.key") == 3


def test_the_key_of_before_signs_nothing_that_comes_later(changing, centre):
    changing.post(changing.make())
    former = changing.change()
    changing.tell()
    stolen = changing.make(key=former, epoch=1, device_key_id=key_id(bytes(former.verify_key)))
    assert changing.post(stolen) == (*NOT_OF_THE_KEY, "retired_key")
    assert centre.rows(quarantine) == []


def test_the_new_key_signs_nothing_that_came_before(changing):
    changing.make()
    changing.change()
    changing.tell()
    assert changing.post(changing.make(seq=1)) == (409, "fork", "key_link")


def test_the_last_header_of_a_key_is_the_one_its_link_names(changing):
    former_chain = changing.kiosk.previous
    changing.make()
    former = changing.change()
    changing.tell()
    other = changing.make(
        key=former,
        epoch=1,
        seq=1,
        previous=former_chain,
        device_key_id=key_id(bytes(former.verify_key)),
    )
    assert changing.post(other) == (409, "fork", "key_link")


def test_the_first_header_of_a_key_follows_the_one_its_link_names(changing):
    changing.make()
    changing.change()
    changing.tell()
    assert changing.post(changing.make(previous="f" * 64)) == (409, "fork", "key_link")


def test_a_number_of_key_that_never_was_is_no_key(changing):
    assert changing.post(changing.make(epoch=7)) == (*NOT_OF_THE_KEY, "epoch")


def test_nobody_else_changes_the_key(changing):
    changing.change(signer=SigningKey.generate())
    assert changing.tell() == NOT_OF_THE_KEY


def test_the_key_of_before_cannot_lead_to_a_third(changing):
    former = changing.change()
    changing.tell()
    thief = Changing(changing.kiosk)
    thief.kiosk.key = former
    thief.change()
    assert thief.tell() == NOT_OF_THE_KEY
    thief.links = [*changing.links, *thief.links]
    assert thief.tell() == NOT_OF_THE_KEY


def test_fewer_links_than_are_known_prove_nothing(changing):
    changing.change()
    changing.tell()
    assert changing.tell([]) == NOT_OF_THE_KEY


def test_a_revoked_device_changes_nothing(changing, centre):
    centre.centre.writer.submit(
        lambda connection: revoke_kiosk(connection, changing.kiosk.file.kiosk_number, now_utc())
    ).result()
    changing.change()
    assert changing.tell() == (403, "revoked_device")


def test_a_device_that_is_not_known_changes_nothing(changing):
    changing.change()
    changing.kiosk.device = "00000000-0000-4000-8000-00000000000b"
    assert changing.tell() == (403, "unknown_device")


def test_states_are_told_to_the_present_key_only(changing):
    former = changing.change()
    changing.tell()
    assert changing.kiosk.status()["held"] == []
    changing.kiosk.key = former
    with pytest.raises(AssertionError):
        changing.kiosk.status()


@pytest.mark.parametrize("device", ["", "x", "0" * 36 + "\x00", "\x00" * 36, "Ữ" * 36, 7, None])
def test_what_is_no_id_of_a_device_is_no_question(changing, device):
    changing.change()
    body = {"device": device, "links": [one.model_dump() for one in changing.links]}
    url = f"{changing.kiosk.file.url}/v1/device-keys"
    answer = httpx.post(url, json=body, timeout=20, trust_env=False)
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")
