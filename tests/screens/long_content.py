"""An invented procedure with names as long as real ones can be, beside the real content."""

import shutil
from pathlib import Path

from kiosk.procedures.library import Library
from kiosk.procedures.loading import PROCEDURES, load_all

CODE = "9.000919"
OFFICIAL_LENGTH = 919
CLAUSE = (
    "Hỗ trợ học phí, chi phí học tập và tiền đóng học cho trẻ em mẫu giáo, học sinh phổ thông "
    "ở thôn, ấp, bản đặc biệt khó khăn, xã biên giới, xã đảo và vùng có người Ở Đu, Ẩm Thực Ỗ; "
)
OFFICIAL = (CLAUSE * 6)[: OFFICIAL_LENGTH - 1].rstrip() + "ạ"
OFFICIAL = OFFICIAL + "ạ" * (OFFICIAL_LENGTH - len(OFFICIAL))
PLAIN = "Hỗ trợ tiền học cho trẻ em, học sinh phổ thông ở thôn, ấp, bản đặc biệt khó khăn, xã đảo"
TEXT = f"""
format: 1
code: "{CODE}"
version: "2026.11.01"
official_name: {{vi: "{OFFICIAL}", en: "{OFFICIAL.replace("ạ", "a")}"}}
plain_name:
  vi: "{PLAIN}"
  en: "Help with school fees for children and pupils in remote hamlets, villages and islands"
field: {{vi: "Giáo dục", en: "Education"}}
agency: {{vi: "Ủy ban nhân dân phường Mẫu, phòng Văn hóa và Xã hội", en: "Mẫu Ward committee"}}
agency_kind: committee
audience: citizen
who_may_file: {{vi: "Bố, mẹ hoặc người nuôi dưỡng.", en: "A parent or guardian."}}
ends: prepared
evidence: &fact {{source: "invented", strength: sure, checked_on: 2026-11-01}}
papers:
  - id: request
    name:
      vi: "Đơn đề nghị miễn, giảm học phí và hỗ trợ chi phí học tập có xác nhận của nhà trường"
      en: "Request for exemption from school fees and for learning costs, confirmed by the school"
    handling: hand_in
    note: {{vi: "Nhà trường xác nhận trước khi nộp.", en: "The school confirms it beforehand."}}
    evidence: *fact
  - id: letter
    name: {{vi: "Giấy nhờ của bố mẹ", en: "Letter of the parents"}}
    handling: show
    when: "whose == 'niece'"
    evidence: *fact
fee:
  headline: {{vi: "Không mất tiền", en: "Free of charge"}}
  note: {{vi: "Bản sao: 8.000 đồng một bản.", en: "A copy: 8,000 dong each."}}
  exempt:
    - {{vi: "Người có công", en: "People of merit"}}
    - {{vi: "Người ở vùng đặc biệt khó khăn", en: "People living in very remote places"}}
  evidence: *fact
time_limit:
  headline: {{vi: "Năm ngày làm việc", en: "Five working days"}}
  note: {{vi: "Tính từ lúc cán bộ nhận đủ giấy.", en: "Counted from receipt of every paper."}}
  evidence: *fact
result: {{vi: "Quyết định hỗ trợ", en: "Decision"}}
parts:
  - id: pupil
    title:
      vi: "Trẻ em, học sinh được đề nghị hỗ trợ"
      en: "The child or pupil who is to be helped"
    questions:
      - name: whose
        type: choice
        ask:
          vi: "Quý vị khai cho con, cho cháu, hay cho trẻ em đang được nuôi dưỡng ở cơ sở bảo trợ?"
          en: "Are you filing for your own child, a grandchild, or a child in a care home?"
        label: {{vi: "Khai cho", en: "For"}}
        help:
          vi: "Chọn một câu đúng nhất. Nếu khai cho nhiều trẻ thì mỗi trẻ một tờ khai riêng."
          en: "Choose the best answer. Several children need one declaration each."
        options:
          - value: own
            label: {{vi: "Con đẻ hoặc con nuôi hợp pháp", en: "Own or legally adopted child"}}
            note: {{vi: "Có giấy khai sinh ghi tên bố mẹ.", en: "With a birth certificate."}}
          - {{value: niece, label: {{vi: "Cháu", en: "Grandchild or nephew"}}}}
          - value: ward
            label:
              vi: "Trẻ em không nơi nương tựa đang ở cơ sở bảo trợ xã hội của thành phố"
              en: "A child without support who lives in a social care home of the city"
        evidence: *fact
      - name: school
        type: text
        ask:
          vi: "Trẻ đang học ở trường nào? Xin ghi cả tên lớp, tên điểm trường và địa chỉ trường."
          en: "Which school does the child attend? Please give class, branch and address too."
        label: {{vi: "Trường, lớp, điểm trường", en: "School, class, branch"}}
        help:
          vi: "Ghi như trên giấy của nhà trường. Không nhớ thì để trống, hỏi ở quầy."
          en: "As written on the school's paper. Leave blank if you do not remember."
        blank_ok: true
        evidence: *fact
next_step:
  counter: {{vi: "Mời ra quầy số 2.", en: "Please go to counter 2."}}
  bring: {{vi: "Mang theo đơn và giấy khai sinh.", en: "Bring request and birth certificate."}}
declaration:
  vi: "Tôi cam đoan những điều khai trên là đúng, xin chịu trách nhiệm."
  en: "I declare that the above is true and take responsibility for it."
legal_basis: ["invented"]
synonyms: []
effective_from: 2026-01-01
"""


def load_with_long_names(folder: Path) -> Library:
    """Load the real content and the invented procedure, from copies in `folder`."""
    for source in sorted(PROCEDURES.glob("*.yaml")):
        shutil.copy(source, folder / source.name)
    (folder / f"{CODE}.yaml").write_text(TEXT, "utf-8")
    return load_all(folder)
