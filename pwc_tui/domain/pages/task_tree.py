"""The tree of areas, tasks, subtasks and leaderboards, as lines of which some are open.

What the archive calls a tree is a graph: a task may have several parents, and damaged files hold
circles. Here a task stands below each of its parents, but never below itself.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pwc_tui.domain.boards.summaries import BoardEntry, under_their_wholes
from pwc_tui.domain.refs import Kind, Ref

OTHER_AREA = 0
"""The number of the area of tasks that belong to none; those of the archive begin at 1."""

Key = tuple[int, ...]
"""A line's way from the top: an area, then tasks, at last perhaps a board as a negative number."""


@dataclass(frozen=True, slots=True)
class Area:
    """A field of research. `roots` are its tasks that stand at the top, by number."""

    id: int
    name: str
    roots: tuple[int, ...]


class TaskEntry(NamedTuple):
    """A task by itself; a tuple, as there are 5,000 of them to be read before anything is seen."""

    id: int
    slug: str
    name: str
    paper_count: int

    @property
    def ref(self) -> Ref:
        """The task."""
        return Ref(Kind.TASK, self.id, self.slug, self.name)


class TaskNode(NamedTuple):
    """A task in the tree, with its subtasks and its own boards.

    The counts are of all that is below it, however deep.
    """

    entry: TaskEntry
    children: tuple[int, ...]
    boards: Sequence[BoardEntry]
    tasks_below: int
    boards_below: int

    @property
    def ref(self) -> Ref:
        """The task."""
        return self.entry.ref


@dataclass(frozen=True, slots=True)
class TreeLine:
    """One line of the tree: exactly one of `area`, `task` and `board` is there."""

    key: Key
    is_open: bool
    can_open: bool
    area: Area | None = None
    task: TaskNode | None = None
    board: BoardEntry | None = None
    part_depth: int = 0
    """More than 0 for a board on a part of the dataset of a board before it."""


@dataclass(frozen=True, slots=True)
class Hits:
    """What a filter found: these lines and the ways to them are shown."""

    tasks: frozenset[int]
    boards: frozenset[int]


@dataclass(frozen=True, slots=True)
class TaskTree:
    """All areas and tasks."""

    areas: tuple[Area, ...]
    tasks: Mapping[int, TaskNode]
    parents: Mapping[int, Sequence[int]] = field(default_factory=dict)

    def counts(self, area: Area) -> tuple[int, int]:
        """Return how many tasks and how many leaderboards an area has."""
        tasks = self.tasks_of(area)
        return len(tasks), sum(len(task.boards) for task in tasks)

    def tasks_of(self, area: Area) -> list[TaskNode]:
        """Return all tasks of an area, those with most papers first."""
        tasks = [self.tasks[number] for number in below(area.roots, self._children())]
        return sorted(tasks, key=lambda task: (-task.entry.paper_count, task.entry.name))

    def lines(self, toggled: Collection[Key], hits: Hits | None = None) -> list[TreeLine]:
        """Return the lines that are seen when those in `toggled` are not as they are at first.

        At first all is closed; with `hits` what leads to a hit is open, each task only where it
        comes first, so that there are never more lines than the tree has connections.
        """
        return list(_Walk(self, toggled, hits).lines())

    def _children(self) -> Mapping[int, Sequence[int]]:
        return {number: task.children for number, task in self.tasks.items()}


class _Walk:
    """One way through the tree."""

    def __init__(self, tree: TaskTree, toggled: Collection[Key], hits: Hits | None) -> None:
        self._tree, self._toggled, self._hits = tree, toggled, hits
        self._on_way = _on_way(tree, hits) if hits else frozenset()
        self._unfolded: set[int] = set()

    def lines(self) -> Iterator[TreeLine]:
        for area in self._tree.areas:
            roots = self._shown(area.roots)
            if not roots:
                continue
            is_open = (self._hits is not None) != ((area.id,) in self._toggled)
            yield TreeLine((area.id,), is_open, True, area=area)
            if is_open:
                yield from self._below((area.id,), roots, ())

    def _below(
        self, key: Key, tasks: Sequence[int], boards: Sequence[BoardEntry]
    ) -> Iterator[TreeLine]:
        """Yield what is below an open line; a stack, because damaged files nest without end."""
        stack: list[Iterator[TreeLine]] = [self._direct(key, tasks, boards)]
        while stack:
            line = next(stack[-1], None)
            if line is None:
                stack.pop()
                continue
            yield line
            if line.is_open and line.task is not None:
                stack.append(self._direct(line.key, *self._inside(line.task, line.key)))

    def _direct(
        self, key: Key, tasks: Sequence[int], boards: Sequence[BoardEntry]
    ) -> Iterator[TreeLine]:
        for board, depth in under_their_wholes(boards):
            yield TreeLine((*key, -board.id), False, False, board=board, part_depth=depth)
        for number in tasks:
            yield self._task((*key, number), self._tree.tasks[number])

    def _task(self, key: Key, task: TaskNode) -> TreeLine:
        number = task.entry.id
        tasks, boards = self._inside(task, key)
        can_open = bool(tasks or boards)
        opens = number in self._on_way and number not in self._unfolded
        is_open = can_open and (opens != (key in self._toggled))
        if is_open:
            self._unfolded.add(number)
        return TreeLine(key, is_open, can_open, task=task)

    def _inside(self, task: TaskNode, key: Key) -> tuple[Sequence[int], Sequence[BoardEntry]]:
        """Return what is directly below a task: only what leads to hits, if there are any."""
        tasks = [child for child in task.children if child not in key[1:]]
        if self._hits is None or task.entry.id not in self._on_way:
            return tasks, task.boards
        return self._shown(tasks), [b for b in task.boards if b.id in self._hits.boards]

    def _shown(self, tasks: Sequence[int]) -> Sequence[int]:
        if self._hits is None:
            return tasks
        shown = self._hits.tasks | self._on_way
        return [task for task in tasks if task in shown]


