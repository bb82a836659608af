from datetime import date
from pathlib import Path

import pytest

from kiosk.procedures.loading import load_all
from kiosk.procedures.model import Procedure

INVENTED = Path(__file__).parents[1] / "procedures" / "invented"


@pytest.fixture(scope="session")
def loan() -> Procedure:
    procedure = load_all(INVENTED).procedure("9.000001")
    assert procedure is not None
    return procedure


@pytest.fixture
def today() -> date:
    return date(2026, 11, 24)


@pytest.fixture
def whole() -> dict[str, str | int]:
    """A complete set of answers for the invented loan."""
    return {
        "for_whom": "self",
        "card": "typed",
        "name": "Nguyễn Văn Mẫu",
        "dob": "1950-03-05",
        "sex": "male",
        "number": "003050012345",
        "issued": "2021-04-20",
        "kind": "stories",
        "books": 2,
        "until": "2026-12-01",
        "home": "Số 5 ngõ 10 phố Ví Dụ",
        "result_phone": "0912345678",
    }
