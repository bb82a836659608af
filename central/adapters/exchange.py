"""The classic exchange: a session, then services named in the body; the answer has an error_code.

The province is asked first whether it has the file, and told accordingly (`isUpdating`): so a file
whose answer was lost is never entered twice, and one that a restored copy of the centre has
forgotten is not either. Not run against a real province.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from central.adapters.file_id import is_official
from central.adapters.item import file_item, progress_item
from central.adapters.line import Line
from central.adapters.port import Delivered, Later, Refused, Report
from central.adapters.reasons import REFUSED
from central.adapters.status import FILE, OF_STATE, WORDS, Standing

DONE = ("00", "0", 0)
LONGEST_CODE = 20


@dataclass(frozen=True, slots=True, repr=False)
class Account:
    """How the centre signs on. Without a repr: the secret stays out of every log."""

    auth_endpoint: str
    endpoint: str
    username: str
    secret: Callable[[], str]
    unit_code: str
    number_field: str


class Exchange:
    """Speaks to one province. Use it from one thread."""

    def __init__(self, line: Line, account: Account) -> None:
        """Ask for no session yet."""
        self._line = line
        self._account = account
        self._session = ""
        self._names: dict[str, dict[str, str]] = {}

    def deliver(self, report: Report) -> Delivered | Later | Refused:
        """Enter or update the file, or add a step to its progress."""
        return self._file(report) if report.task == FILE else self._progress(report)

    def look_up(self, file_id: str) -> Standing | Later | Refused:
        """Ask for number and status; what has not the form of an official number is none."""
        found = self._find(file_id)
        if isinstance(found, Later | Refused):
            return found
        if found is None:
            return Refused("unknown_there")
        number = text_of(found, self._account.number_field).upper()
        status = text_of(found, "TrangThaiHoSo")
        return Standing(
            number=number if is_official(number) else None,
            status=status if status in WORDS else None,
        )

    def close(self) -> None:
        """Let go of the connection."""
        self._line.close()

    def _file(self, report: Report) -> Delivered | Later | Refused:
        found = self._find(report.file_id)
        if isinstance(found, Later | Refused):
            return found
        outcome = self._enter(report, updating=found is not None)
        if not isinstance(outcome, Refused) or found is not None:
            return outcome
        # An earlier attempt may have been at work while the province was asked.
        found = self._find(report.file_id)
        if not isinstance(found, dict):
            return outcome
        return self._enter(report, updating=True)

    def _enter(self, report: Report, *, updating: bool) -> Delivered | Later | Refused:
        item = file_item(report)
        names = self._names_of(str(item["MaTTHC"]))
        if isinstance(names, Later):
            return names
        body = {"isUpdating": "True" if updating else "False", "data": [item | names]}
        answer = self._ask("DongBoHoSoMC", body)
        return Delivered() if isinstance(answer, dict) else answer

    def _progress(self, report: Report) -> Delivered | Later | Refused:
        if report.repeated:
            found = self._find(report.file_id)
            if isinstance(found, Later | Refused):
                return found
            if found and text_of(found, "TrangThaiHoSo") == OF_STATE[report.state]:
                return Delivered()
        answer = self._ask("CapNhatTienDoHoSoMC", {"data": [progress_item(report)]})
        return Delivered() if isinstance(answer, dict) else answer

    def _names_of(self, code: str) -> dict[str, str] | Later:
        """Ask how the province names a procedure and its field; nothing where it does not say."""
        if code in self._names:
            return self._names[code]
        answer = self._ask("LayThuTuc", {"maTTHC": code})
        if isinstance(answer, Later) and not answer.reached:
            return answer
        rows = answer.get("result") if isinstance(answer, dict) else None
        names = names_in(rows[0]) if isinstance(rows, list) and rows else {}
        if names:
            self._names[code] = names
        return names

    def _find(self, file_id: str) -> dict[str, Any] | Later | Refused | None:
        answer = self._ask("TraCuuHoSo", {"mahoso": file_id})
        if not isinstance(answer, dict):
            return answer
        rows = answer.get("result")
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            return Later("garbled", reached=True)
        return rows[0] if rows else None

    def _ask(self, service: str, body: Mapping[str, Any]) -> dict[str, Any] | Later | Refused:
        """Ask in the session that is open; an answer that is no success is asked for anew once.

        How a province says that a session has ended is not written down anywhere.
        """
        had_one = bool(self._session)
        answer = self._ask_once(service, body)
        if had_one and not isinstance(answer, dict) and not self._session:
            return self._ask_once(service, body)
        return answer

    def _ask_once(self, service: str, body: Mapping[str, Any]) -> dict[str, Any] | Later | Refused:
        opened = self._open()
        if opened is not None:
            return opened
        whole = {
            "session": self._session,
            "madonvi": self._account.unit_code,
            "service": service,
            **body,
        }
        answer = self._line.post(self._account.endpoint, whole)
        if isinstance(answer, Later):
            if answer.reason == "not_allowed":
                self._session = ""
            return answer
        code = code_of(answer)
        if code in DONE or (code is None and "result" in answer):
            return answer
        self._session = ""
        return Refused(REFUSED + clean(code))

    def _open(self) -> Later | Refused | None:
        if self._session:
            return None
        account = self._account
        try:
            secret = account.secret()
        except (OSError, UnicodeDecodeError):
            return Later("no_secret", reached=False)
        body = {"username": account.username, "password": secret}
        answer = self._line.post(account.auth_endpoint, body)
        if isinstance(answer, Later):
            return answer
        session = answer.get("session")
        if code_of(answer) not in DONE or not isinstance(session, str) or not session:
            return Later("no_session", reached=False)
        self._session = session
        return None


def names_in(row: object) -> dict[str, str]:
    """Read the names of a procedure and its field, as the public client does."""
    if not isinstance(row, dict):
        return {}
    fields = next((v for k, v in row.items() if k.upper() == "LINHVUCTHUCHIEN"), None)
    first = fields[0] if isinstance(fields, list) and fields else {}
    first = first if isinstance(first, dict) else {}
    found = {
        "TenTTHC": text_of(row, "TenTTHC"),
        "MaLinhVuc": text_of(first, "MaLinhVuc"),
        "TenLinhVuc": text_of(first, "TenLinhVuc"),
    }
    return {name: text for name, text in found.items() if text}


def code_of(answer: Mapping[str, Any]) -> object:
    """Give the error code as it came; None when there is none."""
    return answer.get("error_code")


def clean(code: object) -> str:
    """Make a code fit to be kept: what is no short code may hold anything."""
    text = str(code)
    plain = text.isascii() and text.replace("-", "").replace("_", "").isalnum()
    return text if plain and len(text) <= LONGEST_CODE else "other"


def text_of(row: Mapping[str, Any], name: str) -> str:
    """Read a text or number of a row, whatever case its name is written in."""
    for key, value in row.items():
        if key.lower() == name.lower() and isinstance(value, str | int):
            return str(value).strip()
    return ""
