"""Fetching the archive: its files from the hub into a folder, each whole and checked."""

import errno
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from huggingface_hub import constants, is_offline_mode

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.sections import Section
from pwc_tui.hub.cache import Cache, Folder
from pwc_tui.hub.client import Hub
from pwc_tui.hub.download import Transfer, is_there, part_size
from pwc_tui.hub.manifest import DATASETS, RemoteFile, check_parts
from pwc_tui.hub.meter import Meter, megabytes
from pwc_tui.hub.retry import Patience, patiently
from pwc_tui.system.file_lock import lock_file
from pwc_tui.system.progress import NullListener, ProgressListener, Waiting

_LOCK = ".pwc-tui-fetch.lock"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""The disk, a quota, a limit of file sizes."""


@dataclass(frozen=True, slots=True)
class FetchedFile:
    """A file of the archive on this machine."""

    name: str
    path: Path
    size: int
    was_there: bool


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a fetch left: the folder of each dataset, and the files in them. Sizes in bytes."""

    source: str
    folders: tuple[Path, ...]
    files: tuple[FetchedFile, ...]
    seconds: float

    @property
    def size(self) -> int:
        """How much is there now."""
        return sum(file.size for file in self.files)

    @property
    def fetched_size(self) -> int:
        """How much of it was not there before."""
        return sum(file.size for file in self.files if not file.was_there)


def fetch_archive(
    sections: Sequence[Section] = tuple(Section),
    *,
    dest: Path | None = None,
    endpoint: str | None = None,
    listener: ProgressListener | None = None,
    patience: Patience | None = None,
) -> Fetched:
    """Fetch the datasets of `sections` into `dest`, or into the cache of the hub's library.

    What is there already is compared with its checksum and kept; a transfer that was stopped goes
    on where it was. Raises UserError for what the user can mend: no network, an address that is no
    hub's, no room, no right to write, content that is not what the hub says it is, or another fetch
    into the same place. What was fetched until then stays.
    """
    started = time.monotonic()
    place = Cache(Path(constants.HF_HUB_CACHE)) if dest is None else Folder(dest)
    if is_offline_mode():
        return _found(place, sections, started)
    hub = Hub(endpoint)
    run = _Run(hub, place, listener or NullListener(), patience or Patience())
    with _sole(place.root):
        return run.fetch(sections, started)


class _Run:
    """One fetch."""

    def __init__(
        self, hub: Hub, place: Cache | Folder, listener: ProgressListener, patience: Patience
    ) -> None:
        self._hub, self._place = hub, place
        self._listener, self._patience = listener, patience

    def fetch(self, sections: Sequence[Section], started: float) -> Fetched:
        listed = [self._list(DATASETS[section]) for section in sections]
        files = [file for dataset in listed for file in dataset]
        meter = Meter(sum(file.size for file in files), self._listener)
        fetched: list[FetchedFile] = []
        missing = [file for file in files if not self._is_there(file, meter, fetched)]
        self._check_room(missing)
        for file in missing:
            self._get(file, meter)
            fetched.append(self._fetched(file, was_there=False))
        self._place.keep(files)
        order = {file.name: at for at, file in enumerate(files)}
        return Fetched(
            source=self._hub.endpoint,
            folders=tuple(self._place.folder(dataset[0]) for dataset in listed),
            files=tuple(sorted(fetched, key=lambda file: order[file.name])),
            seconds=time.monotonic() - started,
        )

    def _list(self, dataset: str) -> list[RemoteFile]:
        return patiently(lambda: self._hub.files(dataset), self._patience, self._waits)

    def _waits(self, why: str, seconds: float) -> None:
        self._listener.update(Waiting(why, seconds))

    def _is_there(self, file: RemoteFile, meter: Meter, fetched: list[FetchedFile]) -> bool:
        if not is_there(file, self._place.slot(file)):
            return False
        meter.whole(file.name, file.size, was_there=True)
        fetched.append(self._fetched(file, was_there=True))
        return True

    def _get(self, file: RemoteFile, meter: Meter) -> None:
        slot = self._place.slot(file)
        meter.at(file.name, part_size(file, slot), is_new=False)
        transfer = Transfer(
            self._hub,
            file,
            slot,
            on_bytes=lambda have: meter.at(file.name, have),
            on_wait=self._waits,
        )
        try:
            transfer.run(self._patience)
        except OSError as error:
            if error.errno in _FULL:
                left = megabytes(meter.total - meter.done)
                raise UserError(
                    f"No room is left in {self._place.root}: {left} are still to be "
                    "downloaded; what is there is kept, and the next `pwc-tui fetch` continues"
                ) from error
            raise
        meter.whole(file.name, file.size, was_there=False)

    def _check_room(self, files: Sequence[RemoteFile]) -> None:
        """Say before the first byte that the last one will have no room."""
        needed = sum(file.size - part_size(file, self._place.slot(file)) for file in files)
        free = shutil.disk_usage(self._place.root).free
        if needed > free:
            raise UserError(
                f"{megabytes(needed)} must be downloaded to {self._place.root}, where "
                f"{megabytes(free)} are free: make room, or name another place with --dest DIR"
            )

    def _fetched(self, file: RemoteFile, *, was_there: bool) -> FetchedFile:
        return FetchedFile(file.name, self._place.slot(file).path, file.size, was_there)


@contextmanager
def _sole(root: Path) -> Iterator[None]:
    """Make the folder and keep other fetches out; say plainly where nothing can be written."""
    with ExitStack() as held:
        try:
            root.mkdir(parents=True, exist_ok=True)
            has_it = held.enter_context(lock_file(root / _LOCK))
        except OSError as error:
            raise _unwritable(root, error) from error
        if not has_it:
            raise UserError(f"Another download to {root} is running: wait until it is done")
        try:
            yield
        except OSError as error:
            raise _unwritable(root, error) from error


def _unwritable(root: Path, error: OSError) -> UserError:
    return UserError(
        f"Nothing can be written to {error.filename or root} ({error.strerror or error}): "
        "name another place with --dest DIR"
    )


def _found(place: Cache | Folder, sections: Sequence[Section], started: float) -> Fetched:
    """Return what is there, for when the network is not to be used."""
    folders, files = [], []
    for section in sections:
        dataset = DATASETS[section]
        folder = place.kept(dataset)
        if folder is None:
            raise UserError(
                f"HF_HUB_OFFLINE is set, and {dataset} is not in {place.root}: "
                "unset it to download that, or name the parts that are there with --only"
            )
        paths = sorted(folder.rglob("*.parquet"))
        check_parts(f"{dataset} in {folder}", [str(path) for path in paths])
        folders.append(folder)
        files += [
            FetchedFile(f"{dataset}/{path.relative_to(folder)}", path, path.stat().st_size, True)
            for path in paths
        ]
    return Fetched("the cache", tuple(folders), tuple(files), time.monotonic() - started)
