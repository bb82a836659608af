import socket

import pytest

from central.bucket import REST_S, Bucket
from central.objects import AwayError
from central.s3_config import S3Settings
from tests.central.gateway import SECRET_KEY
from tests.faults.line import Line
from tests.sync.test_transport import Authority


class Seconds:
    """A monotonic clock, moved by hand."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


def opened(settings, seconds=None):
    return Bucket(S3Settings.model_validate(settings), *([seconds] if seconds else []))


def test_what_is_put_is_there_until_it_is_deleted(gateway):
    bucket = opened(gateway.settings(gateway.bucket()))

    bucket.put("a/1", b"one")
    bucket.put("a/2", b"second")
    bucket.put("ab/3", b"another folder")
    assert (bucket.get("a/1"), bucket.size("a/2")) == (b"one", 6)
    assert [(one.key, one.size) for one in bucket.list("a")] == [("a/1", 3), ("a/2", 6)]
    bucket.delete(["a/1", "a/1", "never"])
    assert (bucket.get("a/1"), bucket.size("a/1")) == (None, None)
    assert bucket.answered
    assert not bucket.keeps_versions


@pytest.mark.soak
def test_a_listing_longer_than_the_store_gives_at_once_is_whole(gateway):
    bucket = opened(gateway.settings(gateway.bucket()))
    for number in range(1010):  # the store gives a thousand at a time
        bucket.put(f"a/{number:04d}", b"")

    assert len(bucket.list("a")) == 1010


@pytest.mark.parametrize(
    "changes", [{"bucket": "never-made"}, {"secret_key": "another"}, {"access_key": "nobody"}]
)
def test_a_store_that_refuses_is_away_and_says_nothing_of_itself(gateway, changes):
    settings = {**gateway.settings(gateway.bucket()), **changes}
    bucket = opened(settings, seconds := Seconds())

    for call in (
        lambda: bucket.get("a"),
        lambda: bucket.put("a", b"x"),
        lambda: bucket.list("a"),
        lambda: bucket.delete(["a"]),
    ):
        seconds.now += REST_S
        with pytest.raises(AwayError) as caught:
            call()
        said = str(caught.value)
        assert SECRET_KEY not in said
        assert "http" not in said
        assert not bucket.answered


def test_a_store_that_is_away_is_left_alone_for_a_while(gateway):
    name, seconds = gateway.bucket(), Seconds()
    with Line(gateway.url) as line:
        bucket = opened(gateway.settings(name, line.url), seconds)
        line.fail(hangs_up, f"/{name}/", times=2)  # the client itself tries twice
        with pytest.raises(AwayError):
            bucket.get("a")

        with pytest.raises(AwayError, match="resting"):
            bucket.get("a")
        assert line.troubles[0].times == 0
        seconds.now += REST_S
        assert bucket.get("a") is None
        assert bucket.answered


def hangs_up(handler, commit):
    handler.close_connection = True
    handler.connection.shutdown(socket.SHUT_RDWR)


def test_a_store_that_never_answers_is_away_in_time(gateway):
    name = gateway.bucket()
    with Line(gateway.url) as line:
        bucket = opened(gateway.settings(name, line.url, timeout_s=0.3))
        line.fail(lambda handler, commit: line.let_go.wait(60), f"/{name}/", times=4)

        with pytest.raises(AwayError):
            bucket.put("a", b"x")


def test_nobody_listens(gateway):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        bucket = opened(gateway.settings("any", f"http://127.0.0.1:{taken.getsockname()[1]}"))
        with pytest.raises(AwayError):
            bucket.get("a")


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("ca"), "ours")


@pytest.fixture(scope="module")
def ca(tmp_path_factory, authority):
    path = tmp_path_factory.mktemp("pem") / "ca.pem"
    path.write_text(authority.pem)
    return path


def test_over_tls_only_an_authority_that_is_named_is_believed(gateway, authority, ca):
    name = gateway.bucket()
    with Line(gateway.url, authority.certify("here", "IP:127.0.0.1")) as line:
        with pytest.raises(AwayError):
            opened(gateway.settings(name, line.url)).get("a")

        assert opened(gateway.settings(name, line.url, ca=ca)).get("a") is None


def test_a_certificate_of_another_host_is_not_believed(gateway, authority, ca):
    with (
        Line(gateway.url, authority.certify("there", "DNS:s3.example.vn")) as line,
        pytest.raises(AwayError),
    ):
        opened(gateway.settings("any", line.url, ca=ca)).get("a")
