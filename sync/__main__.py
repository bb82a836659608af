"""The agent as a program: `python -m sync --data-dir DIR`.

httpx loads console libraries (rich, click, pygments) wherever they are installed: 6 MB of a process
that runs as long as the kiosk. It has no console; they are kept out.
"""

import sys
from typing import Any, cast

absent = cast("dict[str, Any]", sys.modules)
for console in ("rich", "click", "pygments"):
    absent[console] = None

from sync.agent import main  # noqa: E402 -- not before the line above

if __name__ == "__main__":
    sys.exit(main())
