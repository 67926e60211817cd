"""Getting one file from the hub: gone on with where it stopped, and compared with its checksum."""

from collections.abc import Callable, Iterator
from pathlib import Path

from pwc_tui.domain.errors import UserError
from pwc_tui.hub.cache import Slot
from pwc_tui.hub.client import Hub
from pwc_tui.hub.manifest import Digest, RemoteFile
from pwc_tui.hub.retry import Patience, TroubleError, patiently

_BLOCK = 1 << 20
"""Bytes read at once from a file that is checked."""


def is_there(file: RemoteFile, slot: Slot) -> bool:
    """Return whether a file is there whole, its content compared; what is damaged is removed."""
    for path in (slot.path, slot.content):
        if not path.is_file():
            continue
        if path.stat().st_size == file.size and _fed(path, file.digest()) == file.checksum:
            if not slot.path.is_file():
                slot.link()
            return True
        path.unlink()
    return False


def part_size(file: RemoteFile, slot: Slot) -> int:
    """Return how many bytes of a file an earlier, stopped transfer left."""
    is_ours = slot.part.is_file() and not slot.part.is_symlink()
    size = slot.part.stat().st_size if is_ours else 0
    return size if size <= file.size else 0


class Transfer:
    """The transfer of one file.

    `on_bytes` hears how many bytes there are now; that may be fewer than before, when those
    were damaged. `on_wait` hears why it is waited and for how many seconds.
    """

    def __init__(
        self,
        hub: Hub,
        file: RemoteFile,
        slot: Slot,
        on_bytes: Callable[[int], None],
        on_wait: Callable[[str, float], None],
    ) -> None:
        self._hub, self._file, self._slot = hub, file, slot
        self._on_bytes, self._on_wait = on_bytes, on_wait
        self._have = 0
        self._digest: Digest = file.digest()

    def run(self, patience: Patience) -> None:
        """Get the file; raises UserError when its content is not what the hub says it is.

        Content that is wrong is got once more from the beginning: what was left by an earlier
        transfer may have been damaged since.
        """
        self._slot.part.parent.mkdir(parents=True, exist_ok=True)
        if self._slot.part.is_symlink():  # nothing of ours: what it leads to is left alone
            self._slot.part.unlink()
        self._go_on()
        for _ in range(2):
            patiently(self._attempt, patience, self._on_wait)
            if self._digest.hexdigest() == self._file.checksum:
                self._slot.settle()
                return
            self._begin_anew()
        self._slot.part.unlink()
        raise UserError(
            f"{self._hub.endpoint} sent a damaged {self._file.name} "
            "(wrong checksum, twice): it was discarded; try again later"
        )

    def _go_on(self) -> None:
        """Take in what is there already."""
        if part_size(self._file, self._slot):
            self._have = self._slot.part.stat().st_size
            _fed(self._slot.part, self._digest)
        else:
            self._begin_anew()

    def _begin_anew(self) -> None:
        self._slot.part.write_bytes(b"")
        self._have, self._digest = 0, self._file.digest()

    def _attempt(self) -> None:
        """Get what is missing; raises TroubleError when not all of it came."""
        before = self._have
        if before == self._file.size:
            return
        try:
            with self._hub.body(self._file, before) as body:
                if body.start not in (0, before):
                    raise UserError(
                        f"{self._hub.endpoint} sends another part than it was asked for"
                    )
                self._take(_behind(body.chunks, before - body.start))
        except TroubleError as trouble:
            trouble.is_further = self._have > before
            raise
        if self._have < self._file.size:
            raise TroubleError(
                f"{self._hub.endpoint} ended {self._file.name} after {self._have:,} of "
                f"{self._file.size:,} bytes",
                is_further=self._have > before,
            )

    def _take(self, chunks: Iterator[bytes]) -> None:
        with self._slot.part.open("ab") as part:
            for chunk in chunks:
                if self._have + len(chunk) > self._file.size:
                    raise UserError(
                        f"{self._hub.endpoint} sends more of {self._file.name} than the "
                        f"{self._file.size:,} bytes it says it has: try again later"
                    )
                part.write(chunk)
                part.flush()  # so that what came is there, however this process ends
                self._digest.update(chunk)
                self._have += len(chunk)
                self._on_bytes(self._have)


def _behind(chunks: Iterator[bytes], known: int) -> Iterator[bytes]:
    """Yield what comes behind the bytes that are there already."""
    for chunk in chunks:
        yield chunk[known:]
        known = max(0, known - len(chunk))


def _fed(path: Path, digest: Digest) -> str:
    """Return the checksum after all of a file was fed to it."""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
