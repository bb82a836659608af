"""How long one search takes, on the real content and a directory of invented procedures."""

import itertools
import time
from collections.abc import Sequence

from bench.figures import median, percentile
from bench.result import LIMIT, Result
from bench.workbench import ROOT, Workbench, load, say
from kiosk.procedures.loading import load_all
from kiosk.search.entries import Listed
from kiosk.search.index import Search

QUERIES = ROOT / "tests" / "search" / "queries.txt"
LIMIT_MS = 10.0
SHOWN = 4
DEEDS = (
    "Cấp",
    "Cấp lại",
    "Cấp đổi",
    "Gia hạn",
    "Thu hồi",
    "Điều chỉnh",
    "Xác nhận",
    "Đăng ký",
    "Đăng ký lại",
    "Thay đổi",
    "Chấm dứt",
    "Công nhận",
    "Thẩm định",
    "Phê duyệt",
    "Hỗ trợ",
    "Chi trả",
    "Tạm dừng",
    "Giải quyết",
    "Thông báo",
    "Khôi phục",
)
THINGS = (
    "giấy phép xây dựng nhà ở riêng lẻ",
    "giấy chứng nhận hộ kinh doanh",
    "chế độ trợ cấp người có công",
    "hoạt động của nhóm trẻ độc lập tư thục",
    "việc sử dụng tạm thời lòng đường, hè phố",
    "giấy chứng nhận quyền sử dụng đất",
    "danh sách hộ có mức sống trung bình",
    "kết quả hòa giải tranh chấp đất đai",
    "hợp đồng thuê nhà ở xã hội",
    "quyết định trợ giúp xã hội thường xuyên",
    "phương tiện thủy nội địa",
    "hoạt động tín ngưỡng hằng năm",
    "câu lạc bộ thể thao cơ sở",
    "giấy xác nhận nguồn gốc lâm sản",
    "học bổng cho học sinh khuyết tật",
    "chi phí mai táng cho cựu chiến binh",
    "tổ hợp tác trong nông nghiệp",
    "thư viện cộng đồng",
    "chính sách hỗ trợ tiền điện",
    "giấy giới thiệu thăm viếng mộ liệt sĩ",
    "việc chuyển trường cho học sinh tiểu học",
    "nơi cư trú của người không quốc tịch",
    "thông tin địa chỉ số của hộ gia đình",
    "kế hoạch chuyển đổi cây trồng trên đất lúa",
    "bản sao từ sổ gốc",
)


def measure(bench: Workbench) -> list[Result]:
    """Search as people type: every query, and every beginning of it."""
    load_before = load()
    directory = invented_directory()
    search = Search(load_all(), directory=directory)
    asked = as_typed(read_queries())
    _times_ms(search, asked[: len(asked) // 4])
    rounds: list[float] = []
    for number in range(1, bench.rounds + 1):
        rounds.append(percentile(_times_ms(search, asked), 99))
        say(f"search, round {number}: p99 {rounds[-1]:.2f} ms over {len(asked)} queries")
    return [
        Result(
            name="search_p99",
            what=f"99th percentile of one search over {len(asked)} queries as they are typed, "
            f"on the content and {len(directory)} invented procedures",
            ours=median(rounds),
            peer=LIMIT_MS,
            peer_name=LIMIT,
            goal="<=1.0",
            rounds=bench.rounds,
            unit="ms",
            load=load_before,
            samples={"ours": rounds},
        )
    ]


def invented_directory() -> list[Listed]:
    """Procedures that do not exist, under codes that are not given out."""
    names = (f"Thủ tục {deed} {thing}" for deed, thing in itertools.product(DEEDS, THINGS))
    return [Listed(f"9.{number:06d}", name) for number, name in enumerate(names, 1)]


def read_queries() -> list[str]:
    """What people ask for, in their words."""
    lines = QUERIES.read_text("utf-8").splitlines()
    return [line.partition(" => ")[0] for line in lines if " => " in line]


def as_typed(queries: Sequence[str]) -> list[str]:
    """Each query and each of its beginnings once, as the keyboard hands them over."""
    typed = (query[:length] for query in queries for length in range(1, len(query) + 1))
    return list(dict.fromkeys(text for text in typed if text.strip()))


def _times_ms(search: Search, queries: Sequence[str]) -> list[float]:
    times: list[float] = []
    for query in queries:
        begin = time.perf_counter()
        search.find(query, SHOWN)
        times.append((time.perf_counter() - begin) * 1000)
    return times
