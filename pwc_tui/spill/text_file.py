"""Texts that wait in a file and are read one by one, in any order."""

from array import array
from pathlib import Path
from tempfile import TemporaryFile


class Texts:
    """Texts by their numbers from 0; `folder` takes the file, which goes when this does."""

    def __init__(self, folder: Path) -> None:
        self._file = TemporaryFile(dir=folder)  # noqa: SIM115 - closed by __del__
        self._ends = array("q", [0])

    def __del__(self) -> None:
        if hasattr(self, "_file"):
            self._file.close()

    def __len__(self) -> int:
        return len(self._ends) - 1

    def add(self, text: str) -> None:
        """Add the next text, before any is read."""
        self._ends.append(self._ends[-1] + self._file.write(text.encode()))

    def __getitem__(self, number: int) -> str:
        start, end = self._ends[number], self._ends[number + 1]
        self._file.seek(start)
        return self._file.read(end - start).decode()
