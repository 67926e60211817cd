"""The addresses by which a paper is found again, as checksums."""

from pwc_tui.domain.addresses import address_key, leads_to_page, plain_key, plain_url
from pwc_tui.ingest.clean.paper_record import PaperRecord

_ARXIV = "arxiv.org/"
"""Papers of arXiv have its number: no need to keep half a million addresses that hold it."""


def address_keys(record: PaperRecord) -> set[int]:
    """Return the `address_key` of every page that the addresses of a paper lead to."""
    urls = {
        record.url_abs,
        record.url_pdf,
        record.conference_url_abs,
        record.conference_url_pdf,
    }
    arxiv = record.arxiv_id
    kept = {plain_url(url.partition("#")[0]) for url in urls if url and _is_kept(url, arxiv)}
    keys = {plain_key(plain) for plain in kept if leads_to_page(plain)}
    if record.openreview_id:
        keys.add(address_key(f"https://openreview.net/forum?id={record.openreview_id}"))
    return keys


def _is_kept(url: str, arxiv_id: str | None) -> bool:
    """Return whether an address is not arXiv's, with just this id."""
    if arxiv_id is None or _ARXIV not in url:
        return True
    _, found, rest = url.partition(arxiv_id)
    return not found or rest[:1].isdigit()
