import pytest

from central.pages.access import FORM_BYTES
from central.tables import audit, session
from tests.central.pages.officer import Officer
from tests.central.serving import PASSWORD, served, settings_for

ON_BOTH_ENGINES = True

PAGES = ["/", "/declarations", "/declarations/x", "/declarations/x/print", "/kiosks", "/quarantine"]


@pytest.mark.parametrize("path", [*PAGES[1:], "/password"])
def test_nothing_is_shown_without_a_log_in(centre, path):
    with Officer(centre.url) as stranger:
        answer = stranger.get(path)

    assert (answer.status_code, answer.headers["location"]) == (303, "/login")


@pytest.mark.parametrize(
    "path", ["/logout", "/password", "/declarations/find", "/declarations/x/state"]
)
def test_nothing_is_done_without_a_log_in(centre, path):
    with Officer(centre.url) as stranger:
        answer = stranger.http.post(path, data={"csrf": "x"})

    assert (answer.status_code, answer.headers["location"]) == (303, "/login")


def test_the_right_password_opens_a_session_in_a_guarded_cookie(centre):
    with Officer(centre.url) as officer:
        answer = officer.log_in()
        cookies = answer.headers.get_list("set-cookie")

    (cookie,) = [line for line in cookies if line.startswith("phien=") and "Max-Age=0" not in line]
    assert answer.headers["location"] == "/declarations"
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie


def test_behind_https_the_cookie_is_secure_and_bound_to_the_host(data_dir):
    settings = settings_for(data_dir, url="https://centre.example")
    with served(data_dir, settings=settings) as centre, Officer(centre.url) as officer:
        cookie = officer.get("/login").headers["set-cookie"]

    assert cookie.startswith("__Host-khach=")
    assert "Secure" in cookie


@pytest.mark.parametrize(("name", "password"), [("lan", "sai"), ("ai-do", PASSWORD), ("", "")])
def test_a_wrong_name_or_password_gets_one_and_the_same_sentence(centre, name, password):
    with Officer(centre.url) as officer:
        answer = officer.log_in(name, password)

    assert answer.status_code == 403
    assert "Tên hoặc mật khẩu chưa đúng" in answer.text
    assert centre.rows(session) == []
    assert password not in answer.text or not password


def test_guessing_is_slowed_down_even_for_the_right_password(centre):
    with Officer(centre.url) as officer:
        for _ in range(5):
            assert officer.log_in(password="sai").status_code == 403
        refused = officer.log_in()
        assert refused.status_code == 429
        assert refused.headers["Retry-After"] == "30"

        centre.clock.pass_s(30)
        assert officer.log_in().status_code == 303

    refused_rows = [row for row in centre.rows(audit) if row.act == "session.refused"]
    assert len(refused_rows) == 5


def test_a_log_in_form_from_elsewhere_is_refused(centre):
    with Officer(centre.url) as officer:
        form = {"csrf": officer.csrf("/login"), "name": "lan", "password": PASSWORD}
        elsewhere = officer.http.post(
            "/login", data=form, headers={"Origin": "https://evil.example"}
        )
        officer.http.cookies.clear()
        without_cookie = officer.http.post("/login", data=form)

    assert elsewhere.status_code == 403
    assert without_cookie.status_code == 403
    assert centre.rows(session) == []


def test_a_session_ends_by_log_out_and_by_the_clock(centre, officer):
    assert officer.get("/declarations").status_code == 200

    answer = officer.send("/logout")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert officer.get("/declarations").status_code == 303
    assert centre.rows(session) == []

    officer.log_in()
    centre.clock.pass_s(centre.centre.settings.session.idle_s)
    assert officer.get("/declarations").status_code == 303


def test_a_cookie_taken_along_is_worth_nothing_after_log_out(centre, officer):
    kept = dict(officer.http.cookies)
    officer.send("/logout")

    with Officer(centre.url) as thief:
        thief.http.cookies.update(kept)
        assert thief.get("/declarations").status_code == 303


@pytest.mark.parametrize("token", ["", "x", "đ"])
def test_a_form_without_the_sessions_token_does_nothing(centre, officer, token):
    answer = officer.http.post("/logout", data={"csrf": token})

    assert answer.status_code == 403
    assert len(centre.rows(session)) == 1


def test_another_sessions_token_does_nothing(centre, officer):
    with Officer(centre.url) as other:
        other.log_in()
        token = other.csrf("/declarations")

    assert officer.http.post("/logout", data={"csrf": token}).status_code == 403
    assert len(centre.rows(session)) == 2


@pytest.mark.parametrize(
    "body",
    [b"\xff" * 100, b"a=1&" * 21, b"csrf=%FF%FE", b"csrf=%ED%A0%80", b""],
    ids=range(5),
)
def test_an_odd_form_does_nothing(officer, body):
    answer = officer.http.post("/logout", content=body)

    assert answer.status_code == 403


def test_a_form_too_long_is_refused(officer):
    assert officer.http.post("/logout", content=b"x" * (FORM_BYTES + 1)).status_code == 413


@pytest.mark.parametrize(
    ("old", "new", "again", "sentence"),
    [
        ("sai", "mot-mat-khau-moi", "mot-mat-khau-moi", "đang dùng chưa đúng"),
        (PASSWORD, "ngan", "ngan", "ít nhất 10"),
        (PASSWORD, "mot-mat-khau-moi", "khac-han-nhau", "chưa giống nhau"),
    ],
)
def test_a_password_is_not_changed_without_care(officer, old, new, again, sentence):
    answer = officer.send("/password", "/password", old=old, new=new, again=again)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert new not in answer.text


def test_a_changed_password_is_the_only_one_that_works(centre, officer):
    new = "mot-mat-khau-moi"
    answer = officer.send("/password", "/password", old=PASSWORD, new=new, again=new)

    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert officer.log_in().status_code == 403
    assert officer.log_in(password=new).status_code == 303


def test_changing_the_password_cannot_be_used_to_guess_it(officer):
    for _ in range(5):
        officer.send("/password", "/password", old="sai", new="x", again="x")

    answer = officer.send(
        "/password", "/password", old=PASSWORD, new="mot-mat-khau-moi", again="mot-mat-khau-moi"
    )

    assert answer.status_code == 429
