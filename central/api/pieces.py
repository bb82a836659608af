"""Pieces of attachments: bytes in the body, what they are in the headers (`sync.piece`)."""

import asyncio
import base64
import binascii
import re
from typing import Any

import structlog
from fastapi import APIRouter, Request
from starlette.responses import Response

from central.api.problems import ProblemError, StorageAwayError
from central.api.requests import centre_of, problems, whole_or_problem, write_model
from central.arrival import Refused
from central.centre import Centre
from central.upload import OtherOffset
from sync.piece import (
    CONTENT_DIGEST,
    LARGEST_PIECE_BYTES,
    MEDIA_TYPE,
    OFFSET,
    SIGNATURE,
    Piece,
    content_digest,
)
from sync.wire import PieceAnswer

WHOLE_NUMBER = re.compile(r"\d{1,12}", re.ASCII)
PLACE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/[0-9a-f]{64}", re.ASCII)

router = APIRouter(prefix="/v1", tags=["kiosk"])


def described() -> dict[str, Any]:
    """OpenAPI's words for what is read by hand."""
    headers = [
        {"in": "header", "name": name, "required": True, "schema": {"type": "string"}}
        for name in (OFFSET, CONTENT_DIGEST, SIGNATURE)
    ]
    schema = {"type": "string", "format": "binary", "maxLength": LARGEST_PIECE_BYTES}
    content = {MEDIA_TYPE: {"schema": schema}}
    return {"parameters": headers, "requestBody": {"required": True, "content": content}}


@router.patch(
    "/dossiers/{dossier_id}/attachments/{digest}",
    response_model=PieceAnswer,
    openapi_extra=described(),
    responses=problems(
        "bad_request",
        "bad_piece",
        "bad_signature",
        "unknown_attachment",
        "other_offset",
        "too_large",
        "unreadable",
        "busy",
    ),
)
async def take_piece(request: Request, dossier_id: str, digest: str) -> Response:
    """Take one piece; the answer says how much of the attachment is here, durably."""
    centre = centre_of(request)
    if not PLACE.fullmatch(f"{dossier_id}/{digest}"):
        raise ProblemError("unknown_attachment")
    if centre.admission.turns_away():
        raise ProblemError("busy", "full", centre.admission.retry_after_s())
    offset, signature = read_headers(request)
    async with centre.piece_bodies.whole(request, LARGEST_PIECE_BYTES) as read:
        data = whole_or_problem(centre, read)
        if not data or request.headers.get(CONTENT_DIGEST) != content_digest(data):
            raise ProblemError("bad_piece", "content_digest")
        async with centre.admission.turn() as admitted:
            if not admitted:
                raise ProblemError("busy", "full", centre.admission.retry_after_s())
            outcome = await take(centre, Piece(dossier_id, digest, offset, data), signature)
    if isinstance(outcome, Refused):
        raise ProblemError(outcome.code, outcome.detail)
    if isinstance(outcome, OtherOffset):
        raise ProblemError("other_offset", offset=outcome.offset)
    centre.metrics.took_piece()
    return write_model(PieceAnswer(offset=outcome))


async def take(centre: Centre, piece: Piece, signature: bytes) -> int | OtherOffset | Refused:
    """Take it on threads of its own: where disk or store hang, texts and pages go on."""
    wait_s = centre.admission.retry_after_s()
    with centre.pieces.place() as admitted:
        if not admitted:
            raise ProblemError("busy", "full", wait_s)
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(
                centre.pieces.threads, centre.uploads.take, piece, signature
            )
        except OSError as error:
            structlog.get_logger(__name__).error("storage", kind=type(error).__name__)
            raise StorageAwayError(wait_s) from None


def read_headers(request: Request) -> tuple[int, bytes]:
    """Give offset and signature; ProblemError when they do not parse."""
    offset = request.headers.get(OFFSET, "")
    if not WHOLE_NUMBER.fullmatch(offset):
        raise ProblemError("bad_request", "offset")
    try:
        signature = base64.b64decode(request.headers.get(SIGNATURE, ""), validate=True)
    except (binascii.Error, ValueError):
        raise ProblemError("bad_request", "signature") from None
    return int(offset), signature
