"""Problem details (RFC 9457): the only form in which the API says no."""

from collections.abc import Mapping

from fastapi import Request
from starlette.responses import Response

from central.measuring import route_of
from sync.piece import OFFSET
from sync.wire import Problem

STATUS = {
    "bad_request": 400,
    "bad_signature": 403,
    "unknown_device": 403,
    "revoked_device": 403,
    "wrong_centre": 403,
    "bad_piece": 400,
    "conflict": 409,
    "fork": 409,
    "settled": 409,
    "file_anew": 409,
    "other_offset": 409,
    "unknown_attachment": 409,
    "too_large": 413,
    "unreadable": 422,
    "busy": 429,
    "used_code": 403,
    "bad_nonce": 403,
}
TITLES = {
    "bad_request": "The request does not parse",
    "bad_signature": "The signature is not of this device's key",
    "unknown_device": "No such device is enrolled here",
    "revoked_device": "This device has been revoked",
    "wrong_centre": "Sealed to a key this centre does not hold",
    "bad_piece": "The piece is not what its digest or its header names",
    "conflict": "This id is here with other content",
    "fork": "The chain of this device has another header here",
    "settled": "An officer closed this one: another declaration is there",
    "file_anew": "An officer closed this one: it is to be filed anew",
    "other_offset": "The attachment goes on at another place",
    "unknown_attachment": "No header here names this attachment",
    "too_large": "The body is too large",
    "unreadable": "The sealed text does not match its header",
    "busy": "Too many requests at the moment",
    "used_code": "The enrolment code is wrong, used or expired",
    "bad_nonce": "The nonce is wrong, used or expired",
}
MEDIA_TYPE = "application/problem+json"


class ProblemError(Exception):
    """Ends a request with problem details; `code` is one of sync.wire.PROBLEM_CODES."""

    def __init__(
        self,
        code: str,
        detail: str = "",
        retry_after_s: int | None = None,
        offset: int | None = None,
    ) -> None:
        """`detail` names the check that failed, never a value; `offset` is where it goes on."""
        super().__init__(code)
        self.code = code
        self.status = STATUS[code]
        self.detail = detail
        waits = {} if retry_after_s is None else {"Retry-After": str(retry_after_s)}
        self.headers = waits if offset is None else {**waits, OFFSET: str(offset)}


class StorageAwayError(ProblemError):
    """Nothing can be written now; with 503 a proxy in front asks another node."""

    def __init__(self, retry_after_s: int) -> None:
        """`retry_after_s` as for every other busy answer."""
        super().__init__("busy", "storage", retry_after_s)
        self.status = 503


def answer_problem(request: Request, error: Exception) -> Response:
    """Answer a ProblemError."""
    if not isinstance(error, ProblemError):
        raise error
    request.app.state.centre.metrics.refused(route_of(request.scope), error.code)
    return write_problem(
        Problem(
            title=TITLES[error.code],
            status=error.status,
            code=error.code,
            detail=error.detail,
        ),
        error.headers,
    )


def problem_for_status(status: int, headers: Mapping[str, str] | None) -> Response:
    """Answer for a path or method that does not exist."""
    title = "No such address" if status == 404 else "Not possible here"
    return write_problem(Problem(title=title, status=status, code="bad_request"), headers)


def write_problem(problem: Problem, headers: Mapping[str, str] | None) -> Response:
    """One problem as bytes."""
    return Response(
        problem.model_dump_json(),
        status_code=problem.status,
        media_type=MEDIA_TYPE,
        headers=dict(headers or {}),
    )
