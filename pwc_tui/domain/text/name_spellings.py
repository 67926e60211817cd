"""Which spellings of a name are one person's: `Jürgen` and `Jurgen`, with a middle initial or not.

The rule. Spellings of the same words, but for case, diacritics (`ue` may stand for `ü`) and
punctuation, are one name. A name without a middle initial that others have is the same name where
these do not contradict each other (`Geoffrey E.` and `Geoffrey F. Hinton` are two people, and
`Geoffrey Hinton` could be either) and the first name is no initial itself. It is taken for the same
person's where so few names begin and so few end like it that two people of that name would hardly
meet by chance, or, but for the most common names, where both spellings share a coauthor.

Its ground. Among 4,459 names of the real archive with and without an initial, two of five share a
coauthor wherever fewer than one pair in thirty is expected by chance, however rare the name is; the
share falls from there on, to none for names like David Wu.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar
from unicodedata import normalize

from pwc_tui.domain.text.clean import words

RARE_BELOW = 1 / 30
"""People of the same first and last name that are expected by chance, where a name is rare."""

COMMON_FROM = 3
"""The same where a name is so common that even a shared coauthor may be chance."""


class NameParts(NamedTuple):
    """A name without its middle initials, and these; all folded."""

    core: tuple[str, ...]
    initials: tuple[str, ...]


def forms_of(name: str) -> tuple[list[str], ...]:
    """Return the folded words of a name, and those with `ue` for `ü` where there is such a letter.

    `O'Leary` is one word, `Jun'ichi` two.
    """
    name = _APOSTROPHE.sub("", name)
    lower = name if name.isascii() else normalize("NFC", name).lower()
    spelled_out = lower.translate(_SPELLED_OUT)
    return (words(name),) if spelled_out == lower else (words(name), words(spelled_out))


def parts_of(words_of_name: Sequence[str]) -> NameParts:
    """Return a name taken apart. One that begins with an initial stays whole."""
    whole = tuple(words_of_name)
    if len(whole) < 3 or len(whole[0]) == 1:
        return NameParts(whole, ())
    middle = whole[1:-1]
    core = (whole[0], *(word for word in middle if len(word) > 1), whole[-1])
    return NameParts(core, tuple(word for word in middle if len(word) == 1))


T = TypeVar("T")


def one_person(
    spellings: Sequence[tuple[NameParts, T]],
    are_close: Callable[[Sequence[T], Sequence[T]], bool],
) -> list[list[T]]:
    """Return who of `spellings`, which have one core, are one person, each together with others.

    `are_close` says whether two groups that differ by an initial only may be one.
    """
    forms: dict[tuple[str, ...], list[T]] = {}
    for parts, member in sorted(spellings, key=lambda each: len(each[0].initials)):
        forms.setdefault(parts.initials, []).append(member)
    groups: list[list[T]] = []
    while forms:
        shortest = next(iter(forms))
        longer = [initials for initials in forms if initials[: len(shortest)] == shortest]
        group = forms.pop(shortest)
        if all(_agree(one, other) for one, other in pairwise(longer)):
            for initials in longer[1:]:
                if are_close(group, forms[initials]):
                    group = group + forms.pop(initials)
        groups.append(group)
    return [group for group in groups if len(group) > 1]


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return other[: len(one)] == one and len(other) > len(one)


_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "ß": "ss"})
_APOSTROPHE = re.compile(r"(?<=\b\w)['’‘`´]\s?(?=\w)")