def below(starts: Sequence[int], children: Mapping[int, Sequence[int]]) -> set[int]:
    """Return `starts` and all that can be reached from them, each once, also in circles."""
    found, waiting = set(starts), list(starts)
    while waiting:
        for child in children.get(waiting.pop(), ()):
            if child not in found:
                found.add(child)
                waiting.append(child)
    return found


def roots_of(
    members: Sequence[int],
    parents: Mapping[int, Sequence[int]],
    children: Mapping[int, Sequence[int]],
) -> tuple[int, ...]:
    """Return which of an area's tasks stand at its top so that all are reached, in their order.

    Those are the tasks without a parent in the area, and of a circle its first.
    """
    inside = set(members)
    roots = {task for task in members if not inside.intersection(parents.get(task, ()))}
    reached = below(sorted(roots), children)
    for task in members:
        if task not in reached:
            roots.add(task)
            reached |= below((task,), children)
    return tuple(task for task in members if task in roots)


def tree_of(
    tasks: Mapping[int, TaskEntry],
    edges: Sequence[tuple[int, int]],
    areas: Sequence[tuple[int, str]],
    members: Mapping[int, Collection[int]],
    boards: Mapping[int, Sequence[BoardEntry]],
) -> TaskTree:
    """Return the tree of tasks, of (parent, child), of areas and their tasks.

    Most leaderboards first, then most papers; tasks without any area stand below one for them.
    """
    known = [(one, other) for one, other in edges if one in tasks and other in tasks]
    children, parents = _grouped(known), _grouped([(child, parent) for parent, child in known])
    # Four tasks of five have no subtask.
    reach = {number: below((number,), children) for number in children}
    own = {number: len(boards.get(number, ())) for number in tasks}
    counts = {**own, **{n: sum(own[task] for task in found) for n, found in reach.items()}}
    order = sorted(tasks, key=lambda n: (-counts[n], -tasks[n].paper_count, tasks[n].name, n))
    place = {number: at for at, number in enumerate(order)}
    nodes = {
        number: TaskNode(
            entry=entry,
            children=_in_order(children[number], number, place) if number in children else (),
            boards=boards.get(number, ()),
            tasks_below=len(reach[number]) - 1 if number in reach else 0,
            boards_below=counts[number],
        )
        for number, entry in tasks.items()
    }
    shown = [
        Area(number, name, roots_of([t for t in order if t in members[number]], parents, children))
        for number, name in areas
        if members.get(number)
    ]
    reached = {task for area in shown for task in below(area.roots, children)}
    others = roots_of([task for task in order if task not in reached], parents, children)
    if others:
        shown.append(Area(OTHER_AREA, "Other tasks", others))
    return TaskTree(tuple(shown), nodes, parents)


def _in_order(children: Iterable[int], parent: int, place: Mapping[int, int]) -> tuple[int, ...]:
    """Return subtasks, each once and none its own, most leaderboards first."""
    return tuple(sorted({*children} - {parent}, key=place.__getitem__))


def _grouped(edges: Sequence[tuple[int, int]]) -> Mapping[int, list[int]]:
    grouped: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in edges:
        grouped[one].append(other)
    return dict(grouped)


def _on_way(tree: TaskTree, hits: Hits) -> frozenset[int]:
    """Return the tasks that have a hit somewhere below them."""
    holders = {n for n, task in tree.tasks.items() if _has_hit(task, hits)}
    starts = holders | {p for hit in hits.tasks for p in tree.parents.get(hit, ())}
    return frozenset(below(sorted(starts), tree.parents))


def _has_hit(task: TaskNode, hits: Hits) -> bool:
    return any(board.id in hits.boards for board in task.boards)
