"""`pwc-tui lists`, `list`, `tags`, `bookmark`, `tag`, `read`, `undo`, `redo`: what is one's own."""

import argparse
from collections.abc import Callable, Sequence
from contextlib import closing

from pwc_tui.api.archive import Archive
from pwc_tui.api.library import library_entries, papers_named, thing_named
from pwc_tui.cli.arguments.common import as_text
from pwc_tui.cli.commands.own.user_data import open_user_file
from pwc_tui.cli.console import (
    OutputColumn,
    narrate,
    print_data,
    print_line,
    print_table,
    query_lines,
)
from pwc_tui.cli.output.papers_table import authors_line
from pwc_tui.cli.session import open_session
from pwc_tui.config import user_file
from pwc_tui.domain.errors import NotFoundError, UserError
from pwc_tui.domain.library import LibraryOrder, in_order, marks_told
from pwc_tui.domain.refs import Kind
from pwc_tui.domain.user_data import ListSummary, Subject, UndoStep
from pwc_tui.export.json.encode import JsonObject, to_list
from pwc_tui.export.json.library import entry_document, named_counts, things_document, undo_document
from pwc_tui.export.json.papers import attributed
from pwc_tui.store.user.fast_reads import UserFileReader
from pwc_tui.store.user.library import told

_NAME, _COUNT = OutputColumn("name"), OutputColumn("count", is_short=True)
_ENTRY = (
    OutputColumn("id", beneath="title"),
    OutputColumn("date", is_short=True),
    OutputColumn("title"),
    OutputColumn("authors", beneath="title"),
    OutputColumn("marks"),
)


def lists(options: argparse.Namespace) -> int:
    """Print the names of the lists, straight from the file: shells complete with it."""
    with closing(UserFileReader(user_file())) as reader:
        _print_counts(options, "lists", reader.lists())
    return 0


def tags(options: argparse.Namespace) -> int:
    """Print the names of the tags."""
    with closing(UserFileReader(user_file())) as reader:
        _print_counts(options, "tags", reader.tags())
    return 0


def show_list(options: argparse.Namespace) -> int:
    """Print a list, or change it as a whole."""
    user, name = open_user_file(), options.name
    known = [each.name for each in user.lists()]
    if options.make:
        user.add_list(name)
        return _say(f"the list “{name}” is there")
    if name not in known:
        raise NotFoundError(f"no list is called {name!r}; there are {', '.join(known)}")
    if options.rename is not None:
        user.rename_list(name, options.rename)
        return _say(f"the list “{name}” is called “{options.rename}” now")
    if options.remove:
        user.remove_list(name)
        return _say(f"the list “{name}” is removed; `pwc-tui undo` brings it back")
    archive = open_session(options.db)
    bookmarks = user.bookmarks(name)
    if options.move is not None:
        reference, place = map(as_text, options.move)
        moved = _kept_of(archive, reference, [mark.subject for mark in bookmarks])
        user.move_bookmark(moved, name, _place(place) - 1)
        return _say(f"{told([moved])} is moved")
    kept = ((mark.subject, mark.changed_at) for mark in bookmarks)
    entries = in_order(
        library_entries(archive.cards, kept, user.marks()), LibraryOrder(options.sort)
    )
    if options.json:
        head = {"name": name, "sort": options.sort, "count": len(entries)}
        _print_json(archive, {**head, "entries": [entry_document(each) for each in entries]})
    else:
        rows = [
            (
                each.subject.slug,
                str(each.card.date or "") if each.card else "",
                each.title,
                authors_line(each.card) if each.card else "",
                ", ".join(marks_told(each)),
            )
            for each in entries
        ]
        print_table(_ENTRY, rows, header=False)
    return 0 if entries else 1


def bookmark(options: argparse.Namespace) -> int:
    """Put things into a list, or take them out."""
    user = open_user_file()
    name = options.list or user.last_list()
    if options.action == "add":
        return _on_things(options, user.add_bookmarks, "put {} into “{}”", name)
    kept = [mark.subject for mark in user.bookmarks(name)]
    return _on_things(options, user.remove_bookmarks, "took {} out of “{}”", name, kept)


