"""The tasks and methods everything else names, each once, with what the files tell about them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from pwc_tui.ingest.clean.coerce import LinkText
from pwc_tui.ingest.report.ledger import Ledger
from pwc_tui.spill.object_file import Resting


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


class MethodFacts(msgspec.Struct):
    """What a record or a paper tells about a method, with its paper as title and address."""

    full_name: str | None = None
    description: str | None = None
    paper: LinkText | None = None
    introduced_year: int | None = None
    source_title: str | None = None
    source_url: str | None = None
    code_snippet_url: str | None = None
    stated_paper_count: int = 0
    collections: list[tuple[str, str]] = []
    """Each as (collection, area); the area may be empty."""

    def add(self, other: "MethodFacts") -> None:
        """Take over what is empty here, all collections, and the larger count of papers."""
        collections = list(dict.fromkeys(self.collections + other.collections))
        for name in self.__struct_fields__:
            if not getattr(self, name):
                setattr(self, name, getattr(other, name))
        self.stated_paper_count = max(self.stated_paper_count, other.stated_paper_count)
        self.collections = collections


@dataclass(slots=True)
class Method:
    """A method by its name, or one of several of that name that have pages of their own."""

    id: int
    name: str
    slug: str | None = None
    is_listed: bool = False
    record: int = 0
    """The record of the methods file that tells of it first."""


class Methods:
    """All methods, numbered in the order in which they are met.

    The file can list two methods of one name, under two addresses; papers mean the first.
    """

    def __init__(self, folder: Path) -> None:
        """Begin without any; `folder` takes the file of what is told about them."""
        self._all: list[Method] = []
        self._by_name: dict[str, Method] = {}
        self._by_slug: dict[str, Method] = {}
        self._facts = Resting(folder / "methods", MethodFacts)

    def __len__(self) -> int:
        return len(self._all)

    def listed(self, name: str, slug: str | None, told: MethodFacts) -> tuple[Method, bool]:
        """Return the method a record of the methods file is about, and whether it is new."""
        known = self._by_slug.get(slug) if slug else self._by_name.get(name)
        if known is not None:
            self._facts.get(known.id - 1).add(told)
            return known, False
        method = self.add(name, told)
        method.is_listed = True
        method.slug = slug
        if slug:
            self._by_slug[slug] = method
        return method, True

    def named(self, name: str) -> Method | None:
        """Return the method a paper means by `name`, None where it is met for the first time."""
        return self._by_name.get(name)

    def add(self, name: str, told: MethodFacts) -> Method:
        """Take in a method, which from now on is the one of its name unless another was before."""
        method = Method(len(self._all) + 1, name)
        self._all.append(method)
        self._by_name.setdefault(name, method)
        self._facts.add(told)
        return method

    def settle(self) -> None:
        """Let go of what methods are known by again, when all are there."""
        self._by_name.clear()
        self._by_slug.clear()

    def all(self) -> list[Method]:
        """Return all methods in the order of their numbers."""
        return self._all

    def facts(self) -> Iterator[MethodFacts]:
        """Yield what is told about each method, in the same order."""
        return self._facts.all()


def shown_name(name: str | None, slug: str | None, ledger: Ledger) -> str | None:
    """Return what a record's method or dataset is called: its slug where it has no name.

    A record that has neither is skipped, and None.
    """
    if name is None and slug is None:
        ledger.skip("neither name nor address")
    elif name is None:
        ledger.note("name", "no name: taken from the address", value=slug)
    elif slug is None:
        ledger.note("url", "no address: made from the name", value=name)
    return name or slug
