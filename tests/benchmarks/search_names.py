"""Names of tasks, datasets, methods and whatever else has one, typed right and with one slip."""

import random
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist
from search_mistakes import long_places, mistype
from search_targets import REAL

from pwc_tui.domain.refs import Kind
from pwc_tui.domain.text.clean import title_key, words

_SHOWN = 3
"""Hits among which the right one must be: a name as near to this many others is not drawn."""

_NAMES = {
    Kind.TASK: "SELECT name FROM task WHERE paper_count + board_count > 0",
    Kind.DATASET: "SELECT name FROM dataset WHERE paper_count + board_count > 0",
    Kind.METHOD: "SELECT name FROM method WHERE paper_count > 0",
    Kind.BOARD: (
        "SELECT task.name || ' on ' || dataset.name FROM benchmark "
        "JOIN task ON task.id = task_id JOIN dataset ON dataset.id = dataset_id"
    ),
    Kind.AUTHOR: (
        "SELECT author.name FROM paper JOIN paper_author ON paper_id = paper.id "
        f"JOIN author ON author.id = author_id WHERE {REAL}"
    ),
    Kind.MODEL: (
        "SELECT model.name FROM paper JOIN result ON paper_id = paper.id "
        f"JOIN model ON model.id = model_id WHERE {REAL}"
    ),
    Kind.REPOSITORY: (
        "SELECT substr(url, 20) FROM paper JOIN code_link ON paper_id = paper.id "
        "JOIN repository ON repository.id = repository_id "
        f"WHERE url LIKE 'https://github.com/%/%' AND {REAL}"
    ),
    Kind.VENUE: f"SELECT venue.name FROM paper JOIN venue ON venue.id = venue_id WHERE {REAL}",
}
"""Names one may look for: those in use, and of what papers have only that of the real ones."""

_RIVALS = {
    Kind.AUTHOR: "SELECT name FROM author",
    Kind.MODEL: "SELECT name FROM model",
    Kind.REPOSITORY: "SELECT substr(url, 20) FROM repository",
    Kind.VENUE: "SELECT name FROM venue",
}
"""All names of a kind, where these are more than one looks for."""


@dataclass(frozen=True, slots=True)
class NameQuery:
    """A name that is meant, folded, and the same with one slip."""

    kind: Kind
    wanted: str
    mistyped: str


def make_name_queries(
    database: Path, kinds: Iterable[Kind], each: int, seed: int
) -> list[NameQuery]:
    """Return `each` names of these kinds, drawn among the different ones.

    The slip is in a word of five letters at least, and not such that three or more names are as
    near to what is typed as the one that is meant.
    """
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    queries: list[NameQuery] = []
    for kind in kinds:
        statement = _NAMES[kind]
        chance = random.Random(f"{seed} {kind}")
        drawn = sorted({title_key(name) for (name,) in connection.execute(statement)})
        rivals = connection.execute(_RIVALS.get(kind, statement))
        everyone = sorted({title_key(name) for (name,) in rivals})
        made = 0
        while made < each:
            query = _mistyped(kind, chance.choice(drawn), chance)
            if query is not None and _is_clear(query, everyone):
                queries.append(query)
                made += 1
    return queries


def _mistyped(kind: Kind, wanted: str, chance: random.Random) -> NameQuery | None:
    typed = words(wanted)
    places = [at for at in long_places(typed) if not typed[at].isdigit()]
    if not places:
        return None
    at = chance.choice(places)
    typed[at] = mistype(typed[at], chance)
    return NameQuery(kind, wanted, " ".join(typed))


def _is_clear(query: NameQuery, everyone: Sequence[str]) -> bool:
    distances = cdist([query.mistyped], everyone, scorer=OSA.distance, score_cutoff=1)
    return int((distances <= 1).sum()) <= _SHOWN
