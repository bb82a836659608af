"""Templates to responses: everything escaped, undefined names are errors, nothing inline."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from central import wording
from central.reference import grouped

HERE = Path(__file__).resolve().parent
ASSETS = HERE / "static"
FONTS = HERE.parent.parent / "assets" / "fonts"

ERRORS = {
    403: "Không được phép",
    404: "Không có trang này",
    405: "Không làm được như vậy ở đây",
    409: "Tờ khai đã được đổi",
    413: "Nội dung quá dài",
    429: "Xin đợi một lát",
    503: "Chưa ghi được",
}

templates = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
templates.globals["wording"] = wording
templates.filters["say"] = lambda code, words: wording.say(words, code)
templates.filters["moment"] = wording.say_moment
templates.filters["grouped"] = grouped


def page(
    template: str,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **context: Any,
) -> HTMLResponse:
    """One template as a response."""
    text = templates.get_template(template).render(**context)
    # A lone surrogate inside a sealed text must not break the page that shows it.
    return HTMLResponse(
        text.encode("utf-8", "replace"), status_code=status, headers=dict(headers or {})
    )


def error_page(
    _request: Request, status: int, headers: Mapping[str, str] | None = None, advice: str = ""
) -> HTMLResponse:
    """Say in one sentence what is not possible."""
    title = ERRORS.get(status, "Chưa làm được")
    return page("error.html", status=status, headers=headers, title=title, advice=advice)
