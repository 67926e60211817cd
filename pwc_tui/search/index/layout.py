"""What the index folder holds: the names of its files and of what is in them."""

from collections.abc import Mapping

from pwc_tui.domain.refs import Kind

PAPERS = "papers.bin"
"""The words of papers, and their orders and marks."""

NAMES = "names.bin"
"""The words of the names of what is not so many: tasks, datasets, boards, methods, venues."""

NAME_FILES: Mapping[str, tuple[Kind, ...]] = {
    NAMES: (Kind.TASK, Kind.DATASET, Kind.BOARD, Kind.METHOD, Kind.VENUE),
    "models.bin": (Kind.MODEL,),
    "authors.bin": (Kind.AUTHOR,),
    "repositories.bin": (Kind.REPOSITORY,),
}
"""The words of names, by file: kinds of many names have their own, so that their words are never
taken for a slip of others'."""

LINKS = "links.bin"
"""Which papers share boards, tasks and authors."""

RELATED = "related.bin"
"""What else related papers are found by: keywords, datasets mentioned, methods, code, dates."""

MEANING = "meaning.bin"
"""The vectors of papers, by which they are found by what was meant."""

AUTHOR = "author"
FORM = "form"
"""The field of what titles have written otherwise: `multitask` for Multi-Task."""

PAPER_FIELDS = {
    "method": 0.40,
    "venue": 0.40,
    "task": 0.45,
    "model": 0.50,
    AUTHOR: 0.92,
    FORM: 0.97,
    "title": 1.0,
}
"""What a word is worth by where it stands (`search_quality.py`; the lesser ones by trial): people
type titles, then names; tasks, methods and venues repeat the same few words."""

SPARSE_FIELDS = frozenset({"method", "venue", "task", "model", FORM})
"""Those that few of all words stand in."""

NAME_FIELDS = {"name": 1.0}

NAMED_KINDS = tuple(kind for kinds in NAME_FILES.values() for kind in kinds)
"""What is found by its name: everything but papers."""

FILES = (PAPERS, LINKS, *NAME_FILES)
"""Those without which nothing is found; the others are built while one searches already."""

LINKED_KINDS = (Kind.BOARD, Kind.TASK, Kind.AUTHOR)
"""What papers can share."""
