"""Saved searches and results of the user's own in the user's own file."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import col, select

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.seen_papers import seen_papers
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.domain.user_data import SavedSearch, SubmittedResult, SubmittedValue
from pwc_tui.store.user import mapping as rows
from pwc_tui.store.user.row_changes import change, change_all
from pwc_tui.store.user.schema import SavedSearchRow, SubmittedResultRow
from pwc_tui.store.user.sessions import Sessions
from pwc_tui.store.user.timestamps import after, now, to_datetime


class UserRecords:
    """What the user adds that is about no one thing of the archive."""

    _sessions: Sessions

    def save_search(self, name: str, query: str) -> None:
        """Keep a query under a name, instead of what had it; raises UserError for an empty one."""
        kept = clean_line(name)
        if not kept:
            raise UserError("a saved search needs a name")
        with self._sessions.writing(f"saved the search “{kept}”") as session:
            change(session, SavedSearchRow(name=kept, query=query, is_removed=False))

    def rename_search(self, old: str, new: str) -> None:
        """Give a saved search another name; raises UserError for an empty one or another's."""
        kept = clean_line(new)
        if not kept:
            raise UserError("a saved search needs a name")
        with self._sessions.writing(f"renamed the search “{old}” to “{kept}”") as session:
            row, other = (session.get(SavedSearchRow, name) for name in (old, kept))
            if kept != old and other is not None and not other.is_removed:
                raise UserError(f"another search is called “{kept}”: choose another name")
            if row is not None and kept != old:
                told = row.model_dump()
                renamed = [told | {"name": kept}, told | {"is_removed": True}]
                change_all(session, SavedSearchRow, renamed)

    def remove_search(self, name: str) -> None:
        """Forget a saved search."""
        with self._sessions.writing(f"removed the search “{name}”") as session:
            if (row := session.get(SavedSearchRow, name)) is not None:
                change(session, SavedSearchRow(**row.model_dump() | {"is_removed": True}))

    def look_at_search(self, name: str, slugs: Sequence[str]) -> None:
        """Remember that the results of a saved search are looked at now, and which they are.

        Public ids of papers. Nothing to undo.
        """
        seen = seen_papers(slugs)
        with self._sessions.writing() as session:
            if (row := session.get(SavedSearchRow, name)) is not None:
                row.looked_at, row.found, row.seen = now(), len(slugs), seen
                row.changed_at = after(row.changed_at)

    def searches(self) -> tuple[SavedSearch, ...]:
        """Return the saved searches by name."""
        query = select(SavedSearchRow).where(col(SavedSearchRow.is_removed).is_(False))
        with self._sessions.reading() as session:
            found = session.exec(query.order_by(SavedSearchRow.name))
            return tuple(map(rows.saved_search, found))

    def submit(
        self,
        *,
        task: str,
        dataset: str,
        model: str,
        values: Iterable[SubmittedValue],
        paper: str = "",
        day: date | None = None,
        source_url: str = "",
        code_url: str = "",
        uses_extra_data: bool | None = None,
        note: str = "",
    ) -> SubmittedResult:
        """Keep a new result of the user's own and return it with its id."""
        result = SubmittedResult(
            id=uuid.uuid4().hex,
            task=task,
            dataset=dataset,
            model=model,
            values=tuple(values),
            changed_at=to_datetime(now()),
            paper=paper,
            day=day,
            source_url=source_url,
            code_url=code_url,
            uses_extra_data=uses_extra_data,
            note=note,
        )
        self.add_results([result])
        return result

    def add_results(self, results: Sequence[SubmittedResult]) -> None:
        """Keep new results of the user's own, as one step to undo."""
        self._write("added", results)

    def change_result(self, result: SubmittedResult) -> None:
        """Put a result in the place of what had its id."""
        self._write("changed", [result])

    def remove_result(self, result: SubmittedResult) -> None:
        """Take back a result that was submitted."""
        self._write("removed", [replace(result, is_removed=True)])

    def results(self) -> tuple[SubmittedResult, ...]:
        """Return the submitted results, the newest first."""
        query = select(SubmittedResultRow).where(col(SubmittedResultRow.is_removed).is_(False))
        with self._sessions.reading() as session:
            found = session.exec(query.order_by(col(SubmittedResultRow.changed_at).desc()))
            return tuple(map(rows.result, found))

    def _write(self, done: str, results: Sequence[SubmittedResult]) -> None:
        title = f"{done} {len(results)} results of your own"
        if len(results) == 1:
            title = f"{done} your result of “{results[0].model}” on {results[0].dataset}"
        with self._sessions.writing(title) as session:
            told = (rows.result_row(result).model_dump() for result in results)
            change_all(session, SubmittedResultRow, told)
