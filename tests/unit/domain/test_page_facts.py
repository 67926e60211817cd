"""What the pages of all kinds state, and where each item leads."""

from dataclasses import replace

import pytest

from pwc_tui.domain.boards.notable import Activity
from pwc_tui.domain.pages.entity_pages import (
    AuthorPage,
    Counted,
    DatasetLoader,
    DatasetPage,
    EntityPage,
    Implementation,
    Lead,
    MentionedPaper,
    MethodFamily,
    MethodPage,
    RepositoryPage,
    TaskArea,
    TaskPage,
    Usage,
    VenuePage,
    YearCount,
)
from pwc_tui.domain.pages.facets import Facet, FacetKind
from pwc_tui.domain.pages.facts import AUTHOR_CAVEAT, Fact, description_of, facts_of, remark_of
from pwc_tui.domain.pages.links import address_of, code_of
from pwc_tui.domain.paper_list import ListRequest, Order
from pwc_tui.domain.refs import Kind, Link, Ref

USAGE = Usage(3, 2, 1, (YearCount(2020, 3),))
NOBODY = Usage(0, 0, 0, ())
PAPER = Ref(Kind.PAPER, 7, "a-paper", "A Paper")
TASK = Ref(Kind.TASK, 1, "t", "T")
NAMELESS = Ref(Kind.TASK, 2, "nameless", "")
BOARD = Ref(Kind.BOARD, 5, "t-on-d", "T on D")
LEAD = Lead(BOARD, "F1", "0.5", "m", PAPER)


def task(usage: Usage = USAGE) -> TaskPage:
    return TaskPage(
        ref=TASK,
        description=" about it ",
        areas=(TaskArea(4, "Vision"),),
        synonyms=("Tee",),
        parents=(NAMELESS,),
        subtasks=(),
        datasets=(Ref(Kind.DATASET, 1, "d", "D"),),
        methods=(Counted(Ref(Kind.METHOD, 1, "m", "M"), 2_000),),
        source=Link("a page", "https://a.org"),
        twins=(),
        activity=Activity((), 2010, 2020),
        usage=usage,
    )


def dataset(homepage: str = "https://d.org", paper: MentionedPaper | None = None) -> DatasetPage:
    return DatasetPage(
        ref=Ref(Kind.DATASET, 1, "d", "D"),
        full_name="D in full",
        description="",
        homepage=homepage,
        paper=paper,
        introduced="2019-01-01",
        warning="withdrawn",
        licence=Link("MIT", "https://mit.org"),
        modalities=("Images",),
        languages=("English",),
        variants=("D v2", "D v3"),
        tasks=(TASK,),
        loaders=(DatasetLoader("o/r", "https://github.com/o/r", ("torch", "jax")),),
        parent=None,
        parts=(),
        boards=(),
        stated_papers=9,
        usage=USAGE,
    )


METHOD = MethodPage(
    ref=Ref(Kind.METHOD, 1, "m", "M"),
    full_name="M",
    description="how",
    paper=MentionedPaper("A Paper", "", PAPER),
    introduced_year=2017,
    source=None,
    code_url="",
    families=(MethodFamily("Attention", "General", 3, 2), MethodFamily("Alone", "", 4, 0)),
    siblings=(),
    tasks=(Counted(TASK, 2),),
    stated_papers=1,
    usage=NOBODY,
)
AUTHOR = AuthorPage(Ref(Kind.AUTHOR, 1, "a", "A"), (), (), (), (LEAD,), USAGE)
REPOSITORY = RepositoryPage(
    ref=Ref(Kind.REPOSITORY, 1, "https://github.com/o/r", "o/r"),
    frameworks=("torch",),
    implementations=(
        Implementation(PAPER, "A Paper", True, "torch"),
        Implementation(None, "Elsewhere", False, ""),
        Implementation(None, "", False, ""),
    ),
    tasks=(),
    leads=(),
    usage=USAGE,
)
VENUE = VenuePage(Ref(Kind.VENUE, 1, "v-2020", "V 2020"), (), (), (), USAGE)
EVERY: tuple[EntityPage, ...] = (task(), dataset(), METHOD, AUTHOR, REPOSITORY, VENUE)


