from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import pytest

from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.pages.entity_pages import (
    AuthorPage,
    Counted,
    DatasetPage,
    EntityPage,
    MethodPage,
    PaperOrder,
    RepositoryPage,
    VenuePage,
    YearCount,
)
from pwc_tui.domain.pages.facts import facts_of
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.store.queries.pages.pages import Pages

P = TypeVar("P", bound=EntityPage)


@pytest.fixture
def pages(small_file: Path) -> Iterator[Pages]:
    with closing(Pages(small_file)) as opened:
        yield opened


def page(pages: Pages, kind: type[P], ref: tuple[Kind, int]) -> P:
    found = pages.page(Ref(*ref, "", ""), {})
    assert isinstance(found, kind)
    return found


def test_a_dataset_names_its_parts_its_boards_and_the_paper_that_introduced_it(
    pages: Pages,
) -> None:
    meld = page(pages, DatasetPage, (Kind.DATASET, 1))
    assert meld.full_name == "MELD in full"
    assert [part.slug for part in meld.parts] == ["meld-audio"]
    assert [board.slug for board in meld.boards] == [
        "emotion-recognition-on-meld",
        "emotion-in-conversation-on-meld",
    ]
    assert meld.paper is not None
    assert meld.paper.paper == Ref(Kind.PAPER, 3, "a-bare-paper", "Café Bare")
    assert [task.name for task in meld.tasks] == ["Emotion Recognition"]


def test_a_part_names_the_dataset_it_belongs_to(pages: Pages) -> None:
    part = page(pages, DatasetPage, (Kind.DATASET, 2))
    assert part.parent == Ref(Kind.DATASET, 1, "meld", "MELD")


def test_papers_are_counted_with_code_with_results_and_by_year(pages: Pages) -> None:
    usage = page(pages, DatasetPage, (Kind.DATASET, 1)).usage
    assert (usage.papers, usage.with_code, usage.with_results) == (3, 1, 1)
    assert usage.years == (YearCount(2023, 1), YearCount(2024, 1))


def test_a_method_says_what_it_is_used_for(pages: Pages) -> None:
    transformer = page(pages, MethodPage, (Kind.METHOD, 1))
    assert {each.ref.name for each in transformer.tasks} == {
        "Emotion Recognition",
        "Emotion in Conversation",
    }
    assert transformer.usage.papers == 1


def test_an_author_has_coauthors_but_is_none_of_them(pages: Pages) -> None:
    author = page(pages, AuthorPage, (Kind.AUTHOR, 1))
    assert author.coauthors == (Counted(Ref(Kind.AUTHOR, 3, "a-3", "Author 3"), 1),)
    assert author.usage.papers == 2


def test_first_places_are_those_of_the_boards_default_metric(pages: Pages) -> None:
    author = page(pages, AuthorPage, (Kind.AUTHOR, 3))
    told = [(lead.board.slug, lead.metric, lead.value, lead.model) for lead in author.leads]
    assert told == [
        ("emotion-recognition-on-meld", "Weighted-F1", "67.37%", "TelME"),
        ("emotion-in-conversation-on-meld", "WER", "12", "TelME (audio)"),
    ]


def test_a_board_whose_metric_the_user_flipped_has_no_first_place_here(pages: Pages) -> None:
    flips = {("emotion-recognition-on-meld", "Weighted-F1"): Direction.LOWER}
    author = pages.page(Ref(Kind.AUTHOR, 3, "", ""), flips)
    assert isinstance(author, AuthorPage)
    assert [lead.board.slug for lead in author.leads] == ["emotion-in-conversation-on-meld"]


def test_a_repository_names_what_it_implements(pages: Pages) -> None:
    repository = page(pages, RepositoryPage, (Kind.REPOSITORY, 2))
    (only,) = repository.implementations
    assert only.paper is not None
    assert (only.paper.slug, only.is_official, only.framework) == ("telme", True, "pytorch")
    assert repository.frameworks == ("pytorch",)


def test_a_venue_has_its_papers_and_first_places(pages: Pages) -> None:
    venue = page(pages, VenuePage, (Kind.VENUE, 1))
    assert venue.usage.papers == 1
    assert len(venue.leads) == 2


@pytest.mark.parametrize("kind", [Kind.DATASET, Kind.METHOD, Kind.AUTHOR, Kind.REPOSITORY])
def test_an_unknown_number_is_a_key_error(pages: Pages, kind: Kind) -> None:
    with pytest.raises(KeyError):
        pages.page(Ref(kind, 99, "", ""), {})


@pytest.mark.parametrize(
    ("kind", "reference", "slug"),
    [
        (Kind.DATASET, "MELD", "meld"),
        (Kind.DATASET, "https://paperswithcode.com/dataset/meld", "meld"),
        (Kind.DATASET, "meld AUDIO", "meld-audio"),
        (Kind.METHOD, "transformer", "transformer"),
        (Kind.AUTHOR, "author 3", "a-3"),
        (Kind.REPOSITORY, "z/official", "https://github.com/z/official"),
        (Kind.REPOSITORY, "https://github.com/z/official/", "https://github.com/z/official"),
        (Kind.VENUE, "NAACL 2024", "naacl-2024"),
    ],
)
def test_anything_is_found_by_name_id_and_address(
    pages: Pages, kind: Kind, reference: str, slug: str
) -> None:
    found = pages.find(kind, reference)
    assert found is not None
    assert found.slug == slug


@pytest.mark.parametrize(
    "reference",
    ["", "..", "[/]", "no such thing", pytest.param("x" * 5_000, id="long"), "\ud800"],
)
@pytest.mark.parametrize("kind", [Kind.DATASET, Kind.AUTHOR, Kind.REPOSITORY, Kind.VENUE])
def test_nothing_is_found_by_nonsense(pages: Pages, kind: Kind, reference: str) -> None:
    assert pages.find(kind, reference) is None


def test_the_newest_papers_come_first_and_undated_ones_last(pages: Pages) -> None:
    dataset = Ref(Kind.DATASET, 1, "", "")
    assert pages.papers(dataset, PaperOrder.NEWEST, 10) == [1, 2, 3]
    assert pages.papers(dataset, PaperOrder.NEWEST, 1) == [1]


def test_the_first_page_counts_what_there_is(pages: Pages) -> None:
    home = pages.home()
    assert dict(home.counts)["papers"] == 3
    assert dict(home.counts)["leaderboards"] == 2
    assert home.newest == (1, 2)
    assert home.most_implemented == (1,)


def test_facts_lead_where_they_say(pages: Pages) -> None:
    facts = {fact.label: fact for fact in facts_of(page(pages, AuthorPage, (Kind.AUTHOR, 3)))}
    assert [item.text for item in facts["Coauthors"].items] == ["Author 1 1"]
    first = facts["First on"].items[0]
    assert first.text == "Emotion Recognition on MELD (TelME: 67.37% Weighted-F1)"
    assert isinstance(first.target, Ref)
    assert first.target.kind is Kind.BOARD
