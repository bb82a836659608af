"""The messages between the kiosk and the process of a voice engine: JSON head, then raw sound.

A frame is `KS`, the length of the head (2 bytes), the length of the sound (4 bytes, both
big-endian), the head as UTF-8 JSON, the sound as signed 16-bit mono in the machine's order.
"""

import json
import struct

MAGIC = b"KS"
_PREFIX = struct.Struct(">2sHI")
MAX_SOUND_BYTES = 8 * 2**20
MAX_TEXT_CHARS = 8_000
MAX_TEXT_BYTES = 48_000


class Garbled(ValueError):  # noqa: N818 -- it names what arrived, as in `except Garbled`
    """What came over the pipe is not a frame as agreed."""


class _Said:
    """A value that is equal to another of its kind with the same parts.

    Not a dataclass: the module that makes those is 1.5 MB of every voice process.
    """

    __slots__: tuple[str, ...] = ()

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and all(
            getattr(self, part) == getattr(other, part) for part in self.__slots__
        )

    def __hash__(self) -> int:
        return hash((type(self), *(getattr(self, part) for part in self.__slots__)))

    def __repr__(self) -> str:
        return type(self).__name__  # never its parts: a request holds a person's words


class Word(_Said):
    """A word begins at `sample` of the utterance; `position`, `length` in the spoken text."""

    __slots__ = ("length", "position", "sample")

    def __init__(self, sample: int, position: int, length: int) -> None:
        self.sample = sample
        self.position = position
        self.length = length


class Ready(_Said):
    """The engine is loaded and waits for text."""

    __slots__ = ()


class Sound(_Said):
    """The next piece of sound, and the words known by now, in order."""

    __slots__ = ("pcm", "rate_hz", "words")
    __match_args__ = ("rate_hz", "words", "pcm")

    def __init__(self, rate_hz: int, words: tuple[Word, ...], pcm: bytes) -> None:
        self.rate_hz = rate_hz
        self.words = words
        self.pcm = pcm


class End(_Said):
    """Everything of this utterance has been sent."""

    __slots__ = ()


class Refused(_Said):
    """The engine cannot say it; `reason` is `missing`, `no_voice` or `crashed`."""

    __slots__ = ("reason",)
    __match_args__ = ("reason",)

    def __init__(self, reason: str) -> None:
        self.reason = reason


class Request(_Said):
    """Text to say; `rate` is a factor on the voice's own pace."""

    __slots__ = ("language", "rate", "text")
    __match_args__ = ("text", "language", "rate")

    def __init__(self, text: str, language: str, rate: float) -> None:
        self.text = text
        self.language = language
        self.rate = rate


Message = Ready | Sound | End | Refused | Request


def encode(message: Message) -> bytes:
    """Make the frame of a message."""
    head: dict[str, object] = {"t": type(message).__name__}
    pcm = b""
    match message:
        case Sound(rate_hz, words, pcm):
            head["rate_hz"] = rate_hz
            head["words"] = [(w.sample, w.position, w.length) for w in words]
        case Refused(reason):
            head["reason"] = reason
        case Request(text, language, rate):
            head |= {"text": text, "language": language, "rate": rate}
    data = json.dumps(head, ensure_ascii=False).encode()
    return _PREFIX.pack(MAGIC, len(data), len(pcm)) + data + pcm


class FrameReader:
    """Puts frames together from pieces of any size."""

    def __init__(self) -> None:
        self._data = bytearray()

    def feed(self, data: bytes) -> list[Message]:
        """Take the messages completed by `data`.

        Raises:
            Garbled: the bytes are no frames; the stream is of no more use.

        """
        self._data += data
        messages: list[Message] = []
        while len(self._data) >= _PREFIX.size:
            magic, head_size, sound_size = _PREFIX.unpack_from(self._data)
            if magic != MAGIC or sound_size > MAX_SOUND_BYTES:
                raise Garbled("not a frame")
            end = _PREFIX.size + head_size + sound_size
            if len(self._data) < end:
                break
            sound_at = _PREFIX.size + head_size
            head = bytes(self._data[_PREFIX.size : sound_at])
            messages.append(decode(head, bytes(self._data[sound_at:end])))
            del self._data[:end]
        return messages


def decode(head: bytes, pcm: bytes) -> Message:
    """Read the message in one frame.

    Raises:
        Garbled: it is none that both sides know.

    """
    try:
        fields = json.loads(head)
        match fields:
            case {"t": "Ready"}:
                return Ready()
            case {"t": "End"}:
                return End()
            case {"t": "Refused", "reason": str(reason)}:
                return Refused(reason)
            case {"t": "Request", "text": str(text), "language": str(language), "rate": rate}:
                return Request(text, language, float(rate))
            case {"t": "Sound", "rate_hz": int(rate_hz), "words": list(words)}:
                return _sound(rate_hz, words, pcm)
    except (TypeError, ValueError, RecursionError) as error:
        raise Garbled("a head that does not parse") from error
    raise Garbled("a message nobody knows")


def _sound(rate_hz: int, words: list[list[int]], pcm: bytes) -> Sound:
    if not 8_000 <= rate_hz <= 48_000 or len(pcm) % 2:
        raise Garbled("sound of another shape")
    marks = tuple(Word(int(sample), int(at), int(length)) for sample, at, length in words)
    if any(w.sample < 0 or w.position < 0 or w.length < 0 for w in marks):
        raise Garbled("a word before the beginning")
    return Sound(rate_hz, marks, pcm)
