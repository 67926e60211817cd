"""The trail: where back and forward lead, and what the breadcrumb shows."""

from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.tui.places.trail import (
    TRAIL_LIMIT,
    AboutPlace,
    BoardPlace,
    BrowsePlace,
    PaperPlace,
    PapersPlace,
    Trail,
)

TASK = Ref(Kind.TASK, 7, "parsing", "Parsing")


def test_back_and_forward_lead_over_the_same_places() -> None:
    trail = Trail((PapersPlace(),)).gone_to(PaperPlace(1)).gone_to(BoardPlace("b"))
    assert trail.back().current == PaperPlace(1)
    assert trail.back().back().current == PapersPlace()
    assert trail.back().back().forward().forward() == trail


def test_back_at_the_beginning_and_forward_at_the_end_stay() -> None:
    trail = Trail((PapersPlace(),))
    assert trail.back() == trail
    assert trail.forward() == trail
    assert not trail.can_go_back
    assert not trail.can_go_forward


def test_a_new_place_forgets_what_was_ahead() -> None:
    trail = Trail((PapersPlace(),)).gone_to(PaperPlace(1)).back().gone_to(PaperPlace(2))
    assert trail.places == (PapersPlace(), PaperPlace(2))


def test_a_place_is_kept_as_it_was_left() -> None:
    left = PapersPlace(ListRequest("graph"), cursor_id=5, cursor=3, scroll=2)
    trail = Trail((PapersPlace(),)).kept(left).gone_to(PaperPlace(5)).back()
    assert trail.current == left


def test_the_way_begins_at_the_last_section() -> None:
    trail = (
        Trail((PapersPlace(),))
        .gone_to(PaperPlace(1))
        .gone_to(BrowsePlace(Kind.TASK))
        .gone_to(PapersPlace(ListRequest(scope=TASK)))
        .gone_to(PaperPlace(2))
    )
    assert [index for index, _ in trail.way()] == [2, 3, 4]


def test_the_way_of_a_section_is_the_section_alone() -> None:
    trail = Trail((PapersPlace(),)).gone_to(AboutPlace())
    assert trail.way() == [(1, AboutPlace())]


def test_a_long_trail_forgets_its_beginning() -> None:
    trail = Trail((PapersPlace(),))
    for number in range(TRAIL_LIMIT + 10):
        trail = trail.gone_to(PaperPlace(number))
    assert len(trail.places) == TRAIL_LIMIT
    assert trail.current == PaperPlace(TRAIL_LIMIT + 9)


def test_titles_say_what_a_place_shows() -> None:
    assert PapersPlace(ListRequest("graph nets")).title == "Papers “graph nets”"
    assert PapersPlace(ListRequest(scope=TASK)).title == "task: Parsing"
    assert BrowsePlace(Kind.BOARD, scope=TASK).title == "SotA on Parsing"
    assert BrowsePlace(Kind.DATASET).title == "Datasets"
