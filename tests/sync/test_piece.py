from dataclasses import replace

import pytest
from nacl.signing import SigningKey

from sync.envelope import EnvelopeError
from sync.piece import PIECE_BYTES, Piece, content_digest, pieces_of

KEY = SigningKey.generate()
PIECE = Piece("01900000-0000-7000-8000-000000000001", "ab" * 32, 7, b"bytes")
SIGNATURE = KEY.sign(PIECE.signed_bytes).signature


def test_a_piece_is_signed_for_its_dossier_attachment_place_and_bytes():
    PIECE.verify(SIGNATURE, bytes(KEY.verify_key))


@pytest.mark.parametrize(
    "change", [{"id": PIECE.id[:-1] + "2"}, {"digest": "ba" * 32}, {"offset": 8}, {"data": b"bits"}]
)
def test_a_signature_is_for_no_other_piece(change):
    with pytest.raises(EnvelopeError):
        replace(PIECE, **change).verify(SIGNATURE, bytes(KEY.verify_key))


@pytest.mark.parametrize(
    "signature", [b"", b"x" * 64, SIGNATURE + b"x"], ids=["none", "another", "longer"]
)
def test_no_other_signature_and_no_other_key_will_do(signature):
    with pytest.raises(EnvelopeError):
        PIECE.verify(signature, bytes(KEY.verify_key))
    with pytest.raises(EnvelopeError):
        PIECE.verify(SIGNATURE, bytes(SigningKey.generate().verify_key))


def test_the_digest_is_written_as_the_standard_does():
    # RFC 9530, appendix D: the example of a JSON object and a line feed.
    assert content_digest(b'{"hello": "world"}\n') == (
        "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:"
    )


@pytest.mark.parametrize(
    ("size", "pieces"), [(0, 0), (1, 1), (PIECE_BYTES, 1), (PIECE_BYTES + 1, 2)]
)
def test_what_is_begun_counts_as_a_piece(size, pieces):
    assert pieces_of(size) == pieces
