"""Cut static weights of Noto Sans from the variable wheel file; copy Be Vietnam Pro beside them.

Qt ignores weight 600 and fakes 700 on variable fonts, so the kiosk ships static files.
"""

from importlib import resources
from pathlib import Path
from shutil import copyfile

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

WEIGHTS = {"Regular": 400, "SemiBold": 600, "Bold": 700}
OUT = Path(__file__).resolve().parent.parent / "assets" / "fonts"


def cut_noto(weight_name: str, weight: int) -> None:
    source = resources.files("fontpkg_noto_sans") / "files" / "NotoSans[wdth,wght].ttf"
    font = TTFont(str(source))
    static = instancer.instantiateVariableFont(font, {"wght": weight, "wdth": 100})
    family = "Noto Sans"
    for record in static["name"].names:
        if record.nameID in {1, 16}:
            record.string = family
        elif record.nameID in {2, 17}:
            record.string = weight_name
        elif record.nameID == 4:
            record.string = f"{family} {weight_name}"
        elif record.nameID == 6:
            record.string = f"NotoSans-{weight_name}"
    static["OS/2"].usWeightClass = weight
    static.save(OUT / f"NotoSans-{weight_name}.ttf")


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    for name, weight in WEIGHTS.items():
        if not (OUT / f"NotoSans-{name}.ttf").exists():
            cut_noto(name, weight)
    headings = resources.files("fontpkg_be_vietnam_pro") / "files" / "BeVietnamPro-Bold.ttf"
    copyfile(str(headings), OUT / "BeVietnamPro-Bold.ttf")


if __name__ == "__main__":
    main()
