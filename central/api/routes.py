"""The calls of `sync.wire`. Bodies arrive at places of their own; those for work are taken then."""

import asyncio
import re
from functools import partial

from fastapi import APIRouter, Request
from sqlalchemy import select
from starlette.responses import Response

from central.answers import dossier_answer, find_known, is_asked_by, status_answer
from central.api.problems import ProblemError
from central.api.requests import (
    SMALL_BYTES,
    body_of,
    centre_of,
    held_model,
    problems,
    read_model,
    write_model,
)
from central.api.route import PlainRoute
from central.arrival import Refused
from central.centre import Centre
from central.devices import Device
from central.enrolment import enrol, read_candidate, signed_answer
from central.intake import Accepted, Stale
from central.rejoining import read_former, rejoin
from central.rekeying import learn_keys
from central.taking import read, read_anew, submit
from sync.device_link import DeviceKeysBody, RejoinBody
from sync.wire import (
    QUEUE_LENGTH,
    DossierAnswer,
    DossierBody,
    EnrolmentAnswer,
    EnrolmentBody,
    Health,
    KeyLinks,
    Nonce,
    SignedStatus,
    StatusBody,
)

DOSSIER_BYTES = 6_200_000

QUEUE = re.compile(r"\d{1,9}", re.ASCII)

router = APIRouter(prefix="/v1", tags=["kiosk"], route_class=PlainRoute)


@router.get("/health", response_model=Health)
async def read_health(request: Request) -> Response:
    """Say who is here."""
    identity = centre_of(request).identity
    return write_model(Health(centre=identity.centre, epoch=identity.epoch))


@router.get("/ready", response_model=Health, responses={503: {"description": "busy"}})
async def read_ready(request: Request) -> Response:
    """Say who is here once the database answers; else 503, so that a proxy asks another node."""
    centre = centre_of(request)

    def look() -> None:
        with centre.database.reader.connect() as connection:
            connection.execute(select(1))

    await asyncio.to_thread(look)
    return await read_health(request)


@router.post("/nonces", response_model=Nonce)
async def make_nonce(request: Request) -> Response:
    """Give a one-time text for a signed control call."""
    return write_model(Nonce(nonce=centre_of(request).nonces.make()))


@router.get("/keys", response_model=KeyLinks)
async def read_keys(request: Request) -> Response:
    """Tell how this centre's keys followed each other; each change is signed by the key before."""
    return write_model(KeyLinks(links=list(centre_of(request).keys.links)))


@router.post(
    "/enrolments",
    response_model=EnrolmentAnswer,
    openapi_extra=body_of(EnrolmentBody),
    responses=problems("bad_request", "too_large", "used_code", "bad_signature", "busy"),
)
async def enrol_device(request: Request) -> Response:
    """Exchange a one-time code and a device's own key for a device id."""
    centre = centre_of(request)
    body = await read_model(request, EnrolmentBody, SMALL_BYTES)
    candidate = read_candidate(body)
    if isinstance(candidate, Refused):
        raise ProblemError(candidate.code, candidate.detail)
    now = centre.clock()
    made = await centre.writer.run(lambda connection: enrol(connection, candidate, now))
    return answer_device(centre, made)


@router.post(
    "/devices",
    response_model=EnrolmentAnswer,
    openapi_extra=body_of(RejoinBody),
    responses=problems("bad_request", "too_large", "bad_signature", "revoked_device", "busy"),
)
async def rejoin_device(request: Request) -> Response:
    """Know a device again that this centre enrolled after the copy it was put back from."""
    centre = centre_of(request)
    body = await read_model(request, RejoinBody, SMALL_BYTES)
    candidate = read_former(body, centre.keys)
    if isinstance(candidate, Refused):
        raise ProblemError(candidate.code, candidate.detail)
    now = centre.clock()
    made = await centre.writer.run(
        lambda connection: rejoin(connection, candidate, body.links, now)
    )
    return answer_device(centre, made)


