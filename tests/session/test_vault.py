import os

import pytest

from kiosk.session.memory import KEY_SIZE, MEMORY_SIZE
from kiosk.session.vault import Vault, make_memory


def lent_key(vault: Vault) -> bytes:
    lent = vault.lend()
    assert lent is not None
    key = os.read(lent[0], 100)
    assert os.read(lent[0], 100) == b""
    os.close(lent[0])
    return key


def test_nothing_is_lent_without_a_session() -> None:
    vault = Vault()
    assert vault.lend() is None
    assert not vault.holds_session


def test_each_session_has_its_own_key_and_the_same_one_while_it_lasts() -> None:
    vault = Vault()
    vault.begin()
    first = lent_key(vault)
    assert len(first) == KEY_SIZE
    assert lent_key(vault) == first
    vault.begin()
    assert lent_key(vault) != first
    vault.forget()


def test_forgetting_zeroes_the_key_in_its_place() -> None:
    vault = Vault()
    place = memoryview(vault._key)  # also forbids moving: a resize would raise BufferError
    vault.begin()
    assert bytes(place) != bytes(KEY_SIZE)
    vault.forget()
    assert bytes(place) == bytes(KEY_SIZE)
    assert vault.lend() is None


def test_forgetting_erases_the_journal_for_whoever_still_holds_it() -> None:
    vault = Vault()
    vault.begin()
    lent = vault.lend()
    assert lent is not None
    os.close(lent[0])
    held = os.dup(lent[1])
    os.pwrite(held, b"ciphertext", 100)
    vault.forget()
    assert os.pread(held, MEMORY_SIZE, 0) == bytes(MEMORY_SIZE)
    os.close(held)


def test_forgetting_twice_is_harmless() -> None:
    vault = Vault()
    vault.begin()
    vault.forget()
    vault.forget()
    assert not vault.holds_session


def test_the_memory_file_keeps_its_size() -> None:
    memory = make_memory()
    for size in (0, MEMORY_SIZE - 1, MEMORY_SIZE + 1):
        with pytest.raises(PermissionError):
            os.ftruncate(memory, size)
    with pytest.raises(PermissionError):
        os.pwrite(memory, b"x", MEMORY_SIZE)
    os.close(memory)
