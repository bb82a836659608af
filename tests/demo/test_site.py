from pathlib import Path

from kiosk.commands.demo_variants import paper_table
from kiosk.config import Settings
from kiosk.demo.site import demo_settings


def test_without_equipment_there_is_a_screen_and_no_device(tmp_path: Path):
    settings = demo_settings(tmp_path, Settings())
    kinds = (settings.scanner.kind, settings.camera.kind, settings.papers.kind)
    assert kinds == ("none", "none", "none")
    assert settings.data_dir == tmp_path / "kiosk"


def test_equipment_changes_its_own_keys_and_leaves_the_place_as_it_is(tmp_path: Path):
    base = Settings()
    settings = demo_settings(tmp_path, base, paper_table(tmp_path))
    assert (settings.camera.kind, settings.papers.kind) == ("simulator", "camera")
    assert settings.camera.device == str(tmp_path / "camera.png")
    assert settings.point.sent_ahead
    assert settings.point.name == base.point.name
