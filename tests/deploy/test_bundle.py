import zipfile
from pathlib import Path

from deploy.bundle import put_in_order


def test_an_archive_has_the_same_bytes_in_whichever_order_it_was_filled(tmp_path: Path):
    filled = []
    for names in (("a.pyc", "b.pyc"), ("b.pyc", "a.pyc")):
        archive = tmp_path / f"{names[0]}.zip"
        with zipfile.ZipFile(archive, "w") as opened:
            for name in names:
                opened.writestr(zipfile.ZipInfo(name), name)
        put_in_order(archive)
        filled.append(archive.read_bytes())
    assert filled[0] == filled[1]
    with zipfile.ZipFile(tmp_path / "b.pyc.zip") as opened:
        assert opened.namelist() == ["a.pyc", "b.pyc"]
        assert opened.read("b.pyc") == b"b.pyc"
