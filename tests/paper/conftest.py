"""A small procedure as the paper room sees one, and the point it is printed at."""

from datetime import UTC, datetime

import pytest

from kiosk.config import Point
from kiosk.paper.slip import Saved
from kiosk.procedures.model import Paper, Procedure
from tests.paper.examples import paper, procedure_with, words


@pytest.fixture
def papers() -> list[Paper]:
    return [
        paper("birth_note", "hand_in", "Giấy chứng sinh", "Birth notification from the hospital"),
        paper(
            "identity",
            "show",
            "Căn cước của người đi khai",
            "Identity card of the person who declares",
            words("Hoặc hộ chiếu, VNeID.", "Or a passport, or VNeID."),
        ),
        paper("marriage", "not_needed", "Giấy kết hôn của bố mẹ", "The parents' marriage paper"),
    ]


@pytest.fixture
def procedure() -> Procedure:
    return procedure_with()


@pytest.fixture
def point() -> Point:
    return Point()


@pytest.fixture
def saved() -> Saved:
    return Saved("00410001742", datetime(2026, 11, 24, 14, 5, tzinfo=UTC))
