"""Changing the device key: made here, linked to the one before, in force for the next save."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, text

from sync import durable
from sync.device_link import MOST, DeviceLink, sign_link
from sync.enrolment import change_enrolment
from sync.envelope import GENESIS, b64, key_id
from sync.errors import NotEnrolled
from sync.identity import Identity, load_identity
from sync.keys import create_device_key, drop_former_keys

LAST = text("""
SELECT (SELECT user_version FROM pragma_user_version) AS given,
       (SELECT seq FROM header ORDER BY seq DESC LIMIT 1) AS seq,
       (SELECT head FROM header ORDER BY seq DESC LIMIT 1) AS head
""")


class KeysUsedUp(Exception):  # noqa: N818 -- says what is so
    """The device key was changed as often as it can be: the kiosk has to join anew."""


def change_device_key(connection: Connection, data_dir: Path, at: str) -> Identity:
    """Make the next key and sign with it from now on; `connection` is in a write transaction.

    That keeps others from saving meanwhile. The caller is the only agent of the data folder. The
    change counts once the enrolment names the key; stopped before, nothing has changed. Raises
    NotEnrolled, KeysUsedUp, or what `sync.errors` has for disks.
    """
    known = load_identity(data_dir)
    if known is None:
        raise NotEnrolled("this kiosk is not enrolled")
    if len(known.enrolment.key_links) == MOST:
        raise KeysUsedUp
    enrolment, row = known.enrolment, connection.execute(LAST).one()
    with durable.disk_errors():
        new = create_device_key(data_dir, enrolment.epoch + 1)
        public_key = bytes(new.verify_key)
        link = DeviceLink(
            device=enrolment.device,
            epoch=enrolment.epoch + 1,
            key=b64(public_key),
            key_id=key_id(public_key),
            former_key_id=enrolment.device_key_id,
            last_seq=max(row.given, row.seq or 0),
            last_head=row.head or GENESIS,
            made_at=at,
        )
        changed = replace(
            enrolment,
            epoch=link.epoch,
            device_key_id=link.key_id,
            joined_key=enrolment.joined_key or bytes(known.key.verify_key),
            key_links=(*enrolment.key_links, sign_link(link, known.key, new)),
        )
        change_enrolment(data_dir, changed)
        drop_former_keys(data_dir, changed.epoch)
    return load_identity(data_dir) or known
