"""The spellings of authors' names that are one person's.

Budget: asked by each `author:` of a query, within a key press.
"""

import sqlite3
from collections.abc import Sequence

from pwc_tui.domain.refs import Kind, Ref

SPELLINGS = (
    "SELECT id FROM author WHERE id IN ({0}) UNION SELECT author_id FROM author_spelling"
    " WHERE person_id IN (SELECT person_id FROM author_spelling WHERE author_id IN ({0}))"
)
"""A query for some authors and the other spellings of their names."""

_COUNTED = (
    "SELECT id, slug, name, paper_count FROM author WHERE id IN"
    f" ({SPELLINGS}) ORDER BY id <> {{0}}, paper_count DESC, id"
)


def spellings_of(connection: sqlite3.Connection, authors: Sequence[int]) -> list[int]:
    """Return these authors and the other spellings of their names by number, in no order."""
    listed = ",".join(str(int(number)) for number in authors)
    return [number for (number,) in connection.execute(SPELLINGS.format(listed))]


def counted_spellings(connection: sqlite3.Connection, author: int) -> list[tuple[Ref, int]]:
    """Return how an author is written and in how many papers, this spelling first, then by papers.

    Only it where there is no other; raises KeyError for an unknown number.
    """
    rows = connection.execute(_COUNTED.format(int(author))).fetchall()
    if not rows:
        raise KeyError(author)
    return [(Ref(Kind.AUTHOR, *named), papers) for *named, papers in rows]


def nearest_spelling(connection: sqlite3.Connection, author: Ref, typed: str) -> Ref:
    """Return the spelling of an author's name that is most like what was typed."""
    refs = [ref for ref, _ in counted_spellings(connection, author.id)]
    typed = typed.casefold()
    return max(refs, key=lambda ref: (_same_letters(ref.name.casefold(), typed), ref is refs[0]))


def _same_letters(one: str, other: str) -> int:
    """Return how many letters of one text stand at their place in the other."""
    return sum(map(str.__eq__, one, other)) if len(one) == len(other) else 0
