"""Attachments in a bucket of an S3 store, the same keys as the names in a folder.

    parts/ab/<dossier id>/<digest>/<offset>   arriving: one piece, its offset in twelve digits
    ab/<dossier id>/<digest>                  whole: it never changes again
    wrong/<dossier id>/<digest>               whole, but not what the header names, or unsealable
    centre                                    whose bucket it is

Nothing waits on the node's own disk: any node goes on with what another took. What is called
durable is what the store called stored. What was written it has to show to whoever reads or lists
next.
"""

import threading

from central.bucket import Bucket, Listed
from central.landmark import NAME as MARK
from central.landmark import FolderError
from central.objects import AwayError, KeepsVersionsError
from sync.canonical import digest as digest_of

PARTS = "parts"
WRONG = "wrong"


class BucketObjects:
    """The objects of a bucket. Before the first of them is touched, its mark is looked at."""

    def __init__(self, bucket: Bucket) -> None:
        """Hold the bucket; nothing is asked of it yet."""
        self._bucket = bucket
        self._checking = threading.Lock()
        self._unchecked: str | None = None

    def claim(self, centre: str, *, fresh: bool) -> None:  # noqa: ARG002 -- it is always mounted
        """Mark the bucket, if nobody did; FolderError where it is another's or keeps versions."""
        found = self._bucket.get(MARK)
        if found is not None and found != centre.encode():
            raise FolderError("The bucket, below this prefix, is another centre's")
        self._bucket.put(MARK, centre.encode())
        if self._bucket.keeps_versions:
            raise FolderError("The bucket keeps versions: what is erased would stay in it")

    def check(self, centre: str) -> None:
        """FolderError unless the bucket is this centre's; while it is away, the next call looks."""
        self._unchecked = centre
        self._look()

    def is_empty(self) -> bool:
        """Whether nothing but a mark lies below the prefix."""
        return all(one.key == MARK for one in self._bucket.list(""))

    def answers(self) -> bool:
        """Whether it answered when it was asked last."""
        return self._bucket.answered

    def keeps_versions(self) -> bool:
        """Whether it did when something was stored last."""
        return self._bucket.keeps_versions

    def refuse_versions(self) -> None:
        """Store the mark once more: only what is stored shows whether versions are kept."""
        mark = self._bucket.get(MARK)
        if mark is not None:
            self._bucket.put(MARK, mark)
        if self._bucket.keeps_versions:
            raise KeepsVersionsError

    def write(self, dossier_id: str, digest: str, offset: int, data: bytes) -> None:
        """Store one piece, over another that began at the same offset."""
        self._ready()
        self._bucket.put(f"{part(dossier_id, digest)}/{offset:012d}", data)

    def arrived(self, dossier_id: str, digest: str) -> int:
        """Ask for the whole, then follow the pieces from the first."""
        self._ready()
        size = self._bucket.size(whole(dossier_id, digest))
        return sum(one.size for one in self._pieces(dossier_id, digest)) if size is None else size

    def read(self, dossier_id: str, digest: str, size: int) -> bytes | None:
        """Read the whole, or the pieces one after the other."""
        self._ready()
        found = self._bucket.get(whole(dossier_id, digest))
        if found is not None:
            return found[:size]
        pieces = [self._bucket.get(one.key) for one in self._pieces(dossier_id, digest)]
        return b"".join(piece or b"" for piece in pieces)[:size] if pieces else None

    def finish(self, dossier_id: str, digest: str, sealed: bytes) -> None:
        """Store the whole, then let its pieces go."""
        self.put(dossier_id, digest, sealed)
        self.drop_part(dossier_id, digest)

    def put(self, dossier_id: str, digest: str, sealed: bytes) -> None:
        """Store the whole and read it back: only what the store gives again is here."""
        self._ready()
        key = whole(dossier_id, digest)
        self._bucket.put(key, sealed)
        back = self._bucket.get(key)
        if back is None or digest_of(back) != digest_of(sealed):
            self._bucket.delete([key])
            raise AwayError("read back otherwise")

    def set_aside(self, dossier_id: str, digest: str) -> None:
        """Store what has arrived in the place of wrong ones, then let it go from its own."""
        self._ready()
        pieces = [self._bucket.get(one.key) for one in self._pieces(dossier_id, digest)]
        found = b"".join(piece or b"" for piece in pieces) if pieces else None
        found = found or self._bucket.get(whole(dossier_id, digest))
        if found is not None:
            self._bucket.put(f"{WRONG}/{dossier_id}/{digest}", found)
        self._bucket.delete([whole(dossier_id, digest)])
        self.drop_part(dossier_id, digest)

    def drop_part(self, dossier_id: str, digest: str) -> None:
        """Delete every piece."""
        self._ready()
        self._bucket.delete([one.key for one in self._bucket.list(part(dossier_id, digest))])

    def erase(self, dossier_id: str) -> None:
        """Delete pieces, wholes and wrong ones, unless they would only seem to be deleted."""
        self._ready()
        self.refuse_versions()
        folders = (place(dossier_id), f"{PARTS}/{place(dossier_id)}", f"{WRONG}/{dossier_id}")
        keys = [one.key for folder in folders for one in self._bucket.list(folder)]
        if any(self._bucket.is_version(key) for key in keys):
            raise KeepsVersionsError
        self._bucket.delete(keys)

    def _pieces(self, dossier_id: str, digest: str) -> list[Listed]:
        """The pieces that follow each other from the first byte; others are left from before."""
        listed = self._bucket.list(part(dossier_id, digest))
        by_offset = {int(one.key.rpartition("/")[2]): one for one in listed}
        found, end = [], 0
        while end in by_offset and by_offset[end].size:
            found.append(by_offset[end])
            end += by_offset[end].size
        return found

    def _ready(self) -> None:
        try:
            self._look()
        except FolderError as error:
            raise AwayError("not this centre's bucket") from error

    def _look(self) -> None:
        """See once whose bucket it is."""
        with self._checking:
            if self._unchecked is None:
                return
            if self._bucket.get(MARK) != self._unchecked.encode():
                raise FolderError("The bucket is not this centre's; see `central init`")
            self._unchecked = None


def place(dossier_id: str) -> str:
    """Where the wholes of a declaration lie; the last two digits of an id are random."""
    return f"{dossier_id[-2:]}/{dossier_id}"


def whole(dossier_id: str, digest: str) -> str:
    """Key of an attachment that is whole."""
    return f"{place(dossier_id)}/{digest}"


def part(dossier_id: str, digest: str) -> str:
    """Where the pieces of an attachment lie."""
    return f"{PARTS}/{whole(dossier_id, digest)}"
