"""Authors who are several in an archive though they are one, and names that hold marks."""

import re
import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

_PEOPLE = "SELECT author_id, person_id FROM author_spelling"
_COAUTHORS = (
    "SELECT other.author_id FROM paper_author AS own JOIN paper_author AS other"
    " ON other.paper_id = own.paper_id WHERE own.author_id = ? AND other.author_id <> ?"
)
_MIDDLE_INITIALS = re.compile(r"(?<=\w\w )(?:\w )+")
_MARKS = re.compile(r"^(?:and\s|\W*$)|\sand$|[~\\{}*<>†]|[,;:]$|\(\)|\[\d\]$")


def split_authors(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield people whose name differs by case, accents and points only and is not linked.

    So are those with and without a middle initial who share a coauthor.
    """
    people = _people(connection)
    names = connection.execute("SELECT id, name FROM author").fetchall()
    spelled: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    shortened: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, name in names:
        letters = _letters(name)
        if not letters:
            continue
        spelled[letters].append((number, name))
        shortened[_MIDDLE_INITIALS.sub("", letters)].append((number, name))
    for group in spelled.values():
        if len({people.get(number, number) for number, _ in group}) > 1:
            yield " / ".join(name for _, name in group)
    for group in shortened.values():
        forms = {_letters(name): number for number, name in group}
        has_plain = any(not _MIDDLE_INITIALS.search(form) for form in forms)
        if (
            len(forms) == 2
            and has_plain
            and len({people.get(number, number) for number in forms.values()}) > 1
        ):
            one, other = (_coauthors(connection, number) for number in forms.values())
            if one & other:
                yield " / ".join(name for _, name in group)


def contradicting_authors(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield people whose linked spellings have middle initials that differ in the first letter."""
    names = dict(connection.execute("SELECT id, name FROM author"))
    linked: defaultdict[int, set[str]] = defaultdict(set)
    for author, person in _people(connection).items():
        linked[person].add(_letters(names[author]))
    for spellings in linked.values():
        initials = [found[0] for each in spellings if (found := _MIDDLE_INITIALS.search(each))]
        if any(one[0] != other[0] for one, other in combinations(initials, 2)):
            yield " / ".join(sorted(spellings))


def marked_authors(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the names of authors in which there is what is no part of a name."""
    for (name,) in connection.execute("SELECT name FROM author"):
        if _MARKS.search(name):
            yield name


def _people(connection: sqlite3.Connection) -> dict[int, int]:
    query = "SELECT 1 FROM sqlite_master WHERE name = 'author_spelling'"
    has_any = connection.execute(query).fetchone()
    return dict(connection.execute(_PEOPLE).fetchall()) if has_any else {}


def _coauthors(connection: sqlite3.Connection, author: int) -> set[int]:
    return {number for (number,) in connection.execute(_COAUTHORS, (author, author))}


def _letters(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower().replace("ł", "l").replace("ø", "o"))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(re.findall(r"[^\W_]+", re.sub(r"\b([a-z])['’] ?", r"\1", letters)))
