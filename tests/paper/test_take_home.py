from datetime import UTC, datetime

import pytest
import zxingcpp

from kiosk.paper.applies import Applies
from kiosk.paper.layout import Text
from kiosk.paper.raster import render
from kiosk.paper.take_home import list_blocks, list_text, make_list

NOW = datetime(2026, 11, 24, 14, 5, tzinfo=UTC)


def test_the_list_says_what_happens_to_every_paper(procedure, papers, point):
    take = make_list(procedure, Applies(papers), point, NOW, "vi")
    said = [block.text for block in list_blocks(take) if isinstance(block, Text)]
    assert said.index("Nộp cho cán bộ:") + 1 == said.index("Giấy chứng sinh")
    assert said.index("Không cần mang, cán bộ tự tra:") + 1 == said.index("Giấy kết hôn của bố mẹ")
    assert "Hoặc hộ chiếu, VNeID." in said


def test_papers_that_depend_on_the_case_stand_apart(procedure, papers, point):
    take = make_list(procedure, Applies(papers[:1], papers[1:]), point, NOW, "vi")
    said = [block.text for block in list_blocks(take) if isinstance(block, Text)]
    assert said.index("Giấy chứng sinh") < said.index("Có thể cần thêm")
    assert said.index("Có thể cần thêm") < said.index("Căn cước của người đi khai")


def test_cost_time_and_notices_are_told(procedure, papers, point):
    notice = "Từ 1/3/2027 áp dụng luật mới."
    take = make_list(procedure, Applies(papers, notices=[notice]), point, NOW, "vi")
    said = [block.text for block in list_blocks(take) if isinstance(block, Text)]
    for part in ("Không mất tiền", "Trong ngày", notice, point.address):
        assert part in said


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_code_reads_back(language, procedure, papers, point):
    image = render(list_blocks(make_list(procedure, Applies(papers), point, NOW, language)))
    (read,) = zxingcpp.read_barcodes(image.convert("L"), formats=zxingcpp.BarcodeFormat.QRCode)
    assert read.text == procedure.page


def test_the_text_for_a_telephone_is_short_enough_for_one_code(procedure, papers, point):
    text = list_text(make_list(procedure, Applies(papers), point, NOW, "vi"))
    assert "- Giấy chứng sinh" in text.splitlines()
    assert len(text.encode()) < 1200


def test_nothing_to_bring_is_said(procedure, point):
    take = make_list(procedure, Applies([]), point, NOW, "vi")
    said = [block.text for block in list_blocks(take) if isinstance(block, Text)]
    assert "Chỉ cần mang phiếu này." in said
