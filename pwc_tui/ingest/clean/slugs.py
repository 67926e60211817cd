"""Public ids: the last part of an old address, or made from a name by the site's rule."""

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, count
from typing import NamedTuple

from pwc_tui.domain.text.clean import fold

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


class Wanted(NamedTuple):
    """What a slug is wanted for.

    `stated` is the slug its old address has, `details` is what tells it apart from others of its
    name.
    """

    stated: str | None
    name: str
    details: str = ""


def own_slugs(
    wanted: Iterable[Wanted],
    *,
    longest: int = NAME_LENGTH,
    is_taken: Callable[[str], bool] | None = None,
) -> list[str]:
    """Return a slug for each, every one different, and the same in whatever order they come.

    Of several that want the same slug one gets it: who has it from an address, and the one with the
    plainest name of these. The others get a checksum of their name behind it. `is_taken` tells what
    somebody else has.
    """
    everyone = list(wanted)
    slugs = [item.stated or slugify(item.name, longest) for item in everyone]
    taken, groups = set(slugs), _repeated(slugs)
    for first, slug in enumerate(list(slugs)):
        places = groups.get(slug, [first])
        if len(places) > 1:
            places.sort(key=lambda place: _claim(everyone[place], slug))
            groups[slug] = []  # all of them are seen to here
        for place in places:
            is_free = place is places[0] and not (is_taken and is_taken(slug))
            slugs[place] = slug if is_free else _told_apart(slug, everyone[place], taken, is_taken)
    return slugs


def distinct_slugs(names: Iterable[str]) -> list[str]:
    """Return a slug for each name as `own_slugs` does."""
    return own_slugs(Wanted(None, name) for name in names)


def stated_slug(name: str, known: str | None, found: str | None) -> str | None:
    """Return which of two slugs that addresses state is the one of `name`, wherever it stands."""
    both = [slug for slug in (known, found) if slug]
    return min(both, key=lambda slug: (slug != slugify(name), slug)) if both else None


def slugs_among(
    sharing: Sequence[tuple[int, str]], is_known: Callable[[str], bool]
) -> list[tuple[str, int]]:
    """Return `(slug, id)` for the few of very many that share the slug of their names.

    They are given as `(id, name)`; `is_known` tells whether any of the many has a slug.
    """
    bases = {slugify(name) for _, name in sharing}

    def is_taken(slug: str) -> bool:
        return slug not in bases and is_known(slug)

    own = own_slugs((Wanted(None, name) for _, name in sharing), is_taken=is_taken)
    return [(slug, id_) for slug, (id_, _) in zip(own, sharing, strict=True)]


def _repeated(slugs: Sequence[str]) -> dict[str, list[int]]:
    """Return the places of each slug that stands at several, of which there are few."""
    seen: set[str] = set()
    groups: dict[str, list[int]] = {}
    for slug in slugs:
        if slug in seen:
            groups[slug] = []
        seen.add(slug)
    for place, slug in enumerate(slugs):
        if slug in groups:
            groups[slug].append(place)
    return groups


_CHECKSUMS = (4, 8, 16, 40)
"""Digits behind a slug: the first that are enough."""


def _claim(item: Wanted, slug: str) -> tuple[object, ...]:
    """Return what sorts first who has the best claim to a slug."""
    odd = sum(not (char.isascii() and char.isalnum()) and char not in " -" for char in item.name)
    return not item.stated, slugify(item.name) != slug, odd, item.name, item.details


def _told_apart(
    slug: str, item: Wanted, taken: set[str], is_taken: Callable[[str], bool] | None
) -> str:
    text = f"{item.name}\0{item.details}"
    checksum = hashlib.sha1(text.encode("utf-8", "replace")).hexdigest()
    ends = chain((checksum[:length] for length in _CHECKSUMS), count(2))
    for end in ends:
        free = f"{slug}-{end}"
        if free not in taken and not (is_taken and is_taken(free)):
            taken.add(free)
            return free
    raise AssertionError("numbers have no end")


_OTHER = re.compile(r"[^a-z0-9]+")
