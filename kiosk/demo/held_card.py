"""What the demo's camera looks at: an invented card in somebody's hand, or nothing but the room."""

from typing import Final

import qrcode
from PIL import Image, ImageDraw

from kiosk.devices.camera import HEIGHT, WIDTH

CARD: Final = (
    "005195012345||TRẦN THỊ THỬ|05031995|Nữ|Số 5 phố Ví Dụ, phường Mẫu, Hải Phòng|20042021"
).encode()
"""Of nobody: the mother of the demo's birth declaration."""
WALL: Final = (196, 188, 172)
SLEEVE: Final = (92, 104, 120)
HAND: Final = (222, 184, 150)
PLASTIC: Final = (214, 228, 226)
PRINT: Final = (120, 146, 150)
CARD_SIZE: Final = (760, 480)
CODE_SIDE: Final = 260
MARGIN: Final = 36


def empty_room() -> Image.Image:
    """A wall and the shoulders of somebody who stands there."""
    room = Image.new("RGB", (WIDTH, HEIGHT), WALL)
    draw = ImageDraw.Draw(room)
    draw.rectangle((0, HEIGHT * 0.62, WIDTH, HEIGHT), fill=(150, 140, 124))
    draw.ellipse((WIDTH * 0.28, HEIGHT * 0.58, WIDTH * 0.72, HEIGHT * 1.6), fill=SLEEVE)
    draw.ellipse((WIDTH * 0.42, HEIGHT * 0.12, WIDTH * 0.58, HEIGHT * 0.6), fill=HAND)
    return room


def held_card(data: bytes, *, turned: float = -4.0) -> Image.Image:
    """A card with these bytes in its code, held a little aslant."""
    card = Image.new("RGBA", CARD_SIZE, PLASTIC)
    draw = ImageDraw.Draw(card)
    draw.rectangle((MARGIN, 150, 250, 410), fill=PRINT)
    for line in range(5):
        top = 190 + line * 48
        draw.rectangle((290, top, 440, top + 12), fill=PRINT)
    code = _code(data)
    card.paste(code, (CARD_SIZE[0] - code.width - MARGIN, MARGIN))
    held = card.rotate(turned, Image.Resampling.BICUBIC, expand=True)
    room = empty_room()
    left, top = (WIDTH - held.width) // 2, (HEIGHT - held.height) // 2
    thumb = (left + 30, top + held.height * 0.62, left + 190, top + held.height * 0.86)
    room.paste(held, (left, top), held)
    ImageDraw.Draw(room).ellipse(thumb, fill=HAND)
    return room


def _code(data: bytes) -> Image.Image:
    code = qrcode.QRCode(border=2, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(data)
    code.make(fit=True)
    drawn = code.make_image().get_image().convert("RGB")
    return drawn.resize((CODE_SIDE, CODE_SIDE), Image.Resampling.BICUBIC)
