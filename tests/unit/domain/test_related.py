from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.related import EVIDENCE, Reason, ReasonKind, Related, Shelf, in_words

CARD = PaperCard(
    id=1,
    slug="a",
    title="A",
    authors=(),
    author_count=0,
    date=None,
    tasks=(),
    result_count=0,
    repository_count=0,
    has_official_code=False,
)


def why(*reasons: Reason) -> str:
    return Related(CARD, 1.0, reasons).why()


def test_the_reason_is_said_as_people_say_it() -> None:
    said = why(
        Reason(ReasonKind.BOARD, ("MELD", "IEMOCAP"), 4.0, "0.8 points apart"),
        Reason(ReasonKind.BEATEN, ("MELD",), 1.0),
        Reason(ReasonKind.TASK, ("A", "B"), 1.0, "2 rare tasks"),
        Reason(ReasonKind.REPOSITORY, ("https://github.com/a/b",), 1.0),
        Reason(ReasonKind.DATE, (), 0.5, "3 months later"),
    )
    assert said == (
        "MELD and IEMOCAP boards, 0.8 points apart · overtaken by it · 2 rare tasks · same code"
    )


def test_nearness_in_time_is_said_where_nothing_counts_as_much() -> None:
    words, task = Reason(ReasonKind.TEXT, ("a", "b"), 1.0), Reason(ReasonKind.TASK, ("A",), 0.5)
    near = Reason(ReasonKind.DATE, (), 1.5, "3 months later")
    assert why(words, near) == "words a, b · near in time, 3 months later"
    assert why(task, words, Reason(ReasonKind.DATE, (), 0.9, "1 year later")) == (
        "task A · words a, b"
    )


def test_one_name_is_said_in_the_singular() -> None:
    assert why(Reason(ReasonKind.BOARD, ("MELD",))) == "MELD board"
    assert why(Reason(ReasonKind.TASK, ("Parsing",))) == "task Parsing"
    assert why(Reason(ReasonKind.AUTHOR, ("A B", "C D", "E F"))) == "authors A B, C D and 1 more"


def test_words_are_the_three_that_say_most() -> None:
    assert why(Reason(ReasonKind.TEXT, ("a", "b", "c", "d"))) == "words a, b, c"


def test_nothing_in_common_is_nothing_said() -> None:
    assert why() == ""
    assert in_words(()) == ""


def test_every_kind_of_evidence_can_be_ignored() -> None:
    assert frozenset().union(*EVIDENCE.values()) == frozenset(ReasonKind)


def test_every_shelf_has_a_name() -> None:
    assert len({shelf.heading for shelf in Shelf}) == len(Shelf)
