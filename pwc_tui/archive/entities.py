"""The tasks and methods everything else names, each once, with what the files tell about them."""

from dataclasses import dataclass, field, fields

from pwc_tui.archive.cleaning import LinkText


@dataclass(slots=True)
class Task:
    """A task by its exact name; what is known of it is gathered from all places that tell."""

    id: int
    name: str
    description: str = ""
    source: LinkText | None = None
    slug: str | None = None
    """The one an old address has, where any file holds that address."""
    areas: dict[str, None] = field(default_factory=dict)
    synonyms: dict[str, None] = field(default_factory=dict)
    parents: dict[int, None] = field(default_factory=dict)


class Tasks:
    """All tasks, numbered in the order in which they are met."""

    def __init__(self) -> None:
        self._by_name: dict[str, Task] = {}

    def __len__(self) -> int:
        return len(self._by_name)

    def get(self, name: str) -> Task:
        """Return the task of this name, a new one if it is met for the first time."""
        task = self._by_name.get(name)
        if task is None:
            task = self._by_name[name] = Task(len(self._by_name) + 1, name)
        return task

    def all(self) -> list[Task]:
        """Return all tasks in the order of their numbers."""
        return list(self._by_name.values())


@dataclass(slots=True)
class MethodFacts:
    """What a record or a paper tells about a method, with its paper as title and address."""

    full_name: str | None = None
    description: str | None = None
    paper: LinkText | None = None
    introduced_year: int | None = None
    source_title: str | None = None
    source_url: str | None = None
    code_snippet_url: str | None = None
    stated_paper_count: int = 0
    collections: dict[tuple[str, str], None] = field(default_factory=dict)
    """Each as (collection, area); the area may be empty."""

    def add(self, other: "MethodFacts") -> None:
        """Take over what is empty here, all collections, and the larger count of papers."""
        for item in fields(self):
            if not getattr(self, item.name):
                setattr(self, item.name, getattr(other, item.name))
        self.stated_paper_count = max(self.stated_paper_count, other.stated_paper_count)
        self.collections |= other.collections


@dataclass(slots=True)
class Method:
    """A method by its name, or one of several of that name that have pages of their own."""

    id: int
    name: str
    slug: str | None = None
    is_listed: bool = False
    record: int = 0
    """The record of the methods file that tells of it first."""
    facts: MethodFacts = field(default_factory=MethodFacts)


class Methods:
    """All methods, numbered in the order in which they are met.

    The file can list two methods of one name, under two addresses; papers mean the first.
    """

    def __init__(self) -> None:
        self._all: list[Method] = []
        self._by_name: dict[str, Method] = {}
        self._by_slug: dict[str, Method] = {}

    def __len__(self) -> int:
        return len(self._all)

    def listed(self, name: str, slug: str | None) -> tuple[Method, bool]:
        """Return the method a record of the methods file is about, and whether it is new."""
        known = self._by_slug.get(slug) if slug else self._by_name.get(name)
        if known is not None:
            return known, False
        method = self.add(name)
        method.is_listed = True
        method.slug = slug
        if slug:
            self._by_slug[slug] = method
        return method, True

    def named(self, name: str) -> Method | None:
        """Return the method a paper means by `name`, None where it is met for the first time."""
        return self._by_name.get(name)

    def add(self, name: str) -> Method:
        """Take in a method, which from now on is the one of its name unless another was before."""
        method = Method(len(self._all) + 1, name)
        self._all.append(method)
        self._by_name.setdefault(name, method)
        return method

    def all(self) -> list[Method]:
        """Return all methods in the order of their numbers."""
        return self._all