def tag(options: argparse.Namespace) -> int:
    """Give things a tag, or take it away."""
    user, name = open_user_file(), as_text(options.name)
    if options.action == "add":
        return _on_things(options, user.add_tag, "tagged {} “{}”", name)
    kept = [given.subject for given in user.tagged(name)]
    return _on_things(options, user.remove_tag, "took from {} the tag “{}”", name, kept)


def read(options: argparse.Namespace) -> int:
    """Mark things as read or unread."""
    user, is_read = open_user_file(), not options.unread

    def mark(subjects: Sequence[Subject], _: str) -> None:
        user.set_read(subjects, is_read=is_read)

    said = "read" if is_read else "unread"
    kept = () if is_read else [each.subject for each in user.read_marks()]
    return _on_things(options, mark, "marked {} as {}", said, kept)


def undo(options: argparse.Namespace) -> int:
    """Undo the last change."""
    return _say_step(options, "undone", open_user_file().undo())


def redo(options: argparse.Namespace) -> int:
    """Do again what was undone last."""
    return _say_step(options, "done again", open_user_file().redo())


def subjects_of(
    archive: Archive, options: argparse.Namespace, kept: Sequence[Subject] = ()
) -> tuple[tuple[Subject, ...], bool]:
    """Return the things that arguments and input name, and whether all of them do name one.

    What the archive does not have may be one of those that are kept. What names nothing is said.
    """
    references = [*map(as_text, options.papers)]
    if getattr(options, "stdin", False):
        references += [line for line in query_lines() if line.strip()]
    if not references:
        raise UserError(f"{options.command.prog} needs a paper, or --stdin to read them")
    kind = Kind(options.kind)
    by_id = {each.slug: each for each in kept if each.kind is kind}
    if kind is not Kind.PAPER:
        found = (by_id.get(each) or thing_named(archive, kind, each) for each in references)
        return tuple(found), True
    papers, unknown = papers_named(archive, [each for each in references if each not in by_id])
    for each in unknown:
        narrate(archive.finder.no_such_paper(each))
    return (*(by_id[each] for each in references if each in by_id), *papers), not unknown


def _on_things(
    options: argparse.Namespace,
    do: Callable[[Sequence[Subject], str], None],
    said: str,
    name: str,
    kept: Sequence[Subject] = (),
) -> int:
    """Do something with things and say so; status 1 where something names none."""
    archive = open_session(options.db)
    subjects, are_all = subjects_of(archive, options, kept)
    if subjects:
        do(subjects, name)
    if options.json:
        _print_json(archive, {"name": name, "things": things_document(subjects)})
    elif subjects:
        print_line(said.format(told(subjects), name))
    return 0 if are_all else 1


def _kept_of(archive: Archive, reference: str, kept: Sequence[Subject]) -> Subject:
    by_id = {each.slug: each for each in kept}
    papers, _ = papers_named(archive, [reference])
    for slug in (reference, *(each.slug for each in papers)):
        if slug in by_id:
            return by_id[slug]
    raise NotFoundError(f"{reference!r} is not in the list")


def _place(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise UserError(f"{text!r} is not a place: the first is 1")
    return int(text)


def _print_counts(options: argparse.Namespace, what: str, summaries: Sequence[ListSummary]) -> None:
    if options.json:
        _print_json(open_session(options.db), {what: named_counts(summaries)})
    else:
        print_table((_NAME, _COUNT), [(s.name, str(s.count)) for s in summaries], header=False)


def _print_json(archive: Archive, document: JsonObject) -> None:
    print_data(to_list(attributed(archive.snapshot, document)))


def _say(sentence: str) -> int:
    print_line(sentence)
    return 0


def _say_step(options: argparse.Namespace, done: str, step: UndoStep | None) -> int:
    if options.json:
        print_data(to_list(undo_document(step)))
        return 0 if step else 1
    if step is None:
        narrate("there is nothing that could be " + done)
        return 1
    left = f"; {step.left_alone} of it left, changed elsewhere since" if step.left_alone else ""
    return _say(f"{done}: {step.title}{left}")
