"""Devices in memory: looked up once, and never believed against the database."""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import event, update

from central import devices
from central.clock import stamp
from central.devices import Device, KnownDevices
from central.tables import device, intake, quarantine
from central.taking import read, submit
from sync.wire import DossierBody

ONE = Device("one", "0001", b"k" * 32, "k", revoked=False)
ON_BOTH_ENGINES = True


def test_a_device_is_read_once(monkeypatch):
    asked = []
    known = KnownDevices(lambda name: asked.append(name) or ONE)
    assert [known.recall("one"), known.recall("one")] == [ONE, ONE]
    assert asked == ["one"]
    known.look_up("one")
    assert asked == ["one", "one"]


def test_who_is_not_known_or_revoked_is_asked_for_each_time():
    found = {"gone": None, "revoked": Device("revoked", "0001", b"", "", revoked=True)}
    asked = []
    known = KnownDevices(lambda name: asked.append(name) or found[name])
    for name in ("gone", "gone", "revoked", "revoked"):
        assert known.recall(name) == found[name]
    assert len(asked) == 4


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(devices, "MOST_KNOWN", 10)
    known = KnownDevices(lambda name: ONE)
    for number in range(100):
        known.recall(str(number))
    assert len(known._known) <= 10


def body_of(parcel):
    return DossierBody.model_validate(parcel.body())


def test_a_device_revoked_after_its_signature_was_read_is_refused(centre, kiosk):
    arrival = read(centre.centre, body_of(kiosk.make()))
    revoke = update(device).where(device.c.id == kiosk.device)
    centre.centre.writer.submit(
        lambda connection: connection.execute(revoke.values(revoked_at=stamp(centre.clock())))
    ).result()
    assert submit(centre.centre, arrival).result().code == "revoked_device"
    assert centre.rows(intake) == centre.rows(quarantine) == []


def test_a_device_revoked_by_another_process_is_refused_at_its_next_dossier(centre, kiosk):
    kiosk.send()
    revoke = update(device).where(device.c.id == kiosk.device)
    with centre.centre.database.writer.begin() as connection:
        connection.execute(revoke.values(revoked_at=stamp(centre.clock())))
    for _ in range(2):
        answer = kiosk.post(kiosk.make())
        assert (answer.status_code, answer.json()["code"]) == (403, "revoked_device")
    assert len(centre.rows(intake)) == 1


def test_a_crowd_costs_a_look_at_the_devices_only_the_first_time(centre, kiosk):
    kiosk.send()
    seen = []
    listen = (centre.centre.database.reader, "begin", lambda _connection: seen.append(1))
    event.listen(*listen)
    parcels = [kiosk.make() for _ in range(20)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(kiosk.post, parcels))
    event.remove(*listen)
    assert {answer.status_code for answer in answers} == {200}
    assert seen == []
