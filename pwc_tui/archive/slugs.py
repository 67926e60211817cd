"""Public ids: the last part of an old address, or made from a name by the site's rule."""

import hashlib
import re
from collections.abc import Iterable

from pwc_tui.domain.text import fold

PAPER_LENGTH = 45
"""Characters of a paper's slug, as the site cut them."""

NAME_LENGTH = 100
"""Characters of any other slug, so that a hostile name does not become a hostile id."""


def slugify(name: str, longest: int = NAME_LENGTH) -> str:
    """Return `name` in ASCII letters, digits and hyphens, cut at a word's end.

    A name without any ASCII letter or digit gets a slug from its checksum, always the same.
    """
    slug = _OTHER.sub("-", fold(name)).strip("-")
    if not slug:
        return "n" + hashlib.sha1(name.encode("utf-8", "replace")).hexdigest()[:11]
    if len(slug) > longest:
        cut = slug[: longest + 1].rfind("-")
        slug = slug[: cut if cut > 0 else longest]
    return slug


def own_slugs(
    wanted: Iterable[tuple[str | None, str]], *, first_number: int = 2, longest: int = NAME_LENGTH
) -> list[str]:
    """Return a slug for each `(slug of an old address or None, name)`, every one different.

    Who has an address keeps it, the first one where several have the same. Only then the others
    get numbers, so that no made slug takes what is somebody's own.
    """
    pairs = list(wanted)
    slugs = Slugs(first_number)
    claimed = [stated if stated and slugs.claim(stated) else None for stated, _ in pairs]
    return [
        own or slugs.take(stated or slugify(name, longest))
        for own, (stated, name) in zip(claimed, pairs, strict=True)
    ]


class Slugs:
    """Gives every name a slug of its own: who comes later gets a number behind it."""

    def __init__(self, first_number: int = 2) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}
        self._first_number = first_number

    def claim(self, slug: str) -> bool:
        """Keep exactly `slug`; return whether it was free."""
        is_free = slug not in self._taken
        self._taken.add(slug)
        return is_free

    def take(self, slug: str) -> str:
        """Return `slug`, or the first of `slug-2`, `slug-3`, … that is still free, and keep it."""
        free = slug
        if slug in self._taken:
            number = self._next.get(slug, self._first_number)
            while (free := f"{slug}-{number}") in self._taken:
                number += 1
            self._next[slug] = number + 1
        self._taken.add(free)
        return free


_OTHER = re.compile(r"[^a-z0-9]+")
