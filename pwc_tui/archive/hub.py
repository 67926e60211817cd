"""The hub the archive is fetched from, spoken to with its own library (`huggingface_hub`).

The library knows endpoint, token, proxies and offline mode (HF_ENDPOINT, HF_TOKEN, HF_HUB_OFFLINE
…) and lists what there is. The bytes are read from its session here: its own download begins a file
anew when the program was stopped in the middle, and does not compare checksums.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx2
from huggingface_hub import HfApi, constants, get_session, hf_hub_url
from huggingface_hub.errors import HfHubHTTPError
from huggingface_hub.utils import build_hf_headers, hf_raise_for_status

from pwc_tui import __version__
from pwc_tui.archive.fetch_needs import hub_address
from pwc_tui.archive.hub_files import ORGANISATION, RemoteFile, check_parts, checked
from pwc_tui.archive.hub_troubles import Place, told
from pwc_tui.archive.patience import TroubleError
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.passwords import shown_address, usable_address

_NETWORK = (httpx2.HTTPError, httpx2.InvalidURL)
_NO_HUB = (ValueError, KeyError, TypeError, AttributeError)
"""What the library raises where something else than a hub answers."""


_NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Body:
    """What a server sends of a file: the chunks from the byte `start` on.

    `start` is the byte that was asked for, or 0 from a server that does not go on in the middle;
    anything else is a server's mistake.
    """

    start: int
    chunks: Iterator[bytes]


class Hub:
    """A hub. `endpoint` None is the one that HF_ENDPOINT names, or else the public one.

    As an attribute it is the address without its password, to be shown.

    What may pass by itself is raised as TroubleError, everything else as UserError.
    """

    def __init__(self, endpoint: str | None) -> None:
        # What the library would log is told here, in sentences.
        logging.getLogger("huggingface_hub").setLevel(logging.ERROR)
        self._address = usable_address((endpoint or hub_address()).rstrip("/"))
        if not self._address.startswith(("http://", "https://")):
            raise UserError(
                "What --from or HF_ENDPOINT names is no address of a hub: it begins with https://"
            )
        self.endpoint = shown_address(self._address)
        self._api = HfApi(self._address, library_name="pwc-tui", library_version=__version__)
        self._has_answered = False

    def files(self, dataset: str) -> list[RemoteFile]:
        """Return the parquet files of a dataset as they are now."""
        try:
            info = self._api.dataset_info(
                f"{ORGANISATION}/{dataset}",
                files_metadata=True,
                timeout=constants.HF_HUB_ETAG_TIMEOUT,
            )
        except (*_NETWORK, *_NO_HUB) as error:
            raise self._told(error, dataset) from error
        self._has_answered = True
        files = [
            checked(
                RemoteFile(
                    dataset=dataset,
                    commit=info.sha or "",
                    path=sibling.rfilename,
                    size=sibling.lfs.size if sibling.lfs else sibling.size or 0,
                    checksum=sibling.lfs.sha256 if sibling.lfs else sibling.blob_id or "",
                    is_large=sibling.lfs is not None,
                )
            )
            for sibling in info.siblings or ()
            if sibling.rfilename.endswith(".parquet")
        ]
        check_parts(f"{dataset} on {self.endpoint}", [file.path for file in files])
        return sorted(files, key=lambda file: file.path)

    @contextmanager
    def body(self, file: RemoteFile, start: int) -> Iterator[Body]:
        """Open a file from the byte `start` on; a server may begin at 0 all the same."""
        url = hf_hub_url(
            f"{ORGANISATION}/{file.dataset}",
            file.path,
            repo_type="dataset",
            revision=file.commit,
            endpoint=self._address,
        )
        # What is compressed on the way cannot be gone on with in the middle.
        headers = {**build_hf_headers(), "Accept-Encoding": "identity"}
        if start:
            headers["Range"] = f"bytes={start}-"
        try:
            with get_session().stream(
                "GET", url, headers=headers, timeout=constants.HF_HUB_DOWNLOAD_TIMEOUT
            ) as response:
                hf_raise_for_status(response)
                yield Body(_start(response, start), response.iter_bytes())
        except _NETWORK as error:
            raise self._told(error, file.name) from error

    def _told(self, error: Exception, what: str) -> TroubleError | UserError:
        if isinstance(error, HfHubHTTPError):
            self._has_answered = True
        return told(error, Place(self.endpoint, what, is_known=self._has_answered))


def _start(response: httpx2.Response, wanted: int) -> int:
    """Return the byte at which an answer begins: `bytes 100-199/200` begins at 100."""
    if not wanted or response.status_code != httpx2.codes.PARTIAL_CONTENT:
        return 0
    first = response.headers.get("Content-Range", "").removeprefix("bytes ").partition("-")[0]
    return int(first) if first.isascii() and first.isdigit() else _NOWHERE
