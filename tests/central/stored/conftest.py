"""A centre whose pictures lie in a bucket, behind a line that can fail."""

import pytest

from tests.central.stored.site import centre_of
from tests.faults.line import Line


@pytest.fixture
def bucket(gateway):
    return gateway.bucket()


@pytest.fixture
def line(gateway):
    with Line(gateway.url) as line:
        yield line


@pytest.fixture
def tables(gateway, bucket, line):
    return {"s3": gateway.settings(bucket, line.url)}


@pytest.fixture
def environ(tables):
    return {f"CENTRAL_S3_{key.upper()}": value for key, value in tables["s3"].items()}


@pytest.fixture
def centre(data_dir, tables):
    with centre_of(data_dir, tables) as running:
        yield running
