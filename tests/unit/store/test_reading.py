from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.refs import EntityRow, Kind, Link, Ref
from pwc_tui.store.entity_lists import EntityLists
from pwc_tui.store.queries.boards import Boards
from pwc_tui.store.queries.cards import Cards

TASK = Ref(Kind.TASK, 1, "emotion-recognition", "Emotion Recognition")
MELD = Ref(Kind.DATASET, 1, "meld", "MELD")


@pytest.fixture
def cards(small_file: Path) -> Iterator[Cards]:
    with closing(Cards(small_file)) as opened:
        yield opened


@pytest.fixture
def boards(small_file: Path) -> Iterator[Boards]:
    with closing(Boards(small_file)) as opened:
        yield opened


@pytest.fixture
def lists(small_file: Path) -> Iterator[EntityLists]:
    with closing(EntityLists(small_file)) as opened:
        yield opened


def rows_of(lists: EntityLists, kind: Kind, scope: Ref | None = None) -> list[EntityRow]:
    return lists.rows(kind, lists.numbers(kind, scope))


def test_a_paper_has_everything_in_its_order(cards: Cards, small_file: Path) -> None:
    paper = cards.page(1)
    assert paper.card == Cards(small_file).pick([1])[0]
    assert paper.abstract == "We propose a network."
    assert (paper.arxiv_id, paper.proceeding) == ("2401.12987", "NAACL 2024")
    assert [author.name for author in paper.authors] == ["Author 3", "Author 1"]
    assert [task.slug for task in paper.tasks] == ["emotion-in-conversation", "emotion-recognition"]
    assert [method.slug for method in paper.methods] == ["transformer"]


def test_a_paper_has_what_only_few_have(cards: Cards) -> None:
    paper = cards.page(1)
    assert (paper.openreview_id, paper.nips_id) == ("YicbFdNTTy", "12")
    assert (paper.twin_slug, paper.short_abstract) == ("telme-1", "A network.")
    assert paper.reproduces_paper == "an-older-one"


def test_official_code_comes_first_and_the_rest_by_address(cards: Cards) -> None:
    code = cards.page(1).code
    assert [(link.url[-14:], link.is_official, link.framework) for link in code] == [
        ("b.com/z/official"[-14:], True, "pytorch"),
        ("om/a/unofficial"[-14:], False, ""),
        ("om/b/unofficial"[-14:], False, "jax"),
    ]


def test_an_address_the_paper_has_twice_is_linked_once(cards: Cards) -> None:
    assert cards.page(1).links == (
        Link("Paper", "https://arxiv.org/abs/2401.12987v2"),
        Link("PDF", "https://arxiv.org/pdf/2401.12987v2.pdf"),
        Link("Conference page", "https://aclanthology.org/2024.naacl-long.5"),
    )


def test_results_stand_by_the_size_of_their_board_with_rank_and_count(cards: Cards) -> None:
    results = cards.page(1).results
    assert [(each.board.slug, each.metric, each.value, each.rank, each.of) for each in results] == [
        ("emotion-recognition-on-meld", "Weighted-F1", "67.37%", 1, 2),
        ("emotion-recognition-on-meld", "Latency", "3 ms", None, 0),
        ("emotion-in-conversation-on-meld", "WER", "12", 1, 1),
    ]


def test_a_bare_paper_is_a_page_too(cards: Cards) -> None:
    paper = cards.page(3)
    assert (paper.abstract, paper.authors, paper.links, paper.results) == ("", (), (), ())


@pytest.mark.parametrize("paper_id", [0, 4, -1])
def test_an_unknown_paper_is_a_key_error(cards: Cards, paper_id: int) -> None:
    with pytest.raises(KeyError):
        cards.page(paper_id)


def test_a_board_has_a_value_for_every_metric_or_none(boards: Boards) -> None:
    board = boards.board("emotion-recognition-on-meld")
    assert board.ref.name == "Emotion Recognition on MELD"
    assert [(metric.name, metric.direction) for metric in board.metrics] == [
        ("Weighted-F1", Direction.HIGHER),
        ("Latency", Direction.UNKNOWN),
    ]
    raw = [[value and value.raw for value in row.values] for row in board.rows]
    assert raw == [["67.37%", "3 ms"], ["66.60", None], [None, None]]


