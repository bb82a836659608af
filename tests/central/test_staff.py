import pytest

from central.reach import EVERYTHING
from central.sessions import open_session
from central.staff import (
    MIN_PASSWORD,
    add_staff,
    change_password,
    generate_password,
    hash_password,
    password_fits,
    stored_password,
)
from central.tables import session, staff
from tests.central.serving import PASSWORD, STORED_PASSWORD

ON_BOTH_ENGINES = True


def test_passwords_are_argon2id_and_each_hash_differs():
    again = hash_password(PASSWORD)

    assert again.startswith("$argon2id$")
    assert again != STORED_PASSWORD
    assert password_fits(again, PASSWORD)


@pytest.mark.parametrize(
    ("stored", "given"),
    [
        (STORED_PASSWORD, PASSWORD + "x"),
        (STORED_PASSWORD, ""),
        (None, PASSWORD),
        ("junk", PASSWORD),
    ],
    ids=["wrong", "empty", "nobody", "junk"],
)
def test_anything_else_does_not_fit(stored, given):
    assert not password_fits(stored, given)


def test_generated_passwords_are_long_and_never_the_same():
    made = {generate_password() for _ in range(200)}

    assert len(made) == 200
    assert all(len(password) >= MIN_PASSWORD for password in made)


def test_a_name_is_given_once(centre):
    centre.add_staff("lan")

    added = centre.centre.writer.submit(
        lambda connection: add_staff(connection, "lan", "other", centre.clock(), EVERYTHING)
    ).result()

    assert added is False
    assert [row.password for row in centre.rows(staff)] == [STORED_PASSWORD]


def test_a_new_password_ends_every_session(centre):
    centre.add_staff("lan")
    write = centre.centre.writer.submit
    limits = centre.centre.settings.session
    write(lambda connection: open_session(connection, "lan", centre.clock(), limits)).result()

    write(lambda connection: change_password(connection, "lan", "new", centre.clock())).result()

    assert centre.rows(session) == []
    with centre.centre.database.reader.connect() as connection:
        assert stored_password(connection, "lan") == "new"
