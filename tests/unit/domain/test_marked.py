"""The marked set: order, what counts as a paper, and how it is told."""

from pwc_tui.domain.marked import MarkedSet, ResultRef, paper_of
from pwc_tui.domain.refs import Kind, Ref

BOARD = Ref(Kind.BOARD, 1, "racing-on-track", "Racing on Track")
ONE, TWO = (Ref(Kind.PAPER, number, f"paper-{number}", f"Paper {number}") for number in (1, 2))
OF_TWO = ResultRef(BOARD, 7, "Beta", TWO)
NAMELESS = ResultRef(BOARD, "abc", "Own")


def test_things_stay_in_the_order_in_which_they_were_marked_each_once() -> None:
    marked = MarkedSet().with_all([TWO, BOARD]).with_all([ONE, TWO])
    assert list(marked) == [TWO, BOARD, ONE]
    assert list(marked.toggled(BOARD)) == [TWO, ONE]
    assert BOARD not in marked.toggled(BOARD) and None not in marked


def test_a_thing_is_the_same_by_its_public_id_whatever_its_number() -> None:
    marked = MarkedSet().with_all([ONE])
    assert Ref(Kind.PAPER, 9, ONE.slug, "") in marked
    assert Ref(Kind.TASK, 1, ONE.slug, "") not in marked


def test_a_result_counts_as_its_paper_which_counts_once() -> None:
    marked = MarkedSet().with_all([TWO, OF_TWO, NAMELESS, ONE])
    assert marked.papers == (2, 1)
    assert [paper_of(each) for each in (OF_TWO, NAMELESS, BOARD, None)] == [2, None, None, None]
    assert marked.comparable == (TWO, OF_TWO, NAMELESS, ONE)
    assert marked.rows_on(BOARD.slug) == {7, "abc"}


def test_a_model_can_be_compared_and_stand_in_a_table_but_is_no_paper() -> None:
    model = Ref(Kind.MODEL, 4, "bert", "BERT")
    marked = MarkedSet().with_all([ONE, model, BOARD, NAMELESS])
    assert marked.comparable == (ONE, model, NAMELESS)
    assert marked.incomparable_said() == "1 leaderboard"
    assert marked.uncitable_said() == "1 leaderboard and 1 result"
    assert marked.papers == (1,) and marked.others == (model, BOARD)


def test_it_is_told_how_many_of_which_kind_and_what_is_left_out() -> None:
    assert MarkedSet().said() == ""
    assert MarkedSet().with_all([ONE]).said() == "1 paper"
    assert MarkedSet().with_all([ONE, BOARD, TWO]).said() == "2 papers and 1 leaderboard"
    marked = MarkedSet().with_all([ONE, BOARD, OF_TWO, NAMELESS])
    assert marked.said() == "1 paper, 1 leaderboard and 2 results"
    assert marked.papers_said() == "2 marked papers, not 1 leaderboard and 1 result"


def test_it_knows_whether_any_of_it_is_or_has_a_paper() -> None:
    assert not MarkedSet().has_papers and not MarkedSet().with_all([BOARD, NAMELESS]).has_papers
    assert MarkedSet().with_all([BOARD, OF_TWO]).has_papers
