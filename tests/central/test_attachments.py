"""What a header may name: bounded, each once, and the same as its sealed text says."""

import pytest

from central.tables import intake
from sync.attachment import LARGEST_BYTES, MOST, TOTAL_BYTES
from sync.envelope import (
    AttachmentDigest,
)
from tests.central.attached import attached, problem

ON_BOTH_ENGINES = True


@pytest.mark.parametrize(
    ("named", "refused"),
    [
        ([LARGEST_BYTES + 1], (413, "too_large")),
        ([1] * (MOST + 1), (413, "too_large")),
        ([LARGEST_BYTES] * (TOTAL_BYTES // LARGEST_BYTES + 1), (413, "too_large")),
    ],
)
def test_a_header_that_names_too_much_is_refused(centre, kiosk, named, refused):
    digests = tuple(AttachmentDigest(f"{at:064x}", size) for at, size in enumerate(named))

    assert problem(kiosk.post(kiosk.make(attachments=digests)))[:2] == refused
    assert centre.rows(intake) == []


def test_a_header_that_names_one_attachment_twice_is_refused(kiosk):
    twice = (AttachmentDigest("a" * 64, 200),) * 2

    answer = kiosk.post(kiosk.make(attachments=twice))

    assert problem(answer) == (400, "bad_request", "same_attachment")


@pytest.mark.parametrize("inside", [[], [{"digest": "b" * 64}], "x", None])
def test_a_text_that_names_other_attachments_than_its_header_is_unreadable(kiosk, inside):
    one = attached(kiosk, plain={"attachments": inside})

    assert problem(one.post())[:2] == (422, "unreadable")
