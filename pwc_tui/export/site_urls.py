"""The addresses of things: where their pages stood, which still says what is meant."""

from pwc_tui.domain.refs import Kind
from pwc_tui.export.json.papers import SITE

_FOLDERS = {
    Kind.PAPER: "paper",
    Kind.BOARD: "sota",
    Kind.TASK: "task",
    Kind.DATASET: "dataset",
    Kind.METHOD: "method",
    Kind.AUTHOR: "author",
}


def page_url(kind: Kind, slug: str) -> str:
    """Return the address of a thing: a repository's own, else that of its page at the old site.

    "" for what had no page there: models and venues.
    """
    if kind is Kind.REPOSITORY:
        return slug
    folder = _FOLDERS.get(kind)
    return f"{SITE}/{folder}/{slug}" if folder else ""
