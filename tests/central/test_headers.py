import pytest

from tests.central.serving import client


@pytest.mark.parametrize("path", ["/login", "/v1/health", "/nowhere", "/static/look.css"])
def test_every_answer_forbids_what_is_not_ours(centre, path):
    with client(centre.url) as http:
        headers = http.get(path).headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_only_style_and_fonts_may_be_kept(centre):
    with client(centre.url) as http:
        assert http.get("/login").headers["Cache-Control"] == "no-store"
        assert http.get("/v1/health").headers["Cache-Control"] == "no-store"
        assert "max-age" in http.get("/static/look.css").headers["Cache-Control"]


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/..%2fapp.py", "/fonts/../../pyproject.toml"]
)
def test_no_other_file_is_served(centre, path):
    with client(centre.url) as http:
        assert http.get(path).status_code == 404


def test_a_page_that_is_not_there_says_so_in_words(centre):
    with client(centre.url) as http:
        answer = http.get("/nowhere")

    assert answer.status_code == 404
    assert "Không có trang này" in answer.text
