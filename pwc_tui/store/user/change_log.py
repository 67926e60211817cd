"""What the user did, step by step: to be undone and done again, in this copy and over restarts.

A step holds the rows as they were before and after. Undoing writes the earlier ones as a new word
of the user's, which holds in every copy that takes it over.
"""

from collections.abc import Callable, Iterable
from itertools import groupby

from sqlmodel import Session, col, delete, select

from pwc_tui.domain.user_data import UndoStep
from pwc_tui.store.user.row_changes import (
    Content,
    Row,
    RowChange,
    change_all,
    content_getter,
    key_getter,
    present_rows,
    recorded,
    row_of,
)
from pwc_tui.store.user.schema import (
    BookmarkRow,
    DatedRow,
    FlipRow,
    NoteRow,
    ReadingListRow,
    ReadMarkRow,
    SavedSearchRow,
    StepRow,
    SubmittedResultRow,
    TagRow,
)
from pwc_tui.store.user.timestamps import now

STEPS_KEPT = 500

_MODELS: dict[str, type[DatedRow]] = {
    str(model.__tablename__): model
    for model in (
        BookmarkRow,
        FlipRow,
        NoteRow,
        ReadingListRow,
        ReadMarkRow,
        SavedSearchRow,
        SubmittedResultRow,
        TagRow,
    )
}


def keep_step(session: Session, title: str) -> None:
    """Keep what was changed in a session as one step; what was undone cannot be done again then."""
    changes = recorded(session)
    if not changes:
        return
    session.exec(delete(StepRow).where(col(StepRow.is_undone).is_(True)))
    told = [{"table": each.table, "before": each.before, "after": each.after} for each in changes]
    step = StepRow(changed_at=now(), title=title, changes=told, is_undone=False)
    session.add(step)
    session.flush()
    session.exec(delete(StepRow).where(col(StepRow.id) <= (step.id or 0) - STEPS_KEPT))


def undo(session: Session) -> UndoStep | None:
    """Take the last step back; None where there is none."""
    last_first = col(StepRow.id).desc()
    query = select(StepRow).where(col(StepRow.is_undone).is_(False)).order_by(last_first)
    step = session.exec(query.limit(1)).first()
    if step is None:
        return None
    step.is_undone = True
    return _write(session, step.title, reversed(_changes(step)), _undone)


def redo(session: Session) -> UndoStep | None:
    """Do the step again that was undone last; None where there is none."""
    first_first = col(StepRow.id)
    query = select(StepRow).where(col(StepRow.is_undone).is_(True)).order_by(first_first)
    step = session.exec(query.limit(1)).first()
    if step is None:
        return None
    step.is_undone = False
    return _write(session, step.title, _changes(step), lambda each: (each.after, _undone(each)[0]))


def _write(
    session: Session,
    title: str,
    changes: Iterable[RowChange],
    turn: Callable[[RowChange], tuple[Content, Content]],
) -> UndoStep:
    """Write what `turn` says, where what it says before it is what is there."""
    left_alone = 0
    for table, of_table in groupby(changes, key=lambda each: each.table):
        model = _MODELS[table]
        turned = [[row_of(model, said) for said in turn(each)] for each in of_table]
        there = present_rows(session, model, (wanted for wanted, _ in turned))
        key_of, said_by = key_getter(model), content_getter(model)
        rows: list[Row] = []
        for wanted, expected in turned:
            present = there.get(key_of(wanted))
            if present is not None and said_by(present) == said_by(expected):
                rows.append({**wanted, **_unrecorded(model, present, wanted)})
                there[key_of(wanted)] = rows[-1]
            else:
                left_alone += 1
        change_all(session, model, rows)
    return UndoStep(title, left_alone)


def _unrecorded(model: type[DatedRow], present: Row, wanted: Row) -> Row:
    """Return what no step is about: it stays where a row is removed or comes back.

    Where the row says something else afterwards, it would not be about that.
    """
    if not model.unrecorded_columns:
        return {}
    there, back = (
        each | {"is_removed": False} for each in map(content_getter(model), (present, wanted))
    )
    return {name: present[name] if there == back else None for name in model.unrecorded_columns}


def _undone(each: RowChange) -> tuple[Content, Content]:
    """Return what is written to undo a change, and what is there if it still holds.

    What was not there before is removed as everything is: marked so, or a note without a text.
    """
    if each.before is not None:
        return each.before, each.after
    nothing = {"is_removed": True} if "is_removed" in each.after else {"text": ""}
    return each.after | nothing, each.after


def _changes(step: StepRow) -> list[RowChange]:
    return [RowChange(**each) for each in step.changes]
