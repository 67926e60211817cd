"""How much is found of what is written otherwise: `python tests/benchmarks/search_forms.py DB`.

Forms are drawn from the titles themselves, by class (`search_form_classes`): one spelling is typed,
and recall is the part of the titles with the other one that is found. Precision: of the first ten
titles that drawn words find, the part that has the word, or a form of it that titles have. Needs
`inflect`, whose plurals are the truth here.
"""

import argparse
import json
import sqlite3
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path

from goals import Goal
from search_form_classes import CLASSES, Drawn, Titles, draw, draw_words, forms_by_word
from search_measure import ready_index

from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.domain.text.clean import words
from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.lists.name_index import NameIndex
from pwc_tui.search.lists.paper_lists import PaperLists
from pwc_tui.store.queries.cards import Cards

_FIRST = 10
_WORDS = 200
_MOST_PARTS = 5
_SHOWN = 12
"""Missed forms that are printed of each class."""


def main() -> int:
    """Measure and print; return 1 when a goal is missed."""
    arguments = _arguments()
    titles = Titles(_titles(arguments.database))
    lists = _lists(arguments.database, arguments.index)
    recalls: dict[str, float] = {}
    for name in CLASSES:
        drawn = draw(titles, name, arguments.forms, arguments.seed)
        if drawn:
            found = [_recall(lists, each) for each in drawn]
            recalls[name] = statistics.fmean(found)
            if arguments.misses:
                _print_misses(name, drawn, found)
    precision = _precision(lists, titles, draw_words(titles, _WORDS, arguments.seed))
    goals = [Goal(f"recall: {name}", each, 0.93, is_least=True) for name, each in recalls.items()]
    goals.append(Goal("recall: mean", statistics.fmean(recalls.values()), 0.97, is_least=True))
    if arguments.json:
        print(json.dumps({goal.name: round(goal.value, 4) for goal in goals}, indent=1))
    else:
        print("\n".join(goal.line() for goal in goals))
        print(f"{'first ten that have the word, or a form of it':44} {precision:9.3f}")
    return int(not all(goal.is_met for goal in goals))


def _recall(lists: PaperLists, drawn: Drawn) -> float:
    found = set(lists.list(ListRequest(words=drawn.typed)).ids)
    return len(drawn.papers & found) / len(drawn.papers)


def _precision(lists: PaperLists, titles: Titles, drawn: Sequence[str]) -> float:
    """Return which part of the first ten titles has a drawn word or a form of it."""
    forms = forms_by_word(titles)
    having = []
    for word in drawn:
        wanted = {word, *forms.get(word, ())}
        first = lists.list(ListRequest(words=word)).ids[:_FIRST]
        having += [not wanted.isdisjoint(_written(titles.titles[each])) for each in first]
    return statistics.fmean(having)


def _written(title: str) -> set[str]:
    """Return the words of a title, and all that stand side by side as one."""
    found = words(title)
    spans = range(1, _MOST_PARTS + 1)
    return {"".join(found[at : at + span]) for at in range(len(found)) for span in spans}


def _print_misses(name: str, drawn: Sequence[Drawn], recalls: Sequence[float]) -> None:
    missed = [(each.typed, recall) for each, recall in zip(drawn, recalls, strict=True)]
    missed = sorted((each for each in missed if each[1] < 1), key=lambda each: each[1])
    told = ", ".join(f"{typed} {recall:.2f}" for typed, recall in missed[:_SHOWN])
    print(f"{name} ({len(drawn)} drawn, {len(missed)} not whole): {told}")


def _titles(database: Path) -> dict[int, str]:
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return dict(connection.execute("SELECT id, title FROM paper"))
    finally:
        connection.close()


def _lists(database: Path, index: Path | None) -> PaperLists:
    folder = ready_index(database, index)
    names = NameIndex.open(folder, database)
    return PaperLists(SearchEngine.open(folder), Cards(database), lambda: names)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("database", type=Path, metavar="DB")
    parser.add_argument("--forms", type=int, default=40, metavar="N", help="drawn of each class")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--index", type=Path, metavar="FOLDER", help="an index that is built")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", action="store_true", help="print what was not found")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
