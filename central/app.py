"""The ASGI application: the API for kiosks and the pages for officers, over one centre."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.responses import Response

from central.adapters.choice import make_courier
from central.api import metrics, pieces, routes
from central.api.problems import (
    ProblemError,
    StorageAwayError,
    answer_problem,
    problem_for_status,
)
from central.centre import Centre
from central.faults import STORAGE, Fault, kind_of
from central.headers import SecurityHeaders
from central.log import log_defect
from central.measuring import Measured
from central.objects import AwayError
from central.pages import aside, carried, desk, login, overview, papers, pictures, province
from central.pages.access import LoginNeeded, PageRefused, send_to_login, show_refusal
from central.pages.rendering import ASSETS, FONTS, error_page
from central.sweeping import keep_swept

STORE_AWAY = (
    "Kho bản chụp chưa trả lời. Xin xem giấy của người dân, báo người trông máy, rồi thử lại sau."
)


def create_app(centre: Centre) -> FastAPI:
    """Mount everything; the application closes the centre when it shuts down."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        stopping = asyncio.Event()
        sweeping = asyncio.create_task(keep_swept(centre, stopping))
        courier = make_courier(centre)
        if courier is not None:
            courier.start()
        yield
        stopping.set()
        if courier is not None:
            await asyncio.to_thread(courier.stop)
        await sweeping
        centre.close()

    app = FastAPI(
        title="Ward centre",
        version="1",
        docs_url=None,
        redoc_url=None,
        openapi_url="/v1/openapi.json",
        redirect_slashes=False,
        lifespan=lifespan,
    )
    app.state.centre = centre
    routers = (
        *(routes, metrics, pieces, login, desk, papers, pictures),
        *(overview, aside, carried, province),
    )
    for router in (part.router for part in routers):
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=ASSETS), name="static")
    app.mount("/fonts", StaticFiles(directory=FONTS, check_dir=False), name="fonts")
    answer_all(app)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(Measured, metrics=centre.metrics)
    return app


def answer_all(app: FastAPI) -> None:
    """Say for each kind of error how it is answered."""
    app.add_exception_handler(ProblemError, answer_problem)
    app.add_exception_handler(LoginNeeded, send_to_login)
    app.add_exception_handler(PageRefused, show_refusal)
    app.add_exception_handler(HTTPException, answer_http)
    app.add_exception_handler(RequestValidationError, answer_odd_address)
    for fault in STORAGE:
        app.add_exception_handler(fault, answer_database)
    app.add_exception_handler(AwayError, answer_store)
    app.add_exception_handler(Exception, answer_defect)


def answer_http(request: Request, error: Exception) -> Response:
    """Answer for what is not there: a problem for kiosks, a page for people."""
    if not isinstance(error, HTTPException):
        raise error
    if request.url.path.startswith("/v1/"):
        return problem_for_status(error.status_code, error.headers)
    return error_page(request, error.status_code, error.headers)


def answer_odd_address(request: Request, _error: Exception) -> Response:
    """Lead an address with an odd part nowhere."""
    return error_page(request, 404)


def answer_database(request: Request, error: Exception) -> Response:
    """Tell of a database that is away or full: nothing was taken, so the kiosk comes again."""
    kind = kind_of(error)
    if kind is Fault.OURS:
        return answer_defect(request, error)
    if kind is Fault.ODD_TEXT:
        return answer_odd_text(request)
    structlog.get_logger(__name__).error("storage", kind=type(error).__name__, fault=kind.name)
    wait_s = request.app.state.centre.admission.retry_after_s()
    if request.url.path.startswith("/v1/"):
        return answer_problem(request, StorageAwayError(wait_s))
    headers = {"Retry-After": str(wait_s)}
    return error_page(request, 503, headers, advice="Xin báo người trông máy, rồi thử lại sau.")


def answer_store(request: Request, error: Exception) -> Response:
    """Tell an officer of a store of pictures that is away; kiosks are told by their own call."""
    structlog.get_logger(__name__).error("store", kind=str(error))
    headers = {"Retry-After": str(request.app.state.centre.admission.retry_after_s())}
    return error_page(request, 503, headers, advice=STORE_AWAY)


def answer_odd_text(request: Request) -> Response:
    """Answer a text that no row can hold, so that none is found by it."""
    if request.url.path.startswith("/v1/"):
        return answer_problem(request, ProblemError("bad_request", "text"))
    return error_page(request, 404)


def answer_defect(request: Request, error: Exception) -> Response:
    """Answer a fault of ours without a word of it."""
    log_defect(error)
    if request.url.path.startswith("/v1/"):
        return Response(status_code=500, headers={"Cache-Control": "no-store"})
    return error_page(request, 500, advice="Xin báo người trông máy.")
