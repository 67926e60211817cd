"""What records of datasets and of methods have in common."""

from pwc_tui.ingest.clean.coerce import object_of, real_text
from pwc_tui.ingest.report.ledger import Ledger


def shown_name(name: str | None, slug: str | None, ledger: Ledger) -> str | None:
    """Return what a record's method or dataset is called: its slug where it has no name.

    A record that has neither is skipped, and None.
    """
    if name is None and slug is None:
        ledger.skip("neither name nor address")
    elif name is None:
        ledger.note("name", "no name: taken from the address", value=slug)
    elif slug is None:
        ledger.note("url", "no address: made from the name", value=name)
    return name or slug


def paper_of(
    record: dict[str, object], prefix: str, ledger: Ledger
) -> tuple[str, str] | tuple[None, None]:
    """Return title and address of the paper that a record names, either "" if the other is none.

    `prefix` stands before the fields' names in the ledger.
    """
    paper = object_of(record.get("paper"), f"{prefix}paper", ledger)
    title = real_text(paper.get("title"), f"{prefix}paper.title", ledger)
    url = real_text(paper.get("url"), f"{prefix}paper.url", ledger)
    return (title or "", url or "") if title or url else (None, None)
