"""The hub's list of a dataset's files, taken as what it is: text of another machine."""

from collections.abc import Iterable
from typing import Annotated

import msgspec

from pwc_tui.hub.manifest import RemoteFile, checked

LONGEST = 1 << 23
"""Bytes of a listing. That of the archive's largest dataset has 6,000."""

_Size = Annotated[int, msgspec.Meta(ge=0, le=1 << 50)]


class NoListingError(Exception):
    """What a server sent is no list of a dataset's files."""


def read_listing(dataset: str, chunks: Iterable[bytes]) -> list[RemoteFile]:
    """Return the parquet files that a listing names; raises NoListingError, or UserError for names.

    No more is read than a listing may have.
    """
    text = bytearray()
    for chunk in chunks:
        text += chunk
        if len(text) > LONGEST:
            raise NoListingError(f"more than {LONGEST:,} bytes")
    try:
        listing = msgspec.json.decode(text, type=_Listing)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise NoListingError(str(error)) from error
    return [
        checked(entry.file(dataset, listing.sha))
        for entry in listing.siblings
        if entry.rfilename.endswith(".parquet")
    ]


class _LargeFile(msgspec.Struct):
    sha256: str
    size: _Size


class _Entry(msgspec.Struct, rename="camel"):
    rfilename: str
    size: _Size | None = None
    blob_id: str | None = None
    lfs: _LargeFile | None = None

    def file(self, dataset: str, commit: str) -> RemoteFile:
        large = self.lfs
        return RemoteFile(
            dataset=dataset,
            commit=commit,
            path=self.rfilename,
            size=large.size if large else self.size or 0,
            checksum=large.sha256 if large else self.blob_id or "",
            is_large=large is not None,
        )


class _Listing(msgspec.Struct):
    sha: str
    siblings: list[_Entry] = []
