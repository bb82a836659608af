"""The corrected time without the store: one row, read by the bare driver.

A screen shows the time from its first second; SQLAlchemy, 18 MB of a process, waits until somebody
saves or asks.
"""

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pysqlite3.dbapi2 as driver

from sync.clock import PROGRAM_DATE, Clocks, Corrected, correct, machine_clocks, recalled
from sync.data_folder import path_of

BUSY_S = 5.0
KEPT_TIME = "SELECT centre_time, offset_s, boot_id, boot_s FROM clock_offset"


def kept_time(
    data_dir: Path, clocks: Clocks | None = None, floor: datetime = PROGRAM_DATE
) -> Corrected:
    """Return the time to use for dates; not certain where nothing was kept yet."""
    return correct(recalled(_row(path_of(data_dir))), clocks or machine_clocks(), floor)


def _row(path: Path) -> Sequence[Any] | None:
    if not path.exists():
        return None
    with closing(driver.connect(path, timeout=BUSY_S)) as connection:
        made = connection.execute(
            "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'clock_offset'"
        ).fetchone()
        row: Sequence[Any] | None = connection.execute(KEPT_TIME).fetchone() if made else None
        return row
