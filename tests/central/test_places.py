import socket

import pytest

from central.places import AlreadyRunning, PortTaken, hold_folder, read_address, reserve_port


def test_a_folder_is_held_once(tmp_path):
    with hold_folder(tmp_path), pytest.raises(AlreadyRunning), hold_folder(tmp_path):
        pass
    with hold_folder(tmp_path):
        pass


def test_a_reserved_port_is_free_for_the_server_and_a_taken_one_is_told():
    with reserve_port("127.0.0.1", 0) as port, socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        listener.bind(("127.0.0.1", port))
        listener.listen()
        with pytest.raises(PortTaken), reserve_port("127.0.0.1", port):
            pass


def test_the_address_is_known_only_while_it_stands_there(tmp_path):
    assert read_address(tmp_path) is None
    (tmp_path / "address").write_text("http://127.0.0.1:1")
    assert read_address(tmp_path) == "http://127.0.0.1:1"
