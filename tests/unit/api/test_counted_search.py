"""How many results of a saved search are new: by which papers they are, where that was kept."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pwc_tui.api.library import counted_search
from pwc_tui.domain.seen_papers import seen_papers
from pwc_tui.domain.user_data import SavedSearch
from pwc_tui.store.queries.cards import Cards

NOW = datetime(2026, 1, 1, tzinfo=UTC)
NEVER = SavedSearch("mine", "emotion", NOW)
BY_AN_OLDER_PROGRAM = replace(NEVER, looked_at=NOW, found=3)


@pytest.mark.parametrize(
    ("search", "new"),
    [
        (NEVER, 5),
        (BY_AN_OLDER_PROGRAM, 2),
        (replace(BY_AN_OLDER_PROGRAM, found=9), 0),
        (replace(BY_AN_OLDER_PROGRAM, seen=seen_papers(["gone", "gone-too", "gone-as-well"])), 5),
    ],
)
def test_of_what_was_not_kept_only_the_number_can_be_compared(
    demo_db: Path, search: SavedSearch, new: int
) -> None:
    with closing(Cards(demo_db)) as cards:
        counted = counted_search(cards, search, range(1, 6))
        assert (counted.found, counted.new) == (5, new)


def test_papers_that_were_seen_are_not_new(demo_db: Path) -> None:
    with closing(Cards(demo_db)) as cards:
        seen = seen_papers(cards.slugs_of(range(1, 4)))
        assert counted_search(cards, replace(NEVER, seen=seen), [1, 2, 3, 4]).new == 1
