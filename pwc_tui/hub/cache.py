"""Where fetched files lie: in the hub's own cache, or in a folder that the user names.

The cache is laid out as its library documents it (https://huggingface.co/docs/huggingface_hub,
"Understand caching"), so that other programs find there what was fetched here, and the reverse.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pwc_tui.hub.manifest import ORGANISATION, RemoteFile

_REVISION = "main"


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of one file: `path` is where it is read, `content` where its bytes are."""

    path: Path
    content: Path

    @property
    def part(self) -> Path:
        """What there is of it while it is not whole."""
        return self.content.with_name(f"{self.content.name}.incomplete")

    def settle(self) -> None:
        """Make the part, now whole, the file."""
        self.part.replace(self.content)
        self.link()

    def link(self) -> None:
        """Let `path` lead to the content."""
        if self.path == self.content:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.unlink(missing_ok=True)
        try:
            self.path.symlink_to(os.path.relpath(self.content, self.path.parent))
        except OSError:  # Windows lets not everybody make links; then the library moves it, too
            self.content.replace(self.path)


class Folder:
    """A folder of the user's: `FOLDER/methods/data/train-00000-of-00001.parquet`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def slot(self, file: RemoteFile) -> Slot:
        """Return the place of a file."""
        path = self.root / file.dataset / file.path
        return Slot(path, path)

    def folder(self, file: RemoteFile) -> Path:
        """Return the folder that holds the dataset of a file."""
        return self.root / file.dataset

    def keep(self, files: Sequence[RemoteFile]) -> None:
        """Do nothing: the names say it all."""

    def kept(self, dataset: str) -> Path | None:
        """Return the folder of a dataset, if there is one."""
        folder = self.root / dataset
        return folder if folder.is_dir() else None


class Cache:
    """The cache of the hub's library."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def slot(self, file: RemoteFile) -> Slot:
        """Return the place of a file."""
        blob = self._of(file.dataset) / "blobs" / file.checksum
        return Slot(self.folder(file) / file.path, blob)

    def folder(self, file: RemoteFile) -> Path:
        """Return the folder that holds the dataset of a file, at the file's commit."""
        return self._of(file.dataset) / "snapshots" / file.commit

    def keep(self, files: Sequence[RemoteFile]) -> None:
        """Note which commit is the newest, for when there is no network."""
        for file in files:
            reference = self._of(file.dataset) / "refs" / _REVISION
            reference.parent.mkdir(parents=True, exist_ok=True)
            reference.write_text(file.commit, encoding="ascii")

    def kept(self, dataset: str) -> Path | None:
        """Return the folder of a dataset at the newest commit known here, if there is one."""
        folder = self._of(dataset)
        try:
            commit = (folder / "refs" / _REVISION).read_text(encoding="ascii").strip()
        except (OSError, ValueError):
            return None
        snapshot = folder / "snapshots" / commit
        return snapshot if commit and snapshot.is_dir() else None

    def _of(self, dataset: str) -> Path:
        return self.root / f"datasets--{ORGANISATION}--{dataset}"
