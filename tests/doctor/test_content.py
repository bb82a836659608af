import shutil
from datetime import date

import pytest

from kiosk.doctor.content import content_health
from kiosk.packs.home import BUILT_IN, Home
from tests.library import in_use

TODAY = date(2026, 12, 1)
IN_FORCE = len(in_use().on(TODAY))


@pytest.fixture
def home(tmp_path):
    for folder in (BUILT_IN.procedures, BUILT_IN.forms):
        shutil.copytree(folder, tmp_path / folder.name)
    return Home(tmp_path)


def test_the_content_of_the_product_is_well():
    found = content_health(TODAY, "vi", BUILT_IN)
    assert (found.ok, found.message) == (True, f"{IN_FORCE} thủ tục đang hiệu lực, không có lỗi.")


def test_a_file_that_does_not_load_is_told(home):
    (home.procedures / "2.000815.yaml").write_text("code: [", "utf-8")
    found = content_health(TODAY, "en", home)
    assert not found.ok
    assert "2.000815.yaml" in found.message
    assert "kiosk content lint" in found.advice


def test_what_only_lint_sees_is_told(home):
    path = home.procedures / "2.000815.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("icon: baby}", "icon: no-such-icon}", 1), "utf-8")
    found = content_health(TODAY, "en", home)
    assert not found.ok
    assert "no-such-icon" in found.message


def test_a_day_without_procedures_is_told():
    assert not content_health(date(1999, 1, 1), "en", BUILT_IN).ok
