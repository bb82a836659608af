"""What the tests of a centre with an S3 store have in common."""

from contextlib import contextmanager

from tests.central.serving import served, settings_for


@contextmanager
def centre_of(data_dir, tables):
    with served(data_dir, settings=settings_for(data_dir, **tables)) as running:
        yield running


def unavailable(handler, commit):
    handler.answer(503, b"<Error><Code>SlowDown</Code></Error>", "application/xml")


def wholes(gateway, bucket):
    """What lies in the bucket beside its mark and pieces, by digest."""
    return {
        key.rpartition("/")[2]: data
        for key, data in gateway.keys(bucket).items()
        if "/parts/" not in key and key != "ward/centre"
    }
