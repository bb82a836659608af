"""From the cells of one row to an entry: every cell is looked at, every fault named."""

import re
import unicodedata
from collections.abc import Callable, Mapping

from kiosk.directory.entry import (
    AUDIENCES,
    COLUMNS,
    FREE,
    UNITS,
    WAYS,
    Audience,
    Channel,
    Entry,
    TimeLimit,
    Unit,
    Way,
)
from kiosk.directory.faults import quoted

PORTAL = "https://dichvucong.gov.vn/"
LIMITS = {"name": 2000, "page": 200} | dict.fromkeys(
    ("field", "level", "decision", "result", "result_code"), 500
)
SHORT = 40
MUST_STAND = ("name", "field")

_SPACE = re.compile(r"[ \t\r\n\u00a0]+")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_CODE = re.compile(r"[0-9]\.[0-9]{6}")
_PAGE = re.compile(re.escape(PORTAL) + r"[A-Za-z0-9._~!$&'()*+,;=:@%/?#-]*")
_TIME = re.compile(r"([0-9]{1,4})(?: ([a-z_]+))?")
_FEE = re.compile(r"[0-9]{1,10}")

Cells = Mapping[str, str]
Tell = Callable[[str, str], None]
"""Called with the column and what is wrong there."""


def clean(text: str) -> str:
    """Write marks one way (NFC); a line break or several spaces in a cell are one space."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()


def read_cells(cells: Cells, tell: Tell) -> Entry | None:
    """Build the entry of clean cells, one for each column; None when a fault was told."""
    faults: list[str] = []

    def note(column: str, message: str) -> None:
        faults.append(column)
        tell(column, message)

    for column in COLUMNS:
        _check_text(column, cells[column], note)
    audience = next((one for one in AUDIENCES if one == cells["audience"]), None)
    if not _CODE.fullmatch(cells["code"]):
        note("code", f"{quoted(cells['code'])} is no code like 1.001193")
    if audience is None:
        note("audience", f"{quoted(cells['audience'])} is neither citizen nor organisation")
    if cells["page"] and not _PAGE.fullmatch(cells["page"]):
        note("page", f"{quoted(cells['page'])} is no address that begins with {PORTAL}")
    channels = [one for way in WAYS if (one := _channel(cells, way, note)) is not None]
    if faults or audience is None:
        return None
    return _entry(cells, audience, tuple(channels))


def _entry(cells: Cells, audience: Audience, channels: tuple[Channel, ...]) -> Entry:
    return Entry(
        code=cells["code"],
        name=cells["name"],
        field=cells["field"],
        level=cells["level"],
        decision=cells["decision"],
        audience=audience,
        result=cells["result"],
        result_code=cells["result_code"],
        page=cells["page"],
        channels=channels,
    )


def _check_text(column: str, cell: str, tell: Tell) -> None:
    limit = LIMITS.get(column, SHORT)
    if len(cell) > limit:
        tell(column, f"has {len(cell)} letters; at most {limit} fit")
    unseen = () if cell.isprintable() else cell  # most are, and that is quick to know
    strange = next((sign for sign in unseen if unicodedata.category(sign) in _UNSEEN), None)
    if strange is not None:
        tell(column, f"holds the sign U+{ord(strange):04X}, which cannot be seen")
    if not cell and column in MUST_STAND:
        tell(column, "is empty")


def _channel(cells: Cells, way: Way, tell: Tell) -> Channel | None:
    offered, time, fee = cells[way], cells[f"{way}_time"], cells[f"{way}_fee"]
    if offered not in {"yes", "no", ""}:
        tell(way, f"{quoted(offered)} is neither yes nor no")
    if offered != "yes":
        for column, cell in ((f"{way}_time", time), (f"{way}_fee", fee)):
            if cell and offered in {"no", ""}:
                tell(column, f"holds {quoted(cell)}, but {way} is not offered")
        return None
    return Channel(way, _time(time, f"{way}_time", tell), _fee(fee, f"{way}_fee", tell))


def _time(cell: str, column: str, tell: Tell) -> TimeLimit | None:
    if not cell:
        return None
    found = _TIME.fullmatch(cell)
    unit: Unit | None = next((one for one in UNITS if found and one == found[2]), None)
    if found is None or (found[2] and unit is None):
        tell(column, f"{quoted(cell)} is no time like '3 working_day'")
        return None
    return TimeLimit(int(found[1]), unit)


def _fee(cell: str, column: str, tell: Tell) -> int | None:
    if not cell or cell == FREE:
        return 0 if cell else None
    if not _FEE.fullmatch(cell):
        tell(column, f"{quoted(cell)} is neither 'free' nor an amount in digits")
        return None
    return int(cell)
