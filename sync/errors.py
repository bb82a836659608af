"""What can go wrong with the store, in one tree.

StoreError
├── NotEnrolled          this kiosk has no device id and no pinned centre key yet
├── ReferencesUsedUp     the kiosk number has no reference left: enrol with a new number
├── DiskFull             nothing was written; free space first
├── DiskFailed           the disk answered with an error; nothing was written
├── StoreLocked          another process kept the file for longer than the busy timeout
├── StoreDamaged         kiosk.db is not a sound database
├── StoreUnsupported     SQLite is too old, or the file was made by a newer program
└── KeyDamaged           the device key or the enrolment on disk does not parse
"""


class StoreError(Exception):
    """The store could not do what was asked; `code` is a key of `sync.reasons`."""

    code = "store_failed"


class NotEnrolled(StoreError):  # noqa: N818 -- an outcome the screens name, not a defect
    """The kiosk is not enrolled: nothing can be sealed to a centre."""

    code = "not_enrolled"


class ReferencesUsedUp(StoreError):  # noqa: N818 -- an outcome the screens name, not a defect
    """All 99,999 references of this kiosk number are given out."""

    code = "references_used_up"


class DiskFull(StoreError):  # noqa: N818 -- an outcome the screens name, not a defect
    """No space: the write was undone as a whole."""

    code = "disk_full"


class DiskFailed(StoreError):  # noqa: N818 -- an outcome the screens name, not a defect
    """The disk refused a read or write: the write was undone as a whole."""

    code = "disk_failed"


class StoreLocked(StoreError):  # noqa: N818 -- an outcome the screens name, not a defect
    """Another process held the write lock for longer than the busy timeout."""

    code = "store_locked"


class StoreDamaged(StoreError):  # noqa: N818 -- an outcome the screens name, not a defect
    """The database file is damaged or is no database."""

    code = "store_damaged"


class StoreUnsupported(StoreError):  # noqa: N818 -- an outcome the screens name, not a defect
    """The SQLite here, or the schema of the file, is not one the program may write with."""

    code = "store_unsupported"


class KeyDamaged(StoreError):  # noqa: N818 -- an outcome the screens name, not a defect
    """A key or the enrolment on disk does not parse; it is never overwritten."""

    code = "key_damaged"
