"""Runs commands in forks of itself: `python import_forks.py`, one JSON object a line.

Starting Python and loading the libraries takes ten times as long as importing a small archive, or
as writing a bookmark.
`arguments` are those of `pwc-tui`; what else may be asked for is in `_prepare`. The answer has
`status` (negative: the signal that ended the fork), `out`, `err`, the `calls` that were counted,
and the checksums of the `files` on the fork's own disk.
"""

import ctypes
import hashlib
import io
import json
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, TextIO

from pwc_tui.cli.run import run

Forks = Callable[..., dict[str, Any]]
"""Runs `pwc-tui` in a fork of a process in which all is loaded."""

_NEW_NAMES = 0x00020000
_PRIVATE = 1 << 18 | 1 << 14
"""Of sched.h and mount.h."""

_NOBODY = 65534
_LOADED = (
    *("ingest.importer", "ingest.import_files", "cli.commands.import_", "cli.output.progress"),
    *("search.upkeep.repair", "system.progress_lines", "hub.meter"),
    *("cli.commands.own.library", "store.user.user_file", "api.search"),
    *("search.lists.paper_lists", "search.engine.engine", "cli.output.search"),
)
"""What an import loads: nobody may be unable to read the program's own files. And what commands
load that write the user's."""


class Watched:
    """A stream that does something when a line begins with a word."""

    def __init__(self, stream: TextIO, word: str, act: Callable[[], None]) -> None:
        self._stream = stream
        self._word = word
        self._act = act

    def write(self, text: str) -> int:
        if text.startswith(self._word):
            self._act()
        return self._stream.write(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def main() -> None:
    """Load what an import needs, then answer."""
    for name in _LOADED:
        import_module(f"pwc_tui.{name}")
    for line in sys.stdin:
        print(json.dumps(_answer(json.loads(line))), flush=True)


def _answer(wanted: dict[str, Any]) -> dict[str, Any]:
    with (
        tempfile.TemporaryFile("w+") as out,
        tempfile.TemporaryFile("w+") as err,
        tempfile.TemporaryFile("w+") as told,
    ):
        fork = os.fork()
        if fork == 0:
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            os._exit(_imported(wanted, told))
        _, ended = os.waitpid(fork, 0)
        texts = []
        for stream in (out, err, told):
            stream.seek(0)
            texts.append(stream.read())
    answer: dict[str, Any] = json.loads(texts[2] or "{}")
    status = os.waitstatus_to_exitcode(ended)
    return answer | {"status": status, "out": texts[0], "err": texts[1]}


def _imported(wanted: dict[str, Any], told: TextIO) -> int:
    try:
        counted = _prepare(wanted)
        status = run(wanted["arguments"])
        sys.setprofile(None)
        json.dump({"calls": len(counted), "files": _files(wanted)}, told)
        told.flush()
    except BaseException as error:
        print(f"fork: {error!r}", file=sys.stderr, flush=True)
        return 99
    sys.stdout.flush()
    sys.stderr.flush()
    return status


def _prepare(wanted: dict[str, Any]) -> list[None]:
    """Make the fork what is wanted; return what grows by one with every call of a function."""
    counted: list[None] = []
    if "environment" in wanted:
        os.environ.clear()
        os.environ.update(wanted["environment"])
        os.chdir(wanted["folder"])
        sys.stdin = io.TextIOWrapper(io.BytesIO(wanted["stdin"].encode()))
    if place := wanted.get("disk"):
        _mount(Path(place["folder"]), place["megabytes"])
    if "user" in wanted:
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)
    if word := wanted.get("full_after"):
        sys.stderr = Watched(sys.stderr, word, lambda: _fill(Path(wanted["disk"]["folder"])))
    if word := wanted.get("limit_after"):
        sys.stderr = Watched(sys.stderr, word, lambda: _limit(1000))
    if asked := wanted.get("signal_after"):
        word, name = asked
        number = signal.Signals[name]
        sys.stderr = Watched(sys.stderr, word, lambda: os.kill(os.getpid(), number))
    if size := wanted.get("limit"):
        _limit(size)
    if "kill_at" in wanted:
        sys.setprofile(_counting(counted, wanted["kill_at"]))
    return counted


def _files(wanted: dict[str, Any]) -> dict[str, str]:
    if "disk" not in wanted:
        return {}
    folder = Path(wanted["disk"]["folder"])
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        for path in folder.iterdir()
    }


def _counting(counted: list[None], last: int) -> Callable[..., None]:
    def count(_frame: object, event: str, _argument: object) -> None:
        if event == "call":
            counted.append(None)
            if len(counted) == last:
                os.kill(os.getpid(), signal.SIGKILL)

    return count


def _mount(folder: Path, megabytes: int) -> None:
    """Give the fork a small disk of its own at `folder`, holding what is in the folder."""
    files = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    system = ctypes.CDLL(None, use_errno=True)
    place, size = os.fsencode(folder), f"size={megabytes}m".encode()
    if (
        system.unshare(_NEW_NAMES)
        or system.mount(None, b"/", None, _PRIVATE, None)
        or system.mount(b"none", place, b"tmpfs", 0, size)
    ):
        raise OSError(ctypes.get_errno(), "no disk of its own")
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _fill(folder: Path) -> None:
    with Path(folder, "filler").open("ab", buffering=0) as filler:
        for size in (65536, 1):
            try:
                while True:
                    filler.write(bytes(size))
            except OSError:
                continue


def _limit(size: int) -> None:
    import resource  # noqa: PLC0415  not on Windows, where the tests look at this file too

    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main()
