"""Sizes in millimetres for a profile and a text size, and their pixels on a panel.

Sources: EN 301 549 5.1.4 (letter height), VVSG 2.0 (targets), and our own floors for older hands.
"""

from dataclasses import dataclass
from typing import Literal

Profile = Literal["kiosk", "tablet"]

CAP_EM = 0.714
"""Capital height of Noto Sans in em."""

BODY_MM = {"kiosk": (5.6, 7.3, 9.0, 12.0), "tablet": (4.0, 5.2, 7.3, 9.0)}
TITLE_MM = {"kiosk": (8.0, 10.4, 11.6, 13.4), "tablet": (5.6, 7.3, 8.6, 9.8)}
NOTE_MM = {"kiosk": (5.6, 6.3, 7.6, 9.6), "tablet": (4.0, 4.5, 5.4, 6.4)}
FRAME_MM = {"kiosk": (5.6, 5.8, 6.0, 6.2), "tablet": (4.0, 4.1, 4.2, 4.3)}
"""Header and help row: they stop growing, so that the answers keep their room."""
ACT_MM = {"kiosk": (5.6, 7.3, 9.0, 12.0), "tablet": (4.0, 5.0, 5.4, 5.8)}
"""Buttons that turn, go back and go on: on a tablet they stop growing with the keys."""

DEFAULT_STEP = 1
STEP_COUNT = 4


@dataclass(frozen=True, slots=True)
class Sizes:
    """Pixels for one panel, profile and text size; `*_font` are font pixel sizes.

    `key` is the least height of a key, `*_comfort` the height it has where there is room.
    """

    body_font: int
    title_font: int
    note_font: int
    frame_font: int
    least_font: int
    act_font: int
    button_height: int
    act_height: int
    target: int
    key: int
    key_comfort: int
    digit_comfort: int
    key_gap: int
    gap: int
    small_gap: int
    margin: int
    radius: int
    edge: int
    thick_edge: int
    icon: int
    act_icon: int
    frame_icon: int
    header_height: int
    help_height: int


def font_px(cap_mm: float, px_per_mm: float) -> int:
    """Font pixel size whose capitals are at least `cap_mm` high."""
    return -int(-cap_mm * px_per_mm // CAP_EM)


def at_least(mm: float, px_per_mm: float) -> int:
    """Whole pixels that cover `mm`."""
    return -int(-mm * px_per_mm // 1)


def sizes(px_per_mm: float, profile: Profile, step: int) -> Sizes:
    """Every size a screen uses. `step` 0..3 is the text size; px_per_mm the panel's density."""
    if not 0 <= step < STEP_COUNT:
        message = f"text size step {step} is not 0..{STEP_COUNT - 1}"
        raise ValueError(message)

    def px(mm: float) -> int:
        return at_least(mm, px_per_mm)

    kiosk = profile == "kiosk"
    body = font_px(BODY_MM[profile][step], px_per_mm)
    frame = font_px(FRAME_MM[profile][step], px_per_mm)
    act = font_px(ACT_MM[profile][step], px_per_mm)
    return Sizes(
        body_font=body,
        title_font=font_px(TITLE_MM[profile][step], px_per_mm),
        note_font=font_px(NOTE_MM[profile][step], px_per_mm),
        frame_font=frame,
        least_font=font_px(BODY_MM[profile][0], px_per_mm),
        act_font=act,
        button_height=max(px(22.0 if kiosk else 12.8), int(body * 1.9)),
        act_height=max(px(22.0 if kiosk else 12.8), int(act * 1.9)),
        target=px(16.0 if kiosk else 12.7),
        key=px(13.0 if kiosk else 8.6),
        key_comfort=px(17.5 + step if kiosk else 9.6),
        digit_comfort=px(20.0 + step if kiosk else 10.6),
        key_gap=px(2.6 if kiosk else 1.5),
        gap=px(8.0 if kiosk else 4.0),
        small_gap=px(4.0 if kiosk else 2.6),
        margin=px(11.0 if kiosk else 6.0),
        radius=px(3.6 if kiosk else 2.4),
        edge=max(1, px(0.4)),
        thick_edge=max(2, px(1.1)),
        icon=int(body * 1.55 if kiosk else act * 1.35),
        act_icon=int(act * 1.35),
        frame_icon=int(frame * 1.35),
        header_height=int(frame * 2.3),
        help_height=max(px(27.0 if kiosk else 15.0), int(frame * 4.5)),
    )
