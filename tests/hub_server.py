"""A hub on this machine: it speaks the endpoints of the real one that its library uses.

`GET /api/datasets/NAME[/revision/REV][?blobs=true]` tells commit and files,
`/api/datasets/NAME/tree/REV` the files with Git LFS checksums, `/datasets/NAME/resolve/REV/PATH` a
file: small ones as they are, large ones by a redirect to `/cdn/SHA256`, which knows ranges. Faults
are put in front, one a request.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from typing import Any
from urllib.parse import urlsplit

COMMIT = "c0ffee" + "0" * 34
LISTING = "listing"
"""What faults of a dataset's listing are put under, followed by a slash and the dataset's name."""
PAPERS = "papers-with-abstracts/data/train-00000-of-00001.parquet"
"""The name of the largest file."""
DATASETS = (
    "papers-with-abstracts",
    "links-between-paper-and-code",
    "evaluation-tables",
    "methods",
    "datasets",
)
_PIECE = 1 << 14


@dataclass(frozen=True)
class Fault:
    """What goes wrong with one request."""

    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    cut_after: int | None = None
    """Bytes of the body that are sent before the connection breaks."""
    stall_after: int | None = None
    """Bytes of the body that are sent before nothing more comes until the hub is `released`."""
    instead: bytes | None = None
    """Another content."""
    knows_no_ranges: bool = False
    body: bytes = b""
    """What comes with a status."""


@dataclass(frozen=True)
class Request:
    """A request that came in."""

    method: str
    path: str
    range: str
    authorization: str


class HubServer:
    """The hub, and what its tests say and ask of it."""

    def __init__(self) -> None:
        self.files: dict[str, dict[str, bytes]] = {}
        """Contents by dataset and path."""
        self.small: set[str] = set()
        """Names (`methods/data/x.parquet`) of files that Git holds itself."""
        self.faults: defaultdict[str, list[Fault]] = defaultdict(list)
        """What goes wrong with the next requests for a file's content, by its name."""
        self.requests: list[Request] = []
        self.released = threading.Event()
        self.stalled = threading.Event()
        """Set when a request has come to its `stall_after`."""
        self.token = ""
        """Who does not show it gets nothing, where it is set."""
        self.commit = COMMIT
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    @property
    def url(self) -> str:
        """The address of the hub."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def fill(self, random: Random) -> None:
        """Hold what looks like the archive from outside: 400 kB in six parts, one of them small."""
        for dataset in DATASETS:
            parts = 2 if dataset == "evaluation-tables" else 1
            for part in range(parts):
                path = f"data/train-{part:05}-of-{parts:05}.parquet"
                size = 300_000 if dataset == "papers-with-abstracts" else 20_000
                self.files.setdefault(dataset, {})[path] = random.randbytes(size)
        self.small.add("methods/data/train-00000-of-00001.parquet")

    def sent(self, name: str) -> list[str]:
        """Return the ranges that were asked of a file's content, "" for all of it."""
        dataset, _, path = name.partition("/")
        content = self.files[dataset][path]
        where = f"/cdn/{hashlib.sha256(content).hexdigest()}"
        if name in self.small:
            where = f"/datasets/pwc-archive/{dataset}/resolve/{self.commit}/{path}"
        return [each.range for each in self.requests if each.path == where]

    @contextmanager
    def running(self) -> Iterator[HubServer]:
        """Answer requests until the end of the block."""
        self._thread.start()
        try:
            yield self
        finally:
            self.released.set()
            self._server.shutdown()
            self._server.server_close()
            self._thread.join()

    def listing(self, dataset: str) -> list[dict[str, Any]]:
        """Return the files of a dataset as the hub's tree has them."""
        return [
            self._entry(f"{dataset}/{path}", path, content)
            for path, content in self.files[dataset].items()
        ]

    def by_checksum(self, sha256: str) -> tuple[str, bytes] | None:
        """Return the name and the content of the large file with a checksum."""
        for dataset, files in self.files.items():
            for path, content in files.items():
                if hashlib.sha256(content).hexdigest() == sha256:
                    return f"{dataset}/{path}", content
        return None

    def _entry(self, name: str, path: str, content: bytes) -> dict[str, Any]:
        pointer = content if name in self.small else hashlib.sha256(content).hexdigest().encode()
        oid = hashlib.sha1(f"blob {len(pointer)}\0".encode() + pointer).hexdigest()
        entry: dict[str, Any] = {"type": "file", "path": path, "size": len(content), "oid": oid}
        if name not in self.small:
            sha256 = hashlib.sha256(content).hexdigest()
            entry["lfs"] = {"oid": sha256, "size": len(content), "pointerSize": 132}
        return entry


