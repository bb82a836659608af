from datetime import date
from pathlib import Path

import pytest

from kiosk.procedures.loading import load_all
from kiosk.procedures.model import Procedure

INVENTED = Path(__file__).parents[1] / "procedures" / "invented"
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="session")
def loan() -> Procedure:
    procedure = load_all(INVENTED).procedure("9.000001")
    assert procedure is not None
    return procedure
