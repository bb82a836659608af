"""What the tests of a centre with an S3 store have in common."""

from contextlib import contextmanager

from central.bucket import REST_S
from tests.central.serving import served, settings_for


@contextmanager
def centre_of(data_dir, tables):
    with served(data_dir, settings=settings_for(data_dir, **tables)) as running:
        yield running


def rested(centre):
    """The time has passed for which a store that was away is left alone."""
    centre.centre.objects._bucket._rests_until_s -= REST_S


def unavailable(handler, commit):
    handler.answer(503, b"<Error><Code>SlowDown</Code></Error>", "application/xml")


def wholes(gateway, bucket):
    """What lies in the bucket beside its mark and pieces, by digest."""
    return {
        key.rpartition("/")[2]: data
        for key, data in gateway.keys(bucket).items()
        if "/parts/" not in key and key != "ward/centre"
    }
