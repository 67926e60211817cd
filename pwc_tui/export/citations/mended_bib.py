"""What `bib check --fix` writes: entries as they are, with what the archive knows better."""

from collections.abc import Sequence

from pwc_tui.domain.citations.bib_entry import BibEntry, EntryCheck, comparable
from pwc_tui.domain.citations.cited_paper import CitedPaper, Publication
from pwc_tui.export.citations.bib_file import BibFile, with_changes
from pwc_tui.export.citations.latex_fields import text_field, title_field

_SURE = 85.0
"""Likeness from which a title of an entry is one of the paper's that is only spelled otherwise."""

_OF_PREPRINTS = ("journal", "journaltitle", "volume", "howpublished", "publisher", "institution")
"""Fields of a preprint that say where it is and are wrong once it was published."""


def mended(file: BibFile, checks: Sequence[EntryCheck]) -> tuple[str, int]:
    r"""Return a file with its entries mended, and how many were changed.

    Keys stay, so that every `\cite` holds. What was published since becomes a paper of its
    conference or journal, titles get the spelling of the archive, DOI, arXiv id and address are
    added where there are none, and an entry goes that has the key and the title of an earlier one.
    """
    changed: dict[int, str] = {}
    titles: dict[str, str] = {}
    for place, check in enumerate(checks):
        entry = check.entry
        title = comparable(entry.title)
        is_again = titles.setdefault(entry.key, title) == title and check.repeats == entry.key
        new = "" if is_again else _mended(check)
        if new != entry.text:
            changed[place] = new
    return with_changes(file, changed), len(changed)


def _mended(check: EntryCheck) -> str:
    entry, paper = check.entry, check.paper
    if paper is None:
        return entry.text
    fields = dict(entry.fields)
    kind = _publish(entry, paper, fields) if check.published_in else entry.kind
    if check.other_title and check.score >= _SURE:
        fields["title"] = f"{{{title_field(paper.title)}}}"
    if paper.arxiv_id and "eprint" not in fields:
        fields["eprint"] = f"{{{paper.arxiv_id}}}"
    if paper.arxiv_id and not {"archiveprefix", "eprinttype"} & fields.keys():
        fields["archiveprefix"] = "{arXiv}"
    if paper.doi and "doi" not in fields:
        fields["doi"] = f"{{{paper.doi}}}"
    if paper.url and "url" not in fields:
        fields["url"] = f"{{{paper.url}}}"
    if fields == entry.fields and kind == entry.kind:
        return entry.text
    lines = ",\n".join(f"  {name} = {value}" for name, value in fields.items())
    return f"@{kind}{{{entry.key},\n{lines}\n}}"


def _publish(entry: BibEntry, paper: CitedPaper, fields: dict[str, str]) -> str:
    """Say in the fields where a paper was published; return the kind of its entry."""
    # The id may stand nowhere else than in a field that goes: `journal = {arXiv:1706.03762}`.
    if entry.arxiv_id:
        fields.setdefault("eprint", f"{{{entry.arxiv_id}}}")
    for name in _OF_PREPRINTS:
        fields.pop(name, None)
    if paper.publication is Publication.JOURNAL:
        fields["journal"] = f"{{{text_field(paper.journal)}}}"
        return "article"
    fields["booktitle"] = f"{{{text_field(paper.venue)}}}"
    return "inproceedings"
