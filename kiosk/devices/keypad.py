"""Six keys for those who do not touch the screen, as a plain USB keypad sends them.

previous, next, choose, back, help, stop; a keypad with four arrows also has above and below.
Choosing comes by Enter, which a scanner sends too: `kiosk.devices.wedge` tells them apart.
"""

from typing import Literal

Act = Literal["previous", "next", "above", "below", "back", "help", "stop"]

ACTS: dict[str, Act] = {
    "Left": "previous",
    "Backtab": "previous",
    "Right": "next",
    "Tab": "next",
    "Up": "above",
    "Down": "below",
    "Escape": "back",
    "Back": "back",
    "F1": "help",
    "Help": "help",
    "F2": "stop",
    "Stop": "stop",
}
"""By the name of the key."""
ENTER = ("Return", "Enter")
