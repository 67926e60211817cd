"""Work that runs beside the reading of the papers: in a process of its own when that pays."""

import gc
import os
import pickle
import signal
import sqlite3
import subprocess
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any, Protocol

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.sections import Section
from pwc_tui.ingest.sources.files import Selection
from pwc_tui.ingest.sources.section_reader import FileAccount
from pwc_tui.ingest.worker.job import ReferenceReader, stage_in
from pwc_tui.system.allocator import keep_large_apart
from pwc_tui.system.progress import ProgressEvent, ProgressListener, Step
from pwc_tui.system.subprocesses import command, end

_WORTH_A_PROCESS = 1_000_000
"""Bytes of both files, zipped, from which a process pays that takes 0.3 s to start."""


class Beside(Protocol):
    """Reads what refers to papers, and makes rows of it when the papers are known."""

    references: Path
    """The file that `ReferenceStage` describes."""

    def read(self) -> None:
        """Have all read onto the stage; raises UserError where a file is damaged as a whole."""

    def begin_rows(self) -> None:
        """Let the rows be made."""

    def rows(self) -> tuple[Path, list[FileAccount]]:
        """Return the file that holds them, and what became of the files read."""


@contextmanager
def references_beside(
    selection: Selection, folder: Path, progress: ProgressListener
) -> Iterator[Beside]:
    """Yield the work, begun already if the files are large; `folder` takes what waits in files.

    A process ends with the block, or with this process, however that ends.
    """
    files = [selection.get(section) for section in (Section.EVALUATIONS, Section.LINKS)]
    if sum(file.size for file in files if file) < _WORTH_A_PROCESS:
        yield _Here(ReferenceReader(selection, folder, progress), stage_in(folder))
        return
    process = subprocess.Popen(
        command(_PROGRAM), stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    )
    elsewhere = _Elsewhere(process, stage_in(folder), progress)
    try:
        elsewhere.begin((selection, folder))
        yield elsewhere
    finally:
        end(process)
        elsewhere.close()


class _Here:
    """Does the work when it is asked for."""

    def __init__(self, reader: ReferenceReader, references: Path) -> None:
        self._reader = reader
        self.references = references

    def read(self) -> None:
        self._reader.read()

    def begin_rows(self) -> None:
        self._made = self._reader.write()

    def rows(self) -> tuple[Path, list[FileAccount]]:
        return self._made


class _Elsewhere:
    """Lets `serve` do the work in another process.

    A thread hears what that tells: steps, which go on to `progress`, and results.
    """

    def __init__(
        self, process: "subprocess.Popen[bytes]", references: Path, progress: ProgressListener
    ) -> None:
        self.references = references
        assert process.stdin is not None
        assert process.stdout is not None
        self._input, self._output = process.stdin, process.stdout
        self._progress = progress
        self._results: SimpleQueue[Any] = SimpleQueue()
        self._hearing = threading.Thread(target=self._hear, name="beside", daemon=True)

    def begin(self, task: object) -> None:
        """Give the process its task, and listen."""
        self._hearing.start()
        self._tell(task)

    def close(self) -> None:
        """Let go of the process, which has ended."""
        self._hearing.join()
        self._output.close()
        with suppress(OSError):  # what could not be sent any more
            self._input.close()

    def read(self) -> None:
        self._result()

    def begin_rows(self) -> None:
        self._tell(None)

    def rows(self) -> tuple[Path, list[FileAccount]]:
        result: tuple[Path, list[FileAccount]] = self._result()
        return result

    def _tell(self, message: object) -> None:
        with suppress(OSError):  # of a process that has ended: `_result` says so
            _send(self._input, message)

    def _result(self) -> Any:
        result = self._results.get()
        if isinstance(result, BaseException):
            raise result
        return result

    def _hear(self) -> None:
        try:
            while True:
                message = pickle.load(self._output)
                if isinstance(message, Step):
                    self._progress.update(message)
                else:
                    self._results.put(message)
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            self._results.put(UserError(_ENDED))
        except BaseException as error:  # of the listener: raised where the result is asked for
            self._results.put(error)


_ENDED = (
    "The process that reads the leaderboards was ended from outside, perhaps for lack of "
    "memory. Nothing was changed; import again"
)

_PROGRAM = """
from pwc_tui.ingest.worker.process import serve
serve()
"""


def serve() -> None:
    """Do the work of `_Elsewhere`: the task comes from standard input, results go to output.

    Ends at once when whoever asked for it has ended.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # looking for cycles, of which there are none, takes a third of the time
    keep_large_apart()
    output = _Locked(sys.stdout.buffer)
    inbox: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_receive, args=(sys.stdin.buffer, inbox), daemon=True).start()
    try:
        selection, folder = inbox.get()
        reader = ReferenceReader(selection, folder, _Telling(output))
        reader.read()
        output.send(None)
        inbox.get()
        output.send(reader.write())
    except (UserError, OSError, sqlite3.Error) as error:  # told where the work was asked for
        output.send(error)
    except Exception as error:
        output.send(ChildProcessError("".join(traceback.format_exception(error))))
    os._exit(0)  # not in order, because a thread still waits for input


class _Locked:
    """A stream on which several threads send messages."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def send(self, message: object) -> None:
        with self._lock:
            _send(self._stream, message)


class _Telling:
    """Tells progress to the other process."""

    def __init__(self, output: _Locked) -> None:
        self._output = output

    def update(self, event: ProgressEvent, /) -> None:
        self._output.send(event)


def _receive(stream: IO[bytes], inbox: "SimpleQueue[Any]") -> None:
    try:
        while True:
            inbox.put(pickle.load(stream))
    except (EOFError, OSError, pickle.UnpicklingError):
        os._exit(1)  # nobody waits for results any more


def _send(stream: IO[bytes], message: object) -> None:
    pickle.dump(message, stream, protocol=pickle.HIGHEST_PROTOCOL)
    stream.flush()
