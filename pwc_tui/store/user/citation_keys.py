"""Under which keys papers are exported: those they were exported under before, else new ones."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from pwc_tui.domain.citations.cited_paper import CitedPaper
from pwc_tui.store.user.fast_reads import UserFileReader


def keys_of(papers: Sequence[CitedPaper], style: str, path: Path) -> dict[str, str]:
    """Return the keys of papers by their public ids, and keep new ones in the user's file.

    SQLModel's half a second is only paid where a key is new. Raises UserError where the file
    cannot be used.
    """
    with closing(UserFileReader(path)) as glance:
        kept = glance.citation_keys(style)
    keys = {paper.slug: kept[paper.slug] for paper in papers if paper.slug in kept}
    if len(keys) == len({paper.slug for paper in papers}) == len(set(keys.values())):
        return keys
    from pwc_tui.store.user.user_file import UserFile  # noqa: PLC0415 - as above

    with closing(UserFile(path)) as user:
        return user.give_citation_keys(papers, style)
