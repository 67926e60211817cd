"""What the search index knows of things by number only, or not at all.

Budget: a field of a query, with up to 100,000 papers, within a key press (16 ms).
"""

import sqlite3
from collections.abc import Sequence

from pwc_tui.domain.refs import Kind, Ref

_PAPERS = {
    Kind.TASK: "SELECT paper_id AS paper FROM paper_task WHERE task_id IN ({0})",
    Kind.AUTHOR: "SELECT paper_id AS paper FROM paper_author WHERE author_id IN ({0})",
    Kind.METHOD: "SELECT paper_id AS paper FROM paper_method WHERE method_id IN ({0})",
    Kind.DATASET: (
        "SELECT paper_id AS paper FROM result WHERE benchmark_id IN"
        " (SELECT id FROM benchmark WHERE dataset_id IN ({0}))"
        " UNION ALL SELECT paper_id FROM dataset WHERE id IN ({0})"
    ),
    Kind.BOARD: "SELECT paper_id AS paper FROM result WHERE benchmark_id IN ({0})",
    Kind.MODEL: "SELECT paper_id AS paper FROM result WHERE model_id IN ({0})",
    Kind.VENUE: "SELECT id AS paper FROM paper WHERE venue_id IN ({0})",
    Kind.REPOSITORY: "SELECT paper_id AS paper FROM code_link WHERE repository_id IN ({0})",
}

_NAMES = {
    Kind.AUTHOR: "SELECT id, name FROM author WHERE id IN ({0})",
    Kind.TASK: "SELECT id, name FROM task WHERE id IN ({0})",
    Kind.BOARD: (
        "SELECT benchmark.id, dataset.name FROM benchmark JOIN dataset ON dataset.id = dataset_id"
        " WHERE benchmark.id IN ({0})"
    ),
    Kind.DATASET: "SELECT id, name FROM dataset WHERE id IN ({0})",
    Kind.METHOD: "SELECT id, name FROM method WHERE id IN ({0})",
    Kind.REPOSITORY: "SELECT id, url FROM repository WHERE id IN ({0})",
}


def papers_of(kind: Kind, numbers: Sequence[int]) -> str:
    """Return a query for the numbers of the papers of any of these things, some of them twice.

    Of authors those of all spellings of their names. Raises KeyError for papers.
    """
    listed = _listed(numbers)
    return _PAPERS[kind].format(SPELLINGS.format(listed) if kind is Kind.AUTHOR else listed)


def paper_numbers(connection: sqlite3.Connection, kind: Kind, numbers: Sequence[int]) -> str:
    """Return the numbers of the papers of any of these things, with commas between, some twice.

    Of authors only those in this spelling.

    One text, because NumPy reads it three times as fast as rows (100,696 papers: 9 ms). Raises
    KeyError for papers.
    """
    papers = _PAPERS[kind].format(_listed(numbers))
    joined = f"SELECT group_concat(CAST(paper AS text), ',') FROM ({papers}) AS found"
    row = connection.execute(joined).fetchone()
    return row[0] or ""


def short_names(
    connection: sqlite3.Connection, kind: Kind, numbers: Sequence[int]
) -> dict[int, str]:
    """Return the names of these authors, tasks, boards …; of a board that of its dataset.

    Raises KeyError for other kinds.
    """
    return dict(connection.execute(_NAMES[kind].format(_listed(numbers))).fetchall())


def _listed(numbers: Sequence[int]) -> str:
    """Return numbers of ours as SQL, in the statement itself: SQLite takes few as parameters."""
    return ",".join(str(int(number)) for number in numbers) or "NULL"


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
