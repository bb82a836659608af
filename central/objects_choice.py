"""Which place the settings name for attachments."""

from central.config import Settings
from central.folder_objects import FolderObjects
from central.landmark import FolderError
from central.objects import Objects


def open_objects(settings: Settings) -> Objects:
    """Open the bucket or the folder; FolderError when a file the bucket needs is not fit."""
    if not settings.s3.is_set:
        shared = settings.database.url is not None
        return FolderObjects(settings.attachments_dir, shared=shared)
    from central.bucket import Bucket  # noqa: PLC0415 -- a folder pays nothing for the client
    from central.bucket_objects import BucketObjects  # noqa: PLC0415 -- the same

    try:
        return BucketObjects(Bucket(settings.s3))
    except (OSError, ValueError) as error:
        message = f"The settings of the store are not fit: {error}"
        raise FolderError(message) from None
