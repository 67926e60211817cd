"""The tree of areas, collections and methods as lines."""

from pwc_tui.domain.pages.method_tree import MethodArea, MethodCollection, MethodEntry, MethodTree


def method(number: int) -> MethodEntry:
    return MethodEntry(number, f"m-{number}", f"M{number}", "", None, 0)


TREE = MethodTree(
    (
        MethodArea(
            1,
            "General",
            (
                MethodCollection(10, "Attention", (method(1), method(2))),
                MethodCollection(11, "Optimizers", (method(2), method(3))),
            ),
        ),
        MethodArea(0, "Other areas", (MethodCollection(0, "In no collection", (method(4),)),)),
    )
)


def keys(toggled: set[tuple[int, ...]], hits: list[int] | None = None) -> list[tuple[int, ...]]:
    return [line.key for line in TREE.lines(toggled, hits)]


def test_at_first_only_areas_are_seen() -> None:
    assert keys(set()) == [(1,), (0,)]
    assert all(line.can_open and not line.is_open for line in TREE.lines(set()))


def test_a_toggled_branch_is_open() -> None:
    assert keys({(1,)}) == [(1,), (1, 10), (1, 11), (0,)]
    assert keys({(1,), (1, 11)}) == [(1,), (1, 10), (1, 11), (1, 11, 2), (1, 11, 3), (0,)]


def test_what_is_open_below_a_closed_branch_is_not_seen() -> None:
    assert keys({(1, 10)}) == [(1,), (0,)]


def test_hits_are_shown_with_the_ways_to_them_in_every_collection() -> None:
    assert keys(set(), [2]) == [(1,), (1, 10), (1, 10, 2), (1, 11), (1, 11, 2)]


def test_a_branch_of_hits_can_be_closed() -> None:
    assert keys({(1, 10)}, [2]) == [(1,), (1, 10), (1, 11), (1, 11, 2)]
    assert keys(set(), []) == []


def test_a_line_is_one_of_three_and_methods_do_not_open() -> None:
    for line in TREE.lines({(1,), (1, 10)}):
        known = [each for each in (line.area, line.collection, line.method) if each is not None]
        assert len(known) == 1
        assert line.can_open == (line.method is None)


def test_a_method_of_two_collections_counts_in_both() -> None:
    assert TREE.areas[0].method_count == 4
