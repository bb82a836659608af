"""The officer's side of the demo: reads the result at the centre's own logged-in pages."""

import html
import re
from dataclasses import dataclass

import httpx

CSRF = re.compile(r'name="csrf" value="([^"]*)"')
ROW = re.compile(r'<tr data-id="([^"]+)">\s*<th scope="row"><a class="number"[^>]*>([\d ]+)</a>')
VALUE = re.compile(r'data-name="([^"]*)" data-value="([^"]*)"')
PICTURE = re.compile(r'href="(/declarations/[^"]+/pictures/\d+)"')


@dataclass(frozen=True, slots=True)
class Arrived:
    """How many rows the list shows for a reference; of the first its answers and pictures."""

    count: int
    values: dict[str, str]
    pictures: tuple[bytes, ...] = ()


class Desk:
    """One logged-in session at the centre."""

    def __init__(self, address: str, name: str, password: str) -> None:
        self._client = httpx.Client(base_url=address, follow_redirects=True, timeout=30)
        page = self._client.get("/login")
        token = CSRF.search(page.text)
        fields = {"csrf": token.group(1) if token else "", "name": name, "password": password}
        self._client.post("/login", data=fields).raise_for_status()

    def find(self, reference: str) -> Arrived:
        """Look a reference up in the list and read what the page shows of it."""
        listing = self._client.get("/declarations").raise_for_status().text
        ids = [row for row, shown in ROW.findall(listing) if shown.replace(" ", "") == reference]
        if not ids:
            return Arrived(0, {})
        page = self._client.get(f"/declarations/{ids[0]}").raise_for_status().text
        values = {name: html.unescape(value) for name, value in VALUE.findall(page)}
        return Arrived(len(ids), values, tuple(map(self._picture, PICTURE.findall(page))))

    def count(self) -> int:
        """How many declarations the list shows at all."""
        return len(ROW.findall(self._client.get("/declarations").raise_for_status().text))

    def _picture(self, address: str) -> bytes:
        return self._client.get(address).raise_for_status().content

    def close(self) -> None:
        """Log out by forgetting the cookie."""
        self._client.close()
