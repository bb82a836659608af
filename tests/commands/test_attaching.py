"""Pictures of papers named on the command line go with the declaration, sealed."""

from datetime import date

import pysqlite3.dbapi2 as driver
import pytest

from sync.attachment import LARGEST_BYTES, MOST, open_attachment
from sync.envelope import unseal
from tests.kills.declaration import answers_on, birth_registration


def payloads(data_dir):
    with driver.connect(data_dir / "kiosk.db") as connection:
        rows = connection.execute("SELECT sealed FROM payload").fetchall()
    return [bytes(row[0]) for row in rows]


@pytest.fixture
def birth():
    """A complete birth registration, and the paper of it that is handed in."""
    procedure = birth_registration()
    answers = answers_on(date.today()).values  # noqa: DTZ011 -- the day of this machine
    paper = next(one.id for one in procedure.papers if one.handling == "hand_in")
    shown = next((one.id for one in procedure.papers if one.handling != "hand_in"), "other")
    return procedure.code, dict(answers), paper, shown


def picture(tmp_path, name, data=b"\xff\xd8\xff\xe0 picture"):
    path = tmp_path / name
    path.write_bytes(data)
    return path


def attached(data_dir):
    connection = driver.connect(str(data_dir / "kiosk.db"))
    try:
        return connection.execute("SELECT digest, sealed FROM attachment").fetchall()
    finally:
        connection.close()


def test_pictures_of_papers_are_sealed_with_the_declaration(
    fill, birth, tmp_path, data_dir, centre_key
):
    code, answers, paper, _ = birth
    pages = [picture(tmp_path, f"{n}.jpg", b"\xff\xd8\xff" + bytes([n])) for n in range(2)]

    done, answer = fill(answers, *(f"--attach={paper}={path}" for path in pages), code=code)

    assert (done, answer["ok"]) == (0, True)
    kept = attached(data_dir)
    opened = [b"".join(open_attachment(row[1], centre_key, "invented-device")) for row in kept]
    assert opened == [path.read_bytes() for path in pages]
    [sealed] = payloads(data_dir)
    assert unseal(sealed, centre_key)["attachments"] == [
        {"paper": paper, "page": page, "digest": row[0], "media_type": "image/jpeg"}
        for page, row in enumerate(kept, 1)
    ]


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_a_paper_that_is_only_shown_is_not_pictured(
    fill, birth, tmp_path, data_dir, centre_key, more
):
    code, answers, _, shown = birth
    done, answer = fill(answers, f"--attach={shown}={picture(tmp_path, 'a.jpg')}", *more, code=code)

    assert (done, answer["error"]) == (1, "unknown_paper")
    assert attached(data_dir) == [] if not more else not (data_dir / "kiosk.db").exists()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"GIF89a", "bad_picture"),
        (b"", "bad_picture"),
        (b"\xff\xd8\xff" + bytes(LARGEST_BYTES), "bad_picture"),
        (b"\xff\xd8\xff" + bytes(LARGEST_BYTES - 10), "bad_picture"),
        (None, "unreadable_file"),
    ],
)
def test_what_is_no_picture_is_not_taken(fill, birth, tmp_path, data_dir, centre_key, data, error):
    code, answers, paper, _ = birth
    path = tmp_path / "gone.jpg" if data is None else picture(tmp_path, "a.jpg", data)

    done, answer = fill(answers, f"--attach={paper}={path}", code=code)

    assert (done, answer["error"]) == (1, error)
    assert (attached(data_dir), payloads(data_dir)) == ([], [])


def test_more_pictures_than_a_declaration_takes_save_nothing(
    fill, birth, tmp_path, data_dir, centre_key
):
    code, answers, paper, _ = birth
    one = f"--attach={paper}={picture(tmp_path, 'a.jpg')}"

    done, answer = fill(answers, *[one] * (MOST + 1), code=code)

    assert (done, answer["error"]) == (1, "too_many_pictures")
    assert (attached(data_dir), payloads(data_dir)) == ([], [])
