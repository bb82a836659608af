import pytest

from kiosk.procedures.loading import ContentError
from kiosk.ward.file import FILE, load_ward
from tests.ward.examples import example_ward, put_template


def faults(folder, text: str | bytes) -> list[str]:
    path = folder / FILE
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ContentError) as raised:
        load_ward(folder)
    return [str(fault) for fault in raised.value.faults]


def test_the_template_is_well():
    ward = example_ward()
    assert ward.hours is not None
    assert ward.contacts
    assert ward.events
    assert ward.news


def test_each_fault_names_its_line(tmp_path):
    path = put_template(tmp_path)
    text = path.read_text("utf-8").replace("[T7]", "[T9]").replace("title:", "titel:", 1)
    found = faults(tmp_path, text)
    lines = text.splitlines()
    days = next(n for n, line in enumerate(lines, 1) if "T9" in line)
    titel = next(n for n, line in enumerate(lines, 1) if "titel" in line)
    assert any(fault.startswith(f"ward.yaml:{days}: hours.visits[1].days[1]") for fault in found)
    assert (
        f"ward.yaml:{titel}: events[1].titel: is not a known key; look for a typing error" in found
    )


BOMB = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{b}: &{b} [{','.join(['*' + a] * 10)}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True)
)


@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        "x" * 600_000,
        b"\xff\xfe\x00",
        "format: 1\nname: a\u202eb\n",
        "format: 1\n\tname: x\n",
        "format: [1",
        "",
        "- 1\n",
        "!!python/object/apply:os.system [true]",
        "format: 1\nname: x\nname: y\n",
    ],
)
def test_a_hostile_file_is_refused(tmp_path, text):
    assert faults(tmp_path, text)


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(ContentError):
        load_ward(tmp_path)
