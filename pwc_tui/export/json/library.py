"""What the user keeps as JSON."""

from collections.abc import Iterable, Sequence

from pwc_tui.domain.library import CountedSearch, LibraryEntry
from pwc_tui.domain.user_data import ListSummary, Note, Subject, UndoStep
from pwc_tui.export.json.encode import JsonObject


def things_document(subjects: Iterable[Subject]) -> list[JsonObject]:
    """Return things by what is known of them without an archive."""
    return [
        {"kind": str(each.kind), "id": each.slug, "name": each.name, "arxiv_id": each.arxiv_id}
        for each in subjects
    ]


def named_counts(summaries: Sequence[ListSummary]) -> list[JsonObject]:
    """Return lists or tags with how many things each has."""
    return [{"name": each.name, "count": each.count} for each in summaries]


def entry_document(entry: LibraryEntry) -> JsonObject:
    """Return a thing of a list."""
    (thing,) = things_document([entry.subject])
    card = entry.card
    return {
        **thing,
        "name": entry.title,
        "date": card.date.isoformat() if card and card.date else None,
        "authors": list(card.authors) if card else [],
        "changed_at": entry.changed_at.isoformat(),
        "is_read": entry.is_read,
        "has_note": entry.has_note,
        "is_missing": entry.is_missing,
    }


def note_versions(versions: Iterable[Note]) -> list[JsonObject]:
    """Return versions of a note."""
    return [{"written_at": each.changed_at.isoformat(), "text": each.text} for each in versions]


def saved_search(counted: CountedSearch) -> JsonObject:
    """Return a saved search with what it finds now."""
    search = counted.search
    return {
        "name": search.name,
        "query": search.query,
        "looked_at": search.looked_at.isoformat() if search.looked_at else None,
        "found": counted.found,
        "new": counted.new,
    }


def undo_document(step: UndoStep | None) -> JsonObject:
    """Return what was undone or done again; the change is null where there was none."""
    if step is None:
        return {"change": None, "left_alone": 0}
    return {"change": step.title, "left_alone": step.left_alone}
