"""Attachments, still sealed, each by the id of its declaration and its own digest.

They lie in a folder (`central.folder_objects`) or in a bucket of an S3 store
(`central.bucket_objects`); both give the same promises, and which it is only the settings know.
How much of an attachment counts stands in the database, written after these bytes were durable.
Ids and digests are checked before they come here.
"""

from typing import Protocol


class AwayError(OSError):
    """The store does not answer, or refuses; nothing was done that counts, so it is tried again.

    Its text names the kind of failure, never an address, a key or a name.
    """


class KeepsVersionsError(AwayError):
    """What is deleted would stay as an older version, so that nothing here can be erased."""

    def __init__(self) -> None:
        """Say it in words for whoever runs the centre."""
        super().__init__("the bucket keeps versions, or did: what is erased would stay in it")


class Objects(Protocol):
    """Where attachments are kept. Two calls about one attachment must not run at once.

    Every call raises OSError where disk or store fails; of a store that is AwayError.
    """

    def claim(self, centre: str, *, fresh: bool) -> None:
        """Note that this place is this centre's; FolderError where it is another's.

        Without `fresh` the centre was there before: a folder without a mark is then not its own.
        """

    def check(self, centre: str) -> None:
        """FolderError unless this place is this centre's."""

    def is_empty(self) -> bool:
        """Whether no attachment lies here."""

    def answers(self) -> bool:
        """Whether the store answered when it was asked last; asks nothing itself."""

    def keeps_versions(self) -> bool:
        """Whether it kept older versions when something was written last; asks nothing itself."""

    def refuse_versions(self) -> None:
        """KeepsVersionsError while what is deleted would stay as an older version."""

    def write(self, dossier_id: str, digest: str, offset: int, data: bytes) -> None:
        """Keep bytes at an offset of a part; durable when this returns."""

    def arrived(self, dossier_id: str, digest: str) -> int:
        """How many bytes are here, of the whole or from the start of a part; 0: nothing."""

    def read(self, dossier_id: str, digest: str, size: int) -> bytes | None:
        """Give the first `size` bytes of what has arrived; None when there is nothing."""

    def finish(self, dossier_id: str, digest: str, sealed: bytes) -> None:
        """Make a part whose bytes were read and found right the whole; durable at return."""

    def put(self, dossier_id: str, digest: str, sealed: bytes) -> None:
        """Keep a whole one at once; durable at return."""

    def set_aside(self, dossier_id: str, digest: str) -> None:
        """Keep for a person what is not what it should be; the last one of each."""

    def drop_part(self, dossier_id: str, digest: str) -> None:
        """Delete what has arrived of an attachment that is not whole."""

    def erase(self, dossier_id: str) -> None:
        """Delete every attachment of a declaration, and what was set aside of it.

        KeepsVersionsError before anything is deleted, where deleting does not erase.
        """
