"""What was looked at, for the user's own file."""

from __future__ import annotations

from pwc_tui.domain.refs import Kind
from pwc_tui.domain.user_data import Subject, subject_of
from pwc_tui.tui.places.page_places import EntityPlace
from pwc_tui.tui.places.trail import BoardPlace, PaperPlace, Place
from pwc_tui.tui.services.backend import Backend


def remember(backend: Backend, place: Place) -> None:
    """Keep what a place shows, if it is one thing; for a worker's thread."""
    subject = _subject(backend, place)
    if subject is not None:
        backend.own.visit(subject)


def _subject(backend: Backend, place: Place) -> Subject | None:
    match place:
        case PaperPlace():
            paper = backend.paper(place.paper_id)
            return Subject(Kind.PAPER, paper.card.slug, paper.card.title, paper.arxiv_id)
        case BoardPlace():
            return Subject(Kind.BOARD, place.slug, place.title)
        case EntityPlace():
            return subject_of(place.ref)
    return None
