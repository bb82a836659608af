from pathlib import Path

import pytest

from kiosk.procedures.library import Library
from kiosk.procedures.loading import load_all
from kiosk.procedures.model import Procedure

INVENTED = Path(__file__).parent / "invented"


@pytest.fixture(scope="session")
def invented_folder() -> Path:
    return INVENTED


@pytest.fixture(scope="session")
def library() -> Library:
    return load_all(INVENTED)


@pytest.fixture(scope="session")
def loan(library: Library) -> Procedure:
    procedure = library.procedure("9.000001")
    assert procedure is not None
    return procedure
