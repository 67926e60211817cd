"""Damaged versions of a small archive: every number is one mutant, always the same."""

import copy
import gzip
import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Json = Any


@dataclass(frozen=True, slots=True)
class Base:
    """A whole small archive: its files as they lie there, and their records."""

    files: dict[str, bytes]
    records: dict[str, Json]

    @classmethod
    def read(cls, folder: Path) -> "Base":
        """Return the archive in a folder."""
        files = {path.name: path.read_bytes() for path in sorted(folder.glob("*.json.gz"))}
        return cls(files, {name: json.loads(gzip.decompress(raw)) for name, raw in files.items()})


@dataclass(frozen=True, slots=True)
class Mutant:
    """One file of the archive, damaged in a way that `kind` names."""

    number: int
    kind: str
    name: str
    content: bytes


def mutant(base: Base, number: int) -> Mutant:
    """Return a mutant: damage to the compressed bytes, to the text, or to values in the records."""
    chance = random.Random(number)
    # By size the papers would get nearly all of it.
    name = chance.choice(list(base.files))
    kind = chance.choices(list(_KINDS), [_SHARES[kind] for kind in _KINDS])[0]
    return Mutant(number, kind, name, _KINDS[kind](base, name, chance))


def mutant_of(base: Base, number: int, kind: str, name: str) -> Mutant:
    """Return a mutant of this kind, of this file."""
    return Mutant(number, kind, name, _KINDS[kind](base, name, random.Random(number)))


def _compressed(base: Base, name: str, chance: random.Random) -> bytes:
    return _damaged(base.files[name], chance, _BYTES, list(base.files.values()))


def _text(base: Base, name: str, chance: random.Random) -> bytes:
    text = gzip.decompress(base.files[name])
    others = [gzip.decompress(raw) for raw in base.files.values()]
    return _zipped(_damaged(text, chance, _TOKENS, others))


def _values(base: Base, name: str, chance: random.Random) -> bytes:
    records = copy.deepcopy(base.records[name])
    for _ in range(chance.choice((1, 1, 2, 5, 50))):
        _change(records, chance)
    return _zipped(_written(records, chance))


def _large(base: Base, name: str, chance: random.Random) -> bytes:
    """Return a file with one value that is far too large for its place."""
    records = copy.deepcopy(base.records[name])
    _replace(records, chance, chance.choice(_HUGE)())
    return _zipped(_written(records, chance))


