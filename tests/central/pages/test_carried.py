import random

import httpx
import pytest
from playwright.sync_api import expect, sync_playwright

from central.pages.carried import PAGE
from kiosk.handoff.envelope import seal
from kiosk.handoff.frame import frame_texts
from tests.central.serving import Served, client
from tests.handoff.drafts import NOW, a_draft


def test_anybody_gets_the_page_with_a_policy_that_lets_only_its_own_script_run(centre: Served):
    with client(centre.url) as phone:
        answer: httpx.Response = phone.get("/mang-ve")
    assert answer.status_code == 200
    assert answer.content == PAGE.read_bytes()
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "connect-src" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["permissions-policy"].startswith("camera=(self)")


def test_no_other_page_may_use_the_camera(centre: Served):
    with client(centre.url) as phone:
        answer = phone.get("/login")
    assert answer.headers["permissions-policy"].startswith("camera=()")
    assert "sha256" not in answer.headers["content-security-policy"]


@pytest.mark.browser
def test_by_its_link_it_runs_and_what_it_shows_is_never_sent(centre: Served):
    (text,) = frame_texts(seal(a_draft(), None, random.Random(4).randbytes))
    asked = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        phone = browser.new_page()
        phone.clock.set_fixed_time(NOW)
        phone.on("request", lambda request: asked.append(request.url))
        phone.goto(f"{centre.url}/mang-ve#{text}")
        expect(phone.get_by_text("TRẦN NGỌC ANH THƯ")).to_be_visible()
        assert phone.url == f"{centre.url}/mang-ve"
        browser.close()
    assert {url.partition("#")[0] for url in asked} <= {
        f"{centre.url}/mang-ve",
        f"{centre.url}/favicon.ico",
    }
