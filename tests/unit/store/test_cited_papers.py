"""Papers as they are cited: read many at once, the same as their pages tell."""

from pathlib import Path

import pytest

from pwc_tui.domain.citations.key_styles import STYLES_OF_KEYS
from pwc_tui.domain.citations.keys import assign_keys
from pwc_tui.export.citations.formats import FORMATS
from pwc_tui.store.queries.cards import Cards


def test_a_paper_is_cited_as_its_page_tells(demo_db: Path) -> None:
    cards = Cards(demo_db)
    ids = range(1, cards.count() + 1)
    for paper, number in zip(cards.cited(ids), ids, strict=True):
        page = cards.page(number)
        assert paper.slug == page.card.slug
        assert paper.title == page.card.title
        assert paper.authors == tuple(author.name for author in page.authors)
        assert paper.arxiv_id == (page.arxiv_id or "")
        assert paper.venue == page.venue
        assert paper.abstract == page.abstract
        assert paper.url in {"", *(link.url for link in page.links)}


def test_papers_come_in_the_order_that_is_asked_for_and_unknown_ones_not_at_all(
    demo_db: Path,
) -> None:
    cards = Cards(demo_db)
    slugs = [paper.slug for paper in cards.cited([3, 10**9, 1, 2])]
    assert slugs == [cards.pick([number])[0].slug for number in (3, 1, 2)]
    assert cards.cited([]) == []


def test_a_first_date_is_never_later_than_the_archives_own(demo_db: Path) -> None:
    cards = Cards(demo_db)
    ids = range(1, cards.count() + 1)
    for paper, card in zip(cards.cited(ids), cards.pick(ids), strict=True):
        if card.date is not None:
            assert paper.date is not None
            assert paper.date.first <= card.date.first


def test_what_speaks_for_papers_is_what_their_pages_tell(demo_db: Path) -> None:
    cards = Cards(demo_db)
    ids = range(1, cards.count() + 1)
    standings = cards.standings(ids)
    for number in ids:
        page, standing = cards.page(number), standings[number]
        official = {link.url for link in page.code if link.is_official}
        assert standing.official_code in (official or {""})
        assert {board.slug for board in standing.boards} == {r.board.slug for r in page.results}


@pytest.mark.parametrize("style", STYLES_OF_KEYS)
def test_every_paper_of_a_damaged_archive_can_be_cited(odd_db: Path, style: str) -> None:
    cards = Cards(odd_db)
    papers = cards.cited(range(1, cards.count() + 100))  # versions are numbered behind the papers
    keys = assign_keys(papers, style)
    assert len(papers) >= cards.count()
    assert len(set(keys.values())) == len(papers)


def test_every_form_takes_every_paper_of_a_damaged_archive(odd_db: Path) -> None:
    cards = Cards(odd_db)
    papers = cards.cited(range(1, cards.count() + 100))
    keys = assign_keys(papers, STYLES_OF_KEYS[0])
    for form in FORMATS.values():
        assert form.write(papers, keys, "odd")