def _handler(hub: HubServer) -> type[BaseHTTPRequestHandler]:
    class Handler(_Handler):
        pass

    Handler.hub = hub
    return Handler


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet about a client that was killed; a defect of the hub shows in its answers."""


class _Handler(BaseHTTPRequestHandler):
    hub: HubServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  so declared
        """Keep quiet."""

    def _answer(self) -> None:
        path = urlsplit(self.path).path
        shown, asked = self.headers.get("Authorization", ""), self.headers.get("Range", "")
        self.hub.requests.append(Request(self.command, path, asked, shown))
        with suppress(BrokenPipeError, ConnectionResetError):  # whoever asked has gone
            match path.strip("/").split("/"):
                case ["cdn", sha256]:
                    self._cdn(sha256)
                case _ if self.hub.token and shown != f"Bearer {self.hub.token}":
                    self._send(401, b'{"error":"Invalid username or password."}')
                case ["api", "datasets", "pwc-archive", dataset, *rest]:
                    self._api(dataset, rest)
                case ["datasets", "pwc-archive", dataset, "resolve", _, *parts]:
                    self._resolve(dataset, "/".join(parts))
                case _:
                    self._send(404, b'{"error":"Not found"}')

    def _api(self, dataset: str, rest: list[str]) -> None:
        if self._fails(f"{LISTING}/{dataset}"):
            return
        if dataset not in self.hub.files:
            not_found = {"X-Error-Code": "RepoNotFound"}
            self._send(404, b'{"error":"Repository not found"}', not_found)
            return
        tree = self.hub.listing(dataset)
        if rest[:1] == ["tree"]:
            self._send(200, json.dumps(tree).encode())
            return
        siblings = [
            {"rfilename": e["path"], "size": e["size"], "blobId": e["oid"]}
            | ({"lfs": {**e["lfs"], "sha256": e["lfs"]["oid"]}} if "lfs" in e else {})
            for e in tree
        ]
        info = {"id": f"pwc-archive/{dataset}", "sha": self.hub.commit, "siblings": siblings}
        self._send(200, json.dumps(info).encode())

    def _resolve(self, dataset: str, path: str) -> None:
        content = self.hub.files.get(dataset, {}).get(path)
        if content is None:
            self._send(404, b"", {"X-Error-Code": "EntryNotFound"})
            return
        name = f"{dataset}/{path}"
        entry = next(each for each in self.hub.listing(dataset) if each["path"] == path)
        headers = {"X-Repo-Commit": self.hub.commit, "ETag": f'"{entry["oid"]}"'}
        if name in self.hub.small:
            self._content(name, content, headers)
            return
        sha256 = entry["lfs"]["oid"]
        headers |= {"X-Linked-Size": str(entry["size"]), "X-Linked-Etag": f'"{sha256}"'}
        self._send(302, b"", headers | {"Location": f"{self.hub.url}/cdn/{sha256}"})

    def _cdn(self, sha256: str) -> None:
        found = self.hub.by_checksum(sha256)
        if found is None:
            self._send(404, b"")
        else:
            self._content(*found, {"ETag": f'"{sha256}"'})

    def _content(self, name: str, content: bytes, headers: Mapping[str, str]) -> None:
        fault = self._next_fault(name)
        if fault.status:
            self._send(fault.status, fault.body, fault.headers)
            return
        content = content if fault.instead is None else fault.instead
        asked = "" if fault.knows_no_ranges else self.headers.get("Range", "")
        start = int(asked.removeprefix("bytes=").partition("-")[0] or 0)
        if start > len(content) or (start == len(content) and start):
            self._send(416, b"")
            return
        if start:
            whole = f"bytes {start}-{len(content) - 1}/{len(content)}"
            headers = {**headers, "Content-Range": whole}
        self._begin(206 if start else 200, len(content) - start, headers)
        if self.command == "GET":
            self._body(content[start:], fault)

    def _body(self, body: bytes, fault: Fault) -> None:
        if fault.cut_after is not None:
            self.wfile.write(body[: fault.cut_after])
            self.close_connection = True
        elif fault.stall_after is not None:
            self.wfile.write(body[: fault.stall_after])
            self.wfile.flush()
            self.hub.stalled.set()
            self.hub.released.wait(30)
            self.wfile.write(body[fault.stall_after :])
        else:
            for at in range(0, len(body), _PIECE):
                self.wfile.write(body[at : at + _PIECE])

    def _fails(self, name: str) -> bool:
        fault = self._next_fault(name)
        if fault.stall_after is not None:
            self.hub.stalled.set()
            self.hub.released.wait(30)
        if fault.status:
            self._send(fault.status, fault.body, fault.headers)
        return bool(fault.status)

    def _next_fault(self, name: str) -> Fault:
        waiting = self.hub.faults[name]
        return waiting.pop(0) if waiting and self.command == "GET" else Fault()

    def _send(self, status: int, body: bytes, headers: Mapping[str, str] | None = None) -> None:
        self._begin(status, len(body), {"Content-Type": "application/json", **(headers or {})})
        if self.command == "GET":
            self.wfile.write(body)

    def _begin(self, status: int, length: int, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(length)}.items():
            self.send_header(name, value)
        self.end_headers()