def facts(page: EntityPage) -> dict[str, Fact]:
    return {fact.label: fact for fact in facts_of(page)}


def texts(page: EntityPage, label: str) -> list[str]:
    return [item.text for item in facts(page)[label].items]


@pytest.mark.parametrize("page", EVERY, ids=lambda page: page.ref.kind)
def test_all_items_of_a_fact_lead_on_or_none_does(page: EntityPage) -> None:
    for fact in facts_of(page):
        assert fact.items
        assert len({item.target is None for item in fact.items}) == 1


def test_papers_are_ways_into_their_list() -> None:
    papers = facts(task())["Papers"]
    assert texts(task(), "Papers") == ["all 3", "newest", "2 with code", "1 with results"]
    assert papers.items[1].target == ListRequest(scope=TASK, order=Order.DATE)
    assert texts(METHOD, "Papers") == ["none in this archive"]


def test_names_are_never_empty_and_counts_stand_behind_them() -> None:
    assert texts(task(), "Part of") == ["(no name)"]
    assert texts(task(), "Methods") == ["M 2,000"]


def test_words_that_things_are_filed_under_lead_to_what_is_filed_there() -> None:
    assert facts(task())["Area"].items[0].target == TaskArea(4, "Vision")
    modality = facts(dataset())["Modality"].items[0]
    assert modality.target == Facet(FacetKind.MODALITY, "Images")
    assert texts(METHOD, "Family") == ["General › Attention", "Alone"]
    assert facts(METHOD)["Family"].items[1].target == MethodFamily("Alone", "", 4, 0)


def test_the_paper_that_introduced_something_is_named_with_the_day() -> None:
    assert texts(METHOD, "Paper") == ["A Paper (2017)"]
    assert texts(dataset(), "Since") == ["2019-01-01"]
    elsewhere = dataset(paper=MentionedPaper("Old", "https://old.org", None))
    assert facts(elsewhere)["Paper"].items[0].target == Link("Old", "https://old.org")


def test_a_repository_says_what_it_implements_and_what_is_not_here() -> None:
    assert texts(REPOSITORY, "Code of") == ["A Paper (official, torch)"]
    assert texts(REPOSITORY, "Also of") == ["Elsewhere (not in this archive)"]


def test_first_places_name_board_model_and_value() -> None:
    assert texts(AUTHOR, "First on") == ["T on D (m: 0.5 F1)"]


def test_a_first_place_without_a_model_names_the_value_alone() -> None:
    nameless = replace(AUTHOR, leads=(replace(LEAD, model=""),))
    assert texts(nameless, "First on") == ["T on D (0.5 F1)"]


def test_no_way_leads_to_an_empty_list() -> None:
    bare = replace(AUTHOR, usage=replace(USAGE, with_code=0, with_results=0))
    assert texts(bare, "Papers") == ["all 3", "newest"]


def test_a_description_is_read_without_its_markdown() -> None:
    written = replace(METHOD, description="**A** is [new](https://a.org).")
    assert description_of(written) == "A is new."


def test_a_remark_says_the_kind_and_what_to_beware_of() -> None:
    assert remark_of(task()) == "Task · also called Tee"
    assert remark_of(dataset()) == "Dataset · D in full · withdrawn"
    assert remark_of(METHOD) == "Method"
    assert remark_of(AUTHOR) == f"Author · {AUTHOR_CAVEAT}"
    assert remark_of(VENUE) == "Venue"


def test_only_kinds_that_are_described_have_a_description() -> None:
    described = [description_of(page) for page in EVERY]
    assert described == ["about it", "", "how", None, None, None]


def test_addresses_outside_are_the_best_that_are_known() -> None:
    assert address_of(task()) == "https://a.org"
    assert address_of(dataset()) == "https://d.org"
    assert (
        address_of(dataset("", MentionedPaper("Old", "https://old.org", None))) == "https://old.org"
    )
    assert [address_of(page) for page in (METHOD, AUTHOR, VENUE)] == [None] * 3
    assert address_of(REPOSITORY) == code_of(REPOSITORY) == "https://github.com/o/r"
    assert code_of(dataset()) == "https://github.com/o/r"
    assert [code_of(page) for page in (METHOD, AUTHOR)] == [None] * 2
