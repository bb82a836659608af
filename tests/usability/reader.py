"""A card reader on a serial line: what is written into FOLDER/card comes out of FOLDER/reader.

python -m tests.usability.reader FOLDER
"""

import os
import sys
import tty
from pathlib import Path


def main(folder: Path) -> None:
    """Serve until ended."""
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    os.mkfifo(folder / "card")
    (folder / "reader").symlink_to(os.ttyname(theirs))
    while True:
        with (folder / "card").open("rb") as held:
            os.write(ours, held.read())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
