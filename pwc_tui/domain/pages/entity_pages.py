"""Everything the pages of tasks, datasets, methods, authors, repositories and venues show.

The page of a paper is `domain.papers.Paper`.
"""

from dataclasses import dataclass
from enum import StrEnum

from pwc_tui.domain.boards.notable import Activity
from pwc_tui.domain.boards.summaries import BoardEntry
from pwc_tui.domain.refs import Link, Ref

COUNTED_SHOWN = 12
"""Tasks, coauthors … of a page: two lines of them; more would say less."""
NEWEST_SHOWN, MOST_IMPLEMENTED_SHOWN = 50, 20
"""Papers that a page lists; the list of all is one key away."""


class PaperOrder(StrEnum):
    """Which papers of its own a page lists first."""

    NEWEST = "newest"
    """Those without a date last."""
    MOST_IMPLEMENTED = "most implemented"
    """Those with most repositories; those with none not at all."""


@dataclass(frozen=True, slots=True)
class YearCount:
    """How many papers of one year there are."""

    year: int
    papers: int


@dataclass(frozen=True, slots=True)
class Usage:
    """The papers that belong to something, counted."""

    papers: int
    with_code: int
    with_results: int
    """Papers with results on a leaderboard."""
    years: tuple[YearCount, ...]
    """Oldest first, only years with papers; papers without a date are in none."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Something that is met together with the page's subject, and in how many papers."""

    ref: Ref
    papers: int


@dataclass(frozen=True, slots=True)
class Lead:
    """A first place: on its leaderboard no result is better in the first metric."""

    board: Ref
    metric: str
    value: str
    model: str
    paper: Ref


@dataclass(frozen=True, slots=True)
class MentionedPaper:
    """A paper by title and address, and what it is in this archive, if it is."""

    title: str
    url: str
    paper: Ref | None


@dataclass(frozen=True, slots=True)
class DatasetLoader:
    """Code that loads a dataset."""

    repository: str
    url: str
    frameworks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaskArea:
    """A field of research that a task belongs to."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class TaskPage:
    """Everything that belongs to a task."""

    ref: Ref
    description: str
    areas: tuple[TaskArea, ...]
    synonyms: tuple[str, ...]
    parents: tuple[Ref, ...]
    subtasks: tuple[Ref, ...]
    datasets: tuple[Ref, ...]
    """Most used first."""
    methods: tuple[Counted, ...]
    """What is used for it."""
    source: Link | None
    """Where the description is from."""
    twins: tuple[Ref, ...]
    """The same task under other names that the archive takes for tasks of their own."""
    activity: Activity
    """Its own leaderboards, most used first, each followed by those on parts of its dataset; those
    of its subtasks are not among them."""
    usage: Usage


@dataclass(frozen=True, slots=True)
class DatasetPage:
    """Everything that belongs to a dataset."""

    ref: Ref
    full_name: str
    description: str
    homepage: str
    paper: MentionedPaper | None
    """The paper that introduced it."""
    introduced: str
    """As the archive has it, "" where it does not."""
    warning: str
    licence: Link | None
    modalities: tuple[str, ...]
    languages: tuple[str, ...]
    variants: tuple[str, ...]
    tasks: tuple[Ref, ...]
    loaders: tuple[DatasetLoader, ...]
    parent: Ref | None
    parts: tuple[Ref, ...]
    """Datasets that are part of it."""
    boards: tuple[BoardEntry, ...]
    """Leaderboards on it and on its parts, most used first."""
    stated_papers: int
    """The archive's own count of papers that use it."""
    usage: Usage
    """Of the papers with results on it and the one that introduced it."""


@dataclass(frozen=True, slots=True)
class MethodFamily:
    """A collection of methods: its name and that of its area ("" and 0 where it has none)."""

    name: str
    area: str
    id: int
    area_id: int


@dataclass(frozen=True, slots=True)
class MethodPage:
    """Everything that belongs to a method."""

    ref: Ref
    full_name: str
    description: str
    paper: MentionedPaper | None
    """The paper that introduced it."""
    introduced_year: int | None
    source: Link | None
    code_url: str
    families: tuple[MethodFamily, ...]
    siblings: tuple[Ref, ...]
    """Methods of the same collections, most used first."""
    tasks: tuple[Counted, ...]
    """What it is used for."""
    stated_papers: int
    """The archive's own count of papers that use it."""
    usage: Usage


@dataclass(frozen=True, slots=True)
class AuthorPage:
    """Everything that belongs to an author: a name, which several people may have."""

    ref: Ref
    """The spelling that was asked for; what belongs to the others is here, too."""
    spellings: tuple[Counted, ...]
    """How the name is spelled, and in how many papers: this spelling first."""
    coauthors: tuple[Counted, ...]
    tasks: tuple[Counted, ...]
    leads: tuple[Lead, ...]
    usage: Usage


@dataclass(frozen=True, slots=True)
class Implementation:
    """That a repository implements a paper; `paper` is None where the archive lacks it."""

    paper: Ref | None
    title: str
    is_official: bool
    framework: str
    """"" where the archive says none."""


@dataclass(frozen=True, slots=True)
class RepositoryPage:
    """Everything that belongs to a repository."""

    ref: Ref
    frameworks: tuple[str, ...]
    """Most frequent first."""
    implementations: tuple[Implementation, ...]
    """Official ones first, then the most important papers; those of unknown papers last."""
    tasks: tuple[Counted, ...]
    leads: tuple[Lead, ...]
    usage: Usage


@dataclass(frozen=True, slots=True)
class VenuePage:
    """Everything that belongs to a venue in one year."""

    ref: Ref
    years: tuple[Counted, ...]
    """The same venue in other years with its papers, newest first."""
    tasks: tuple[Counted, ...]
    leads: tuple[Lead, ...]
    usage: Usage


EntityPage = TaskPage | DatasetPage | MethodPage | AuthorPage | RepositoryPage | VenuePage
"""A page of anything but a paper and a leaderboard."""


@dataclass(frozen=True, slots=True)
class Home:
    """What the archive holds, at a glance."""

    counts: tuple[tuple[str, int], ...]
    """What there is and how many: `("papers", 576261)`."""
    newest: tuple[int, ...]
    """Numbers of the newest papers, none of them from the future."""
    most_implemented: tuple[int, ...]
    """Numbers of the papers with most repositories."""
