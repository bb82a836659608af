"""Where a neural voice lies on a kiosk.

<data>/neural/<digest>/voice.onnx        the model
<data>/neural/<digest>/voice.onnx.json   its description
<data>/neural/<digest>/voice/            fixed sentences said by it (`kiosk voice build`)
"""

from pathlib import Path

FOLDER = "neural"
MODEL, DESCRIPTION = "voice.onnx", "voice.onnx.json"


def home_of(data_dir: Path, digest: str) -> Path:
    """Give the folder of a voice."""
    return data_dir / FOLDER / digest


def installed(data_dir: Path, digest: str | None) -> Path | None:
    """Give the folder of the voice of the settings; None where its files are not there."""
    if digest is None:
        return None
    folder = home_of(data_dir, digest)
    return folder if all((folder / name).is_file() for name in (MODEL, DESCRIPTION)) else None
