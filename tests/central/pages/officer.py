"""An officer's browser without a screen: keeps cookies, reads forms, sends what they hold."""

import re
from html import unescape
from types import TracebackType
from typing import Self

import httpx

from tests.central.serving import PASSWORD, client

CSRF = re.compile(r'name="csrf" value="([^"]+)"')


class Officer:
    """One browser; `log_in` first."""

    def __init__(self, url: str) -> None:
        self.http = client(url)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.http.close()

    def get(self, path: str) -> httpx.Response:
        return self.http.get(path)

    def page(self, path: str) -> str:
        """The text of a page that must be there."""
        answer = self.get(path)
        assert answer.status_code == 200, answer.text
        return unescape(answer.text)

    def csrf(self, path: str) -> str:
        return CSRF.search(self.get(path).text).group(1)

    def log_in(self, name: str = "lan", password: str = PASSWORD) -> httpx.Response:
        form = {"csrf": self.csrf("/login"), "name": name, "password": password}
        return self.http.post("/login", data=form)

    def send(self, path: str, page: str = "/declarations", **fields: str) -> httpx.Response:
        """Send a form whose token stands on `page`."""
        return self.http.post(path, data={"csrf": self.csrf(page), **fields})

    def decide(self, dossier_id: str, state: str, **fields: str) -> httpx.Response:
        page = f"/declarations/{dossier_id}"
        revision = re.search(r'name="revision" value="(\d+)"', self.get(page).text).group(1)
        return self.send(f"{page}/state", page, **{"state": state, "revision": revision, **fields})
