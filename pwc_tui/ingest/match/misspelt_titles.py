"""Titles that differ by slips within their words: `Audio-Visual Analylsis`, `Domain Adaption`."""

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from pwc_tui.domain.text.generic_titles import senses

_LONG, _SAME_BEGINNING, _MOST_SLIPS = 6, 4, 2
"""Letters of a word that may be misspelt, and of its beginning, which may not; and slips in it.
What says the contrary differs at its beginning: supervised and unsupervised."""


def misspelt_key(senses_of_title: Sequence[str], author: str) -> str:
    """Return what is the same for a title with and without slips: how its words begin, and whose.

    `senses_of_title` is `generic_titles.senses_of_full` of it, `author` the first one. "" where
    there is none of either.
    """
    if not author or not senses_of_title:
        return ""
    beginnings = "".join([word[:1] for word in senses_of_title])
    return f"{author.rpartition(' ')[2].casefold()} {beginnings}"


def are_misspelt_alike(one: str, other: str) -> bool:
    """Return whether two titles have the same words but for slips in long ones."""
    first, second = senses(one), senses(other)
    return len(first) == len(second) and all(
        word == like or _is_slip(word, like) for word, like in zip(first, second, strict=True)
    )


def _is_slip(word: str, like: str) -> bool:
    return (
        min(len(word), len(like)) >= _LONG
        and like.startswith(word[:_SAME_BEGINNING])
        and (word + like).isalpha()
        and OSA.distance(word, like, score_cutoff=_MOST_SLIPS) <= _MOST_SLIPS
    )
