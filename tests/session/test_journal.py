import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.session.journal import STATE_LIMIT, Journal, TooLarge, Written, receive
from kiosk.session.link import Message, ToUi
from kiosk.session.memory import MEMORY_SIZE, SLOT_SIZE
from kiosk.session.vault import Vault, make_memory

KEY = bytes(range(32))


@pytest.fixture
def memory() -> Iterator[int]:
    fd = make_memory()
    yield fd
    os.close(fd)


def contents(memory: int) -> bytes:
    return os.pread(memory, MEMORY_SIZE, 0)


def test_an_empty_journal_has_no_state(memory: int) -> None:
    assert Journal(memory, KEY).read() is None


def test_the_last_state_is_read_by_another_process_with_the_key(memory: int) -> None:
    journal = Journal(memory, KEY)
    assert journal.write("một".encode()) == Written(1)
    assert journal.write("tạm trú".encode()) == Written(2)
    assert Journal(memory, KEY).read() == "tạm trú".encode()


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=6))
def test_the_last_state_is_always_the_one_read(states: list[bytes]) -> None:
    memory = make_memory()
    journal = Journal(memory, KEY)
    for state in states:
        journal.write(state)
    assert journal.read() == states[-1]
    os.close(memory)


def test_another_key_reads_nothing(memory: int) -> None:
    Journal(memory, KEY).write(b"state")
    assert Journal(memory, bytes(32)).read() is None


@pytest.mark.parametrize("cut", [0, 1, 23, 24, 25, 4096, SLOT_SIZE - 1])
def test_a_torn_write_leaves_the_state_before(memory: int, cut: int) -> None:
    journal = Journal(memory, KEY)
    for state in (b"first", b"second"):
        journal.write(state)
    before = contents(memory)
    journal.write(b"third")
    after = contents(memory)
    slot = 0 if before[:SLOT_SIZE] != after[:SLOT_SIZE] else SLOT_SIZE
    torn = after[slot : slot + cut] + before[slot + cut : slot + SLOT_SIZE]
    os.pwrite(memory, torn, slot)
    assert Journal(memory, KEY).read() == b"second"


def test_a_recovered_journal_does_not_overwrite_its_only_good_slot(memory: int) -> None:
    journal = Journal(memory, KEY)
    for state in (b"first", b"second"):
        journal.write(state)
    os.pwrite(memory, b"torn", 0)
    good = Journal(memory, KEY)
    state = good.read()
    assert state is not None
    before = contents(memory)
    good.write(b"next")
    after = contents(memory)
    assert before[:SLOT_SIZE] != after[:SLOT_SIZE] or state == b"second"
    assert Journal(memory, KEY).read() == b"next"


def test_slots_cannot_be_exchanged(memory: int) -> None:
    Journal(memory, KEY).write(b"only")
    data = contents(memory)
    os.pwrite(memory, data[SLOT_SIZE:] + data[:SLOT_SIZE], 0)
    assert Journal(memory, KEY).read() is None


def test_the_file_tells_nothing_of_the_state(memory: int) -> None:
    secret = "Đặng Thị Ví Dụ".encode()
    journal = Journal(memory, KEY)
    journal.write(secret)
    journal.write(b"")
    assert secret not in contents(memory)
    assert os.fstat(memory).st_size == MEMORY_SIZE
    assert contents(memory).count(0) < MEMORY_SIZE // 100


def test_the_same_state_looks_different_each_time(memory: int) -> None:
    journal = Journal(memory, KEY)
    seen = set()
    for _ in range(6):
        journal.write(b"same")
        seen |= {contents(memory)[:SLOT_SIZE], contents(memory)[SLOT_SIZE:]}
    assert len(seen) == 7  # six writes and one empty slot


def test_a_state_that_does_not_fit_keeps_the_last_one(memory: int) -> None:
    journal = Journal(memory, KEY)
    journal.write(b"x" * STATE_LIMIT)
    assert journal.write(b"y" * (STATE_LIMIT + 1)) == TooLarge(STATE_LIMIT + 1, STATE_LIMIT)
    assert journal.read() == b"x" * STATE_LIMIT


def test_a_given_key_opens_the_supervisors_journal() -> None:
    vault = Vault()
    vault.begin()
    for expected in (None, b"state"):
        lent = vault.lend()
        assert lent is not None
        journal = receive(Message(ToUi.GIVE_KEY, fds=(lent[0], os.dup(lent[1]))))
        assert journal is not None
        assert journal.read() == expected
        journal.write(b"state")
        journal.close()
    vault.forget()


def test_half_a_key_opens_nothing() -> None:
    reader, writer = os.pipe()
    os.write(writer, bytes(31))
    os.close(writer)
    assert receive(Message(ToUi.GIVE_KEY, fds=(reader, make_memory()))) is None
    for fd in (reader,):
        with pytest.raises(OSError):
            os.fstat(fd)


def test_a_message_without_descriptors_opens_nothing() -> None:
    ours, theirs = socket.socketpair()
    with ours:
        assert receive(Message(ToUi.GIVE_KEY, fds=(theirs.detach(),))) is None
        assert ours.recv(1) == b""


def test_the_module_writes_no_key_as_text() -> None:
    text = Path("kiosk/session/journal.py").read_text() + Path("kiosk/session/vault.py").read_text()
    assert not [word for word in (".hex(", "b64", "environ", "print(", "log.") if word in text]
