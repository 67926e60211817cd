"""The tree of tasks: also where the archive's own is none."""

from collections.abc import Sequence

from pwc_tui.domain.boards.summaries import BoardEntry
from pwc_tui.domain.pages.task_tree import OTHER_AREA, Hits, TaskEntry, TaskTree, TreeLine, tree_of
from tests.unit.domain.boards import board_entry


def board(number: int, of_task: int) -> BoardEntry:
    return board_entry(number, task=of_task)


def tree(
    tasks: Sequence[int],
    edges: Sequence[tuple[int, int]],
    members: Sequence[int] = (1,),
    boards: Sequence[BoardEntry] = (),
) -> TaskTree:
    return tree_of(
        tasks={
            number: TaskEntry(number, f"task-{number}", f"task {number}", 0) for number in tasks
        },
        edges=edges,
        areas=[(1, "Vision")],
        members={1: set(members)},
        boards={number: [b for b in boards if b.task_id == number] for number in tasks},
    )


def keys(lines: Sequence[TreeLine]) -> list[tuple[int, ...]]:
    return [line.key for line in lines]


def test_an_open_task_shows_its_boards_and_then_its_subtasks() -> None:
    made = tree([1, 2], [(1, 2)], boards=[board(7, 1), board(8, 2)])
    assert keys(made.lines(())) == [(1,)]
    assert keys(made.lines({(1,), (1, 1)})) == [(1,), (1, 1), (1, 1, -7), (1, 1, 2)]
    assert made.tasks[1].boards_below == 2
    assert made.counts(made.areas[0]) == (2, 2)


def test_a_task_stands_below_each_of_its_parents_and_is_counted_once() -> None:
    made = tree([1, 2, 3], [(1, 3), (2, 3)], members=[1, 2], boards=[board(7, 3)])
    opened = made.lines({(1,), (1, 1), (1, 2)})
    assert keys(opened) == [(1,), (1, 1), (1, 1, 3), (1, 2), (1, 2, 3)]
    assert made.counts(made.areas[0]) == (3, 1)


def test_a_circle_is_reached_and_ends() -> None:
    made = tree([1, 2, 3], [(1, 2), (2, 3), (3, 1), (1, 1)], members=[1, 2, 3])
    assert made.areas[0].roots == (1,)
    opened = made.lines({(1,), (1, 1), (1, 1, 2), (1, 1, 2, 3)})
    assert keys(opened) == [(1,), (1, 1), (1, 1, 2), (1, 1, 2, 3)]
    assert not opened[-1].can_open


def test_a_circle_outside_of_every_area_is_among_the_others() -> None:
    made = tree([1, 2, 3], [(2, 3), (3, 2)], members=[1])
    assert [area.id for area in made.areas] == [1, OTHER_AREA]
    assert made.areas[1].roots == (2,)


def test_a_filter_opens_the_ways_to_its_hits_only() -> None:
    made = tree([1, 2, 3], [(1, 2), (1, 3)], boards=[board(7, 2), board(8, 2), board(9, 3)])
    found = Hits(frozenset(), frozenset({8}))
    assert keys(made.lines((), found)) == [(1,), (1, 1), (1, 1, 2), (1, 1, 2, -8)]


def test_a_task_that_is_found_shows_all_that_is_below_it_when_opened() -> None:
    made = tree([1, 2, 3], [(1, 2), (2, 3)], boards=[board(7, 2)])
    found = Hits(frozenset({2}), frozenset())
    assert keys(made.lines((), found)) == [(1,), (1, 1), (1, 1, 2)]
    opened = made.lines({(1, 1, 2)}, found)
    assert keys(opened) == [(1,), (1, 1), (1, 1, 2), (1, 1, 2, -7), (1, 1, 2, 3)]


def test_a_filter_unfolds_each_task_once_however_many_ways_lead_to_it() -> None:
    """Twenty storeys of two tasks each, all connected, have a million ways to the ground."""
    storeys = range(20)
    edges = [
        (2 * at + one, 2 * at + 2 + other) for at in storeys for one in (1, 2) for other in (1, 2)
    ]
    made = tree(range(1, 43), edges, members=[1, 2], boards=[board(7, 41)])
    lines = made.lines((), Hits(frozenset(), frozenset({7})))
    assert len(lines) < 2 * len(edges)
    assert any(line.board for line in lines)


def test_a_very_deep_branch_opens() -> None:
    depth = 1500
    edges = [(number, number + 1) for number in range(1, depth)]
    made = tree(range(1, depth + 1), edges, boards=[board(7, depth)])
    assert len(made.lines((), Hits(frozenset(), frozenset({7})))) == depth + 2


def test_a_filter_opens_a_circle_without_end_only_once() -> None:
    made = tree([1, 2], [(1, 2), (2, 1)], members=[1, 2], boards=[board(7, 2)])
    lines = made.lines((), Hits(frozenset({1}), frozenset({7})))
    assert keys(lines) == [(1,), (1, 1), (1, 1, 2), (1, 1, 2, -7)]
