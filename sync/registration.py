"""Joining the centre: the device key is made here, the answer is checked, the enrolment kept."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from sync import durable, request
from sync.canonical import canonical
from sync.client import Client
from sync.database import read, write
from sync.enrolment import (
    Enrolment,
    NotAnEnrolment,
    enrolment_from,
    load_enrolment,
    read_enrolment_file,
    store_enrolment,
)
from sync.judgement import pause_of
from sync.key_link import follow
from sync.keys import create_device_key
from sync.outcome import Enrolled, KeysTold, NotOurCentre, Refused, Trouble
from sync.wire import EnrolmentFile


@dataclass(frozen=True, slots=True)
class Registered:
    """The kiosk is enrolled now, durably."""

    enrolment: Enrolment


@dataclass(frozen=True, slots=True)
class AlreadyEnrolled:
    """The kiosk was enrolled before; nothing was changed."""

    enrolment: Enrolment


def register(
    data_dir: Path,
    file: EnrolmentFile,
    connect: Callable[[str, str | None], Client] = Client,
) -> Registered | AlreadyEnrolled | Trouble:
    """Join the centre of a checked enrolment file.

    Safe to repeat when the answer was lost: the key stays, and the centre knows it by then.
    """
    known = load_enrolment(data_dir)
    if known is not None:
        return AlreadyEnrolled(known)
    with durable.disk_errors():
        key = create_device_key(data_dir)
    with closing(connect(file.url, file.ca_pem)) as client:
        outcome = client.enrol(file, key)
        if outcome == NotOurCentre("wrong_signature"):
            file = led_on(client, file)
            outcome = client.enrol(file, key)
    if not isinstance(outcome, Enrolled):
        return outcome
    enrolment = enrolment_from(file, outcome.answer)
    with durable.disk_errors():
        if store_enrolment(data_dir, enrolment):
            return Registered(enrolment)
    return AlreadyEnrolled(load_enrolment(data_dir) or enrolment)


def led_on(client: Client, file: EnrolmentFile) -> EnrolmentFile:
    """Give the file with the keys that followed those in it, if the centre can prove any."""
    told = client.keys()
    followed = follow(file.keys, told.links) if isinstance(told, KeysTold) else []
    return file.model_copy(update={"keys": followed[-1]}) if followed else file


def reason_of(trouble: Trouble) -> str:
    """Return the reason code of an outcome that is not the good one."""
    return trouble.code if isinstance(trouble, Refused) else pause_of(trouble).reason


def apply_enrol_requests(data_dir: Path, engine: Engine, at: str) -> None:
    """Apply the requests to enrol of a kiosk that is not enrolled; each is tried once."""
    with read(engine) as connection:
        asked = [one for one in request.open_requests(connection) if one.kind == "enrol"]
    for one in asked:
        file = read_enrolment_file(canonical(one.body.get("file")))
        joined = file if isinstance(file, NotAnEnrolment) else register(data_dir, file)
        outcome = outcome_of(joined)
        with write(engine) as connection:
            request.finish(connection, one, outcome, at)


def outcome_of(joined: NotAnEnrolment | Registered | AlreadyEnrolled | Trouble) -> str:
    """Say in one word what came of a request to enrol."""
    if isinstance(joined, Registered | AlreadyEnrolled):
        return "applied"
    return joined.code if isinstance(joined, NotAnEnrolment) else reason_of(joined)