@router.post(
    "/device-keys",
    response_model=EnrolmentAnswer,
    openapi_extra=body_of(DeviceKeysBody),
    responses=problems(
        "bad_request", "too_large", "bad_signature", "unknown_device", "revoked_device", "busy"
    ),
)
async def learn_device_keys(request: Request) -> Response:
    """Learn a device's present key from links that its keys before it signed."""
    centre = centre_of(request)
    body = await read_model(request, DeviceKeysBody, SMALL_BYTES)
    now = centre.clock()
    known = await centre.writer.run(
        lambda connection: learn_keys(connection, body, now), order=body.device
    )
    return answer_device(centre, known)


def answer_device(centre: Centre, known: Device | Refused) -> Response:
    """Sign for a device that is known now."""
    if isinstance(known, Refused):
        raise ProblemError(known.code, known.detail)
    return write_model(signed_answer(known, centre.keys.receipt))


@router.post(
    "/dossiers",
    response_model=DossierAnswer,
    openapi_extra=body_of(DossierBody),
    responses=problems(
        "bad_request", "bad_signature", "conflict", "too_large", "unreadable", "busy"
    ),
)
async def post_dossier(request: Request) -> Response:
    """Take in one sealed dossier, once; the answer carries a signed receipt."""
    centre = centre_of(request)
    if centre.admission.turns_away():
        raise full(centre, request)
    async with (
        held_model(request, DossierBody, DOSSIER_BYTES) as body,
        centre.admission.turn() as admitted,
    ):
        if not admitted:
            raise full(centre, request)
        outcome = await take_in(centre, body)
    if isinstance(outcome, Refused):
        raise ProblemError(outcome.code, outcome.detail)
    centre.metrics.took(word_for(outcome))
    return write_model(dossier_answer(centre, outcome))


def word_for(outcome: Accepted) -> str:
    """Give how it is counted."""
    if outcome.missing:
        return "waiting"
    return "repeated" if outcome.already_there else "accepted"


def full(centre: Centre, request: Request) -> ProblemError:
    """Tell a kiosk when it is its turn."""
    return ProblemError("busy", "full", centre.admission.retry_after_s(queue_of(request)))


def queue_of(request: Request) -> int:
    """How many dossiers this kiosk says it has; one where it says nothing sane."""
    told = request.headers.get(QUEUE_LENGTH, "")
    return int(told) if QUEUE.fullmatch(told) else 1


async def take_in(centre: Centre, body: DossierBody) -> Accepted | Refused:
    """Check on a worker thread, then decide and write on the writing one."""
    for reading in (read, read_anew):
        arrival = await asyncio.to_thread(reading, centre, body)
        if isinstance(arrival, Refused):
            return arrival
        outcome = await asyncio.wrap_future(submit(centre, arrival))
        if not isinstance(outcome, Stale):
            return outcome
    raise ProblemError("busy", "key", centre.admission.retry_after_s())


@router.post(
    "/status",
    response_model=SignedStatus,
    openapi_extra=body_of(StatusBody),
    responses=problems("bad_request", "bad_nonce", "too_large", "busy"),
)
async def read_status(request: Request) -> Response:
    """Tell a device what became of the declarations it sent."""
    centre = centre_of(request)
    body = await read_model(request, StatusBody, SMALL_BYTES)
    return write_model(await asyncio.to_thread(answer_status, centre, body))


def answer_status(centre: Centre, body: StatusBody) -> SignedStatus:
    """Check who asks, spend the nonce, and read; ProblemError when it may not ask."""
    found = find_known(centre, body.device)
    if found is None:
        raise ProblemError("unknown_device")
    if not is_asked_by(body, found):
        raise ProblemError("bad_signature")
    if found.revoked:
        raise ProblemError("revoked_device")
    if not centre.writer.submit(partial(centre.nonces.spend, nonce=body.nonce)).result():
        raise ProblemError("bad_nonce")
    return status_answer(centre, body)
