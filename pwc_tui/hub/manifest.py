"""What lies on the archive's hub: one dataset for each section, and its files with checksums."""

import hashlib
import re
from dataclasses import dataclass
from typing import Protocol

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.sections import Section

ORGANISATION = "pwc-archive"
"""Who keeps the archive on the hub (https://huggingface.co/pwc-archive)."""

DATASETS = {
    Section.PAPERS: "papers-with-abstracts",
    Section.LINKS: "links-between-paper-and-code",
    Section.EVALUATIONS: "evaluation-tables",
    Section.METHODS: "methods",
    Section.DATASETS: "datasets",
}
"""The datasets by what they hold, in the order in which they are fetched."""


class Digest(Protocol):
    """A checksum that is being computed, as hashlib has them."""

    def update(self, data: bytes, /) -> None:
        """Take in more of the content."""

    def hexdigest(self) -> str:
        """Return the checksum of all that was taken in."""


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file of a dataset at one commit: its content never changes.

    Large files are told by the SHA-256 of their content (Git LFS), small ones by Git's own checksum
    of a blob (https://git-scm.com/book/en/v2/Git-Internals-Git-Objects).
    """

    dataset: str
    commit: str
    path: str
    size: int
    checksum: str
    is_large: bool

    @property
    def name(self) -> str:
        """Dataset and path, as people are told."""
        return f"{self.dataset}/{self.path}"

    def digest(self) -> Digest:
        """Return a checksum to feed the content to; in the end it must be `checksum`."""
        if self.is_large:
            return hashlib.sha256()
        return hashlib.sha1(f"blob {self.size}\0".encode(), usedforsecurity=False)


def checked(file: RemoteFile) -> RemoteFile:
    """Return `file` if it can be stored under the names the hub gave; else raise UserError.

    Names come from another machine: none may lead out of the folder they are stored in.
    """
    length = 64 if file.is_large else 40
    names = ((_PATH, file.path), (_HEX, file.commit), (_HEX, file.checksum))
    is_good = all(pattern.fullmatch(name) for pattern, name in names)
    if not is_good or ".." in file.path.split("/") or len(file.checksum) != length or file.size < 0:
        raise UserError(
            f"{file.dataset} on the hub lists a file that cannot be stored: {file.path[:80]!r}"
        )
    return file


def check_parts(dataset: str, paths: list[str]) -> None:
    """Raise UserError unless all parts are there that the names of the parts tell of."""
    found: dict[tuple[str, str], int] = {}
    for path in paths:
        if part := _PART.fullmatch(path):
            found[part["stem"], part["of"]] = found.get((part["stem"], part["of"]), 0) + 1
    for (stem, total), count in found.items():
        if count != int(total):
            raise UserError(f"{dataset} is incomplete: {count} of {int(total)} parts of {stem}")
    if not paths:
        raise UserError(f"{dataset} has no parquet files")


_PATH = re.compile(r"(?:[\w.-]+/)*[\w.-]+\.parquet", re.ASCII)
_HEX = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_PART = re.compile(r"(?P<stem>.+)-\d+-of-(?P<of>\d+)\.parquet")
