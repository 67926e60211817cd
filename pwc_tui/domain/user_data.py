"""What belongs to the user: lists, tags, notes, read marks, searches, flips, results, history.

Everything is named by public ids, never by the numbers of one import, and carries the moment of its
last change: where two copies of a thing meet, the newer one holds. What was removed is kept as
removed, or it would come back with the next copy.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Generic, TypeVar

from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.refs import Kind, Ref

DEFAULT_LIST = "To read"
"""The list that a bookmark is in when no other was used before. It is always there."""

SubjectKey = tuple[Kind, str]
"""What tells one thing from another: its kind and its public id."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A thing of the archive, by its public id, whether or not the present archive has it."""

    kind: Kind
    slug: str
    name: str = ""
    """What it was called when it was kept, to show it where the archive does not have it."""
    arxiv_id: str | None = None
    """A second name of a paper, to find it where an archive has given it another slug."""

    @property
    def key(self) -> SubjectKey:
        """Kind and public id."""
        return self.kind, self.slug


def subject_of(ref: Ref, arxiv_id: str | None = None) -> Subject:
    """Return what `ref` stands for, without the number of this import."""
    return Subject(ref.kind, ref.slug, ref.name, arxiv_id)


@dataclass(frozen=True, slots=True)
class ReadingList:
    """A list that the user made. Names are told apart exactly."""

    name: str
    changed_at: datetime
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class ListSummary:
    """A list and how many things are in it."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Bookmark:
    """That a thing is in a list."""

    subject: Subject
    list_name: str
    changed_at: datetime
    is_removed: bool = False
    position: int | None = None
    """Where it stands: the highest is first. Microseconds since 1970 of when it came there, until
    it is moved by hand; None in a document of an older program: that of `changed_at`."""


@dataclass(frozen=True, slots=True)
class Tag:
    """That a thing has a tag. Names are told apart exactly."""

    subject: Subject
    name: str
    changed_at: datetime
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A text about a thing, as it was written at one moment. An empty one means: removed."""

    subject: Subject
    text: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class ReadMark:
    """That the user has read something."""

    subject: Subject
    changed_at: datetime
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query that has a name."""

    name: str
    query: str
    changed_at: datetime
    is_removed: bool = False
    looked_at: datetime | None = None
    """When its results were last looked at; None for never."""
    found: int | None = None
    """How many there were then."""
    seen: str | None = None
    """Which those were: see `domain.seen_papers`. None also where an older program looked."""


@dataclass(frozen=True, slots=True)
class Flip:
    """The user's word on which way a metric of a leaderboard improves. It wins over ours."""

    board_slug: str
    metric: str
    direction: Direction
    changed_at: datetime
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class SubmittedValue:
    """What a submitted result states for a metric, as it was typed."""

    metric: str
    raw: str


@dataclass(frozen=True, slots=True)
class SubmittedResult:
    """A result that the user adds to the leaderboard of a task on a dataset. All of it is free."""

    id: str
    """Made at random when it is submitted; the same in every copy."""
    task: str
    dataset: str
    model: str
    values: tuple[SubmittedValue, ...]
    changed_at: datetime
    paper: str = ""
    """A paper's slug, arXiv id, address or title."""
    day: date | None = None
    """When it was published."""
    source_url: str = ""
    is_removed: bool = False
    code_url: str = ""
    uses_extra_data: bool | None = None
    """Whether the model was trained on more than the dataset; None where it is not told."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class UndoStep:
    """Something the user did that was undone, or done again."""

    title: str
    """What it was, for people: `put “BERT” into “To read”`."""
    left_alone: int = 0
    """How many of its changes stay as they are, because another copy has changed the same since."""


@dataclass(frozen=True, slots=True)
class Visit:
    """When a thing was last opened."""

    subject: Subject
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class CitationKey:
    """The key under which a paper was exported in a style of keys; it keeps it from then on."""

    style: str
    """What a style is called, or the pattern of the user's."""
    paper: str
    """Its public id."""
    key: str
    changed_at: datetime


SettingValue = str | int | float | bool
T = TypeVar("T", str, int, float, bool)


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """A setting that is kept: its name in the file, and what holds until it is changed."""

    name: str
    default: T


@dataclass(frozen=True, slots=True)
class SettingState:
    """What a setting was last set to."""

    name: str
    value: SettingValue
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Marks:
    """Which things bear a mark in lists."""

    bookmarked: frozenset[SubjectKey] = frozenset()
    """In any list."""
    read: frozenset[SubjectKey] = frozenset()
    noted: frozenset[SubjectKey] = frozenset()


@dataclass(frozen=True, slots=True)
class OwnPapers:
    """What the user keeps of papers, by their public ids."""

    lists: Mapping[str, Set[str]]
    """The papers of every list, an empty one included."""
    tags: Mapping[str, Set[str]]
    notes: Mapping[str, str]
    """The texts."""
    read: Set[str]
    arxiv_ids: Mapping[str, str | None]
    """Of all papers that anything is kept of."""


@dataclass(frozen=True, slots=True)
class UserData:
    """All that belongs to the user, with what was removed and every version of the notes."""

    lists: tuple[ReadingList, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    tags: tuple[Tag, ...] = ()
    notes: tuple[Note, ...] = ()
    read_marks: tuple[ReadMark, ...] = ()
    searches: tuple[SavedSearch, ...] = ()
    flips: tuple[Flip, ...] = ()
    results: tuple[SubmittedResult, ...] = ()
    history: tuple[Visit, ...] = ()
    settings: tuple[SettingState, ...] = ()
    citation_keys: tuple[CitationKey, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """How many entries of each part of `UserData` an import changed."""

    lists: int = 0
    bookmarks: int = 0
    tags: int = 0
    notes: int = 0
    read_marks: int = 0
    searches: int = 0
    flips: int = 0
    results: int = 0
    history: int = 0
    settings: int = 0
    citation_keys: int = 0

    def parts(self) -> tuple[tuple[str, int], ...]:
        """Return the parts that changed, named for people, with their counts."""
        counts = ((field.name, getattr(self, field.name)) for field in fields(self))
        return tuple((name.replace("_", " "), count) for name, count in counts if count)
