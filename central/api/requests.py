"""Bodies of API requests: bounded, parsed by their wire model, described for OpenAPI."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from fastapi import Request
from pydantic import ValidationError
from starlette.responses import Response

from central.api.problems import MEDIA_TYPE, STATUS, ProblemError
from central.body import TooLarge, Unfinished
from central.centre import Centre
from sync.wire import Problem, Wire

SMALL_BYTES = 64 * 1024

Model = TypeVar("Model", bound=Wire)


def centre_of(request: Request) -> Centre:
    """Give the centre this application serves."""
    centre = request.app.state.centre
    if not isinstance(centre, Centre):
        raise TypeError
    return centre


async def read_model(request: Request, model: type[Model], limit_bytes: int) -> Model:
    """Read the body as `model`; ProblemError when too large, too slow or not parsing."""
    async with held_model(request, model, limit_bytes) as body:
        return body


@asynccontextmanager
async def held_model(
    request: Request, model: type[Model], limit_bytes: int
) -> AsyncIterator[Model]:
    """Read it likewise; what it takes of the memory for bodies is given back after the block."""
    centre = centre_of(request)
    async with centre.bodies.whole(request, limit_bytes) as read:
        raw = whole_or_problem(centre, read)
        try:
            body = model.model_validate_json(raw)
        except ValidationError as error:
            first = error.errors(include_input=False, include_context=False, include_url=False)[0]
            place = ".".join(str(part) for part in first["loc"])[:80]
            raise ProblemError("bad_request", f"{place} {first['type']}".strip()) from None
        yield body


def whole_or_problem(centre: Centre, read: bytes | TooLarge | Unfinished) -> bytes:
    """Give a body that is whole; ProblemError for any other."""
    if isinstance(read, TooLarge):
        raise ProblemError("too_large")
    if isinstance(read, Unfinished):
        raise ProblemError("busy", "slow", centre.admission.retry_after_s())
    return read


def write_model(model: Wire) -> Response:
    """One wire model as JSON."""
    return Response(model.model_dump_json(), media_type="application/json")


def body_of(model: type[Wire]) -> dict[str, Any]:
    """OpenAPI's words for a body that is read by hand."""
    schema = inlined(model.model_json_schema(mode="validation"))
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


def inlined(schema: dict[str, Any]) -> dict[str, Any]:
    """Put each named part where it is used: a name of one model leads nowhere in the document."""
    named = schema.pop("$defs", {})

    def put(part: Any) -> Any:
        if isinstance(part, list):
            return [put(one) for one in part]
        if not isinstance(part, dict):
            return part
        name = str(part.get("$ref", "")).removeprefix("#/$defs/")
        return put(named[name]) if name in named else {key: put(one) for key, one in part.items()}

    filled: dict[str, Any] = put(schema)
    return filled


def problems(*codes: str) -> dict[int | str, dict[str, Any]]:
    """OpenAPI's words for the problems a call can answer."""
    schema = Problem.model_json_schema(mode="serialization")
    return {
        STATUS[code]: {"description": code, "content": {MEDIA_TYPE: {"schema": schema}}}
        for code in codes
    }