def test_a_row_names_its_paper_or_keeps_the_title_of_one_the_archive_lacks(
    boards: Boards,
) -> None:
    first, _, last = boards.board("emotion-recognition-on-meld").rows
    assert first.paper == Ref(Kind.PAPER, 1, "telme", "TelME")
    assert (last.paper, last.paper_title) == (None, "A paper nobody has")


def test_the_code_and_the_models_of_a_row_are_in_order(boards: Boards) -> None:
    first, second, _ = boards.board("emotion-recognition-on-meld").rows
    assert first.code == (Link("a", "https://x/a"), Link("b", "https://x/b"))
    assert first.models == (Link("m", "https://x/m"),)
    assert (second.code, second.models) == ((), ())


def test_a_board_has_its_links_and_citations_in_order(boards: Boards) -> None:
    board = boards.board("emotion-recognition-on-meld")
    assert board.links == (Link("home", "https://x/home"), Link("its page", "https://x/page"))
    assert board.citations == (Link("", "https://x/cite"),)


def test_an_unknown_board_is_a_key_error(boards: Boards) -> None:
    with pytest.raises(KeyError):
        boards.board("none")


def test_lists_are_most_used_first(lists: EntityLists) -> None:
    assert [row.ref.name for row in rows_of(lists, Kind.METHOD)] == ["LSTM", "Transformer"]
    assert [row.ref.name for row in rows_of(lists, Kind.DATASET)] == ["MELD", "MELD audio"]
    assert [row.ref.id for row in rows_of(lists, Kind.BOARD)] == [1, 2]


def test_rows_of_lists_say_one_fact_and_their_counts(lists: EntityLists) -> None:
    areas = "Audio, Natural Language Processing"
    assert rows_of(lists, Kind.TASK)[0] == EntityRow(TASK, areas, 2, 1)
    assert rows_of(lists, Kind.BOARD)[0].detail == "best of 1"
    assert rows_of(lists, Kind.BOARD)[0].board_count == 3


def test_papers_and_authors_have_no_list(lists: EntityLists) -> None:
    with pytest.raises(KeyError):
        rows_of(lists, Kind.PAPER)


@pytest.mark.parametrize(
    ("kind", "slug", "name"),
    [
        (Kind.PAPER, "telme", "TelME"),
        (Kind.BOARD, "emotion-recognition-on-meld", "Emotion Recognition on MELD"),
        (Kind.TASK, "unused", "Unused"),
        (Kind.DATASET, "meld", "MELD"),
        (Kind.METHOD, "lstm", "LSTM"),
        (Kind.AUTHOR, "a-2", "Author 2"),
    ],
)
def test_everything_is_found_by_its_public_id(
    cards: Cards, kind: Kind, slug: str, name: str
) -> None:
    ref = cards.ref(kind, slug)
    assert ref is not None
    assert (ref.kind, ref.slug, ref.name) == (kind, slug, name)
    assert cards.ref(kind, "nothing") is None


def test_the_boards_of_a_task_include_those_of_its_subtasks(lists: EntityLists) -> None:
    assert [row.ref.id for row in rows_of(lists, Kind.BOARD, TASK)] == [1, 2]


def test_the_boards_of_a_dataset_include_those_of_its_parts(lists: EntityLists) -> None:
    assert [row.ref.id for row in rows_of(lists, Kind.BOARD, MELD)] == [1, 2]
    assert [row.ref.id for row in rows_of(lists, Kind.BOARD, Ref(Kind.DATASET, 2, "", ""))] == [2]


def test_provenance_is_what_the_import_wrote(cards: Cards) -> None:
    provenance = cards.provenance()
    assert (provenance.build_id, provenance.is_demo) == ("abc123", False)
    assert provenance.files[0].account.merged == 1
    assert provenance.defects[0].problem == "no date"
    assert dict(provenance.counts)["papers"] == 3
    assert dict(provenance.counts)["leaderboards"] == 2


def test_many_threads_may_ask_at_once(cards: Cards) -> None:
    with ThreadPoolExecutor(8) as threads:
        papers = list(threads.map(lambda _: cards.page(1), range(60)))
    assert all(paper == papers[0] for paper in papers)
