"""A voice model of a few hundred bytes with the inputs and output of a Piper voice, written here.

Each symbol sounds for `SAMPLES` × the length scale, the louder the higher its number. Just enough
of ONNX's protobuf is written for it: the library that makes such files is larger than the kiosk.
"""

import json
import struct
from array import array

FLOAT, INT64 = 1, 7
SAMPLES = 400
RATE_HZ = 16_000
LETTERS = " ,.!?abcdefghijklmnopqrstuvwxyzăâđêôơưɗɓəɛɔɲŋʔɣˈˌːæɑɪʊ0123456789"
IDS = {"_": [0], "^": [1], "$": [2]} | {c: [n + 3] for n, c in enumerate(LETTERS)}
CONFIG = {
    "audio": {"sample_rate": RATE_HZ, "quality": "x_low"},
    "espeak": {"voice": "vi"},
    "inference": {"noise_scale": 0.667, "length_scale": 1.0, "noise_w": 0.8},
    "phoneme_type": "espeak",
    "phoneme_id_map": IDS,
    "num_symbols": 256,
    "num_speakers": 1,
    "speaker_id_map": {},
}


def config(**changes: object) -> bytes:
    """The description of the voice, with some of it changed."""
    return json.dumps({**CONFIG, **changes}).encode()


def model(*, speakers: bool = False, samples: int = SAMPLES, rank: int = 4) -> bytes:
    """The voice: its sound is as long as its symbols are many. `speakers`: it wants a speaker."""
    wave = [(1 if at // 20 % 2 else -1) for at in range(samples * 3)]
    shape = [1] * (rank - 1) + [-1]
    nodes = [
        node("Cast", ["input"], ["numbers"], to=FLOAT),
        node("Unsqueeze", ["numbers", "two"], ["columns"]),
        node("Slice", ["scales", "one", "two", "zero"], ["pace"]),
        node("Mul", ["pace", "usual"], ["long"]),
        node("Cast", ["long"], ["end"], to=INT64),
        node("Slice", ["wave", "zero", "end", "two"], ["tone"]),
        node("Mul", ["columns", "tone"], ["sounds"]),
        node("Reshape", ["sounds", "shape"], ["output"]),
    ]
    tensors = [
        ints("zero", 0),
        ints("one", 1),
        ints("two", 2),
        ints("shape", *shape),
        floats("usual", [1], [float(samples)]),
        floats("wave", [1, 1, len(wave)], [value / 300 for value in wave]),
    ]
    inputs = [value("input", INT64, 2), value("input_lengths", INT64, 1), value("scales", FLOAT, 1)]
    if speakers:
        inputs.append(value("sid", INT64, 1))
    return graph(nodes, tensors, inputs, rank)


def endless_model() -> bytes:
    """One that asks for more memory than any voice may have."""
    nodes = [node("ConstantOfShape", ["huge"], ["output"])]
    huge = ints("huge", 1, 1, 1, 4_000_000_000)
    inputs = [value("input", INT64, 2), value("input_lengths", INT64, 1), value("scales", FLOAT, 1)]
    return graph(nodes, [huge], inputs, 4)


def reaching_model(file: str) -> bytes:
    """One whose numbers are to be read from a file of the machine."""
    entry = text(1, "location") + text(2, file)
    reaching = number(1, 4) + number(2, FLOAT) + text(8, "wave") + part(13, entry) + number(14, 1)
    nodes = [node("Reshape", ["wave", "shape"], ["output"])]
    inputs = [value("input", INT64, 2), value("input_lengths", INT64, 1), value("scales", FLOAT, 1)]
    return graph(nodes, [reaching, ints("shape", 1, 1, 1, -1)], inputs, 4)


def graph(nodes: list[bytes], tensors: list[bytes], inputs: list[bytes], rank: int) -> bytes:
    whole = b"".join(part(1, each) for each in nodes) + text(2, "tiny")
    whole += b"".join(part(5, each) for each in tensors)
    whole += b"".join(part(11, each) for each in inputs) + part(12, value("output", FLOAT, rank))
    opset = text(1, "") + number(2, 17)
    return number(1, 8) + text(2, "tests") + part(7, whole) + part(8, opset)


def node(kind: str, inputs: list[str], outputs: list[str], to: int | None = None) -> bytes:
    whole = b"".join(text(1, name) for name in inputs) + b"".join(text(2, name) for name in outputs)
    whole += text(4, kind)
    if to is not None:
        whole += part(5, text(1, "to") + number(3, to) + number(20, 2))
    return whole


def ints(name: str, *values: int) -> bytes:
    return tensor(name, INT64, [len(values)], array("q", values).tobytes())


def floats(name: str, dims: list[int], values: list[float]) -> bytes:
    return tensor(name, FLOAT, dims, struct.pack(f"<{len(values)}f", *values))


def tensor(name: str, kind: int, dims: list[int], raw: bytes) -> bytes:
    sizes = b"".join(number(1, size) for size in dims)
    return sizes + number(2, kind) + text(8, name) + part(9, raw)


def value(name: str, kind: int, rank: int) -> bytes:
    dims = b"".join(part(1, text(2, f"{name}{at}")) for at in range(rank))
    return text(1, name) + part(2, part(1, number(1, kind) + part(2, dims)))


def number(field: int, given: int) -> bytes:
    return varint(field << 3) + varint(given % 2**64)


def text(field: int, given: str) -> bytes:
    return part(field, given.encode())


def part(field: int, raw: bytes) -> bytes:
    return varint(field << 3 | 2) + varint(len(raw)) + raw


def varint(given: int) -> bytes:
    raw = bytearray()
    while given > 127:
        raw.append(given & 127 | 128)
        given >>= 7
    return bytes([*raw, given])
