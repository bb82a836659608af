from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from kiosk.procedures.library import Library
from tests.central.pages.browsing import SWITCHES, failure_of
from tests.central.pages.officer import Officer
from tests.central.serving import Served, served
from tests.library import in_use


@pytest.fixture(scope="session")
def library() -> Library:
    return in_use()


@pytest.fixture
def centre(data_dir, library) -> Iterator[Served]:
    with served(data_dir, procedures=library) as running:
        running.add_staff("lan")
        yield running


@pytest.fixture
def officer(centre: Served) -> Iterator[Officer]:
    with Officer(centre.url) as officer:
        assert officer.log_in().status_code == 303
        yield officer


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=SWITCHES.split(), headless=True
        )
        yield browser
        browser.close()


@pytest.fixture
def desk(browser: Browser, centre: Served) -> Iterator[Page]:
    context = browser.new_context(
        base_url=centre.url, viewport={"width": 1366, "height": 900}, locale="vi-VN"
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda request: faults.extend(failure_of(request)))
    strangers: list[str] = []
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith(centre.url) else strangers.append(request.url)
        ),
    )
    yield page
    context.close()
    assert faults == []
    assert strangers == []
