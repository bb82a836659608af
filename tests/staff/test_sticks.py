from pathlib import Path

import pytest

from kiosk.staff.sticks import MOST, find_sticks


class Machine:
    """A mount table and the kernel's list of disks, as files; what is mounted is real folders."""

    def __init__(self, root: Path, monkeypatch) -> None:
        self.root = root
        self.mounts, self.blocks = root / "mounts", root / "class"
        self.blocks.mkdir()
        self.lines: list[str] = []
        monkeypatch.setattr(
            "kiosk.staff.sticks.PLACES",
            tuple(f"{root}{place}" for place in ("/media/", "/run/media/", "/mnt/")),
        )

    def disk(self, name: str, removable: str, bus: str = "ata1") -> None:
        place = self.root / "devices" / bus / "block" / name
        (place / f"{name}1").mkdir(parents=True)
        (place / "removable").write_text(f"{removable}\n")
        (self.blocks / name).symlink_to(place)
        (self.blocks / f"{name}1").symlink_to(place / f"{name}1")

    def mount(
        self, device: str, place: str, options: str = "rw,nosuid", *, there: bool = True
    ) -> Path:
        folder = Path(f"{self.root}{place}")
        if there:
            folder.mkdir(parents=True, exist_ok=True)
        written = str(folder).replace(" ", "\\040")
        self.lines.append(f"{device} {written} vfat {options} 0 0")
        self.mounts.write_text("\n".join(self.lines) + "\n")
        return folder

    def found(self, fixed: Path | None = None) -> list[Path]:
        return [one.folder for one in find_sticks(fixed, self.mounts, self.blocks)]


@pytest.fixture
def machine(tmp_path, monkeypatch) -> Machine:
    made = Machine(tmp_path, monkeypatch)
    made.disk("sda", "0")
    made.disk("sdb", "1", "usb1")
    made.disk("sdc", "1", "pci")
    made.disk("sdd", "0", "usb2")
    made.mount("/dev/sda1", "/mnt/backup")
    made.mount("proc", "/proc")
    return made


def test_what_can_be_taken_out_or_hangs_on_usb_is_found_where_sticks_are_mounted(machine):
    stick = machine.mount("/dev/sdb1", "/media/user/USB Của Phường")
    card = machine.mount("/dev/sdc1", "/run/media/kiosk/CARD")
    disk = machine.mount("/dev/sdd1", "/mnt/disk")
    assert sorted(machine.found()) == sorted([stick, card, disk])


def test_other_places_and_built_in_disks_are_no_sticks(machine):
    machine.mount("/dev/sdb1", "/home/stick")
    machine.mount("tmpfs", "/media/tmp")
    machine.mount("/dev/nothing1", "/media/nothing")
    assert machine.found() == []


def test_name_room_and_whether_it_may_be_written_are_told(machine):
    machine.mount("/dev/sdb1", "/media/KINGSTON", "ro,nosuid")
    machine.mount("/dev/sdc1", "/media/sổ phường", "rw")
    read_only, other = find_sticks(None, machine.mounts, machine.blocks)
    assert (read_only.name, read_only.writable) == ("KINGSTON", False)
    assert (other.name, other.writable) == ("sổ phường", True)
    assert 0 < other.free <= other.size


def test_one_that_was_pulled_out_is_left_out(machine):
    machine.mount("/dev/sdb1", "/media/gone", there=False)
    assert machine.found() == []


def test_a_fixed_folder_comes_first_and_only_while_it_is_there(machine, tmp_path):
    stick = machine.mount("/dev/sdb1", "/media/KINGSTON")
    fixed = tmp_path / "fixed"
    assert machine.found(fixed) == [stick]
    fixed.mkdir()
    assert machine.found(fixed) == [fixed, stick]


def test_a_wall_of_sticks_is_cut_short(machine):
    for number in range(MOST + 3):
        machine.mount("/dev/sdb1", f"/media/{number:02d}")
    assert len(machine.found()) == MOST


def test_half_a_line_is_passed_over(machine):
    machine.mounts.write_text("\n/dev/sdb1\nx\n", "utf-8")
    assert machine.found() == []


def test_this_machine_can_be_looked_at():
    assert isinstance(find_sticks(), list)
