from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest

from kiosk.assistant.answer import Answer, Language
from kiosk.assistant.assistant import Assistant
from kiosk.procedures.library import Library
from kiosk.search.index import Search
from tests.library import in_use
from tests.ward.examples import example_ward

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=timezone(timedelta(hours=7)))


@pytest.fixture(scope="session")
def library() -> Library:
    return in_use()


@pytest.fixture(scope="session")
def search(library) -> Search:
    return Search(library, on=NOW.date())


@pytest.fixture(scope="session")
def assistant(library, search) -> Assistant:
    return Assistant(library, search)


@pytest.fixture(scope="session")
def of_ward(library, search) -> Assistant:
    return Assistant(library, search, ward=example_ward())


class About:
    """The assistant, where the person has said which procedure is meant."""

    def __init__(self, assistant: Assistant, code: str) -> None:
        self._assistant = assistant
        self._code = code

    def ask(self, question: str, now: datetime, language: Language = "vi") -> Answer:
        return self._assistant.ask(question, now, language, self._code)


@pytest.fixture(scope="session")
def about(assistant) -> Callable[[str], About]:
    return lambda code: About(assistant, code)