def damaged_bytes(content: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    """Return bytes that are damaged in one to four places; `others` is what is spliced in."""
    return _damaged(content, chance, _BYTES, others)


_KINDS: dict[str, Callable[[Base, str, random.Random], bytes]] = {
    "compressed": _compressed,
    "text": _text,
    "values": _values,
    "large": _large,
}
_SHARES = {"compressed": 25, "text": 33, "values": 40, "large": 2}

_BYTES = [b"\0", b"\xff", b"\x1f\x8b", b"\x1f\x8b\x08\0\0\0\0\0\0\0", b"\n"]
_TOKENS = [
    *(b"{", b"}", b"[", b"]", b",", b":", b'"', b"\\", b"\0", b"\xff", b"\xed\xa0\x80", b"\n"),
    *(b"NaN", b"-Infinity", b"null", b"\\ud800", b"\\u0000", b"1e999", b"-0", b"{}", b"[]", b"},{"),
    *(
        b"9" * 400,
        b"[" * 1000,
        b'{"a":' * 1000,
        b"\xef\xbb\xbf",
        b"]\n[",
        b'"":',
        b"//",
        b"\x1b[2J",
    ),
]
ODD_VALUES: list[Json] = [
    *(None, True, False, 0, -1, 1.5, -0.0, 1e308, 5e-324, 2**31, 2**63, -(2**63) - 1, 2**64),
    *(10**299, 10**400, float("nan"), float("inf"), float("-inf")),
    *("", " ", "\0", "a\0b", "\n\n", "\ud800", "\udc00\ud800", "a\ud83d", "\x1b[31m", "\u202e"),
    *("²", "٣٫٥", "１２", "½", "1e999", "--1", "9" * 400, "%", "±", "(", "1/0", "0x10", "NaN", "∞"),
    *("é" * 300, "🏳️‍🌈" * 50, "x" * 100_000, "a b " * 5000, "-" * 1000, "/" * 1000, "İ", "ß"),
    *("0000-00-00", "9999-12-31", "10000-01-01", "2020-02-30", "1e9-01-01", "2020-1-1T25:61:61Z"),
    *("https://paperswithcode.com/paper/", "https://paperswithcode.com/paper/..", "//[", "http://[::"),
    *("https://github.com/", "https://arxiv.org/abs/", "javascript:alert(1)", "https://paperswithcode.com"),
    *([], {}, [[]], [None], [{}], {"": None}, {"name": {"name": {}}}, [[[[]]]], [1, "a", None, {}]),
    *(["x"] * 1000, {"x" * 1000: "x"}, {str(number): number for number in range(300)}),
]  # fmt: skip


def _nested(depth: int) -> Json:
    value: Json = None
    for _ in range(depth):
        value = [value]
    return value


_HUGE: list[Callable[[], Json]] = [
    lambda: "word " * 2_000_000,
    lambda: [f"Author {number}" for number in range(100_000)],
    lambda: ["Same"] * 100_000,
    lambda: {f"metric {number}": str(number) for number in range(50_000)},
    lambda: [{"name": f"Thing {number}"} for number in range(30_000)],
    lambda: _nested(400),
    lambda: _nested(700),
    lambda: "9" * 1_000_000,
    lambda: "\u0301" * 1_000_000,
    lambda: "-" * 3_000_000,
    lambda: " " * 5_000_000,
    lambda: "($" * 1_000_000,
]


def _damaged(
    content: bytes, chance: random.Random, tokens: list[bytes], others: list[bytes]
) -> bytes:
    """Return bytes with one to four places flipped, cut, removed, repeated or overwritten."""
    damaged = bytearray(content)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        start = chance.randrange(len(damaged) + 1)
        length = chance.choice((1, 2, 10, 1000))
        match chance.randrange(8):
            case 0 | 1:
                if start < len(damaged):
                    damaged[start] ^= 1 << chance.randrange(8)
            case 2:
                del damaged[start:]
            case 3:
                del damaged[start : start + length]
            case 4:
                damaged[start:start] = damaged[start : start + length]
            case 5:
                other = chance.choice(others)
                place = chance.randrange(len(other))
                damaged[start : start + length] = other[place : place + length]
            case 6:
                damaged[start : start + length] = chance.randbytes(min(length, 10))
            case _:
                damaged[start:start] = chance.choice(tokens)
    return bytes(damaged)


def _change(records: Json, chance: random.Random) -> None:
    """Put one odd value somewhere, or take away, repeat or misplace what is there."""
    holder, key = _somewhere(records, chance)
    match chance.randrange(8):
        case 0:
            del holder[key]
        case 1:
            other, place = _somewhere(records, chance)
            holder[key] = copy.deepcopy(other[place])
        case 2:
            holder[key] = [holder[key]]
        case 3:
            holder[key] = {"name": holder[key]}
        case 4 if isinstance(holder, list):
            holder.insert(chance.randrange(len(holder) + 1), copy.deepcopy(holder[key]))
        case 4:
            holder[chance.choice(("", "name", "url", f"{key} ", "\ud800"))] = holder[key]
        case _:
            holder[key] = copy.deepcopy(chance.choice(ODD_VALUES))


def _replace(records: Json, chance: random.Random, value: Json) -> None:
    holder, key = _somewhere(records, chance)
    holder[key] = value


def _somewhere(records: Json, chance: random.Random) -> tuple[Json, Any]:
    """Return a list or an object and a key in it, reached by going down by chance."""
    if not records:
        records.append({})
    holder, key = records, chance.randrange(len(records))
    while isinstance(below := holder[key], list | dict) and below and chance.random() < 0.85:
        keys = list(below) if isinstance(below, dict) else range(len(below))
        holder, key = below, chance.choice(keys)
    return holder, key


def _written(records: Json, chance: random.Random) -> bytes:
    is_ascii = chance.random() < 0.5
    indent = chance.choice((None, None, None, 1))
    text = json.dumps(records, ensure_ascii=is_ascii, indent=indent)
    return text.encode("utf-8", "surrogatepass")


def _zipped(content: bytes) -> bytes:
    return gzip.compress(content, compresslevel=1)
