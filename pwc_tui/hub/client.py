"""The hub the archive is fetched from, spoken to with its own library (`huggingface_hub`).

The library knows endpoint, token, proxies and offline mode (HF_ENDPOINT, HF_TOKEN, HF_HUB_OFFLINE
…). What it answers is read from its session here: its own download begins a file anew when the
program was stopped in the middle, and does not compare checksums; its own list has no bounds.
"""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import httpx2
from huggingface_hub import constants, get_session, hf_hub_url
from huggingface_hub.errors import HfHubHTTPError
from huggingface_hub.utils import build_hf_headers, hf_raise_for_status

from pwc_tui import __version__
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.text.passwords import shown_address, usable_address
from pwc_tui.hub.errors import Place, told
from pwc_tui.hub.listing import NoListingError, read_listing
from pwc_tui.hub.manifest import ORGANISATION, RemoteFile, check_parts
from pwc_tui.hub.requirements import hub_address
from pwc_tui.hub.retry import TroubleError

_NETWORK = (httpx2.HTTPError, httpx2.InvalidURL)
_BOUNDED = ("identity", "gzip")
"""Forms in which no piece of a listing can be more than a thousand times as large as what came."""

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
                "--from or HF_ENDPOINT must name the address of a hub, beginning with https://"
            )
        self.endpoint = shown_address(self._address)
        self._has_answered = False

    def files(self, dataset: str) -> list[RemoteFile]:
        """Return the parquet files of a dataset as they are now."""
        url = f"{self._address}/api/datasets/{ORGANISATION}/{dataset}?blobs=true"
        try:
            with self._answer(url, {}, constants.HF_HUB_ETAG_TIMEOUT) as response:
                if response.headers.get("Content-Encoding", "identity") not in _BOUNDED:
                    raise NoListingError("compressed in a way that was not requested")
                files = read_listing(dataset, response.iter_bytes())
        except (*_NETWORK, NoListingError) as error:
            raise self._told(error, dataset) from error
        self._has_answered = True
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
        headers = {"Range": f"bytes={start}-"} if start else {}
        try:
            with self._answer(url, headers, constants.HF_HUB_DOWNLOAD_TIMEOUT) as response:
                if response.headers.get("Content-Type", "").startswith("text/html"):
                    raise TroubleError(f"{self.endpoint} sends a web page instead of {file.name}")
                begin, size = _start(response, start), response.headers.get("Content-Length")
                is_whole = begin or size in (None, str(file.size))
                if start and not is_whole:
                    raise TroubleError(f"{self.endpoint} sends something else as {file.name}")
                yield Body(begin, response.iter_bytes())
        except _NETWORK as error:
            raise self._told(error, file.name) from error

    @contextmanager
    def _answer(
        self, url: str, headers: Mapping[str, str], timeout: float
    ) -> Iterator[httpx2.Response]:
        """Ask for an address, without reading what comes; raises what the library does."""
        # What is compressed on the way cannot be gone on with in the middle, and has no bounds.
        sent = {
            **build_hf_headers(library_name="pwc-tui", library_version=__version__),
            **headers,
            "Accept-Encoding": "identity",
        }
        with get_session().stream("GET", url, headers=sent, timeout=timeout) as response:
            hf_raise_for_status(response)
            yield response

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
