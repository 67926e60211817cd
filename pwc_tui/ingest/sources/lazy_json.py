"""Tasks of many megabytes in the evaluation tables, decoded one part after the other.

As objects a task takes three times its text: the largest one 90 MB with 3,000,000 papers.
"""

from collections.abc import Callable, Iterator

import msgspec

Json = dict[str, object]

LARGE = 4 * 1024 * 1024
"""Bytes of text from which a record is decoded in parts, which takes twice the time."""

Opener = Callable[[memoryview], Json | None]


class Parts:
    """The items of a list, decoded anew each time one goes through them."""

    def __init__(self, texts: list[msgspec.Raw]) -> None:
        self._texts = texts

    def __len__(self) -> int:
        return len(self._texts)

    def __iter__(self) -> Iterator[object]:
        return map(_ANYTHING.decode, self._texts)


def in_parts(raw: memoryview) -> Json | None:
    """Return a task whose long lists are `Parts`; None where not all of it can be decoded."""
    try:
        return {name: _opened(name, text) for name, text in _FIELDS.decode(raw).items()}
    except (msgspec.DecodeError, ValueError, RecursionError):
        return None


def _opened(name: str, text: msgspec.Raw) -> object:
    if name not in _LONG or bytes(memoryview(text)[:1]) != b"[":
        return _ANYTHING.decode(text)
    parts = Parts(_LIST.decode(text))
    for _ in parts:
        pass  # finds what cannot be decoded before any of it is taken in
    return parts


_LONG = frozenset({"datasets", "subtasks"})
_ANYTHING = msgspec.json.Decoder()
_FIELDS = msgspec.json.Decoder(dict[str, msgspec.Raw])
_LIST = msgspec.json.Decoder(list[msgspec.Raw])
