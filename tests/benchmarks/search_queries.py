"""Known-item queries: the real papers of a database, typed the ways people type, from a seed.

A query is kept only if it means one paper: where it holds a part of a title, no other title holds
all the words that were meant. Other papers with the same folded title count as the one meant.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from search_classes import CLASSES, EXACT, ONE_TYPO, Draft
from search_mistakes import SMALL_WORDS, initials, mash
from search_targets import Archive

from pwc_tui.domain.text.clean import words

MODEL, INITIALISM, HALF_TYPED = "model name", "initialism", "half-typed"

_SPARE = 4
"""Queries that are drawn for one that is kept: much of what people remember means many papers."""

_SPARE_INITIALISMS = 60
_FEWEST_INITIALS, _MOST_INITIALS = 4, 7
_MOST_OF_INITIALS = 3
"""Letters of an initialism, and titles that may share it: few that people use are one paper's."""

_MOST_MODEL_WORDS = 5
_SHORTEST_MODEL = 5
"""Words and letters of the names of models that somebody would type to find a paper."""


@dataclass(frozen=True, slots=True)
class Query:
    """A typed text, its class, and the folded title of the paper that is meant."""

    kind: str
    text: str
    wanted: str


def make_queries(archive: Archive, count: int, seed: int) -> list[Query]:
    """Return `count` queries or a few more, as many of each class as there are.

    Every class draws with a seed of its own.
    """
    each = -(-count // (len(CLASSES) + 3))
    drawn = {kind: list(islice(_drafts(archive, kind, seed), _SPARE * each)) for kind in CLASSES}
    drawn[MODEL] = list(islice(_model_drafts(archive, seed), _SPARE * each))
    queries = list(_that_mean_one_paper(archive, drawn, each))
    queries += _half_typed(archive, each, random.Random(f"{seed} half-typed"))
    return queries + _initialisms(archive, each, random.Random(f"{seed} initialism"))


def make_nonsense(count: int, seed: int) -> list[str]:
    """Return texts of one to three words that nobody wrote."""
    chance = random.Random(f"{seed} nonsense")
    return [" ".join(mash(chance) for _ in range(1 + at % 3)) for at in range(count)]


Drawn = tuple[Draft, str]
"""What is typed and the folded title of the paper that is meant."""


def _drafts(archive: Archive, kind: str, seed: int) -> Iterator[Drawn]:
    """Yield papers typed this way; one typo is made in the titles that are typed without, too."""
    papers = random.Random(f"{seed} papers {EXACT if kind == ONE_TYPO else kind}")
    chance = random.Random(f"{seed} {kind}")
    for target in archive.targets(papers):
        draft = CLASSES[kind](target, chance)
        if draft is not None:
            yield draft, target.key


def _model_drafts(archive: Archive, seed: int) -> Iterator[Drawn]:
    for name, target in archive.model_names(random.Random(f"{seed} {MODEL}")):
        typed = tuple(name.split())
        if len(typed) <= _MOST_MODEL_WORDS and len("".join(typed)) >= _SHORTEST_MODEL:
            yield Draft(name, typed), target.key


def _that_mean_one_paper(
    archive: Archive, drawn: dict[str, list[Drawn]], each: int
) -> Iterator[Query]:
    holders = _holders(archive, {word for of in drawn.values() for d, _ in of for word in d.meant})
    for kind, drafts in drawn.items():
        clear = (
            Query(kind, draft.text, wanted)
            for draft, wanted in drafts
            if not draft.meant or _titles_with(draft.meant, holders) <= {wanted}
        )
        yield from islice(clear, each)


def _holders(archive: Archive, wanted: set[str]) -> dict[str, set[str]]:
    """Return for words the folded titles that have them, in the title or in its authors."""
    holders: dict[str, set[str]] = {word: set() for word in wanted}
    for key, held in archive.title_and_author_words():
        for word in held & wanted:
            holders[word].add(key)
    return holders


def _titles_with(typed: Sequence[str], holders: dict[str, set[str]]) -> set[str]:
    return set.intersection(*(holders[word] for word in typed))


def _half_typed(archive: Archive, each: int, chance: random.Random) -> Iterator[Query]:
    """Yield beginnings of 40 to 70 % of the letters of titles, as long as no other begins so."""
    made = 0
    for target in archive.targets(chance):
        text = target.key[: len(target.key) * chance.randint(40, 70) // 100].rstrip()
        if archive.begins_one_title(text):
            yield Query(HALF_TYPED, text, target.key)
            made += 1
        if made == each:
            return


def _initialisms(archive: Archive, each: int, chance: random.Random) -> list[Query]:
    """Return the first letters of titles, or of what stands before the colon, four to seven.

    With the small words or without them, as people do. No more than three titles have them, and
    they are no word of a title, which would be meant then.
    """
    drafts: dict[str, str] = {}
    for target in islice(archive.targets(chance), _SPARE_INITIALISMS * each):
        letters = chance.choice(_initials_of(target.title))
        if _FEWEST_INITIALS <= len(letters) <= _MOST_INITIALS and letters.isalpha():
            drafts.setdefault(letters, target.key)
    titles: dict[str, set[str]] = {letters: set() for letters in drafts}
    for title in archive.titles():
        for letters in titles.keys() & _initials_of(title):
            titles[letters].add(title)
        for word in titles.keys() & words(title):
            del titles[word]
    rare = (letters for letters, of in titles.items() if len(of) <= _MOST_OF_INITIALS)
    return [Query(INITIALISM, letters, drafts[letters]) for letters in islice(rare, each)]


def _initials_of(title: str) -> tuple[str, str]:
    typed = words(title.partition(":")[0]) or words(title)
    return initials(typed), initials([word for word in typed if word not in SMALL_WORDS])
