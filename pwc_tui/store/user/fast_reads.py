"""What the first screen needs of the user's own file, straight from sqlite3.

SQLModel would cost 480 ms before the first row; the tables and the columns here are held together
by a test.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.refs import Kind
from pwc_tui.store.user.errors import failure
from pwc_tui.store.user.open import connect, prepare

if TYPE_CHECKING:
    from pwc_tui.domain.user_data import (
        Bookmark,
        ListSummary,
        Marks,
        OwnPapers,
        SavedSearch,
        Setting,
        Subject,
        SubjectKey,
        SubmittedResult,
        T,
    )

STATEMENTS = {
    "bookmarked": "SELECT kind, slug FROM bookmark WHERE NOT is_removed",
    "read": "SELECT kind, slug FROM read_mark WHERE NOT is_removed",
    # Of several versions the last counts, and SQLite takes `text` from the row of the maximum.
    "noted": "SELECT kind, slug FROM "
    "(SELECT kind, slug, text, max(changed_at) FROM note GROUP BY kind, slug) WHERE text <> ''",
    "flips": "SELECT board_slug, metric, direction FROM flip WHERE NOT is_removed",
    "results": "SELECT id, task, dataset, model, metric_values, paper, day, source_url,"
    " changed_at, code_url, uses_extra_data, note FROM submitted_result WHERE NOT is_removed"
    " ORDER BY changed_at DESC",
    "visited": "SELECT kind, slug, name, arxiv_id FROM visit JOIN subject USING (kind, slug)"
    " ORDER BY visit.changed_at DESC LIMIT ?",
    "searches": "SELECT name, query, changed_at, looked_at, found, seen FROM saved_search"
    " WHERE NOT is_removed ORDER BY name",
    "citation_keys": "SELECT paper, key FROM citation_key WHERE style = ?",
    "lists": "SELECT name FROM reading_list WHERE NOT is_removed",
    "list_counts": "SELECT list_name, count(*) FROM bookmark WHERE NOT is_removed"
    " GROUP BY list_name",
    "bookmarks": "SELECT kind, slug, name, arxiv_id, bookmark.changed_at, position FROM bookmark"
    " JOIN subject USING (kind, slug) WHERE list_name = ? AND NOT is_removed"
    " ORDER BY position DESC",
    "in_list": "SELECT kind, slug FROM bookmark WHERE list_name = ? AND NOT is_removed",
    "tagged": "SELECT kind, slug FROM tag WHERE name = ? AND NOT is_removed",
    "tag_counts": "SELECT name, count(*) FROM tag WHERE NOT is_removed GROUP BY name ORDER BY name",
    "papers_in_lists": "SELECT list_name, slug FROM bookmark"
    " WHERE kind = 'paper' AND NOT is_removed",
    "papers_tagged": "SELECT name, slug FROM tag WHERE kind = 'paper' AND NOT is_removed",
    "papers_noted": "SELECT slug, text FROM"
    " (SELECT slug, text, max(changed_at) FROM note WHERE kind = 'paper' GROUP BY slug)"
    " WHERE text <> ''",
    "note": "SELECT text FROM note WHERE kind = ? AND slug = ? ORDER BY changed_at DESC LIMIT 1",
    "papers_read": "SELECT slug FROM read_mark WHERE kind = 'paper' AND NOT is_removed",
    "papers": "SELECT slug, arxiv_id FROM subject WHERE kind = 'paper'",
    "version": "PRAGMA data_version",
    "setting": "SELECT value FROM setting WHERE name = ?",
}
"""All that is asked of the file here."""

_KINDS = frozenset(Kind)


class UserFileReader:
    """The user's file for the first paint: settings, marks and flips. Safe in several threads.

    `notice` is a sentence for the user when the file was found damaged and set aside, else None.
    Raises UserError when the file is of a newer version or cannot be used, and every method
    raises it when reading fails.
    """

    def __init__(self, path: Path) -> None:
        self._path = path.resolve()
        self.notice = prepare(self._path)
        self._lock = threading.Lock()
        try:
            self._connection = connect(self._path)
        except sqlite3.Error as error:
            raise failure(self._path, error) from error

    def setting(self, setting: Setting[T]) -> T:
        """Return what a setting was last set to, or its default where that is of another type."""
        for (text,) in self._rows("setting", setting.name):
            with suppress(ValueError):  # no JSON: as good as of another type
                value = json.loads(text)
                if type(value) is type(setting.default):
                    return value
        return setting.default

    def marks(self) -> Marks:
        """Return everything that bears a mark; 10,000 bookmarks and read marks each: 25 ms."""
        from pwc_tui.domain.user_data import Marks  # noqa: PLC0415 - 10 ms, which directions need not

        return Marks(self._keys("bookmarked"), self._keys("read"), self._keys("noted"))

    def lists(self) -> tuple[ListSummary, ...]:
        """Return all lists by name, the one that is always there first."""
        from pwc_tui.domain.user_data import DEFAULT_LIST, ListSummary  # noqa: PLC0415 - as above

        counts = dict(self._rows("list_counts"))
        others = sorted({name for (name,) in self._rows("lists")} | counts.keys() - {DEFAULT_LIST})
        names = dict.fromkeys((DEFAULT_LIST, *others))
        return tuple(ListSummary(name, counts.get(name, 0)) for name in names)

    def bookmarks(self, list_name: str) -> tuple[Bookmark, ...]:
        """Return what is in a list, in its order; nothing for an unknown one."""
        from pwc_tui.domain.user_data import Bookmark, Subject  # noqa: PLC0415 - as above
        from pwc_tui.store.user.timestamps import to_datetime  # noqa: PLC0415 - as above

        return tuple(
            Bookmark(
                Subject(Kind(kind), slug, name, arxiv_id),
                list_name,
                to_datetime(changed_at),
                position=position,
            )
            for kind, slug, name, arxiv_id, changed_at, position in self._rows(
                "bookmarks", list_name
            )
            if kind in _KINDS
        )

    def keys_in(self, list_name: str) -> frozenset[SubjectKey]:
        """Return what is in a list; nothing for an unknown one."""
        return self._keys("in_list", list_name)

    def keys_tagged(self, name: str) -> frozenset[SubjectKey]:
        """Return what has a tag."""
        return self._keys("tagged", name)

    def tags(self) -> tuple[ListSummary, ...]:
        """Return all tags by name, with how many things have each."""
        from pwc_tui.domain.user_data import ListSummary  # noqa: PLC0415 - as above

        return tuple(ListSummary(*row) for row in self._rows("tag_counts"))

    def note(self, key: SubjectKey) -> str:
        """Return the last version of the note on a thing, "" for none."""
        return next((text for (text,) in self._rows("note", *key)), "")

    def version(self) -> int:
        """Return a number that is another one after every change of the file: 5 µs."""
        return int(self._rows("version")[0][0])

    def papers(self) -> OwnPapers:
        """Return what the user keeps of papers; 5,000 bookmarks and 1,000 notes: 15 ms."""
        from pwc_tui.domain.user_data import DEFAULT_LIST, OwnPapers  # noqa: PLC0415 - as above

        lists: dict[str, set[str]] = {name: set() for (name,) in self._rows("lists")}
        lists.setdefault(DEFAULT_LIST, set())
        tags: dict[str, set[str]] = {}
        for groups, statement in ((lists, "papers_in_lists"), (tags, "papers_tagged")):
            for name, slug in self._rows(statement):
                groups.setdefault(name, set()).add(slug)
        return OwnPapers(
            lists=lists,
            tags=tags,
            notes=dict(self._rows("papers_noted")),
            read={slug for (slug,) in self._rows("papers_read")},
            arxiv_ids=dict(self._rows("papers")),
        )

    def flips(self) -> dict[tuple[str, str], Direction]:
        """Return the directions the user gave, by board slug and metric."""
        rows = self._rows("flips")
        return {(board, metric): Direction(direction) for board, metric, direction in rows}

    def citation_keys(self, style: str) -> dict[str, str]:
        """Return the keys under which papers were exported in a style, by their public ids."""
        return dict(self._rows("citation_keys", style))

    def results(self) -> tuple[SubmittedResult, ...]:
        """Return the results of the user's own, the newest first; one that is damaged is left out.

        `UserFile.results` says so where it is.
        """
        from pwc_tui.domain.user_data import SubmittedResult, SubmittedValue  # noqa: PLC0415 - as above
        from pwc_tui.store.user.timestamps import to_datetime  # noqa: PLC0415 - as above

        found = []
        for number, task, dataset, model, values, paper, day, *more in self._rows("results"):
            source_url, changed_at, code_url, uses_extra_data, note = more
            with suppress(ValueError, TypeError):
                found.append(
                    SubmittedResult(
                        id=number,
                        task=task,
                        dataset=dataset,
                        model=model,
                        values=tuple(SubmittedValue(*pair) for pair in json.loads(values)),
                        changed_at=to_datetime(changed_at),
                        paper=paper,
                        day=date.fromisoformat(day) if day else None,
                        source_url=source_url,
                        code_url=code_url,
                        uses_extra_data=None if uses_extra_data is None else bool(uses_extra_data),
                        note=note,
                    )
                )
        return tuple(found)

    def searches(self) -> tuple[SavedSearch, ...]:
        """Return the saved searches by name."""
        from pwc_tui.domain.user_data import SavedSearch  # noqa: PLC0415 - as above
        from pwc_tui.store.user.timestamps import to_datetime  # noqa: PLC0415 - as above

        return tuple(
            SavedSearch(
                name=name,
                query=query,
                changed_at=to_datetime(changed_at),
                looked_at=None if looked_at is None else to_datetime(looked_at),
                found=found,
                seen=seen,
            )
            for name, query, changed_at, looked_at, found, seen in self._rows("searches")
        )

    def visited(self, limit: int) -> tuple[Subject, ...]:
        """Return what was looked at last, the last first."""
        from pwc_tui.domain.user_data import Subject  # noqa: PLC0415 - as above

        rows = self._rows("visited", limit)
        return tuple(
            Subject(Kind(kind), slug, name, arxiv)
            for kind, slug, name, arxiv in rows
            if kind in _KINDS
        )

    def close(self) -> None:
        """Close the file; every later call raises sqlite3.ProgrammingError."""
        with self._lock:
            self._connection.close()

    def _keys(self, name: str, *values: object) -> frozenset[SubjectKey]:
        rows = self._rows(name, *values)
        return frozenset((Kind(kind), slug) for kind, slug in rows if kind in _KINDS)

    def _rows(self, name: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            with self._lock:
                return self._connection.execute(STATEMENTS[name], values).fetchall()
        except sqlite3.ProgrammingError:
            raise  # a mistake of ours, such as reading after `close`
        except sqlite3.Error as error:
            raise failure(self._path, error) from error
