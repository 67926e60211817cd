"""Which results of a search were seen, and how many were not."""

import pytest

from pwc_tui.domain.seen_papers import seen_papers, unseen_count

MANY = [f"paper-{number}" for number in range(20_000)]


def test_papers_that_came_are_counted_though_as_many_went() -> None:
    assert unseen_count(MANY[100:], seen_papers(MANY[:-100])) == 100
    assert unseen_count(MANY, seen_papers([])) == len(MANY)
    assert unseen_count([], seen_papers(MANY)) == 0


def test_it_does_not_matter_in_which_order_papers_are_found_or_whether_twice() -> None:
    assert seen_papers([*reversed(MANY), *MANY]) == seen_papers(MANY)
    assert unseen_count(reversed(MANY), seen_papers(MANY)) == 0


@pytest.mark.parametrize("damaged", ["", "A", "no base64 at all", "\x00", "é"])
def test_nothing_was_seen_of_what_is_damaged(damaged: str) -> None:
    assert unseen_count(["a", "b"], damaged) == 2
