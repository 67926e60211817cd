"""Titles that tell a paper from others, and those that many papers have."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pwc_tui.domain.text import clean as text

FEWEST_WORDS = 3
"""From three words on a title and the first author are a paper. Of the sample's 42 titles that
several papers have, 24 begin with one of the words below or are only them."""


class TitleReading(NamedTuple):
    """What a title tells of its paper."""

    key: str
    """Its `domain.text.clean.title_key`."""
    own: str
    """The same, "" unless it `names_a_paper`."""
    senses: list[str]
    """What `senses_of_full` finds in it."""


def read_title(title: str) -> TitleReading:
    """Return all that is asked of the title of every paper, in half the time of asking for each."""
    words = text.words(title)
    key = " ".join(words)
    if not _is_more_than_links(words):
        return TitleReading(key, "", [])
    return TitleReading(key, key, _senses(words) if _stands_for_itself(key, words) else [])


def is_telling(title_key: str, few_words: int = FEWEST_WORDS) -> bool:
    """Return whether only versions of one paper are likely to share title and first author.

    `title_key` is `domain.text.clean.title_key` of the title; `few_words` is how many it must have.
    """
    return _is_telling(title_key.split(), few_words)


def names_a_paper(title_key: str) -> bool:
    """Return whether a title is more than the text of a link: "[7] [11]", "Official".

    `title_key` is `domain.text.clean.title_key` of it, here and below.
    """
    return _is_more_than_links(title_key.split())


def is_full(title_key: str) -> bool:
    """Return whether a title stands for itself: no short name, citation or heading of many.

    An address in it is no title.
    """
    return _stands_for_itself(title_key, title_key.split())


def are_alike(one: str, other: str) -> bool:
    """Return whether two titles may be of one paper: most words are in both, or one has all."""
    first, second = set(senses(one)), set(senses(other))
    shared = len(first & second)
    return shared == min(len(first), len(second)) or 2 * shared >= len(first | second)


def spelling(senses_of_title: Sequence[str]) -> str:
    """Return what titles have in common that differ in order, spaces, articles and plurals only.

    It is their letters, sorted. `ingest.match.title_spellings` makes those of very many.
    """
    return "".join(sorted("".join(senses_of_title)))


def senses(title_key: str) -> list[str]:
    """Return the words of a title that mean something, without the ending of a plural."""
    return _senses(title_key.split())


def senses_of_full(title_key: str) -> list[str]:
    """Return the same of a title that stands for itself; none for any other."""
    words = title_key.split()
    return _senses(words) if _stands_for_itself(title_key, words) else []


def own_names(title: str) -> str:
    """Return the names in a title as it is written that only its paper gives: KFIoU, OncoScore.

    They have capitals and small letters in one word; folded, with spaces between.
    """
    if _INNER_CAPITAL.search(title) is None:  # nine of ten titles, in a tenth of the time
        return ""
    return text.title_key(" ".join(_OWN_NAME.findall(title)))


def _senses(words: Sequence[str]) -> list[str]:
    return [word.removesuffix("s") for word in words if word not in _OF_GRAMMAR]


# Asked of every paper of an import, where the plain loops take half the time of generators.
def _is_more_than_links(words: Sequence[str]) -> bool:
    for word in words:  # noqa: SIM110
        if word not in _OF_LINKS and not word.isdigit():
            return True
    return False


def _stands_for_itself(title_key: str, words: list[str]) -> bool:
    """Return what `is_full` does of a title with these words."""
    if not _BEGIN_ADDRESSES.isdisjoint(words):
        words = words[: min(words.index(each) for each in _BEGIN_ADDRESSES.intersection(words))]
        title_key = " ".join(words)
    if not _is_more_than_links(words) or not _is_telling(words, _FULL):
        return False
    is_citation = len(words) <= _CITATION and _YEAR.fullmatch(words[-1]) is not None
    return not (is_citation or "et al" in title_key)


def _is_telling(words: Sequence[str], few_words: int) -> bool:
    return len(words) >= few_words and words[0] not in _OF_MANY


_FULL = 4
_CITATION = 6
"""Words at most of a citation: Feldman and El-Yaniv, ACL'19."""
_INNER_CAPITAL = re.compile("[A-Z](?:(?<=[a-z].)|(?<=[A-Z].)[a-z])")
"""`aB` or `ABc`, looked for by the capital before what decides: in half the time."""
_OWN_NAME = re.compile(r"\b[^\W_]*(?:[a-z][A-Z]|[A-Z]{2}[a-z])[^\W_]*")
_YEAR = re.compile(r"(?:19|20)?\d\d[a-z]?")
_BEGIN_ADDRESSES = frozenset({"http", "https", "www"})
_OF_LINKS = frozenset(
    (
        "arxiv",
        "blog",
        "code",
        "forum",
        "github",
        "here",
        "implementation",
        "link",
        "na",
        "none",
        "official",
        "openreview",
        "paper",
        "pdf",
        "preprint",
        "report",
        "repository",
        "source",
        "unknown",
        "url",
        "website",
    )
)
_OF_GRAMMAR = frozenset(
    (
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "the",
        "to",
        "via",
        "with",
    )
)

_OF_MANY = frozenset(
    (
        "acknowledgements",
        "appendix",
        "authors",
        "comment",
        "comments",
        "commentary",
        "conclusion",
        "conclusions",
        "contents",
        "correction",
        "corrigendum",
        "discussion",
        "editorial",
        "editors",
        "erratum",
        "foreword",
        "index",
        "introduction",
        "invited",
        "keynote",
        "letter",
        "note",
        "notes",
        "overview",
        "panel",
        "preface",
        "proceedings",
        "rejoinder",
        "reply",
        "response",
        "review",
        "summary",
        "talk",
        "tutorial",
        "untitled",
        "welcome",
    )
)
