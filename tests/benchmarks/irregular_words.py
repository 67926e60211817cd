"""The irregular plurals in titles that the search does not know: `irregular_words.py DB`.

Prints `singular/plural` as `inflect` gives them, with how many titles have each. Right ones go
into `pwc_tui/search/text/irregular_words.py`; most are not, as it takes any word for a noun.
"""

import argparse
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import inflect

from pwc_tui.search.text.word_forms import other_forms

_FEWEST = 3
"""Titles that a word must have, so that it is no slip."""


def main() -> None:
    """Print what is missing, the most used words first."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("database", type=Path, metavar="DB")
    uses = _uses(parser.parse_args().database)
    for singular, plural in sorted(set(_missing(uses)), key=lambda pair: -uses[pair[0]]):
        print(f"{singular}/{plural} {uses[singular]} {uses[plural]}")


def _uses(database: Path) -> Mapping[str, int]:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as file:
        titles = file.execute("SELECT title_key FROM paper")
        return Counter(word for (title,) in titles for word in set(title.split()))


def _missing(uses: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield what is a plural in newer or older English, and is used."""
    for is_classical in (False, True):
        engine = inflect.engine()
        engine.classical(all=is_classical)
        for word, count in uses.items():
            if count < _FEWEST or len(word) < 3 or not (word.isascii() and word.isalpha()):
                continue
            plural = engine.plural_noun(word)
            if (
                plural != word
                and uses.get(plural, 0) >= _FEWEST
                and plural not in other_forms(word)
            ):
                yield word, plural


if __name__ == "__main__":
    main()
