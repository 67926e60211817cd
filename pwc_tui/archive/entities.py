"""The tasks and methods everything else names, each once, with what the files tell about them."""

from dataclasses import dataclass, field

from pwc_tui.archive.cleaning import LinkText
from pwc_tui.archive.records import MethodMention


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
class Method:
    """A method, with its paper as title and address."""

    id: int
    name: str
    slug: str | None = None
    full_name: str | None = None
    description: str = ""
    paper: LinkText | None = None
    introduced_year: int | None = None
    source_title: str | None = None
    source_url: str | None = None
    code_snippet_url: str | None = None
    stated_paper_count: int = 0
    is_listed: bool = False
    collections: dict[tuple[str, str], None] = field(default_factory=dict)
    """Each as (collection, area); the area may be empty."""


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
        method = self._add(name)
        method.is_listed = True
        method.slug = slug
        if slug:
            self._by_slug[slug] = method
        return method, True

    def mentioned(self, name: str, mention: MethodMention) -> Method:
        """Return the method a paper names. If no file lists it, the paper tells what there is."""
        known = self._by_name.get(name)
        if known is not None:
            return known
        method = self._add(name)
        method.full_name = mention.full_name
        method.description = mention.description or ""
        method.source_url = mention.source_url
        method.source_title = mention.source_title
        method.code_snippet_url = mention.code_snippet_url
        if isinstance(mention.introduced_year, int):
            method.introduced_year = mention.introduced_year
        collection = mention.main_collection
        if collection is not None and collection.name:
            method.collections[collection.name, collection.area or ""] = None
        return method

    def all(self) -> list[Method]:
        """Return all methods in the order of their numbers."""
        return self._all

    def _add(self, name: str) -> Method:
        method = Method(len(self._all) + 1, name)
        self._all.append(method)
        self._by_name.setdefault(name, method)
        return method
