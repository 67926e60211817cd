"""How text becomes words for the index, the queries and the marks: one rule for all three."""

import re

from pwc_tui.domain.text.clean import words
from pwc_tui.domain.text.latex_letters import decoded_letters

MAX_WORD = 40
"""Letters of a word that count. The longest words people type have 30; a longer run is an address,
a hash or an attack, and every letter costs candidates."""

_SMALL = """
a an and as at by for from in into is of on or over the to under via with without
"""
SMALL_WORDS = frozenset(_SMALL.split())
"""Words that say nothing about a title: up to two of five hold each. People leave them out of
initialisms, and beside other words they are not looked up."""

IDEOGRAPH = "\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han and kana: scripts that put no space between words."""

# Compiled at their first use: together they take 4 ms, and only other scripts need them.
_RUN = f"[{IDEOGRAPH}]+|[^{IDEOGRAPH}]+"
_HAS_IDEOGRAPH = f"[{IDEOGRAPH}]"


def index_words(text: str) -> list[str]:
    """Return the words `text` is found by, in its order.

    A run of ideographs gives every pair of neighbours and the last one alone, so that every
    character begins a word: `深度学` is found by `深度`, `度学` and `学`.
    """
    return _cut(words(decoded_letters(text)), with_tail=True)


def title_words(title: str, key: str) -> list[str]:
    """Return what `index_words` returns for a title, of which the `title_key` is given too.

    Ten times as fast, which counts when all titles are read.
    """
    return index_words(title) if "\\" in title else _cut(key.split(), with_tail=True)


def query_words(text: str) -> list[str]:
    """Return the words that `text` asks for: as `index_words`, without the lone last ideographs.

    A run of one ideograph stays as it is and finds the words it begins.
    """
    return _cut(words(decoded_letters(text)), with_tail=False)


def phrase_words(text: str) -> list[str]:
    """Return the words that stand side by side in a text that holds `text`.

    As `index_words`; but what ends with ideographs may go on with others.
    """
    found = index_words(text)
    return found if found[-1:] == query_words(text)[-1:] else found[:-1]


def _cut(found: list[str], *, with_tail: bool) -> list[str]:
    """Return these words, none too long, with runs of ideographs in pieces."""
    together = "".join(found)
    if together.isascii() and (len(together) <= MAX_WORD or max(map(len, found)) <= MAX_WORD):
        return found
    cut: list[str] = []
    for word in found:
        if word.isascii() or not re.search(_HAS_IDEOGRAPH, word):
            cut.append(word[:MAX_WORD])
        else:
            cut.extend(_split(word, with_tail=with_tail))
    return cut


def _split(word: str, *, with_tail: bool) -> list[str]:
    parts: list[str] = []
    for run in re.findall(_RUN, word):
        if not re.match(_HAS_IDEOGRAPH, run):
            parts.append(run[:MAX_WORD])
            continue
        parts.extend(run[at : at + 2] for at in range(len(run) - 1))
        if with_tail or len(run) == 1:
            parts.append(run[-1])
    return parts
