"""What else a paper is called: by the first letters of its title, and as the models it made."""

import zlib
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.index.array_store import Arrays
from pwc_tui.search.text.tokenizer import SMALL_WORDS, index_words
from pwc_tui.spill.array_builder import Gathered
from pwc_tui.spill.array_file import Spool
from pwc_tui.spill.external_sort import ROW_BITS, sort_in_ranges

_FEWEST_LETTERS, _MOST_LETTERS = 4, 7
"""Letters of an initialism: three are every third title's, eight nobody types."""

_MOST_WORDS = 2 * _MOST_LETTERS
"""Words of a title that has an initialism: hardly more than half are small ones."""


class Aliases:
    """The documents by their other names. Of a name its checksum is kept, a quarter of its size."""

    def __init__(self, file: Arrays) -> None:
        self._keys = file.get("alias_keys")
        self._documents = file.get("alias_documents")

    def find(self, words: Sequence[str]) -> NDArray[np.int32]:
        """Return the documents that are called so, in order."""
        key = np.uint32(alias_key(words))
        start, end = self._keys.searchsorted(key, "left"), self._keys.searchsorted(key, "right")
        documents: NDArray[np.int32] = self._documents[start:end]
        return documents


def initialisms(title: str, words: Sequence[str]) -> set[str]:
    """Return the first letters of a title with these words, as people may type them.

    Of the whole title or of what is before the colon, with or without the small words.
    """
    head, colon, _ = title.partition(":")
    found = set()
    for typed in (words, index_words(head)) if colon else (words,):
        if _FEWEST_LETTERS <= len(typed) <= _MOST_WORDS:
            telling = [word for word in typed if word not in SMALL_WORDS]
            for called in (typed, telling):
                if _FEWEST_LETTERS <= len(called) <= _MOST_LETTERS:
                    found.add("".join([word[0] for word in called]))
    return found


class AliasList:
    """Collects other names, while an index is being built."""

    def __init__(self) -> None:
        self._pairs = array("Q")

    def add(self, document: int, names: Iterable[str]) -> None:
        """Note that a document is called by these names, each folded words with blanks between."""
        self._pairs.extend(_numbers(document, names))

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return the arrays of `Aliases`."""
        pairs = np.array(self._pairs, np.uint64)
        pairs.sort()
        keys, documents = _columns(pairs)
        return {"alias_keys": keys, "alias_documents": documents}


class SpooledAliases:
    """An `AliasList` for millions of papers: their names wait in files in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pairs = Gathered(folder, np.uint64)

    def add(self, document: int, names: Iterable[str]) -> None:
        """Note that a document is called by these names."""
        self._pairs.extend(_numbers(document, names))

    def arrays(self) -> dict[str, Spool[Any]]:
        """Return the arrays of `Aliases`."""
        keys, documents = Spool(self._folder, np.uint32), Spool(self._folder, np.int32)
        pairs, row_count = self._pairs.spool(), 1 << int(ROW_BITS)
        for some in sort_in_ranges(pairs.parts(), len(pairs), row_count, self._folder):
            some_keys, some_documents = _columns(some)
            keys.append(some_keys)
            documents.append(some_documents)
        return {"alias_keys": keys, "alias_documents": documents}


def _numbers(document: int, names: Iterable[str]) -> list[int]:
    """Return one number for each name, the document in its lower half."""
    return [_key(name) << 32 | document for name in names]


def _columns(pairs: NDArray[np.uint64]) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
    """Return the keys and the documents of pairs."""
    documents = pairs & ((np.uint64(1) << ROW_BITS) - np.uint64(1))
    return (pairs >> ROW_BITS).astype(np.uint32), documents.astype(np.int32)


def alias_key(words: Sequence[str]) -> int:
    """Return the checksum of the name that is these words."""
    return _key(" ".join(words))


def _key(name: str) -> int:
    return zlib.crc32(name.encode("utf-8", "replace"))
