import json
import os
import socket
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.session.link import (
    FRAME_LIMIT,
    LINK_FD,
    Decoder,
    EndReason,
    FrameError,
    FromUi,
    Message,
    ToUi,
    UiLink,
    encode,
    inherited_socket,
)

messages = st.lists(st.tuples(st.sampled_from(FromUi), st.none() | st.sampled_from(EndReason)))


def frame(body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + body


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, UiLink]]:
    ours, theirs = socket.socketpair()
    ours.settimeout(10)
    with ours, theirs:
        yield ours, UiLink(theirs)


@given(messages, st.integers(1, 7))
def test_messages_survive_any_cutting(
    sent: list[tuple[FromUi, EndReason | None]], step: int
) -> None:
    stream = b"".join(encode(kind, reason) for kind, reason in sent)
    decoder = Decoder(FromUi)
    received: list[Message[FromUi]] = []
    for start in range(0, len(stream), step):
        received += decoder.feed(stream[start : start + step])
    assert received == [Message(kind, reason) for kind, reason in sent]


@given(st.binary(max_size=200))
def test_any_bytes_are_messages_or_a_frame_error(data: bytes) -> None:
    try:
        found = Decoder(FromUi).feed(data)
    except FrameError:
        return
    assert all(isinstance(message, Message) for message in found)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=5))
def test_any_json_is_a_message_or_a_frame_error(value: object) -> None:
    for body in (value, {"kind": value}, {"kind": "beat", "reason": value, "fds": value}):
        try:
            Decoder(FromUi).feed(frame(json.dumps(body).encode()))
        except FrameError:
            continue


def test_deep_nesting_is_a_frame_error() -> None:
    with pytest.raises(FrameError):
        Decoder(FromUi).feed(frame(b"[" * FRAME_LIMIT))


def test_a_frame_longer_than_the_limit_is_refused_before_it_arrives() -> None:
    with pytest.raises(FrameError):
        Decoder(FromUi).feed(struct.pack(">I", FRAME_LIMIT + 1))


def test_an_unknown_kind_is_skipped() -> None:
    data = frame(b'{"kind":"from the future"}') + encode(FromUi.BEAT)
    assert Decoder(FromUi).feed(data) == [Message(FromUi.BEAT)]


def test_a_reason_that_is_no_reason_carries_nothing_over() -> None:
    data = frame('{"kind":"ended","reason":"Nguyễn Thị Ví Dụ"}'.encode())
    assert Decoder(FromUi).feed(data) == [Message(FromUi.ENDED, EndReason.OTHER)]


def test_the_other_side_is_not_listened_to() -> None:
    assert Decoder(ToUi).feed(encode(FromUi.BEAT)) == []


def test_descriptors_go_to_their_messages_in_order() -> None:
    data = encode(ToUi.GIVE_SCANNER, fd_count=1) + encode(ToUi.GIVE_KEY, fd_count=2)
    found = Decoder(ToUi).feed(data, [7, 8, 9])
    assert [message.fds for message in found] == [(7,), (8, 9)]


@pytest.mark.parametrize("count", ["1", "-1", "true", '"2"', "1.0"])
def test_a_wrong_number_of_descriptors_is_a_frame_error(count: str) -> None:
    with pytest.raises(FrameError):
        Decoder(ToUi).feed(frame(f'{{"kind":"show","fds":{count}}}'.encode()))


def test_the_ui_hears_and_is_heard(ends: tuple[socket.socket, UiLink]) -> None:
    ours, link = ends
    assert link.read() == []
    ours.sendall(encode(ToUi.SHOW) + encode(ToUi.DROP))
    assert link.read() == [Message(ToUi.SHOW), Message(ToUi.DROP)]
    link.send(FromUi.ENDED, EndReason.IDLE)
    assert Decoder(FromUi).feed(ours.recv(4096)) == [Message(FromUi.ENDED, EndReason.IDLE)]


def test_a_descriptor_arrives_open_and_private(ends: tuple[socket.socket, UiLink]) -> None:
    ours, link = ends
    reader, writer = os.pipe()
    socket.send_fds(ours, [encode(ToUi.GIVE_SCANNER, fd_count=1)], [reader])
    ((got,),) = (message.fds for message in link.read())
    os.write(writer, b"x")
    assert os.read(got, 1) == b"x"
    assert not os.get_inheritable(got)
    for fd in (reader, writer, got):
        os.close(fd)


def test_the_end_of_the_supervisor_reads_as_quit(ends: tuple[socket.socket, UiLink]) -> None:
    ours, link = ends
    ours.sendall(encode(ToUi.SHOW))
    ours.close()
    assert link.read() == [Message(ToUi.SHOW), Message(ToUi.QUIT)]
    assert link.read() == [Message(ToUi.QUIT)]
    link.send(FromUi.BEAT)


def test_sending_on_a_broken_line_is_told_by_reading(ends: tuple[socket.socket, UiLink]) -> None:
    ours, link = ends
    ours.close()
    link.send(FromUi.ENDED)
    assert link.read() == [Message(ToUi.QUIT)]


def test_garbage_reads_as_quit(ends: tuple[socket.socket, UiLink]) -> None:
    ours, link = ends
    ours.sendall(b"\xff" * 8)
    assert link.read() == [Message(ToUi.QUIT)]


def test_a_full_line_never_blocks_and_loses_only_beats(ends: tuple[socket.socket, UiLink]) -> None:
    ours, link = ends
    for _ in range(20000):
        link.send(FromUi.BEAT)
    link.send(FromUi.ENDED)
    decoder = Decoder(FromUi)
    heard: list[FromUi] = []
    while FromUi.ENDED not in heard:
        heard += [message.kind for message in decoder.feed(ours.recv(65536))]
        link.read()
    assert heard[-1] is FromUi.ENDED
    assert len(heard) < 20000


def test_the_line_is_taken_from_the_environment_once() -> None:
    ours, theirs = socket.socketpair()
    theirs.set_inheritable(True)
    environ = {LINK_FD: str(theirs.detach())}
    link = UiLink.from_environment(environ)
    assert link is not None
    assert not os.get_inheritable(link.fileno())
    assert environ == {}
    assert UiLink.from_environment(environ) is None
    ours.close()
    os.close(link.fileno())
    link._line.detach()


@pytest.mark.parametrize("text", ["", "none", "-1", "99999", "²"])
def test_a_variable_that_names_no_socket_is_no_line(text: str) -> None:
    assert UiLink.from_environment({LINK_FD: text}) is None


def test_a_file_is_no_line() -> None:
    with Path(os.devnull).open("rb") as file:
        assert inherited_socket("X", {"X": str(file.fileno())}) is None
