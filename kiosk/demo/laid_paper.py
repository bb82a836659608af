"""What the demo's camera looks at when a paper is asked for: an invented sheet on a dark mat."""

from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from kiosk.config import ASSETS

MAT: Final = (46, 52, 54)
SHEET: Final = (236, 234, 226)
INK: Final = (40, 42, 52)
STAMP: Final = (196, 40, 48)
SHEET_SIZE: Final = (1000, 1414)
LINES: Final = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập – Tự do – Hạnh phúc",
    "",
    "GIẤY VÍ DỤ",
    "",
    "Đây là giấy mẫu để tập, không phải giấy thật.",
    "Họ, chữ đệm, tên mẹ: TRẦN THỊ TẬP",
    "Số định danh: 003160012345",
    "Nơi ở: Số 1 phố Ví Dụ, phường Mẫu, Hải Phòng",
    "Sinh con lúc: 8 giờ 12 phút, ngày 2 tháng 11",
    "Tại: Trạm y tế phường Mẫu",
    "Giới tính của con: Nữ",
    "Cân nặng: 3100 gam",
)
BACK: Final = (
    "Trang 2",
    "",
    "Người đỡ đẻ: LÊ THỊ VÍ DỤ",
    "Người ghi giấy: NGUYỄN VĂN MẪU",
    "Trạm trưởng ký, đóng dấu",
)
"""Its second page."""


def empty_mat(size: tuple[int, int]) -> Image.Image:
    """The mat before anything lies on it."""
    return Image.new("RGB", size, MAT)


def laid_paper(
    size: tuple[int, int], *, turned: float = -5.0, lines: Sequence[str] = LINES
) -> Image.Image:
    """The sheet on its mat, a little aslant, as large as the picture allows."""
    sheet = Image.new("RGBA", SHEET_SIZE, SHEET)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.truetype(str(ASSETS / "fonts" / "NotoSans-Regular.ttf"), 34)
    for number, line in enumerate(lines):
        draw.text((90, 90 + number * 74), line, fill=INK, font=font)
    draw.ellipse((620, 1080, 860, 1320), outline=STAMP, width=9)
    laid = sheet.rotate(turned, Image.Resampling.BICUBIC, expand=True)
    laid.thumbnail((size[0] * 3 // 4, size[1] * 3 // 4), Image.Resampling.LANCZOS)
    mat = empty_mat(size)
    mat.paste(laid, ((size[0] - laid.width) // 2, (size[1] - laid.height) // 2), laid)
    return mat
