"""Values of the domain as rows of the user's file, and back."""

import json

from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.refs import Kind
from pwc_tui.domain.user_data import (
    Bookmark,
    CitationKey,
    Flip,
    Note,
    ReadingList,
    ReadMark,
    SavedSearch,
    SettingState,
    Subject,
    SubmittedResult,
    SubmittedValue,
    Tag,
    Visit,
)
from pwc_tui.store.user.schema import (
    BookmarkRow,
    CitationKeyRow,
    FlipRow,
    NoteRow,
    ReadingListRow,
    ReadMarkRow,
    SavedSearchRow,
    SettingRow,
    SubjectRow,
    SubmittedResultRow,
    TagRow,
    VisitRow,
)
from pwc_tui.store.user.timestamps import to_datetime, to_micros

_LARGEST = 2**62
"""What a file from elsewhere counts beyond this counts as this: SQLite's numbers have 64 bits."""


def subject_row(subject: Subject) -> SubjectRow:
    """Return the row of a thing."""
    return SubjectRow(
        kind=subject.kind, slug=subject.slug, name=subject.name, arxiv_id=subject.arxiv_id
    )


def subject(row: SubjectRow) -> Subject:
    """Return the thing of a row."""
    return Subject(Kind(row.kind), row.slug, row.name, row.arxiv_id)


def list_row(made: ReadingList) -> ReadingListRow:
    """Return the row of a list."""
    return ReadingListRow(
        name=made.name, changed_at=to_micros(made.changed_at), is_removed=made.is_removed
    )


def reading_list(row: ReadingListRow) -> ReadingList:
    """Return the list of a row."""
    return ReadingList(row.name, to_datetime(row.changed_at), row.is_removed)


def bookmark_row(mark: Bookmark) -> BookmarkRow:
    """Return the row of a bookmark."""
    return BookmarkRow(
        list_name=mark.list_name,
        kind=mark.subject.kind,
        slug=mark.subject.slug,
        changed_at=to_micros(mark.changed_at),
        is_removed=mark.is_removed,
        position=to_micros(mark.changed_at) if mark.position is None else _number(mark.position),
    )


def bookmark(row: BookmarkRow, about: SubjectRow) -> Bookmark:
    """Return the bookmark of a row."""
    moment = to_datetime(row.changed_at)
    return Bookmark(subject(about), row.list_name, moment, row.is_removed, row.position)


def tag_row(given: Tag) -> TagRow:
    """Return the row of a tag on a thing."""
    return TagRow(
        name=given.name,
        kind=given.subject.kind,
        slug=given.subject.slug,
        changed_at=to_micros(given.changed_at),
        is_removed=given.is_removed,
    )


def tag(row: TagRow, about: SubjectRow) -> Tag:
    """Return the tag on a thing in a row."""
    return Tag(subject(about), row.name, to_datetime(row.changed_at), row.is_removed)


def note_row(written: Note) -> NoteRow:
    """Return the row of one version of a note."""
    return NoteRow(
        kind=written.subject.kind,
        slug=written.subject.slug,
        changed_at=to_micros(written.changed_at),
        text=written.text,
    )


def note(row: NoteRow, about: SubjectRow) -> Note:
    """Return the version of a note in a row."""
    return Note(subject(about), row.text, to_datetime(row.changed_at))


def read_mark_row(mark: ReadMark) -> ReadMarkRow:
    """Return the row of a read mark."""
    return ReadMarkRow(
        kind=mark.subject.kind,
        slug=mark.subject.slug,
        changed_at=to_micros(mark.changed_at),
        is_removed=mark.is_removed,
    )


def read_mark(row: ReadMarkRow, about: SubjectRow) -> ReadMark:
    """Return the read mark of a row."""
    return ReadMark(subject(about), to_datetime(row.changed_at), row.is_removed)


def search_row(search: SavedSearch) -> SavedSearchRow:
    """Return the row of a saved search."""
    return SavedSearchRow(
        name=search.name,
        query=search.query,
        changed_at=to_micros(search.changed_at),
        is_removed=search.is_removed,
        looked_at=None if search.looked_at is None else to_micros(search.looked_at),
        found=None if search.found is None else _number(search.found),
        seen=search.seen,
    )


def saved_search(row: SavedSearchRow) -> SavedSearch:
    """Return the saved search of a row."""
    return SavedSearch(
        name=row.name,
        query=row.query,
        changed_at=to_datetime(row.changed_at),
        is_removed=row.is_removed,
        looked_at=None if row.looked_at is None else to_datetime(row.looked_at),
        found=row.found,
        seen=row.seen,
    )


def flip_row(said: Flip) -> FlipRow:
    """Return the row of a flip."""
    return FlipRow(
        board_slug=said.board_slug,
        metric=said.metric,
        direction=said.direction,
        changed_at=to_micros(said.changed_at),
        is_removed=said.is_removed,
    )


def flip(row: FlipRow) -> Flip:
    """Return the flip of a row."""
    direction = Direction(row.direction)
    return Flip(row.board_slug, row.metric, direction, to_datetime(row.changed_at), row.is_removed)


def result_row(result: SubmittedResult) -> SubmittedResultRow:
    """Return the row of a submitted result."""
    return SubmittedResultRow(
        id=result.id,
        task=result.task,
        dataset=result.dataset,
        model=result.model,
        metric_values=[[value.metric, value.raw] for value in result.values],
        paper=result.paper,
        day=result.day,
        source_url=result.source_url,
        changed_at=to_micros(result.changed_at),
        is_removed=result.is_removed,
        code_url=result.code_url,
        uses_extra_data=result.uses_extra_data,
        note=result.note,
    )


def result(row: SubmittedResultRow) -> SubmittedResult:
    """Return the submitted result of a row."""
    return SubmittedResult(
        id=row.id,
        task=row.task,
        dataset=row.dataset,
        model=row.model,
        values=tuple(SubmittedValue(metric, raw) for metric, raw in row.metric_values),
        changed_at=to_datetime(row.changed_at),
        paper=row.paper,
        day=row.day,
        source_url=row.source_url,
        is_removed=row.is_removed,
        code_url=row.code_url,
        uses_extra_data=row.uses_extra_data,
        note=row.note,
    )


def visit_row(visited: Visit) -> VisitRow:
    """Return the row of a visit."""
    return VisitRow(
        kind=visited.subject.kind,
        slug=visited.subject.slug,
        changed_at=to_micros(visited.changed_at),
    )


def visit(row: VisitRow, about: SubjectRow) -> Visit:
    """Return the visit of a row."""
    return Visit(subject(about), to_datetime(row.changed_at))


def citation_key_row(kept: CitationKey) -> CitationKeyRow:
    """Return the row of a citation key."""
    return CitationKeyRow(
        style=kept.style, paper=kept.paper, key=kept.key, changed_at=to_micros(kept.changed_at)
    )


def citation_key(row: CitationKeyRow) -> CitationKey:
    """Return the citation key of a row."""
    return CitationKey(row.style, row.paper, row.key, to_datetime(row.changed_at))


def setting_row(state: SettingState) -> SettingRow:
    """Return the row of a setting."""
    return SettingRow(
        name=state.name, value=json.dumps(state.value), changed_at=to_micros(state.changed_at)
    )


def setting_state(row: SettingRow) -> SettingState:
    """Return the setting of a row."""
    return SettingState(row.name, json.loads(row.value), to_datetime(row.changed_at))


def _number(count: int) -> int:
    return max(-_LARGEST, min(count, _LARGEST))
